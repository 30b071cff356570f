import { expect, it } from 'vitest';

import { beginntMit, falte, falteAnfrage, trifftGefaltet } from './suche';

it.each([
  ['bürger', 'Einbürgerung', true],
  ['BÜRGER', 'Einbürgerung', true],
  ['buerger', 'Einbürgerung', true],
  ['burger', 'Einbürgerung', true],
  ['bürger', 'Einbuergerung', true],
  ['strasse', 'Straße', true],
  ['Straße', 'STRASSE', true],
  ['cafe', 'Café', true],
  ['u\u0308ber', 'Über', true],
  ['jagd umwelt', 'Jagd · Umwelt', true],
  ['umwelt jagd', 'Jagd · Umwelt', true],
  ['jagd bauen', 'Jagd · Umwelt', false],
  ['', 'alles', true],
  ['   ', 'alles', true],
  ['.*', 'Jagd', false],
  ['xyz', 'Jagd', false],
])('%j in %j: %s', (anfrage, text, ja) => {
  expect(trifftGefaltet(falteAnfrage(anfrage), falte(text))).toBe(ja);
});

it.each([
  ['l', 0, 2],
  ['o', 2, 1],
  ['ö', 1, 1],
  ['x', 0, -1],
])('the letter %s from %i leads to %i', (taste, ab, ziel) => {
  expect(beginntMit(taste, ['Ändern', ' Öffnen', 'Löschen'], ab)).toBe(ziel);
});
