/** The values of a cell of the matrix: sign, word, and how they are drawn. */
import type { Schluessel } from '../labels';
import { t } from '../labels';

/** From most to least; what is not known and what need not be stand last. */
export const WERTE = ['3', 'm', '2', '0', '?', '-'] as const;
export type Wert = (typeof WERTE)[number];

const WORTE: Record<Wert, Schluessel> = {
  '3': 'kommunen.wert.drei',
  m: 'kommunen.wert.mindestens_zwei',
  '2': 'kommunen.wert.zwei',
  '0': 'kommunen.wert.darunter',
  '?': 'kommunen.wert.unbekannt',
  '-': 'kommunen.wert.nicht_zustaendig',
};

/** A sign that we do not know is unknown. */
export function alsWert(zeichen: string | undefined): Wert {
  return WERTE.find((wert) => wert === zeichen) ?? '?';
}

export function wertwort(zeichen: string | undefined): string {
  return t(WORTE[alsWert(zeichen)]);
}

/** Where a value stands in an order; unknown and not responsible come last (`null`). */
export function rang(zeichen: string | undefined): number | null {
  const wert = alsWert(zeichen);
  return wert === '?' || wert === '-' ? null : WERTE.indexOf(wert);
}
