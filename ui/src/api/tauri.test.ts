import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, expect, it } from 'vitest';

import { alsApiFehler } from './host';
import { tauriHost } from './tauri';

const BEKANNT = '2021-03-08T22:59:59.999Z';

afterEach(() => {
  clearMocks();
});

it('calls the commands by their names, with named arguments', async () => {
  const rufe: unknown[] = [];
  mockIPC((befehl, werte) => {
    rufe.push([befehl, werte]);
    return befehl === 'start_get' ? { vorab: null } : null;
  });
  await expect(tauriHost.startGet()).resolves.toEqual({ vorab: null });
  await tauriHost.uebersichtGet({ stichtag: '2021-03-08', bekanntAm: null });
  await tauriHost.projektList({ stichtag: '2021-03-08', bekanntAm: BEKANNT });
  await tauriHost.burnupGet({ stichtag: '2021-03-08', bekanntAm: null, breite: 560, hoehe: 300, thema: 'dunkel' });
  expect(rufe).toEqual([
    ['start_get', {}],
    ['uebersicht_get', { stichtag: '2021-03-08', bekanntAm: null }],
    ['projekt_list', { stichtag: '2021-03-08', bekanntAm: BEKANNT }],
    ['burnup_get', { stichtag: '2021-03-08', bekanntAm: null, breite: 560, hoehe: 300, thema: 'dunkel' }],
  ]);
});

it('asks for the history by the names and arguments that were agreed', async () => {
  const rufe: unknown[] = [];
  mockIPC((befehl, werte) => {
    rufe.push([befehl, werte]);
    return null;
  });
  const wunsch = { von: null, bis: null, person: '', projekt: null, nomen: null, art: null, schluessel: null, herkunft: null, suche: null, vor: 7, anzahl: 100 };
  const von = { stichtag: '2021-03-08', bekannt_am: null, fassung: null };
  const bis = { ...von, fassung: 'Vorlage' };
  const zurueck = { nr: 7, stand: 9, zuruecksetzen: [1], grund: null };
  const fassung = { name: 'Vorlage', stichtag: '2021-03-08', bekannt_am: null, grund: null };
  await tauriHost.verlaufList(wunsch, 'T');
  await tauriHost.verlaufShow(7, null);
  await tauriHost.verlaufExport('jsonl', 'T');
  await tauriHost.ruecknahmeGet(7);
  await tauriHost.ruecknahmeSet(zurueck);
  await tauriHost.vergleichGet(von, bis);
  await tauriHost.vergleichGet(von, bis, 'jagd');
  await tauriHost.vergleichExport(von, bis, 'excel');
  await tauriHost.fassungList();
  await tauriHost.fassungCreate(fassung);
  await tauriHost.pruefungGet();
  await tauriHost.pruefungGet('12:00112233');
  await tauriHost.sicherungList();
  await tauriHost.sicherungCreate();
  await tauriHost.sicherungRestore('a.ozg');
  await tauriHost.schwaerzungSet('sachstand', ['s'], 'text', 'G');
  expect(rufe).toEqual([
    ['verlauf_list', { wunsch, bekanntAm: 'T' }],
    ['verlauf_show', { nr: 7, bekanntAm: null }],
    ['verlauf_export', { format: 'jsonl', bekanntAm: 'T' }],
    ['ruecknahme_get', { nr: 7 }],
    ['ruecknahme_set', { wunsch: zurueck }],
    ['vergleich_get', { von, bis, projekt: null }],
    ['vergleich_get', { von, bis, projekt: 'jagd' }],
    ['vergleich_export', { von, bis, profil: 'excel' }],
    ['fassung_list', {}],
    ['fassung_create', { wunsch: fassung }],
    ['pruefung_get', { anker: null }],
    ['pruefung_get', { anker: '12:00112233' }],
    ['sicherung_list', {}],
    ['sicherung_create', {}],
    ['sicherung_restore', { name: 'a.ozg' }],
    ['schwaerzung_set', { nomen: 'sachstand', schluessel: ['s'], feld: 'text', grund: 'G' }],
  ]);
});

