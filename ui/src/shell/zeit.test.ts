import { describe, expect, it, vi } from 'vitest';

import type { Zeitpunkt } from '../api/host';
import { plusTage } from '../shared/datum';
import { gleicherZeitpunkt } from '../shared/zeitpunkt';
import { vergleichsort, vonDamals, wieGalt, Zeit } from './zeit.svelte';

const HEUTE = '2022-06-30';
const BEKANNT = '2021-03-08T17:00:00.000Z';

function neu(): Zeit {
  const zeit = new Zeit();
  zeit.beginne(HEUTE);
  return zeit;
}

/** The same numbers on every machine. */
function* zufall(saat: number): Generator<number> {
  let stand = saat;
  for (;;) {
    stand = (stand * 48_271) % 2_147_483_647;
    yield stand;
  }
}

/** A journey of one of the four kinds; `null` for a time that is not named. */
function reise(zeit: Zeit, zahlen: Generator<number>): void {
  const naechste = () => zahlen.next().value as number;
  const tag = () => plusTage(HEUTE, (naechste() % 2000) - 1000);
  const moment = () => (naechste() % 4 === 0 ? null : new Date(Date.parse(`${HEUTE}T08:00:00Z`) - (naechste() % 1e9) * 100).toISOString());
  [() => { zeit.reise(tag()); }, () => { zeit.reiseBekannt(moment()); }, () => { zeit.reiseZu({ stichtag: tag(), bekanntAm: moment() }); }, () => { zeit.zurueck(); }][naechste() % 4]?.();
}

describe('Zeit', () => {
  it('is at its beginning again after any journeys and the way back', () => {
    for (let saat = 1; saat <= 300; saat += 1) {
      const zeit = neu();
      const anfang = zeit.zeitpunkt;
      const zahlen = zufall(saat);
      for (let n = 0; n < 12; n += 1) reise(zeit, zahlen);
      zeit.zurueck();
      expect([zeit.zeitpunkt, zeit.lage], String(saat)).toEqual([anfang, 'heute']);
    }
  });

  it('undoes each single journey by going to where it came from', () => {
    const zeit = neu();
    const zahlen = zufall(7);
    for (let n = 0; n < 500; n += 1) {
      const vorher = zeit.zeitpunkt;
      reise(zeit, zahlen);
      const nachher = zeit.zeitpunkt;
      zeit.reiseZu(vorher);
      expect(zeit.zeitpunkt).toEqual(vorher);
      zeit.reiseZu(nachher);
      expect(zeit.zeitpunkt).toEqual(nachher);
    }
  });

  it('is writable at today or later and what is known now, and nowhere else', () => {
    const zeit = neu();
    const zahlen = zufall(11);
    for (let n = 0; n < 500; n += 1) {
      reise(zeit, zahlen);
      const { stichtag, bekanntAm } = zeit;
      expect(zeit.lage).toBe(bekanntAm !== null || stichtag < HEUTE ? 'vergangenheit' : stichtag > HEUTE ? 'zukunft' : 'heute');
    }
  });

  it('changes only the time that is named', () => {
    const zeit = neu();
    zeit.reiseBekannt(BEKANNT);
    zeit.reise('2021-03-08');
    expect(zeit.zeitpunkt).toEqual({ stichtag: '2021-03-08', bekanntAm: BEKANNT });
    zeit.reiseBekannt(null);
    expect(zeit.zeitpunkt).toEqual({ stichtag: '2021-03-08', bekanntAm: null });
    zeit.reiseZu({});
    expect(zeit.zeitpunkt).toEqual({ stichtag: '2021-03-08', bekanntAm: null });
  });

  it('asks once for a journey of both times, and not for one that leads nowhere', () => {
    const zeit = neu();
    let weiter: () => void = () => undefined;
    zeit.vorher = vi.fn((los: () => void) => { weiter = los; });
    const ziel: Zeitpunkt = { stichtag: '2021-03-08', bekanntAm: BEKANNT };
    zeit.reiseZu(ziel);
    expect(gleicherZeitpunkt(zeit, ziel), 'put off').toBe(false);
    weiter();
    expect([zeit.zeitpunkt, zeit.lage]).toEqual([ziel, 'vergangenheit']);
    zeit.reiseZu(ziel);
    expect(zeit.vorher).toHaveBeenCalledOnce();
    zeit.zurueck();
    weiter();
    expect([zeit.lage, vi.mocked(zeit.vorher).mock.calls.length]).toEqual(['heute', 2]);
  });

  it('goes on looking at today after midnight, also with what was known then', () => {
    const zeit = neu();
    zeit.reiseBekannt(BEKANNT);
    zeit.beginne('2022-07-01');
    expect(zeit.zeitpunkt).toEqual({ stichtag: '2022-07-01', bekanntAm: BEKANNT });
  });
});

it('knows what "von damals" and "wie Galt am" mean on this clock', () => {
  expect(vonDamals({ stichtag: '2021-03-08', bekanntAm: '2021-03-08T22:59:59.999Z' })).toBe(true);
  expect(vonDamals({ stichtag: '2021-03-08', bekanntAm: '2021-03-08T23:00:00Z' }), 'it is the 9th here').toBe(false);
  expect(vonDamals({ stichtag: '2021-03-08', bekanntAm: null })).toBe(false);
  expect(wieGalt({ stichtag: '2021-03-08', heute: HEUTE })).toBe('2021-03-08T22:59:59.999Z');
  expect([wieGalt({ stichtag: HEUTE, heute: HEUTE }), wieGalt({ stichtag: '2023-01-01', heute: HEUTE })], 'these days are not over').toEqual([null, null]);
});

it('compares what one sees with today', () => {
  const von = (zeitpunkt: Zeitpunkt) => Object.fromEntries(new URLSearchParams(vergleichsort(zeitpunkt).replace(/^#\/verlauf\?/, '')));
  expect(von({ stichtag: '2021-03-08', bekanntAm: null })).toEqual({ von: '2021-03-08', bis: 'heute' });
  expect(von({ stichtag: '2021-03-08', bekanntAm: '2021-03-08T22:59:59.999Z' })).toEqual({ von: '2021-03-08@2021-03-08T22:59:59.999Z', bis: 'heute' });
});
