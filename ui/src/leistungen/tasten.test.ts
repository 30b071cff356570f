import { expect, it } from 'vitest';

import { falte } from '../shared/suche';
import type { Knoten, Zeile } from './baum';
import { schritt, springe } from './tasten';

// Arbeit ▾ / Lage A ▾ / 10000 Ärzte ▸ / Lage B ▸ / Bauen ▸ / blatt
const ZEILEN: Zeile[] = (
  [
    ['Arbeit', -1, true],
    ['Anfang', 0, true],
    ['Ärzte', 1, false],
    ['Bauende', 0, false],
    ['Bauen', -1, false],
    ['Zoll', 4, null],
  ] as const
).map(([name, eltern, offen], nr) => ({ knoten: { nr, name, eltern, kennung: nr === 2 ? '10000' : '' } as Knoten, offen, posinset: 1, setsize: 1 }));
const HEUHAUFEN = ZEILEN.map(({ knoten: { name, kennung } }) => falte(`${name}\n${kennung}`));

it.each([
  ['ArrowDown', 0, { art: 'gehe', zeile: 1 }],
  ['ArrowDown', 5, { art: 'gehe', zeile: 5 }],
  ['ArrowUp', 0, { art: 'gehe', zeile: 0 }],
  ['ArrowUp', 3, { art: 'gehe', zeile: 2 }],
  ['ArrowRight', 0, { art: 'gehe', zeile: 1 }],
  ['ArrowRight', 2, { art: 'klappe', nr: 2, auf: true }],
  ['ArrowRight', 5, { art: 'gehe', zeile: 5 }],
  ['ArrowLeft', 1, { art: 'klappe', nr: 1, auf: false }],
  ['ArrowLeft', 2, { art: 'gehe', zeile: 1 }],
  ['ArrowLeft', 4, { art: 'gehe', zeile: 4 }],
  ['Home', 3, { art: 'gehe', zeile: 0 }],
  ['End', 3, { art: 'gehe', zeile: 5 }],
  ['PageDown', 0, { art: 'gehe', zeile: 4 }],
  ['PageUp', 3, { art: 'gehe', zeile: 0 }],
  ['*', 1, { art: 'geschwister', nrn: [1, 3] }],
  ['Enter', 2, { art: 'oeffne', nr: 2 }],
  ['Tab', 2, null],
  ['F6', 2, null],
] as const)('%s in row %i', (taste, jetzt, erwartet) => {
  expect(schritt(taste, ZEILEN, jetzt, 4)).toEqual(erwartet);
});

it.each([
  ['a', 0, 1],
  ['a', 1, 2],
  ['a', 2, 0],
  ['b', 0, 3],
  ['baue', 3, 3],
  ['bauen', 3, 3],
  ['z', 0, 5],
  ['1', 0, 2],
  ['x', 0, null],
])('letters %j from row %i lead to %j', (getippt, jetzt, erwartet) => {
  expect(springe(ZEILEN, HEUHAUFEN, jetzt, getippt)).toBe(erwartet);
});

it('means nothing in an empty tree', () => {
  expect([schritt('Home', [], -1, 4), springe([], [], -1, 'a')]).toEqual([null, null]);
});
