/**
 * Numbers and dates in words, German, at the edge. Rules: DIN 5008 (thousands apart by a narrow space,
 * a space before units), digits and minus as in print. All spaces made here do not break.
 */

/** Narrow no-break space: between groups of digits and before "%". */
export const SCHMAL = '\u202f';
/** No-break space: between a number and its word. */
export const FEST = '\u00a0';
const MINUS = '\u2212';

const ganz = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });
const eineStelle = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const tagFormat = new Intl.DateTimeFormat('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });

function setze(format: Intl.NumberFormat, wert: number): string {
  return format
    .formatToParts(wert)
    .map((teil) => (teil.type === 'group' ? SCHMAL : teil.type === 'minusSign' ? MINUS : teil.value))
    .join('');
}

/** 1284 → "1 284". */
export function zahl(wert: number): string {
  return setze(ganz, wert);
}

/** 3.46 → "3,5". */
export function kommazahl(wert: number): string {
  return setze(eineStelle, wert);
}

/** Difference with its sign: "+47", "0", "−12". */
export function mitVorzeichen(wert: number): string {
  return wert > 0 ? `+${zahl(wert)}` : zahl(wert);
}

/** 0.8 → "80 %". */
export function prozent(anteil: number): string {
  return `${zahl(anteil * 100)}${SCHMAL}%`;
}

/** "2022-12-31" → "31.12.2022". What is no ISO date comes back unchanged, so that nothing is hidden. */
export function datum(iso: string): string {
  const zeit = Date.parse(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(zeit) ? tagFormat.format(zeit) : iso;
}

/** First eight hex digits of the chain's head in two groups: "9f3c 71ae". */
export function kurzerKopf(hex: string): string {
  return [hex.slice(0, 4), hex.slice(4, 8)].filter((teil) => teil !== '').join(FEST);
}

/** Day of a moment on this machine's clock, ISO. */
export function ortstag(moment: Date): string {
  const zwei = (wert: number) => String(wert).padStart(2, '0');
  return `${String(moment.getFullYear())}-${zwei(moment.getMonth() + 1)}-${zwei(moment.getDate())}`;
}

function vortag(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** When an entry was made, as short as it stays clear: "08:41", "gestern", "28.06.", "28.06.2021". */
export function kurzeZeit(rfc3339: string, heute: string, gestern: string): string {
  const moment = new Date(rfc3339);
  if (Number.isNaN(moment.getTime())) return rfc3339;
  const tag = ortstag(moment);
  if (tag === heute) {
    return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
  }
  if (tag === vortag(heute)) return gestern;
  return tag.slice(0, 4) === heute.slice(0, 4) ? datum(tag).slice(0, 6) : datum(tag);
}
