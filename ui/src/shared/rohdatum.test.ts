import { describe, expect, it } from 'vitest';

import { leseRohdatum, stelle } from './rohdatum';

const HEUTE = '2022-06-30';

function lies(text: string, rau = true): string {
  const lesung = leseRohdatum(text, HEUTE, rau);
  return lesung.ok ? `${lesung.genauigkeit} ${lesung.datum ?? '-'} (${lesung.text})` : `${lesung.grund}: ${lesung.eingabe}`;
}

describe('leseRohdatum', () => {
  it.each([
    ['01.03.2022', 'tag 2022-03-01 (01.03.2022)'],
    ['1.3.22', 'tag 2022-03-01 (01.03.2022)'],
    ['010322', 'tag 2022-03-01 (01.03.2022)'],
    ['01032022', 'tag 2022-03-01 (01.03.2022)'],
    ['2022-03-01', 'tag 2022-03-01 (01.03.2022)'],
    [' 1. 3. 2022 ', 'tag 2022-03-01 (01.03.2022)'],
    ['heute', 'tag 2022-06-30 (30.06.2022)'],
    ['HEUTE', 'tag 2022-06-30 (30.06.2022)'],
    ['+14', 'tag 2022-07-14 (14.07.2022)'],
    ['-30', 'tag 2022-05-31 (31.05.2022)'],
    ['29.02.2020', 'tag 2020-02-29 (29.02.2020)'],
    ['29.02.2000', 'tag 2000-02-29 (29.02.2000)'],
    ['03/2022', 'monat 2022-03-31 (März 2022)'],
    ['3/2022', 'monat 2022-03-31 (März 2022)'],
    ['03.2022', 'monat 2022-03-31 (März 2022)'],
    ['2022-03', 'monat 2022-03-31 (März 2022)'],
    ['März 2020', 'monat 2020-03-31 (März 2020)'],
    ['maerz 2020', 'monat 2020-03-31 (März 2020)'],
    ['Ma\u0308rz 2020', 'monat 2020-03-31 (März 2020)'],
    ['MÄRZ  2020', 'monat 2020-03-31 (März 2020)'],
    ['Mrz. 2020', 'monat 2020-03-31 (März 2020)'],
    ['Sept. 2021', 'monat 2021-09-30 (September 2021)'],
    ['dezember 2022', 'monat 2022-12-31 (Dezember 2022)'],
    ['Februar 2020', 'monat 2020-02-29 (Februar 2020)'],
    ['02/2022', 'monat 2022-02-28 (Februar 2022)'],
    ['Q3 2022', 'quartal 2022-09-30 (3. Quartal 2022)'],
    ['q1 2021', 'quartal 2021-03-31 (1. Quartal 2021)'],
    ['Q4/2022', 'quartal 2022-12-31 (4. Quartal 2022)'],
    ['3. Quartal 2022', 'quartal 2022-09-30 (3. Quartal 2022)'],
    ['2 Quartal 2022', 'quartal 2022-06-30 (2. Quartal 2022)'],
    ['2022', 'jahr 2022-12-31 (2022)'],
    ['2100', 'jahr 2100-12-31 (2100)'],
    ['spätestens 11.03.2021', 'spaetestens 2021-03-11 (spätestens 11.03.2021)'],
    ['spaetestens 11.3.21', 'spaetestens 2021-03-11 (spätestens 11.03.2021)'],
    ['Spätestens heute', 'spaetestens 2022-06-30 (spätestens 30.06.2022)'],
    ['undatiert', 'undatiert - (undatiert)'],
    ['Ohne Datum', 'undatiert - (undatiert)'],
  ])('%j is %s', (text, ergebnis) => {
    expect(lies(text)).toBe(ergebnis);
  });

  it.each([
    ['31.02.2022', 'tag: 31.02.2022'],
    ['310222', 'tag: 31.02.2022'],
    ['29.02.2022', 'tag: 29.02.2022'],
    ['29.02.2100', 'tag: 29.02.2100'],
    ['31.4.22', 'tag: 31.04.2022'],
    ['13/2022', 'tag: 13/2022'],
    ['00/2022', 'tag: 00/2022'],
    ['Q5 2022', 'tag: Q5 2022'],
    ['Q0 2022', 'tag: Q0 2022'],
    ['spätestens 31.02.2022', 'tag: 31.02.2022'],
    ['1989', 'bereich: 1989'],
    ['03/2101', 'bereich: 03/2101'],
    ['01.01.2101', 'bereich: 01.01.2101'],
    ['', 'leer: '],
    ['   ', 'leer: '],
    ['bald', 'form: bald'],
    ['Märchen 2020', 'form: Märchen2020'],
    ['Ma 2020', 'form: Ma2020'],
    ['spätestens', 'form: spätestens'],
    ['<b>2022</b>', 'form: <b>2022</b>'],
  ])('%j is refused as %s', (text, grund) => {
    expect(lies(text)).toBe(grund);
  });

  it.each(['03/2022', 'März 2020', 'Q3 2022', 'spätestens 11.03.2021', 'undatiert'])('%j is no day', (text) => {
    expect(lies(text, false)).toMatch(/^form: /);
  });
});

describe('stelle', () => {
  it.each([
    ['01.03.2022', 0, 1, '02.03.2022 0-2'],
    ['31.12.2022', 1, 1, '01.01.2023 0-2'],
    ['31.01.2022', 4, 1, '28.02.2022 3-5'],
    ['29.02.2020', 8, 1, '28.02.2021 6-10'],
    ['01.03.2022', 3, -1, '01.02.2022 3-5'],
    ['März 2022', 0, -1, 'Februar 2022 0-7'],
    ['März 2022', 7, 1, 'März 2023 5-9'],
    ['Dezember 2022', 0, 1, 'Januar 2023 0-6'],
    ['Q4 2022', 0, 1, '1. Quartal 2023 0-10'],
    ['2022', 0, -1, '2021 0-4'],
    ['spätestens 11.03.2021', 11, 1, 'spätestens 12.03.2021 11-13'],
    ['', 0, 1, '30.06.2022 0-2'],
    ['1.3.22', 0, 1, '02.03.2022 0-2'],
    ['31.12.2100', 0, 1, '-'],
    ['2100', 0, 1, '-'],
    ['undatiert', 0, 1, '-'],
    ['bald', 0, 1, '-'],
  ] as const)('%j at %i by %i', (text, ort, schritt, ergebnis) => {
    const neu = stelle(text, ort, schritt, HEUTE, true);
    expect(neu === null ? '-' : `${neu.text} ${String(neu.von)}-${String(neu.bis)}`).toBe(ergebnis);
  });
});
