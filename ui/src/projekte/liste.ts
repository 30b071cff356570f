/** Columns and order of the project list, without any drawing. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import { alsPhase, PHASEN } from '../shared/phasen';
import { EFA } from './worte';

export const SPALTEN = ['titel', 'themenfeld', 'phase', 'seit', 'naechster', 'verzug', 'leitung', 'meldung', 'efa', 'eines_der_35', 'befunde', 'kuerzel'] as const;
export type Spalte = (typeof SPALTEN)[number];

/** What is shown as long as nobody chose otherwise. */
export const SPALTEN_VORGABE: readonly Spalte[] = SPALTEN.slice(0, 8);

export interface Ordnung {
  spalte: Spalte;
  richtung: 'auf' | 'ab';
}

export function istSpalte(name: string): name is Spalte {
  return (SPALTEN as readonly string[]).includes(name);
}

/** The columns of a list of names in their fixed order; the title always stands. Nothing known: the usual ones. */
export function alsSpalten(namen: readonly string[]): Spalte[] {
  const gewaehlt = SPALTEN.filter((spalte) => spalte === 'titel' || namen.includes(spalte));
  return namen.some(istSpalte) ? gewaehlt : [...SPALTEN_VORGABE];
}

const vergleicher = new Intl.Collator('de', { numeric: true, sensitivity: 'base' });

export function vergleicheTexte(a: string, b: string): number {
  return vergleicher.compare(a, b);
}

/** What a column sorts by; `null` is unknown and comes last in both directions. */
function wert(zeile: ProjektZeileDto, spalte: Spalte): string | number | null {
  switch (spalte) {
    case 'titel':
      return zeile.titel;
    case 'kuerzel':
      return zeile.kuerzel;
    case 'themenfeld':
      return zeile.themenfelder.length === 0 ? null : zeile.themenfelder.join(', ');
    case 'phase':
      return PHASEN.indexOf(alsPhase(zeile.phase));
    case 'seit':
      return zeile.phase_seit?.datum ?? null;
    case 'naechster':
      return zeile.naechster?.zeit.datum ?? null;
    case 'verzug':
      return zeile.verzug_tage;
    case 'leitung':
      return zeile.leitung.length === 0 ? null : zeile.leitung.join(', ');
    case 'meldung':
      return zeile.meldung_vor_tagen;
    case 'efa': {
      const rang = (EFA as readonly (string | null)[]).indexOf(zeile.efa);
      return rang === -1 ? null : rang;
    }
    case 'eines_der_35':
      return zeile.eines_der_35;
    case 'befunde':
      return zeile.befunde;
  }
}

function vergleiche(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : vergleicher.compare(String(a), String(b));
}

export function ordne(zeilen: readonly ProjektZeileDto[], { spalte, richtung }: Ordnung): ProjektZeileDto[] {
  const vorzeichen = richtung === 'auf' ? 1 : -1;
  return [...zeilen].sort((a, b) => {
    const links = wert(a, spalte);
    const rechts = wert(b, spalte);
    if (links === null || rechts === null) {
      if (links !== rechts) return links === null ? 1 : -1;
    } else {
      const folge = vergleiche(links, rechts) * vorzeichen;
      if (folge !== 0) return folge;
    }
    // Same value: by title, so that the order does not depend on where a row came from.
    return vergleicher.compare(a.titel, b.titel) || (a.kuerzel < b.kuerzel ? -1 : 1);
  });
}

/** Clicking a head: sorts up, and turns round when it is the one in force. */
export function naechsteOrdnung(jetzt: Ordnung, spalte: Spalte): Ordnung {
  return { spalte, richtung: jetzt.spalte === spalte && jetzt.richtung === 'auf' ? 'ab' : 'auf' };
}
