/** Cells of the project list in words. */
import type { NaechsterDto } from '../api/bindings/NaechsterDto';
import { zahl } from '../format';
import type { Schluessel } from '../labels';
import { t, tn } from '../labels';

/** From this age on a report is marked as old (days). */
const MELDUNG_ALT = 90;

const SCHRITTE: Record<string, Schluessel> = {
  vorbereitung: 'schritt.vorbereitung',
  konzeption: 'schritt.konzeption',
  umsetzung: 'schritt.umsetzung',
  pilotierung: 'schritt.pilotierung',
  rollout_nrw: 'schritt.rollout_nrw',
  rollout_bund: 'schritt.rollout_bund',
};

const ARTEN: Record<string, Schluessel> = { prognose: 'art.prognose', plan: 'art.plan', basis: 'art.basis' };

function wort(tafel: Record<string, Schluessel>, text: string): string {
  const schluessel = tafel[text];
  return schluessel === undefined ? text : t(schluessel);
}

export function schritt(naechster: NaechsterDto): string {
  return wort(SCHRITTE, naechster.schritt);
}

/** "Plan 01.09.2022" */
export function termin(naechster: NaechsterDto): string {
  return `${wort(ARTEN, naechster.art)} ${naechster.zeit.text}`;
}

export function meldung(tage: number | null): { text: string; alt: boolean } {
  if (tage === null) return { text: t('projekte.nie'), alt: false };
  if (tage === 0) return { text: t('projekte.heute'), alt: false };
  return { text: tn(tage, 'einheit.tag', 'einheit.tage', { n: zahl(tage) }), alt: tage > MELDUNG_ALT };
}
