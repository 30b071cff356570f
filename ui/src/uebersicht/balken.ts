/** Geometry of the money bars: shares of the longest bar, in percent. */
import type { FoerderzeileDto } from '../api/bindings/FoerderzeileDto';

export interface Balken {
  /** Outline; `null`: the source names no Ansatz. */
  ansatz: number | null;
  /** Pale area; `null`: keine Angabe. */
  bewilligt: number | null;
  /** Dark inner bar; `null`: keine Angabe. */
  abgerufen: number | null;
  /** How far the hatch of what is unknown reaches: the widest known bar around it, or the whole width. */
  unbekanntBis: number;
}

/** Longest amount of all rows, at least one cent, so that nothing is divided by zero. */
export function laengster(zeilen: readonly FoerderzeileDto[]): number {
  return Math.max(1, ...zeilen.flatMap((zeile) => [zeile.ansatz_cent ?? 0, zeile.bewilligt_cent ?? 0, zeile.abgeflossen_cent ?? 0]));
}

export function balken(zeile: FoerderzeileDto, laenge: number): Balken {
  const anteil = (cent: number | null) => (cent === null ? null : (Math.max(0, cent) / laenge) * 100);
  const ansatz = anteil(zeile.ansatz_cent);
  const bewilligt = anteil(zeile.bewilligt_cent);
  return { ansatz, bewilligt, abgerufen: anteil(zeile.abgeflossen_cent), unbekanntBis: bewilligt ?? ansatz ?? 100 };
}
