/**
 * Reads moments as people type them, and shows the way from a day to its end, on this machine's clock. The only
 * file that turns local time into UTC. No clock of its own: now is always given.
 */
import { ortstag } from '../format';
import { leseTag } from './datum';

export type Momentlesung =
  | { ok: true; iso: string }
  /**
   * `form`: not a moment we know; `uhrzeit`: the day is right, the time is missing; `tag`, `bereich`: as for a day;
   * `stunde`: that time does not exist, or not on that day; `zukunft`: later than now.
   */
  | { ok: false; grund: 'leer' | 'form' | 'uhrzeit' | 'tag' | 'bereich' | 'stunde' | 'zukunft'; eingabe: string };

/** Day, then time: "08.03.2021 18:00", "8.3.21, 18:00:30 Uhr". */
const GETEILT = /^(.+?)[\s,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*Uhr)?$/i;

function ortszeit(iso: string, stunde: number, minute: number, sekunde: number, milli: number): Date {
  const [jahr = 0, monat = 0, tag = 0] = iso.split('-').map(Number);
  return new Date(jahr, monat - 1, tag, stunde, minute, sekunde, milli);
}

/** The day of a moment, ISO. */
export function tagVon(rfc3339: string): string {
  return ortstag(new Date(rfc3339));
}

/** The last moment of a day, RFC 3339 in UTC. */
export function tagesende(iso: string): string {
  return ortszeit(iso, 23, 59, 59, 999).toISOString();
}

/** Where the clocks are put back an hour comes twice; the first one is meant. */
export function leseMoment(text: string, jetzt: string): Momentlesung {
  const eingabe = text.trim();
  const teile = GETEILT.exec(eingabe);
  const tag = leseTag(teile?.[1] ?? eingabe, tagVon(jetzt));
  if (!tag.ok) return { ...tag, eingabe: tag.grund === 'form' ? eingabe : tag.eingabe };
  if (teile === null) return { ok: false, grund: 'uhrzeit', eingabe };
  const [stunde = 0, minute = 0, sekunde = 0] = teile.slice(2).map((teil: string | undefined) => Number(teil ?? 0));
  const moment = ortszeit(tag.iso, stunde, minute, sekunde, 0);
  // An hour that the change to summer time leaves out would be shown as another one.
  const gemeint = minute < 60 && sekunde < 60 && moment.getHours() === stunde && ortstag(moment) === tag.iso;
  if (!gemeint) return { ok: false, grund: 'stunde', eingabe };
  const iso = moment.toISOString();
  return iso > jetzt ? { ok: false, grund: 'zukunft', eingabe } : { ok: true, iso };
}
