import { expect, it } from 'vitest';

import { trifft } from './suche';

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
  expect(trifft(anfrage, [text])).toBe(ja);
});