it('asks for forecast and steering by the names that were agreed', async () => {
  const rufe: unknown[] = [];
  mockIPC((befehl, werte) => {
    rufe.push([befehl, werte]);
    return null;
  });
  const wunsch = { laeufe: 100, seed: 7, sigma: 0.2, dreieck: [80, 100, 180] as [number, number, number] };
  await tauriHost.steuerungGet({ stichtag: '2021-03-08', bekanntAm: BEKANNT });
  await expect(tauriHost.prognoseGet(wunsch, { stichtag: '2021-03-08', bekanntAm: null }), 'called off').resolves.toBeNull();
  await tauriHost.prognoseAbbrechen();
  await tauriHost.rueckschauGet(wunsch, { stichtag: '2021-03-08', bekanntAm: BEKANNT });
  expect(rufe).toEqual([
    ['steuerung_get', { stichtag: '2021-03-08', bekanntAm: BEKANNT }],
    ['prognose_get', { wunsch, stichtag: '2021-03-08', bekanntAm: null }],
    ['prognose_abbrechen', {}],
    ['rueckschau_get', { wunsch, stichtag: '2021-03-08', bekanntAm: BEKANNT }],
  ]);
});

it('answers the first questions from what came with the start, once and only as they were meant', async () => {
  const bild = { svg: '<svg/>' };
  const uebersicht = { befunde: [] };
  const rufe: string[] = [];
  mockIPC((befehl) => {
    rufe.push(befehl);
    return befehl;
  });
  const wunsch = { stichtag: '2022-06-30', bekanntAm: null, breite: 560, hoehe: 300, thema: 'hell' } as const;
  const vorab = { stichtag: '2022-06-30', uebersicht, burnup: { breite: 560, hoehe: 300, thema: 'hell', bild } };
  window.ozgStart = Promise.resolve({ vorab } as never);
  await tauriHost.startGet();
  expect(rufe, 'the start was asked for before').toEqual([]);
  await expect(tauriHost.uebersichtGet({ stichtag: '2022-06-30', bekanntAm: null })).resolves.toBe(uebersicht);
  await expect(tauriHost.burnupGet(wunsch)).resolves.toBe(bild);
  await tauriHost.uebersichtGet({ stichtag: '2022-06-30', bekanntAm: null });
  await tauriHost.burnupGet(wunsch);
  expect(rufe, 'asked again, it is asked of the catalogue').toEqual(['uebersicht_get', 'burnup_get']);
  for (const anders of [{ ...wunsch, breite: 580 }, { ...wunsch, thema: 'dunkel' }, { ...wunsch, stichtag: '2021-03-08' }, { ...wunsch, bekanntAm: BEKANNT }] as const) {
    window.ozgStart = Promise.resolve({ vorab } as never);
    await tauriHost.startGet();
    await expect(tauriHost.burnupGet(anders)).resolves.toBe('burnup_get');
  }
  window.ozgStart = Promise.resolve({ vorab } as never);
  await tauriHost.startGet();
  await expect(tauriHost.uebersichtGet({ stichtag: '2022-06-30', bekanntAm: BEKANNT }), 'it is known now, not then').resolves.toBe('uebersicht_get');
});

it('passes an ApiFehler on and words everything else', async () => {
  const fehler = { code: 'katalog_belegt', params: {}, felder: [], text: 'Belegt.', technik: 'busy' };
  mockIPC(() => {
    // The wire carries plain objects, not instances of Error.
    throw fehler as unknown as Error;
  });
  await expect(tauriHost.startGet()).rejects.toEqual(fehler);
  expect(alsApiFehler(fehler, 'Ersatz')).toBe(fehler);
  expect(alsApiFehler('command not found', 'Ersatz')).toMatchObject({ code: 'intern', text: 'Ersatz', technik: 'command not found' });
  expect(alsApiFehler(null, 'Ersatz')).toMatchObject({ code: 'intern', technik: 'null' });
});
