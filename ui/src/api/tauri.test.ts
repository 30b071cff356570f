import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach, expect, it } from 'vitest';

import { alsApiFehler } from './host';
import { tauriHost } from './tauri';

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
  await tauriHost.uebersichtGet('2021-03-08');
  await tauriHost.projektList('2021-03-08');
  await tauriHost.burnupGet({ stichtag: '2021-03-08', breite: 560, hoehe: 300, thema: 'dunkel' });
  expect(rufe).toEqual([
    ['start_get', {}],
    ['uebersicht_get', { stichtag: '2021-03-08' }],
    ['projekt_list', { stichtag: '2021-03-08' }],
    ['burnup_get', { stichtag: '2021-03-08', breite: 560, hoehe: 300, thema: 'dunkel' }],
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
  const wunsch = { stichtag: '2022-06-30', breite: 560, hoehe: 300, thema: 'hell' } as const;
  const vorab = { stichtag: '2022-06-30', uebersicht, burnup: { breite: 560, hoehe: 300, thema: 'hell', bild } };
  window.ozgStart = Promise.resolve({ vorab } as never);
  await tauriHost.startGet();
  expect(rufe, 'the start was asked for before').toEqual([]);
  await expect(tauriHost.uebersichtGet('2022-06-30')).resolves.toBe(uebersicht);
  await expect(tauriHost.burnupGet(wunsch)).resolves.toBe(bild);
  await tauriHost.uebersichtGet('2022-06-30');
  await tauriHost.burnupGet(wunsch);
  expect(rufe, 'asked again, it is asked of the catalogue').toEqual(['uebersicht_get', 'burnup_get']);
  for (const anders of [{ ...wunsch, breite: 580 }, { ...wunsch, thema: 'dunkel' }, { ...wunsch, stichtag: '2021-03-08' }] as const) {
    window.ozgStart = Promise.resolve({ vorab } as never);
    await tauriHost.startGet();
    await expect(tauriHost.burnupGet(anders)).resolves.toBe('burnup_get');
  }
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
