import { describe, expect, it } from 'vitest';

import { alsMerkwert, alsText, ausMerkwert, leseText, VORGABE } from './annahmen';

describe('assumptions', () => {
  it('go to text and back unchanged', () => {
    for (const wunsch of [VORGABE, { laeufe: 100, seed: 0, sigma: 0, dreieck: [0, 0, 1] as [number, number, number] }, { laeufe: 1_000_000, seed: Number.MAX_SAFE_INTEGER, sigma: 1.25, dreieck: [50, 120, 1000] as [number, number, number] }]) {
      expect(leseText(alsText(wunsch))).toEqual({ wunsch });
      expect(ausMerkwert(alsMerkwert(wunsch))).toEqual(wunsch);
    }
  });

  it.each([
    ['laeufe', '99'],
    ['laeufe', '1000001'],
    ['laeufe', '10.000'],
    ['laeufe', ''],
    ['sigma', '2,01'],
    ['sigma', '-0,2'],
    ['sigma', '0,123'],
    ['seed', '9007199254740993'],
    ['seed', '1e3'],
    ['oben', '1001'],
    ['unten', 'viel'],
  ] as const)('refuse %s %j at its field', (feld, wert) => {
    const gelesen = leseText({ ...alsText(VORGABE), [feld]: wert });
    expect('fehler' in gelesen ? Object.keys(gelesen.fehler) : null).toEqual([feld]);
  });

  it('take grouped digits and refuse a range that does not rise', () => {
    expect(leseText({ ...alsText(VORGABE), laeufe: '20 000' })).toEqual({ wunsch: { ...VORGABE, laeufe: 20_000 } });
    expect(leseText({ ...alsText(VORGABE), unten: '110' })).toHaveProperty('fehler.mitte');
  });

  it('are the preset where what was kept is none', () => {
    for (const wert of [undefined, null, '', 'x', '[]', '{}', '{"laeufe":"1"}', 7]) expect(ausMerkwert(wert)).toEqual(VORGABE);
  });
});
