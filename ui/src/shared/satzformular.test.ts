import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { FormularDto } from '../api/bindings/FormularDto';
import type { FormularfeldDto } from '../api/bindings/FormularfeldDto';
import { Entwuerfe } from '../shell/entwuerfe.svelte';
import { ohneBefund } from './axe-allein';
import Satzformular from './Satzformular.svelte';
import { alsListe, felderVon, vorgabeVon } from './satzformular';

const k = vi.hoisted(() => ({ wert: {} as Record<string, unknown> }));
vi.mock('../shell/kontext', () => ({ kontext: () => k.wert }));

function feld(kopf: string, art: string, mehr: Partial<FormularfeldDto> = {}): FormularfeldDto {
  return { kopf, name: kopf.charAt(0).toUpperCase() + kopf.slice(1), art, pflicht: false, schluessel: false, hoechstens: null, werte: [], ziel: null, ...mehr };
}

const BAU: FormularDto = {
  nomen: 'meilenstein',
  titel: 'Meilenstein',
  hat_rohdatum: true,
  felder: [
    feld('projekt', 'verweis', { schluessel: true, pflicht: true, ziel: 'projekt' }),
    feld('schritt', 'wahl', { schluessel: true, pflicht: true, werte: [{ wert: 'rollout_nrw', text: 'Start Roll-out NRW', neben: null }] }),
    feld('datum', 'rohdatum'),
    feld('genauigkeit', 'wahl', { pflicht: true }),
    feld('quelle', 'quelle', { ziel: 'quelle', hoechstens: 1000 }),
    feld('betrag', 'geld'),
    feld('faellig', 'tag'),
    feld('grund', 'text', { hoechstens: 10_000 }),
    feld('themenfelder', 'liste_von', { ziel: 'themenfeld' }),
  ],
};
const WAHL: Record<string, { wert: string; text: string; neben: string | null }[]> = {
  projekt: [{ wert: 'muster', text: 'Muster', neben: 'muster' }],
  quelle: [{ wert: 'Anruf Muster-IT', text: 'Anruf Muster-IT', neben: 'zuletzt' }, { wert: 'Vorlage (Muster)', text: 'Vorlage (Muster)', neben: null }],
  themenfeld: [{ wert: 'umwelt', text: 'Umwelt', neben: null }, { wert: 'bauen', text: 'Bauen', neben: null }],
};

const satzSet = vi.fn();
const fertig = vi.fn();
const verwerfen = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  satzSet.mockResolvedValue({ nr: 3, schluessel: ['muster'], aenderungen: 1, hinweise: [] });
  k.wert = {
    entwuerfe: new Entwuerfe(() => Promise.resolve()),
    zeit: { heute: '2022-06-30' },
    host: {
      formularGet: () => Promise.resolve(BAU),
      auswahlGet: (nomen: string) => Promise.resolve(WAHL[nomen] ?? []),
      satzShow: () => Promise.resolve({ projekt: 'muster', schritt: 'rollout_nrw', datum: '2022-03-31', genauigkeit: 'monat', quelle: null, betrag: '1234.50', faellig: '2022-12-01', grund: 'Abnahme', themenfelder: 'umwelt' }),
      satzSet,
    },
  };
});

async function zeige(props: object = {}) {
  render(Satzformular, { nomen: 'meilenstein', entwurf: 'neu/meilenstein', titel: 'Neuer Meilenstein', fertig, verwerfen, ...props });
  await waitFor(() => { expect(screen.getByLabelText('Datum')).toBeInTheDocument(); });
  return userEvent.setup();
}

