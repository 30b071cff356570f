import { describe, expect, it } from 'vitest';

import type { Taste } from './tastatur';
import { befehl, istTaste, istTextfeld, tastenwort } from './tastatur';

function taste(text: string): Taste {
  const teile = text.split(' ');
  return { key: teile.at(-1) ?? '', ctrlKey: teile.includes('Strg'), altKey: teile.includes('Alt'), shiftKey: teile.includes('Umschalt'), metaKey: teile.includes('Meta') };
}

it.each([
  ['Strg 1', 'ansicht-1'],
  ['Strg 9', 'ansicht-9'],
  ['Strg 0', null],
  ['Strg k', 'palette'],
  ['Strg t', 'zeit'],
  ['Strg T', 'zeit'],
  ['Strg Umschalt T', null],
  ['Strg z', 'rueckgaengig'],
  ['Strg Umschalt Z', null],
  ['Alt Home', 'heute'],
  ['Alt ArrowLeft', 'zurueck'],
  ['Alt ArrowRight', 'vor'],
  ['Strg Alt 1', null],
  ['F1', 'hilfe'],
  ['Strg F1', 'tasten'],
  ['F6', 'region-vor'],
  ['Umschalt F6', 'region-zurueck'],
  ['F8', 'meldung'],
  ['Umschalt ?', 'tasten'],
  ['1', null],
  ['Meta t', null],
])('%s: %s', (text, erwartet) => {
  expect(befehl(taste(text), false)).toBe(erwartet);
});

it('leaves characters and undoing to a text field, but not the other keys', () => {
  const imFeld = ['Umschalt ?', 'Strg Z', 'Strg T', 'Strg K', 'F6', 'F1'].map((text) => befehl(taste(text), true));
  expect(imFeld).toEqual([null, null, 'zeit', 'palette', 'region-vor', 'hilfe']);
});

it('knows no characters where the person has switched them off', () => {
  expect([befehl(taste('Umschalt ?'), false, false), befehl(taste('Strg F1'), false, false)]).toEqual([null, 'tasten']);
});

describe('keys of a view', () => {
  it.each([
    ['s', 's', true],
    ['S', 's', true],
    ['Umschalt S', 's', false],
    ['Strg s', 's', false],
    ['Alt s', 's', false],
    ['Umschalt /', '/', true],
    ['Strg e', 'Control+e', true],
    ['e', 'Control+e', false],
    ['Strg Umschalt e', 'Control+Shift+e', true],
    ['Strg Enter', 'Control+Enter', true],
    ['F2', 'F2', true],
    ['Umschalt F2', 'F2', false],
    ['+', '+', true],
  ])('%s is %s: %s', (gedrueckt, name, ja) => {
    expect(istTaste(taste(gedrueckt), name)).toBe(ja);
  });

  it.each([
    ['s', 'S'],
    ['Control+e', 'Strg E'],
    ['Alt+Home', 'Alt Pos1'],
    ['Control+Enter', 'Strg Enter'],
    ['F2', 'F2'],
    ['+', '+'],
  ])('%s reads %s', (name, wort) => {
    expect(tastenwort(name)).toBe(wort);
  });
});

it.each([
  ['<input>', true],
  ['<input type="search">', true],
  ['<textarea></textarea>', true],
  ['<select></select>', true],
  ['<input type="checkbox">', false],
  ['<input type="radio">', false],
  ['<button></button>', false],
])('%s takes text: %s', (html, ja) => {
  const knoten = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  expect(istTextfeld(document.importNode(knoten as Element, true))).toBe(ja);
});
