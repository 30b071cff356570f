/** Search and order of the project list, without any drawing. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import { alsPhase, PHASEN } from '../shared/phasen';
import { trifft } from '../shared/suche';

export type Spalte = 'titel' | 'themenfeld' | 'phase' | 'seit' | 'naechster' | 'verzug' | 'leitung' | 'meldung';

export interface Ordnung {
  spalte: Spalte;
  richtung: 'auf' | 'ab';
}

const vergleicher = new Intl.Collator('de', { numeric: true, sensitivity: 'base' });

/** What a column sorts by; `null` is unknown and comes last in both directions. */
function wert(zeile: ProjektZeileDto, spalte: Spalte): string | number | null {
  switch (spalte) {
    case 'titel':
      return zeile.titel;
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

export function suche(zeilen: readonly ProjektZeileDto[], anfrage: string): ProjektZeileDto[] {
  return zeilen.filter((zeile) => trifft(anfrage, [zeile.titel, zeile.kuerzel, ...zeile.themenfelder, ...zeile.leitung]));
}