describe('Satzformular', () => {
  it('draws a new row: order of the description, source last, one field for a rough date', async () => {
    await zeige({ fest: { projekt: 'muster' } });
    expect([...document.querySelectorAll<HTMLElement>('[data-feld]')].map((eines) => eines.dataset.feld)).toEqual(['schritt', 'datum', 'betrag', 'faellig', 'grund', 'themenfelder', 'quelle']);
    expect(document.querySelector('[data-formular="meilenstein"]')).not.toBeNull();
    await waitFor(() => { expect(screen.getByLabelText('Schritt')).toHaveFocus(); });
    await ohneBefund();
  });

  it('sends what was typed, the fixed values and the last used source by ↓ Enter', async () => {
    const person = await zeige({ fest: { projekt: 'muster' } });
    await person.selectOptions(screen.getByLabelText('Schritt'), 'rollout_nrw');
    await person.type(screen.getByLabelText('Datum'), '03/2022');
    await person.type(screen.getByLabelText('Betrag'), '1.234,50');
    await person.type(screen.getByLabelText('Themenfelder'), 'umw{Enter}bau{Enter}{Escape}');
    await person.click(screen.getByLabelText('Grund'));
    await person.tab();
    await person.click(screen.getByLabelText('Grund'));
    screen.getByLabelText('Quelle').focus();
    await person.keyboard('{ArrowDown}{Enter}{Control>}{Enter}{/Control}');
    expect(satzSet).toHaveBeenCalledExactlyOnceWith({
      nomen: 'meilenstein',
      modus: 'anlegen',
      felder: { projekt: 'muster', schritt: 'rollout_nrw', datum: 'März 2022', betrag: '1.234,50', faellig: '', grund: '', themenfelder: 'umwelt|bauen', quelle: 'Anruf Muster-IT' },
    });
    await waitFor(() => { expect(fertig).toHaveBeenCalledOnce(); });
  });

  it('edits a row: German values, the key stands fast and is sent', async () => {
    const person = await zeige({ schluessel: ['muster', 'rollout_nrw'], entwurf: 'meilenstein/muster/rollout_nrw' });
    expect(screen.getByLabelText('Datum')).toHaveValue('März 2022');
    expect(screen.getByLabelText('Betrag')).toHaveValue('1234,50');
    expect(screen.getByLabelText('Faellig')).toHaveValue('01.12.2022');
    expect(screen.getByLabelText('Schritt')).toHaveValue('Start Roll-out NRW');
    expect(screen.getByLabelText('Schritt')).toHaveAttribute('readonly');
    await ohneBefund();
    await person.type(screen.getByLabelText('Grund'), ' erst im Mai');
    await person.keyboard('{Control>}s{/Control}');
    expect(satzSet.mock.lastCall?.[0]).toMatchObject({ modus: 'aendern', felder: { projekt: 'muster', schritt: 'rollout_nrw', grund: 'Abnahme erst im Mai' } });
    // What was not touched is not sent: it may have changed meanwhile.
    expect(satzSet.mock.lastCall?.[0]).not.toHaveProperty('felder.datum');
  });

  it('does not save while typed text names no value, and leads to it', async () => {
    const person = await zeige({ fest: { projekt: 'muster' } });
    await person.type(screen.getByLabelText('Themenfelder'), 'Atlantis');
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(satzSet).not.toHaveBeenCalled();
    expect(screen.getByRole('combobox', { name: 'Themenfelder' })).toHaveFocus();
    expect(screen.getByRole('combobox', { name: 'Themenfelder' })).toHaveValue('Atlantis');
    await person.clear(screen.getByRole('combobox', { name: 'Themenfelder' }));
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(satzSet).toHaveBeenCalledOnce();
  });

  it('tells refused fields, also the precision at its date, and keeps the input', async () => {
    satzSet.mockRejectedValueOnce({
      code: 'eingabe_ungueltig', params: {}, text: 'Noch ist nichts gespeichert.', technik: '',
      felder: [{ feld: 'genauigkeit', regel: 'pflicht', wert: '', text: 'Das Datum fehlt.', zeile: null }, { feld: 'betrag', regel: 'betrag', wert: '1.234', text: '„1.234“ ist mehrdeutig.', zeile: null }],
    });
    const person = await zeige({ fest: { projekt: 'muster' } });
    await person.type(screen.getByLabelText('Betrag'), '1.234');
    await person.click(screen.getByRole('button', { name: /Speichern/ }));
    await waitFor(() => { expect(screen.getByLabelText('Datum')).toHaveAccessibleDescription('Das Datum fehlt.'); });
    expect(screen.getByLabelText('Betrag')).toHaveValue('1.234');
    await person.click(screen.getByRole('button', { name: 'Das Datum fehlt.' }));
    expect(screen.getByLabelText('Datum')).toHaveFocus();
    expect(fertig).not.toHaveBeenCalled();
    await ohneBefund();
  });

  it('goes on with the draft, and throws it away with the form', async () => {
    const entwuerfe = k.wert.entwuerfe as Entwuerfe;
    entwuerfe.setze('neu/meilenstein', { grund: 'angefangen' }, { adresse: '#/', titel: 'x' });
    const person = await zeige();
    expect(screen.getByLabelText('Grund')).toHaveValue('angefangen');
    expect(document.querySelector('[data-entwurf]')).toHaveTextContent(/^Entwurf vom \d\d\.\d\d\.\d{4}, \d\d:\d\d, noch nicht gespeichert\./);
    await person.click(screen.getByRole('button', { name: /^Verwerfen/ }));
    expect(verwerfen).toHaveBeenCalledOnce();
    expect(entwuerfe.liste).toEqual([]);
  });

  it('says so when the description cannot be had, and tries again', async () => {
    const formularGet = vi.fn().mockRejectedValueOnce(new Error('weg')).mockResolvedValue(BAU);
    (k.wert.host as Record<string, unknown>).formularGet = formularGet;
    render(Satzformular, { nomen: 'meilenstein', entwurf: 'x', titel: 'Neuer Meilenstein', fertig, verwerfen });
    const knopf = await screen.findByRole('button', { name: 'Erneut versuchen' });
    await userEvent.click(knopf);
    expect(await screen.findByLabelText('Datum')).toBeInTheDocument();
  });
});

describe('helpers', () => {
  it.each([
    ['2022-03-31', 'monat', 'März 2022'],
    ['2022-12-31', 'jahr', '2022'],
    ['2021-03-11', 'spaetestens', 'spätestens 11.03.2021'],
    [null, 'undatiert', 'undatiert'],
    [null, null, ''],
  ])('%s, %s is shown as %j', (datum, genauigkeit, text) => {
    expect(vorgabeVon(BAU, { datum, genauigkeit }).datum).toBe(text);
  });

  it('hides the kennung of a new row', () => {
    const bau = { ...BAU, hat_rohdatum: false, felder: [feld('kennung', 'zeile', { schluessel: true }), feld('genauigkeit', 'wahl')] };
    expect(felderVon(bau, [], true).map(({ kopf }) => kopf)).toEqual(['genauigkeit']);
  });

  it('reads lists', () => {
    expect(alsListe(' a | b||c ')).toEqual(['a', 'b', 'c']);
  });
});
