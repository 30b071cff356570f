import { describe, expect, it } from 'vitest';

import { zeitMitMinute, zeitMitSekunde } from '../format';
import { plusTage } from './datum';
import { leseMoment, tagesende, tagVon } from './moment';
import { gleicherZeitpunkt, istMoment, leseZeitpunkt, zeitpunkttext } from './zeitpunkt';

// Tests run in Europe/Berlin.
const JETZT = '2022-06-30T08:00:00.000Z';

describe('leseMoment', () => {
  it.each([
    ['08.03.2021 18:00', '2021-03-08T17:00:00.000Z'],
    ['08.03.2021, 18:00', '2021-03-08T17:00:00.000Z'],
    ['08.03.2021,\u00a018:00 Uhr', '2021-03-08T17:00:00.000Z'],
    ['  8.3.21  9:05 ', '2021-03-08T08:05:00.000Z'],
    ['2021-07-08 18:00:30', '2021-07-08T16:00:30.000Z'],
    ['heute 09:59', '2022-06-30T07:59:00.000Z'],
    ['30.06.2022 10:00', JETZT],
    // The hour that comes twice in autumn: the first one.
    ['31.10.2021 02:30', '2021-10-31T00:30:00.000Z'],
  ])('%s', (text, iso) => {
    expect(leseMoment(text, JETZT)).toEqual({ ok: true, iso });
  });

  it.each([
    ['', 'leer'],
    ['   ', 'leer'],
    ['gestern', 'form'],
    ['gestern 10:00', 'form'],
    ['08.03.2021 18', 'form'],
    ['18:00', 'form'],
    ['08.03.2021 18:00 +01:00', 'form'],
    ['08.03.2021 1800', 'form'],
    ['<b>08.03.2021</b> 18:00', 'form'],
    ['08.03.2021', 'uhrzeit'],
    ['31.02.2021 10:00', 'tag'],
    ['31.02.2021', 'tag'],
    ['01.01.1989 10:00', 'bereich'],
    ['08.03.2021 24:00', 'stunde'],
    ['08.03.2021 18:60', 'stunde'],
    ['08.03.2021 18:00:60', 'stunde'],
    // Left out by the change to summer time.
    ['28.03.2021 02:30', 'stunde'],
    ['30.06.2022 10:01', 'zukunft'],
    ['+1 08:00', 'zukunft'],
  ])('%j is refused: %s', (text, grund) => {
    expect(leseMoment(text, JETZT)).toMatchObject({ ok: false, grund });
  });

  it('reads back each moment that it shows', () => {
    for (let stunde = 0; stunde < 24 * 400; stunde += 7) {
      const iso = new Date(Date.UTC(2021, 0, 1, stunde, 17, (stunde * 11) % 60)).toISOString();
      const gelesen = leseMoment(zeitMitSekunde(iso), JETZT);
      // But for the second run of the hour that comes twice.
      const doppelt = iso.startsWith('2021-10-31T01');
      expect(gelesen, iso).toEqual({ ok: true, iso: doppelt ? iso.replace('T01', 'T00') : iso });
    }
  });
});

describe('tagesende', () => {
  it('is the last millisecond of the day on this clock, also where a day has 23 or 25 hours', () => {
    for (let tag = '2020-01-01'; tag < '2024-01-01'; tag = plusTage(tag, 1)) {
      const ende = Date.parse(tagesende(tag));
      expect([tagVon(new Date(ende).toISOString()), tagVon(new Date(ende + 1).toISOString())], tag).toEqual([tag, plusTage(tag, 1)]);
    }
    expect([tagesende('2021-03-08'), tagesende('2021-07-08')]).toEqual(['2021-03-08T22:59:59.999Z', '2021-07-08T21:59:59.999Z']);
  });
});

it('shows a moment to the minute, and to the second where it has seconds', () => {
  expect([zeitMitMinute('2021-03-08T17:00:12Z'), zeitMitSekunde('2021-03-08T17:00:12Z'), zeitMitSekunde('2021-03-08T17:00:00.5Z'), zeitMitMinute('bald'), zeitMitSekunde('bald')]).toEqual([
    '08.03.2021,\u00a018:00',
    '08.03.2021,\u00a018:00:12',
    '08.03.2021,\u00a018:00',
    'bald',
    'bald',
  ]);
});

describe('two times as one text', () => {
  it.each([
    ['2021-03-08', { stichtag: '2021-03-08', bekanntAm: null }],
    ['2021-03-08@2021-03-08T22:59:59.999Z', { stichtag: '2021-03-08', bekanntAm: '2021-03-08T22:59:59.999Z' }],
  ])('%s', (text, zeitpunkt) => {
    expect([zeitpunkttext(zeitpunkt), leseZeitpunkt(text)]).toEqual([text, zeitpunkt]);
    expect(gleicherZeitpunkt(leseZeitpunkt(text), zeitpunkt)).toBe(true);
  });

  it('takes RFC 3339 in UTC only, in whatever exactness', () => {
    for (const gut of ['2021-03-08T17:00:00Z', '2021-03-08T17:00:00.1Z', '2021-03-08T17:00:00.123456789Z']) expect(istMoment(gut), gut).toBe(true);
    for (const schlecht of ['', 'jetzt', '2021-03-08', '2021-03-08T17:00:00', '2021-03-08T17:00:00+01:00', '2021-13-08T17:00:00Z', '2021-03-08T17:00:00Z#', ' 2021-03-08T17:00:00Z']) {
      expect(istMoment(schlecht), schlecht).toBe(false);
    }
  });
});
