import { describe, expect, it } from 'vitest';

import type { MarkeDto } from '../api/bindings/MarkeDto';
import { bewegeMarke, istZahl, markeBei, reihenVon, zahlenspalten } from './marken';

const marke = (reihe: string, x: number, y: number): MarkeDto => ({ reihe, x, y, text: `${reihe} ${String(x)}`, ziel: '' });
const ZWEI = [marke('A', 0, 10), marke('A', 50, 20), marke('A', 100, 30), marke('B', 10, 60), marke('B', 90, 70)];
const EINE = ZWEI.slice(0, 3);

describe('keys', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 2],
    ['ArrowLeft', 0, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
    // To the point of the other series that lies nearest from left to right.
    ['ArrowDown', 2, 4],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 3, 0],
    ['ArrowUp', 1, 1],
    // A series is walked to its own ends.
    ['ArrowLeft', 3, 3],
    ['End', 3, 4],
  ])('%s from %i to %i', (taste, von, nach) => {
    expect(bewegeMarke(ZWEI, von, taste)).toBe(nach);
  });

  it('walk a single series with all four arrows, and leave others alone', () => {
    expect([bewegeMarke(EINE, 0, 'ArrowDown'), bewegeMarke(EINE, 2, 'ArrowUp'), bewegeMarke(EINE, 0, 'ArrowUp')]).toEqual([1, 1, 0]);
    expect([bewegeMarke(EINE, 0, 'a'), bewegeMarke([], 0, 'End'), bewegeMarke(EINE, 9, 'End')]).toEqual([null, null, null]);
  });

  it('stay within the points from wherever they begin', () => {
    for (const taste of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
      ZWEI.forEach((_, ort) => {
        const ziel = bewegeMarke(ZWEI, ort, taste);
        expect(ziel !== null && ziel >= 0 && ziel < ZWEI.length, `${taste} from ${String(ort)}`).toBe(true);
      });
    }
  });
});

it('finds the point under the pointer, and none far from all', () => {
  expect([markeBei(ZWEI, 52, 24), markeBei(ZWEI, 88, 66), markeBei(ZWEI, 400, 400), markeBei([], 0, 0)]).toEqual([1, 4, null, null]);
  expect(reihenVon(ZWEI)).toEqual(['A', 'B']);
});

it('sets columns of numbers flush right and leaves words where they are', () => {
  expect(['12', '1\u202f284', '−3,5', '64,1\u202f%', '12 Tage', '01.03.2022 bis', 'nicht gemeldet', ''].map(istZahl)).toEqual([true, true, true, true, false, false, false, false]);
  expect(zahlenspalten([['2021', '12', 'ja', '3 Tage'], ['2022', 'nicht gemeldet', 'nein', '4']], 4)).toEqual([false, true, false, false]);
  expect(zahlenspalten([], 2)).toEqual([false, false]);
});
