/**
 * A state to look at or to compare: a day with a state of knowledge, or a Fassung that stands for both. In the address
 * it is `heute`, `2021-03-08`, `2021-03-08@2021-03-08T22:59:59.999Z` or `fassung:NAME`.
 */
import type { StandWunsch } from '../api/bindings/StandWunsch';
import { datum } from '../format';
import { t } from '../labels';
import { leseTag } from '../shared/datum';

export type Stand = { art: 'heute' } | { art: 'tag'; stichtag: string; bekanntAm: string | null } | { art: 'fassung'; name: string };

const FASSUNG = 'fassung:';
const TAG = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function istTag(text: string): boolean {
  return TAG.test(text) && leseTag(text, text).ok;
}

/** `null`: the address names no state. */
export function leseStand(text: string | undefined): Stand | null {
  if (text === undefined || text === '') return null;
  if (text === 'heute') return { art: 'heute' };
  if (text.startsWith(FASSUNG)) return text === FASSUNG ? null : { art: 'fassung', name: text.slice(FASSUNG.length) };
  const [stichtag = '', bekanntAm] = text.split('@');
  if (!istTag(stichtag)) return null;
  if (bekanntAm === undefined) return { art: 'tag', stichtag, bekanntAm: null };
  return MOMENT.test(bekanntAm) && !Number.isNaN(Date.parse(bekanntAm)) ? { art: 'tag', stichtag, bekanntAm } : null;
}

export function schreibeStand(stand: Stand): string {
  switch (stand.art) {
    case 'heute':
      return 'heute';
    case 'fassung':
      return `${FASSUNG}${stand.name}`;
    case 'tag':
      return stand.bekanntAm === null ? stand.stichtag : `${stand.stichtag}@${stand.bekanntAm}`;
  }
}

export function wunschVon(stand: Stand, heute: string): StandWunsch {
  switch (stand.art) {
    case 'heute':
      return { stichtag: heute, bekannt_am: null, fassung: null };
    case 'fassung':
      return { stichtag: heute, bekannt_am: null, fassung: stand.name };
    case 'tag':
      return { stichtag: stand.stichtag, bekannt_am: stand.bekanntAm, fassung: null };
  }
}

/** The last moment of a day on this machine's clock. */
export function endeDesTages(iso: string): string {
  const [jahr = 0, monat = 0, tag = 0] = iso.split('-').map(Number);
  return new Date(jahr, monat - 1, tag, 23, 59, 59, 999).toISOString();
}

const zwei = (wert: number): string => String(wert).padStart(2, '0');

/** "08:12" on this machine's clock. */
export function uhrzeit(rfc3339: string): string {
  const moment = new Date(rfc3339);
  return Number.isNaN(moment.getTime()) ? rfc3339 : `${zwei(moment.getHours())}:${zwei(moment.getMinutes())}`;
}

/** "30.06.2022, 08:12" on this machine's clock. */
export function zeitpunkt(rfc3339: string): string {
  const moment = new Date(rfc3339);
  if (Number.isNaN(moment.getTime())) return rfc3339;
  return `${datum(`${String(moment.getFullYear())}-${zwei(moment.getMonth() + 1)}-${zwei(moment.getDate())}`)}, ${uhrzeit(rfc3339)}`;
}

export type Momentlesung = { ok: true; iso: string | null } | { ok: false; text: string };

/** Reads "30.06.2022 08:12"; a day alone means its end, nothing or "jetzt" means now (`null`). */
export function leseMoment(text: string, heute: string): Momentlesung {
  const eingabe = text.trim().replace(/\s+/g, ' ');
  if (eingabe === '' || eingabe.toLowerCase() === 'jetzt') return { ok: true, iso: null };
  const [, tagtext = '', stunde, minute] = /^(.+?)(?:,? (\d{1,2}):(\d{2})(?: Uhr)?)?$/i.exec(eingabe) ?? [];
  const tag = leseTag(tagtext, heute);
  if (!tag.ok) return { ok: false, text: tag.grund === 'tag' ? t('verlauf.moment.tag', { eingabe: tag.eingabe }) : t('verlauf.moment.form', { eingabe: eingabe.slice(0, 40) }) };
  if (stunde === undefined || minute === undefined) return { ok: true, iso: endeDesTages(tag.iso) };
  if (Number(stunde) > 23 || Number(minute) > 59) return { ok: false, text: t('verlauf.moment.uhr', { eingabe: `${stunde}:${minute}` }) };
  const [jahr = 0, monat = 0, nr = 0] = tag.iso.split('-').map(Number);
  // Up to the end of that minute: what is shown as 08:12 is meant.
  return { ok: true, iso: new Date(jahr, monat - 1, nr, Number(stunde), Number(minute), 59, 999).toISOString() };
}
