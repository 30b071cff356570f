/**
 * Reads days as people type them and walks through the calendar. Plain text in, ISO text out, no clock:
 * today is always given. Calendar days are handled in UTC, so that no change to summer time shifts one.
 */

export type Lesung =
  | { ok: true; iso: string }
  /** `form`: not a date we know; `tag`: that day does not exist; `bereich`: outside 1990–2100. */
  | { ok: false; grund: 'leer' | 'form' | 'tag' | 'bereich'; eingabe: string };

const ERSTES_JAHR = 1990;
const LETZTES_JAHR = 2100;
const TAG_MS = 86_400_000;

function zuIso(jahr: number, monat: number, tag: number): string {
  return `${String(jahr).padStart(4, '0')}-${String(monat).padStart(2, '0')}-${String(tag).padStart(2, '0')}`;
}

function tageImMonat(jahr: number, monat: number): number {
  return new Date(Date.UTC(jahr, monat, 0)).getUTCDate();
}

function teile(iso: string): [number, number, number] {
  const [jahr = 0, monat = 0, tag = 0] = iso.split('-').map(Number);
  return [jahr, monat, tag];
}

/** Moves by whole days. */
export function plusTage(iso: string, tage: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + tage * TAG_MS).toISOString().slice(0, 10);
}

/** Moves by whole months; the 31st becomes the last day of a shorter month. */
export function plusMonate(iso: string, monate: number): string {
  const [jahr, monat, tag] = teile(iso);
  const lauf = jahr * 12 + (monat - 1) + monate;
  const neuesJahr = Math.floor(lauf / 12);
  const neuerMonat = (lauf % 12) + 1;
  return zuIso(neuesJahr, neuerMonat, Math.min(tag, tageImMonat(neuesJahr, neuerMonat)));
}

export function imBereich(iso: string): boolean {
  const [jahr] = teile(iso);
  return jahr >= ERSTES_JAHR && jahr <= LETZTES_JAHR;
}

/** Two digits mean this century: nothing here is older than the program. */
function vollesJahr(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function pruefe(eingabe: string, jahr: number, monat: number, tag: number): Lesung {
  if (monat < 1 || monat > 12 || tag < 1 || tag > tageImMonat(jahr, monat)) {
    // Named as the person would write it, also if it was typed without dots.
    const zwei = (wert: number) => String(wert).padStart(2, '0');
    return { ok: false, grund: 'tag', eingabe: `${zwei(tag)}.${zwei(monat)}.${String(jahr)}` };
  }
  const iso = zuIso(jahr, monat, tag);
  return imBereich(iso) ? { ok: true, iso } : { ok: false, grund: 'bereich', eingabe };
}

/**
 * Accepts 1.3.22, 01.03.2022, 010322, 01032022, 2022-03-01, "heute", "+14" and "-14" (days from today).
 * Spaces around and inside do not matter.
 */
export function leseTag(text: string, heute: string): Lesung {
  const eingabe = text.replace(/\s+/g, '').replace(/\u2212/g, '-');
  if (eingabe === '') return { ok: false, grund: 'leer', eingabe };
  if (eingabe.toLowerCase() === 'heute') return { ok: true, iso: heute };

  const abstand = /^([+-])(\d{1,5})$/.exec(eingabe);
  if (abstand) {
    const iso = plusTage(heute, Number(`${abstand[1] ?? ''}${abstand[2] ?? ''}`));
    return imBereich(iso) ? { ok: true, iso } : { ok: false, grund: 'bereich', eingabe };
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(eingabe);
  if (iso) return pruefe(eingabe, Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const deutsch = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(eingabe) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(eingabe);
  if (deutsch) return pruefe(eingabe, vollesJahr(deutsch[3] ?? ''), Number(deutsch[2]), Number(deutsch[1]));

  return { ok: false, grund: 'form', eingabe };
}
