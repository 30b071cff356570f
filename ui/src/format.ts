/**
 * Numbers and dates in words, German, at the edge. Rules: DIN 5008 (thousands apart by a narrow space,
 * a space before units), digits and minus as in print. All spaces made here do not break.
 */

/** Narrow no-break space: between groups of digits and before "%". */
export const SCHMAL = '\u202f';
/** No-break space: between a number and its word. */
export const FEST = '\u00a0';
const MINUS = '\u2212';

/**
 * Rounds half away from zero. By hand, as `Intl` would: the first of its formats costs the start of the window some
 * milliseconds, and the tests compare the two.
 */
function setze(wert: number, stellen: 0 | 1): string {
  const zehntel = 10 ** stellen;
  const betrag = (Math.round(Math.abs(wert) * zehntel) / zehntel).toFixed(stellen);
  const [ganz = '', bruch] = betrag.split('.');
  const gruppen = ganz.replace(/\B(?=(?:\d{3})+$)/g, SCHMAL);
  return `${wert < 0 && Number(betrag) !== 0 ? MINUS : ''}${gruppen}${bruch === undefined ? '' : `,${bruch}`}`;
}

/** 1284 → "1 284". */
export function zahl(wert: number): string {
  return setze(wert, 0);
}

/** 3.46 → "3,5". */
export function kommazahl(wert: number): string {
  return setze(wert, 1);
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
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(Date.parse(`${iso}T00:00:00Z`))) return iso;
  const [jahr, monat, tag] = iso.split('-') as [string, string, string];
  return `${tag}.${monat}.${jahr}`;
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

/** "08.03.2021, 18:00" on this machine's clock. What is no moment comes back unchanged. */
export function zeitMitMinute(rfc3339: string): string {
  const moment = new Date(rfc3339);
  if (Number.isNaN(moment.getTime())) return rfc3339;
  return `${datum(ortstag(moment))},${FEST}${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
}

/** As exact as one cites it: "08.03.2021, 18:00:12", and without seconds where there are none. */
export function zeitMitSekunde(rfc3339: string): string {
  const sekunde = new Date(rfc3339).getSeconds();
  return Number.isNaN(sekunde) || sekunde === 0 ? zeitMitMinute(rfc3339) : `${zeitMitMinute(rfc3339)}:${String(sekunde).padStart(2, '0')}`;
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
