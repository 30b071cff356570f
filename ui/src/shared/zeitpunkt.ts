/** The two times as one text: `2021-03-08`, or with a state of knowledge `2021-03-08@2021-03-08T22:59:59.999Z`. */
import type { Zeitpunkt } from '../api/host';

const TRENNER = '@';
const TAG = /^\d{4}-\d{2}-\d{2}$/;
/** RFC 3339 in UTC, as the host writes it. Kept as it stands: a rounded moment could lose an entry. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** By its form; which days there are the calendar says. */
export function istTag(text: string): boolean {
  return TAG.test(text);
}

export function istMoment(text: string): boolean {
  return MOMENT.test(text) && !Number.isNaN(Date.parse(text));
}

export function zeitpunkttext({ stichtag, bekanntAm }: Zeitpunkt): string {
  return bekanntAm === null ? stichtag : `${stichtag}${TRENNER}${bekanntAm}`;
}

/** Reads what {@link zeitpunkttext} wrote. */
export function leseZeitpunkt(text: string): Zeitpunkt {
  const [stichtag = '', bekanntAm] = text.split(TRENNER);
  return { stichtag, bekanntAm: bekanntAm ?? null };
}

export function gleicherZeitpunkt(a: Zeitpunkt, b: Zeitpunkt): boolean {
  return a.stichtag === b.stichtag && a.bekanntAm === b.bekanntAm;
}
