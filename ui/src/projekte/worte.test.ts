import { expect, it } from 'vitest';

import { kurzezeit } from './worte';

it.each([
  ['tag', '2022-03-01', '01.03.2022', '01.03.2022'],
  ['monat', '2022-03-31', 'März 2022', '03/2022'],
  ['quartal', '2022-12-31', '4. Quartal 2022', 'Q4 2022'],
  ['quartal', '2022-03-31', '1. Quartal 2022', 'Q1 2022'],
  ['jahr', '2022-12-31', '2022', '2022'],
  ['spaetestens', '2021-03-11', 'spätestens 11.03.2021', 'spätestens 11.03.2021'],
  ['undatiert', null, 'ohne Datum', 'ohne Datum'],
])('a date of precision %s stays as rough as it is', (genauigkeit, datum, text, kurz) => {
  expect(kurzezeit({ genauigkeit, datum, text })).toBe(kurz);
});
