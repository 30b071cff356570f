/** Services × Kommunen: what is shown of it, in which order, and where keys lead. */
import type { KommuneZeileDto } from '../api/bindings/KommuneZeileDto';
import type { MatrixDto } from '../api/bindings/MatrixDto';
import type { MatrixKommuneDto } from '../api/bindings/MatrixKommuneDto';
import type { MatrixLeistungDto } from '../api/bindings/MatrixLeistungDto';
import type { ZaehlungDto } from '../api/bindings/ZaehlungDto';
import { t } from '../labels';
import { hoechstens } from '../shared/anteil';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import { kreis } from './liste';
import { wertwort } from './werte';

export interface Matrixfilter {
  /** Search in services, and in Kommunen. */
  dienst: string;
  suche: string;
  feld: readonly string[];
  art: readonly string[];
  kreis: readonly string[];
  folge: 'name' | 'z6';
}

/** A row of the matrix with its place in the answer of the host. */
export interface Zeile extends MatrixLeistungDto {
  nr: number;
}
export interface Spalte extends MatrixKommuneDto {
  nr: number;
}

const vergleich = new Intl.Collator('de', { numeric: true });

/** What is certain, and what is possible at most; `null`: not to be judged. */
function grenzen(anteil: ZaehlungDto): [number, number] | null {
  return anteil.nenner === 0 ? null : [anteil.zaehler / anteil.nenner, hoechstens(anteil) / anteil.nenner];
}

/** Kinds of Kommune have different duties: by Z6 they are ordered within their kind, best first, those not to be judged last. */
function vor(a: Spalte, b: Spalte, folge: Matrixfilter['folge']): number {
  if (folge === 'z6') {
    const art = vergleich.compare(a.typ, b.typ);
    if (art !== 0) return art;
    const [x, y] = [grenzen(a.z6), grenzen(b.z6)];
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    const weiter = (y?.[0] ?? 0) - (x?.[0] ?? 0) || (y?.[1] ?? 0) - (x?.[1] ?? 0);
    if (weiter !== 0) return weiter;
  }
  return vergleich.compare(a.name, b.name) || a.ags.localeCompare(b.ags);
}

/** What is searched in, folded once and not at each key; in the order of the matrix. */
export interface Matrixtexte {
  leistungen: readonly Gefaltet[];
  kommunen: readonly Gefaltet[];
  /** Kreis of each Kommune; the matrix itself does not name it. */
  kreise: readonly string[];
}

/** `orte`: the Kommunen as the list knows them. */
export function falteMatrix({ leistungen, kommunen }: MatrixDto, orte: ReadonlyMap<string, KommuneZeileDto>): Matrixtexte {
  const kreise = kommunen.map(({ ags }) => {
    const kommune = orte.get(ags);
    return kommune === undefined ? '' : kreis(kommune);
  });
  return {
    leistungen: leistungen.map(({ ozg_id, name, themenfeld }) => falte(`${ozg_id}\n${name}\n${themenfeld}`)),
    kommunen: kommunen.map(({ ags, name, typ }, nr) => falte(`${ags}\n${name}\n${typ}\n${kreise[nr] ?? ''}`)),
    kreise,
  };
}

const LEER: Gefaltet = { lang: '', kurz: '' };

export function zeilenVon({ leistungen }: MatrixDto, texte: Matrixtexte, filter: Pick<Matrixfilter, 'dienst' | 'feld'>): Zeile[] {
  const worte = falteAnfrage(filter.dienst);
  return leistungen
    .map((leistung, nr) => ({ ...leistung, nr }))
    .filter(({ nr, themenfeld }) => (filter.feld.length === 0 || filter.feld.includes(themenfeld)) && trifftGefaltet(worte, texte.leistungen[nr] ?? LEER));
}

/** Not yet in order. */
export function spaltenVon({ kommunen }: MatrixDto, texte: Matrixtexte, filter: Pick<Matrixfilter, 'suche' | 'art' | 'kreis'>): Spalte[] {
  const worte = falteAnfrage(filter.suche);
  return kommunen
    .map((kommune, nr) => ({ ...kommune, nr }))
    .filter(({ nr, typ }) => (filter.art.length === 0 || filter.art.includes(typ)) && (filter.kreis.length === 0 || filter.kreis.includes(texte.kreise[nr] ?? '')) && trifftGefaltet(worte, texte.kommunen[nr] ?? LEER));
}

export function sichte(matrix: MatrixDto, texte: Matrixtexte, filter: Matrixfilter): { zeilen: Zeile[]; spalten: Spalte[] } {
  return { zeilen: zeilenVon(matrix, texte, filter), spalten: spaltenVon(matrix, texte, filter).sort((a, b) => vor(a, b, filter.folge)) };
}

export function zeichenVon({ werte }: MatrixDto, zeile: Zeile, spalte: Spalte): string {
  return werte[zeile.nr]?.[spalte.nr] ?? '?';
}

/** "Wohngeld, Köln: Reifegrad 3 oder höher". */
export function zellsatz(matrix: MatrixDto, zeile: Zeile, spalte: Spalte): string {
  return t('kommunen.matrix.zelle', { leistung: zeile.name, kommune: spalte.name, wert: wertwort(zeichenVon(matrix, zeile, spalte)) });
}

/** A place in the grid; -1 is the row or column of the heads. */
export interface Platz {
  zeile: number;
  spalte: number;
}

/** Where a key leads, held within the grid; `null`: no key that moves. `seite`: rows and columns in sight. */
export function ziel({ key, ctrlKey }: { key: string; ctrlKey: boolean }, { zeile, spalte }: Platz, seite: Platz, zeilen: number, spalten: number): Platz | null {
  const halte = (z: number, s: number): Platz => ({ zeile: Math.min(Math.max(z, -1), zeilen - 1), spalte: Math.min(Math.max(s, -1), spalten - 1) });
  switch (key) {
    case 'Home':
      return halte(ctrlKey ? 0 : zeile, 0);
    case 'End':
      return halte(ctrlKey ? zeilen - 1 : zeile, spalten - 1);
  }
  if (ctrlKey) return null;
  switch (key) {
    case 'ArrowDown':
      return halte(zeile + 1, spalte);
    case 'ArrowUp':
      return halte(zeile - 1, spalte);
    case 'ArrowRight':
      return halte(zeile, spalte + 1);
    case 'ArrowLeft':
      return halte(zeile, spalte - 1);
    case 'PageDown':
      return halte(zeile + seite.zeile, spalte);
    case 'PageUp':
      return halte(zeile < 0 ? zeile : Math.max(0, zeile - seite.zeile), spalte);
    default:
      return null;
  }
}

/** So many cells beyond the window are kept, and the part moves by as many: scrolling by a pixel changes nothing. */
const UEBERHANG = 4;

/** Which places of a line lie in the window: from `von` up to, not with, `bis`. */
export function teil(anzahl: number, anfang: number, laenge: number, zelle: number): { von: number; bis: number } {
  const erste = Math.floor(anfang / zelle / UEBERHANG) * UEBERHANG;
  const von = Math.min(Math.max(0, erste - UEBERHANG), anzahl);
  return { von, bis: Math.min(anzahl, erste + Math.ceil(laenge / zelle) + 2 * UEBERHANG) };
}
