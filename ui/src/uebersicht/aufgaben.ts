/** Kinds of findings in the order of their urgency. */
import type { BefundDto } from '../api/bindings/BefundDto';
import type { BefundzahlDto } from '../api/bindings/BefundzahlDto';
import type { Schluessel } from '../labels';
import { t } from '../labels';

const ARTEN: Record<string, Schluessel> = {
  faellig: 'befunde.faellig',
  fehlt: 'befund.fehlt',
  widerspruch: 'befund.widerspruch',
  veraltet: 'befund.veraltet',
  unbelegt: 'befund.unbelegt',
};

/** A kind of a newer host is shown as it is called there. */
export function artwort(art: string): string {
  const schluessel = ARTEN[art];
  return schluessel === undefined ? art : t(schluessel);
}

/** All findings of the kinds, or of all kinds. */
export function summe(zahlen: readonly BefundzahlDto[], arten: readonly string[] = []): number {
  return zahlen.filter(({ art }) => arten.length === 0 || arten.includes(art)).reduce((alle, { anzahl }) => alle + anzahl, 0);
}

export function marke(befund: BefundDto): string {
  return befund.marke ?? artwort(befund.art);
}
