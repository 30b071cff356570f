import { describe, expect, it } from 'vitest';

import type { GebietDto } from '../api/bindings/GebietDto';
import { ARTEN, bewege, gebietrang, gebietsatz, gebietwert } from './karte';
import { musterKommunen } from '../api/muster-katalog';

const gebiet = (name: string, x: number, y: number, mehr: Partial<GebietDto> = {}): GebietDto => ({ ags: name, name, typ: 'Kreis', zahl: null, klasse: null, x, y, ...mehr });
/** A grid of three by three, named by column and row. */
const RASTER = ['a', 'b', 'c'].flatMap((zeile, y) => ['A', 'M', 'Z'].map((spalte, x) => gebiet(`${spalte}${zeile}`, x * 100, y * 100)));
const name = (ort: number | null) => (ort === null ? null : RASTER[ort]?.name);
const ort = (gesucht: string) => RASTER.findIndex((eines) => eines.name === gesucht);

describe('by keyboard', () => {
  it.each([
    ['Mb', 'ArrowRight', 'Zb'],
    ['Mb', 'ArrowLeft', 'Ab'],
    ['Mb', 'ArrowUp', 'Ma'],
    ['Mb', 'ArrowDown', 'Mc'],
    ['Zb', 'ArrowRight', 'Zb'],
    ['Aa', 'PageDown', 'Ma'],
    ['Aa', 'PageUp', 'Aa'],
    ['Zc', 'PageDown', 'Zc'],
    ['Mb', 'Home', 'Aa'],
    ['Mb', 'End', 'Zc'],
    ['Mb', 'z', 'Zb'],
    ['Zb', 'z', 'Zc'],
    ['Zc', 'Z', 'Za'],
  ])('from %s %s leads to %s', (von, taste, nach) => {
    expect(name(bewege(RASTER, ort(von), taste))).toBe(nach);
  });

  it('goes to what lies ahead rather than to what is near but aside', () => {
    const karte = [gebiet('hier', 0, 0), gebiet('schräg', 10, 60), gebiet('voraus', 80, 10)];
    expect(bewege(karte, 0, 'ArrowRight')).toBe(2);
  });

  it('reaches what lies only aside', () => {
    const karte = [gebiet('hier', 0, 0), gebiet('schräg', 10, 60)];
    expect([bewege(karte, 0, 'ArrowRight'), bewege(karte, 0, 'ArrowLeft')]).toEqual([1, 0]);
  });

  it('leaves other keys alone, and letters where they are switched off', () => {
    expect([bewege(RASTER, 0, 'Tab'), bewege(RASTER, 0, '5'), bewege(RASTER, 0, 'z', false), bewege([], 0, 'ArrowUp')]).toEqual([null, null, null, null]);
    expect(name(bewege(RASTER, 0, 'q')), 'no name begins so').toBe('Aa');
  });
});

describe('in words', () => {
  it.each([
    [{ zahl: null }, 'nicht verglichen', null],
    [{ zahl: { zaehler: 0, nenner: 0, unbekannt: 0 } }, 'nicht bewertbar', null],
    [{ zahl: { zaehler: 0, nenner: 9, unbekannt: 9 } }, 'unbekannt', null],
    [{ zahl: { zaehler: 1, nenner: 4, unbekannt: 1 } }, '25,0 bis 50,0\u202f%', 0.25],
    [{ zahl: { zaehler: 0, nenner: 4, unbekannt: 0 } }, '0,0\u202f%', 0],
  ])('%j', (mehr, wort, rang) => {
    const eines = gebiet('Musterkreis', 0, 0, mehr);
    expect([gebietwert(eines), gebietrang(eines)]).toEqual([wort, rang]);
    expect(gebietsatz(eines)).toContain('Musterkreis, Kreis: ');
  });

  it('compares every kind on at least one level', () => {
    expect(new Set(Object.values(ARTEN).flat())).toEqual(new Set(musterKommunen().map(({ typ }) => typ)));
  });
});
