import { configure, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { musterKommunen } from '../api/muster-katalog';
import { ladeTeil } from '../shell/teile';
import { bereit, eins, ohneBefund, oeffne } from '../test/fenster';
import { fehlerVon, kennzeichen, meldungen, ortoptionen, orteVon, wunschVon } from './rollout';

beforeAll(async () => { await ladeTeil('kommunen'); }, 30_000);
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5_000 });

const ALLE = musterKommunen();
const HEUTE = '2022-06-30';
const WERTE = { leistung: '10257|10001', ags: '05111000', stand: 'online', reifegrad_modell: '1.1', reifegrad: '3', reifegrad_art: 'genau', gueltig_ab: '30.06.2022', loesung: '', portal: '', quelle: '', grund: '' };

describe('places', () => {
  it('offers Land and Bund, groups with their numbers, and each Kommune', () => {
    const optionen = ortoptionen(ALLE);
    expect(optionen.slice(0, 2).map(({ wert }) => wert)).toEqual(['05000000', '00000000']);
    expect(optionen.filter(({ wert }) => /^\d/.test(wert))).toHaveLength(ALLE.length + 2);
    expect(new Set(optionen.map(({ wert }) => wert)).size).toBe(optionen.length);
    expect(optionen.find(({ wert }) => wert === 'art:kreisfreie Stadt')?.text).toBe('alle der Art kreisfreie Stadt (22)');
  });

  it.each(ortoptionen(ALLE).filter(({ wert }) => wert.includes(':')).map(({ wert, text }) => [wert, text]))('%s stands for as many as it says', (wert, text) => {
    expect(orteVon([wert], ALLE)).toHaveLength(Number(/\((\d+)\)$/.exec(text)?.[1]));
  });

  it('does not count a Kreis among its Gemeinden, and none twice', () => {
    const gemeinden = orteVon(['kreis:Kreis Muster 3'], ALLE);
    expect(gemeinden.length).toBeGreaterThan(5);
    for (const ags of gemeinden) expect(ALLE.find((kommune) => kommune.ags === ags)?.typ).toMatch(/^kreisangehörig/);
    expect(orteVon(['kreis:Kreis Muster 3', gemeinden[0] ?? '', 'kreis:Kreis Muster 3'], ALLE)).toEqual(gemeinden);
    expect(orteVon(['kreis:gibt es nicht'], ALLE)).toEqual([]);
  });
});

describe('wish', () => {
  it('sends model and kind only with a level', () => {
    expect(wunschVon(WERTE, ALLE)).toMatchObject({ leistungen: ['10257', '10001'], ags: ['05111000'], reifegrad: '3', reifegrad_modell: '1.1', reifegrad_art: 'genau' });
    expect(wunschVon({ ...WERTE, reifegrad: '' }, ALLE)).toMatchObject({ reifegrad: '', reifegrad_modell: '', reifegrad_art: '' });
    expect(meldungen(wunschVon({ ...WERTE, ags: 'art:Kreis' }, ALLE))).toBe(60);
  });

  it.each([
    [{}, []],
    [{ leistung: '' }, ['leistung']],
    [{ ags: '' }, ['ags']],
    [{ stand: '' }, ['stand']],
    [{ reifegrad_modell: ' ' }, ['reifegrad_modell']],
    [{ reifegrad_modell: '', reifegrad: '' }, []],
    [{ gueltig_ab: '31.02.2022' }, ['gueltig_ab']],
    [{ gueltig_ab: '' }, ['gueltig_ab']],
    [{ gueltig_ab: 'heute' }, []],
    [{ leistung: Array.from({ length: 601 }, (_, n) => String(n)).join('|') }, ['leistung']],
    [{ leistung: Array.from({ length: 60 }, (_, n) => String(n)).join('|'), ags: 'art:kreisangehörige Stadt|art:kreisangehörige Gemeinde' }, ['ags']],
  ])('with %j is refused at %j', (anders, felder) => {
    const fehler = fehlerVon(wunschVon({ ...WERTE, ...anders }, ALLE), HEUTE);
    expect(Object.entries(fehler).filter(([, satz]) => satz !== null).map(([feld]) => feld)).toEqual(felder);
  });

  it('names a choice of marks always alike and others otherwise', () => {
    expect(kennzeichen('a b')).toBe(kennzeichen('a b'));
    expect(new Set(['', 'a', 'b', 'a b', '10000 05111000'].map(kennzeichen)).size).toBe(5);
  });
});

