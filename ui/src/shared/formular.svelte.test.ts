import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';

import type { ApiFehler } from '../api/bindings/ApiFehler';
import type { GespeichertDto } from '../api/bindings/GespeichertDto';
import { Entwuerfe } from '../shell/entwuerfe.svelte';
import { Formular } from './formular.svelte';

const WO = { adresse: '#/projekte/muster', titel: 'Sachstand: Muster' };
const DTO: GespeichertDto = { nr: 7, schluessel: ['s1'], aenderungen: 1, hinweise: [] };

function fehler(...felder: [string, string][]): ApiFehler {
  return { code: 'eingabe_ungueltig', params: {}, felder: felder.map(([feld, text]) => ({ feld, regel: 'pflicht', wert: '', text, zeile: null })), text: 'Noch ist nichts gespeichert.', technik: '' };
}

async function baue(entwuerfe = new Entwuerfe(() => Promise.resolve())) {
  let formular: Formular | undefined;
  const ende = $effect.root(() => {
    formular = new Formular({ entwuerfe, schluessel: 'sachstand/muster', wo: WO, vorgabe: { text: '', stand_am: '30.06.2022' } });
  });
  await ruhe();
  return { formular: formular as Formular, entwuerfe, ende };
}

async function baueBestand(entwurf: Record<string, string> | null = null) {
  const entwuerfe = new Entwuerfe(() => Promise.resolve());
  if (entwurf !== null) entwuerfe.setze('projekt/muster', entwurf, WO);
  let formular: Formular | undefined;
  const ende = $effect.root(() => {
    formular = new Formular({ entwuerfe, schluessel: 'projekt/muster', wo: WO, vorgabe: null, bestand: true });
  });
  await ruhe();
  return { formular: formular as Formular, entwuerfe, ende };
}

async function ruhe(): Promise<void> {
  flushSync();
  await Promise.resolve();
  flushSync();
}

describe('Formular', () => {
  it('keeps a draft while it differs from its beginning, and none without a change', async () => {
    const { formular, entwuerfe, ende } = await baue();
    expect([formular.geaendert, entwuerfe.liste, formular.entwurfVom]).toEqual([false, [], null]);
    formular.werte.text = 'Pilot läuft';
    await ruhe();
    expect(formular.geaendert).toBe(true);
    expect(entwuerfe.lies('sachstand/muster')).toEqual({ text: 'Pilot läuft', stand_am: '30.06.2022' });
    expect(entwuerfe.offen).toBe(true);
    formular.werte.text = '';
    await ruhe();
    expect([formular.geaendert, entwuerfe.liste]).toEqual([false, []]);
    ende();
  });

  it('goes on with the draft, says from when it is, and throws it away on wish', async () => {
    const entwuerfe = new Entwuerfe(() => Promise.resolve());
    entwuerfe.setze('sachstand/muster', { text: 'angefangen', stand_am: '29.06.2022' }, WO);
    const { formular, ende } = await baue(entwuerfe);
    expect(formular.werte).toEqual({ text: 'angefangen', stand_am: '29.06.2022' });
    expect(Date.parse(formular.entwurfVom ?? '')).not.toBeNaN();
    formular.verwirf();
    await ruhe();
    expect([formular.werte.text, formular.entwurfVom, entwuerfe.liste]).toEqual(['', null, []]);
    ende();
  });

  it('leaves the draft when it goes', async () => {
    const { formular, entwuerfe, ende } = await baue();
    formular.werte.text = 'x';
    await ruhe();
    ende();
    expect([entwuerfe.offen, entwuerfe.liste.length]).toEqual([false, 1]);
  });

  it('drops the draft after saving', async () => {
    const { formular, entwuerfe, ende } = await baue();
    formular.werte.text = 'fertig';
    await ruhe();
    expect(await formular.speichere(() => Promise.resolve(DTO))).toBe(DTO);
    await ruhe();
    expect([entwuerfe.liste, formular.laeuft, formular.fehler]).toEqual([[], false, null]);
    ende();
  });

  it('keeps the input on failure, tells each field, and forgives a field once it is changed', async () => {
    const { formular, entwuerfe, ende } = await baue();
    formular.werte.text = 'x'.repeat(3);
    await ruhe();
    const dto = await formular.speichere(() => Promise.reject(fehler(['text', 'Der Text ist zu lang.'], ['stand_am', 'Den Tag gibt es nicht.'], ['text', 'zweiter'])));
    expect(dto).toBeNull();
    expect(formular.werte.text).toBe('xxx');
    expect(formular.feldfehler).toEqual({ text: 'Der Text ist zu lang.', stand_am: 'Den Tag gibt es nicht.' });
    expect(entwuerfe.liste).toHaveLength(1);
    formular.werte.text = 'xx';
    expect(formular.feldfehler).toEqual({ stand_am: 'Den Tag gibt es nicht.' });
    ende();
  });

  it('words a fault that nobody worded', async () => {
    const { formular, ende } = await baue();
    await formular.speichere(() => Promise.reject(new Error('boom')));
    expect(formular.fehler).toMatchObject({ code: 'intern', technik: 'Error: boom' });
    expect(formular.fehler?.text).toContain('Ihre Eingabe steht noch hier');
    ende();
  });

  it('does not save twice at once', async () => {
    const { formular, ende } = await baue();
    const tun = vi.fn(() => Promise.resolve(DTO));
    await Promise.all([formular.speichere(tun), formular.speichere(tun)]);
    expect(tun).toHaveBeenCalledOnce();
    ende();
  });

  it('keeps of a stored row what was changed only, also a field that was emptied', async () => {
    const { formular, entwuerfe, ende } = await baueBestand();
    formular.setzeVorgabe({ titel: 'Alt', grund: 'weil', quelle: 'Q' });
    await ruhe();
    formular.werte.titel = 'Neu';
    await ruhe();
    formular.werte.grund = '';
    await ruhe();
    expect(entwuerfe.lies('projekt/muster')).toEqual({ titel: 'Neu', grund: '' });
    expect(formular.aenderungen).toEqual({ titel: 'Neu', grund: '' });
    ende();
  });

  it('lays the draft of a stored row over what is stored by now', async () => {
    const { formular, entwuerfe, ende } = await baueBestand({ grund: '' });
    // What is stored is not there yet, so the draft can neither be compared nor dropped.
    expect(entwuerfe.lies('projekt/muster')).toEqual({ grund: '' });
    formular.setzeVorgabe({ titel: 'Inzwischen geändert', grund: 'weil' });
    await ruhe();
    expect(formular.werte).toEqual({ titel: 'Inzwischen geändert', grund: '' });
    expect(formular.entwurfVom).not.toBeNull();
    ende();
  });

  it('lets what was typed stand when the values of the row come later', async () => {
    const { formular, ende } = await baue();
    formular.werte.text = 'getippt';
    formular.setzeVorgabe({ text: 'aus dem Katalog', stand_am: '01.01.2022', quelle: 'Q' });
    expect(formular.werte).toEqual({ text: 'getippt', stand_am: '01.01.2022', quelle: 'Q' });
    ende();
  });
});
