/** What a table needs to know of its columns and its order, and which rows it draws. */

export interface Tabellenspalte<Z> {
  name: string;
  text: string;
  rechts?: boolean | undefined;
  /** CSS, e.g. '21%' or '8rem'; without it the columns share what is left. */
  breite?: string | undefined;
  sortierbar?: boolean | undefined;
  /** Plain text: for copying and the tooltip. */
  wert(zeile: Z): string;
  /** Stays below 900 px; the first three such columns do. */
  fest?: boolean | undefined;
}

export interface Tabellenordnung {
  spalte: string;
  richtung: 'auf' | 'ab';
}

export function sortierung(ordnung: Tabellenordnung | undefined, spalte: string): 'ascending' | 'descending' | undefined {
  return ordnung?.spalte !== spalte ? undefined : ordnung.richtung === 'auf' ? 'ascending' : 'descending';
}

/** Up to here every row is drawn: no more than can be drawn between two keys. */
export const ALLE_BIS = 24;
/** So many rows at a time in one narrow column. */
export const TEIL = 60;
/** The drawn part moves in steps, so that scrolling by a pixel draws nothing. */
const SCHRITT = 5;
const UEBERHANG = 5;

/** The rows to draw: from `von` up to, not with, `bis`. */
export function ausschnitt(anzahl: number, oben: number, hoehe: number, zeile: number): { von: number; bis: number } {
  if (anzahl <= ALLE_BIS) return { von: 0, bis: anzahl };
  const erste = Math.floor(oben / zeile / SCHRITT) * SCHRITT;
  const von = Math.min(Math.max(0, erste - UEBERHANG), Math.max(0, anzahl - 1));
  const bis = Math.min(anzahl, erste + Math.ceil(hoehe / zeile) + SCHRITT + UEBERHANG);
  return { von, bis: Math.max(bis, von) };
}

/** The columns that stay in one narrow column: the first ones that are `fest`, else the first ones. */
export function schmaleSpalten<Z>(spalten: readonly Tabellenspalte<Z>[], hoechstens: number): Tabellenspalte<Z>[] {
  const feste = spalten.filter((spalte) => spalte.fest === true);
  return (feste.length > 0 ? feste : [...spalten]).slice(0, hoechstens);
}

/** Place of the row of heads, before the first row. */
export const KOPF = -1;

/** Where a key leads from a cell: row and column, not yet held within the table; `null`: no key that moves. */
export function zellenziel({ key, ctrlKey }: { key: string; ctrlKey: boolean }, ort: number, spalte: number, seite: number, zeilen: number, spalten: number): [number, number] | null {
  switch (key) {
    case 'Home':
      return [ctrlKey ? 0 : ort, 0];
    case 'End':
      return [ctrlKey ? zeilen - 1 : ort, spalten - 1];
  }
  if (ctrlKey) return null;
  switch (key) {
    case 'ArrowDown':
      return [ort + 1, spalte];
    case 'ArrowUp':
      return [ort - 1, spalte];
    case 'ArrowRight':
      return [ort, spalte + 1];
    case 'ArrowLeft':
      return [ort, spalte - 1];
    case 'PageDown':
      return [Math.max(ort, 0) + seite, spalte];
    case 'PageUp':
      return [Math.max(0, ort - seite), spalte];
    default:
      return null;
  }
}

/** The cell of the grid in which something happened. */
export function ortVon(ziel: EventTarget | null): { ort: number; spalte: number } | null {
  const knoten = ziel instanceof Element ? ziel.closest('[aria-colindex]') : null;
  const reihe = knoten?.closest('[aria-rowindex]');
  if (!knoten || !reihe) return null;
  return { ort: Number(reihe.getAttribute('aria-rowindex')) - 2, spalte: Number(knoten.getAttribute('aria-colindex')) - 1 };
}