describe('dialog', () => {
  async function zeige(adresse = '#/kommunen', teile: Partial<Host> = {}) {
    window.history.replaceState(null, '', adresse);
    const fenster = await oeffne({ ...musterHost(), ...teile });
    await waitFor(() => { eins('[data-treffer]'); });
    await bereit();
    return fenster;
  }
  const dialog = () => eins('[data-dialog="rollout"]');
  const knopf = () => within(dialog()).getByRole('button', { name: /eintragen/ });
  async function nimm(person: Awaited<ReturnType<typeof zeige>>['person'], feld: string, text: string) {
    await person.type(within(dialog()).getByRole('combobox', { name: feld }), `${text}{Enter}`);
  }

  it('opens with R, says what it would do, and enters all at once', async () => {
    const host = musterHost();
    const rolloutSet = vi.fn(host.rolloutSet);
    const rolloutVorschau = vi.fn(host.rolloutVorschau);
    const { person } = await zeige('#/kommunen', { rolloutSet, rolloutVorschau });
    await person.keyboard('r');
    await waitFor(dialog);
    expect(window.location.hash).toBe('#/kommunen?formular=rollout');
    expect(knopf()).toHaveTextContent('Meldungen eintragen');
    await nimm(person, 'Leistungen', 'Jagdschein');
    await nimm(person, 'Orte', 'Art kreisfreie');
    await person.selectOptions(within(dialog()).getByLabelText('Reifegrad'), '3');
    await waitFor(() => { expect(dialog()).toHaveTextContent('20 neue Meldungen, 0 geänderte, 2 unverändert.'); });
    expect(dialog()).toHaveTextContent('1 × 22 = 22 Meldungen');
    expect(knopf(), 'what is so already is not written').toHaveTextContent('20 Meldungen eintragen');
    await ohneBefund();
    await person.click(knopf());
    await waitFor(() => { expect(document.querySelector('[data-dialog="rollout"]')).toBeNull(); });
    expect(rolloutSet).toHaveBeenCalledOnce();
    expect(rolloutSet.mock.lastCall?.[0]).toEqual({ ...rolloutVorschau.mock.lastCall?.[0], grund: '' });
    expect(rolloutSet.mock.lastCall?.[0]).toMatchObject({ leistungen: ['10001'], stand: 'online', reifegrad: '3', reifegrad_art: 'genau', reifegrad_modell: '1.1', gueltig_ab: '30.06.2022' });
    expect(rolloutSet.mock.lastCall?.[0].ags).toHaveLength(22);
    expect(eins('[data-meldung]')).toHaveTextContent('Gespeichert: 20 Meldungen zur Nachnutzung');
    expect(within(eins('[data-meldung]')).getByRole('button', { name: /Rückgängig/ })).toBeInTheDocument();
  });

  it('hints at Kommunen that are not responsible and does not block', async () => {
    const { person } = await zeige('#/kommunen?formular=rollout');
    await nimm(person, 'Leistungen', 'Jagdschein');
    await nimm(person, 'Orte', 'Art Kreis (30)');
    await waitFor(() => { expect(dialog()).toHaveTextContent(/Nach dem Katalog nicht zuständig: .* und 27 weitere/); });
    expect(knopf()).toHaveAttribute('aria-disabled', 'false');
  });

  it('says at the fields what is missing, and leads to them', async () => {
    const rolloutSet = vi.fn(musterHost().rolloutSet);
    const { person } = await zeige('#/kommunen?formular=rollout', { rolloutSet });
    const tag = eins('[data-feld="gueltig_ab"]');
    await person.clear(tag as HTMLInputElement);
    await person.click(knopf());
    await waitFor(() => { expect(eins('[data-formularfehler]')).toHaveFocus(); });
    expect(rolloutSet).not.toHaveBeenCalled();
    expect(within(dialog()).getByRole('combobox', { name: 'Leistungen' })).toBeInvalid();
    expect(within(dialog()).getByRole('combobox', { name: 'Orte' })).toHaveAccessibleDescription(expect.stringContaining('mindestens einen Ort'));
    await person.click(screen.getByRole('button', { name: 'Wählen Sie mindestens eine Leistung.' }));
    expect(within(dialog()).getByRole('combobox', { name: 'Leistungen' })).toHaveFocus();
    await ohneBefund();
  });

  it('shows what the host refuses at the field, with the input as it was', async () => {
    const { person } = await zeige('#/kommunen?formular=rollout', {
      rolloutSet: () => Promise.reject({ code: 'eingabe_ungueltig', params: {}, felder: [{ feld: 'loesung', regel: 'verweis', wert: 'x', text: 'Diese Lösung gibt es nicht (Muster).', zeile: null }], text: 'Nicht eingetragen (Muster).', technik: '' } as unknown as Error),
    });
    await nimm(person, 'Leistungen', 'Jagdschein');
    await nimm(person, 'Orte', 'das Land');
    await person.click(knopf());
    await waitFor(() => { expect(within(dialog()).getByRole('combobox', { name: 'Lösung' })).toBeInvalid(); });
    expect(dialog()).toHaveTextContent('Muster: Jagdschein');
  });

  it('keeps the input as a draft that leads back to it', async () => {
    const lokalSet = vi.fn<Host['lokalSet']>(() => Promise.resolve());
    const { person } = await zeige('#/kommunen?formular=rollout', { lokalSet });
    await nimm(person, 'Orte', 'der Bund');
    // The first closes the list, the second the dialog.
    await person.keyboard('{Escape}{Escape}');
    await waitFor(() => { expect(document.querySelector('[data-dialog="rollout"]')).toBeNull(); });
    await waitFor(() => { expect(lokalSet.mock.calls.some(([art, schluessel, wert]) => art === 'entwurf' && schluessel === 'rollout' && (wert ?? '').includes('formular=rollout'))).toBe(true); });
    await person.keyboard('r');
    await waitFor(() => { expect(dialog()).toHaveTextContent('der Bund'); });
    expect(dialog()).toHaveTextContent('Entwurf');
  });

  it('is not there in the past', async () => {
    const { person } = await zeige('#/kommunen?formular=rollout&galt=2021-03-08');
    await person.keyboard('r');
    expect([document.querySelector('[data-dialog="rollout"]'), document.querySelector('[data-aktion="rollout"]')]).toEqual([null, null]);
  });
});
