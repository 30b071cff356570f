import { expect, it } from 'vitest';

import type { Taste } from './tastatur';
import { befehl } from './tastatur';

function taste(text: string): Taste {
  const teile = text.split(' ');
  return { key: teile.at(-1) ?? '', ctrlKey: teile.includes('Strg'), altKey: teile.includes('Alt'), shiftKey: teile.includes('Umschalt'), metaKey: teile.includes('Meta') };
}

it.each([
  ['Strg 1', 'ansicht-1'],
  ['Strg 2', 'ansicht-2'],
  ['Strg 3', null],
  ['Strg t', 'zeit'],
  ['Strg T', 'zeit'],
  ['Strg Umschalt T', null],
  ['Alt Home', 'heute'],
  ['Alt ArrowLeft', 'zurueck'],
  ['Alt ArrowRight', 'vor'],
  ['Strg Alt 1', null],
  ['F6', 'region-vor'],
  ['Umschalt F6', 'region-zurueck'],
  ['/', 'suche'],
  ['Umschalt /', 'suche'],
  ['1', null],
  ['Meta t', null],
])('%s: %s', (text, erwartet) => {
  expect(befehl(taste(text), false)).toBe(erwartet);
});

it('leaves "/" to a text field, but not the other keys', () => {
  expect([befehl(taste('/'), true), befehl(taste('Strg T'), true), befehl(taste('F6'), true)]).toEqual([null, 'zeit', 'region-vor']);
});
