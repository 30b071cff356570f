import { expect, it } from 'vitest';

import { initialen } from './person';

it.each([
  ['Konrad Beispiel', 'KB'],
  ['MHKBD', 'MH'],
  ['Koordination regio iT', 'KR'],
  ['özlem', 'ÖZ'],
  ['  ', ''],
  ['123 !', ''],
  ['𝒜nna Ü.', '𝒜Ü'],
])('%j → %j', (person, erwartet) => {
  expect(initialen(person)).toBe(erwartet);
});
