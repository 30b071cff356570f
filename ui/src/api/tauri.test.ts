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
    return null;
  });
  await tauriHost.startGet();
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
