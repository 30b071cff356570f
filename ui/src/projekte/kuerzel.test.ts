import { expect, it } from 'vitest';

import { schlageVor } from './kuerzel';

it.each([
  ['Einbürgerung', [], 'einbuergerung'],
  ['An- und Ummeldung', [], 'an-und-ummeldung'],
  ['  Straße (NRW) – Café! ', [], 'strasse-nrw-cafe'],
  ['U\u0308ber', [], 'ueber'],
  ['Jagd', ['jagd'], 'jagd-2'],
  ['Jagd', ['JAGD', 'jagd-2'], 'jagd-3'],
  ['', ['x'], ''],
  ['🙂', [], ''],
])('%j beside %j: %s', (titel, vergeben, kuerzel) => {
  expect(schlageVor(titel, vergeben)).toBe(kuerzel);
});

it('stays within 64 characters, also with a number', () => {
  const lang = 'x'.repeat(500);
  const erstes = schlageVor(lang, []);
  expect(erstes).toHaveLength(64);
  expect(schlageVor(lang, [erstes])).toBe(`${'x'.repeat(62)}-2`);
});
