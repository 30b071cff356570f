/** Where a key leads in the tree (ARIA Authoring Practices). Plain mapping, so that it can be tested as a table. */
import type { Gefaltet } from '../shared/suche';
import { falte } from '../shared/suche';
import type { Zeile } from './baum';

export type Schritt =
  | { art: 'gehe'; zeile: number }
  | { art: 'klappe'; nr: number; auf: boolean }
  | { art: 'geschwister'; nrn: number[] }
  | { art: 'oeffne'; nr: number };

/** `seite`: rows that fit. `null`: the key means nothing here; an empty step: it is used up. */
export function schritt(taste: string, zeilen: readonly Zeile[], jetzt: number, seite: number): Schritt | null {
  const zeile = zeilen[jetzt];
  if (zeile === undefined) return null;
  const letzte = zeilen.length - 1;
  const gehe = (ziel: number): Schritt => ({ art: 'gehe', zeile: Math.max(0, Math.min(letzte, ziel)) });
  switch (taste) {
    case 'ArrowDown':
      return gehe(jetzt + 1);
    case 'ArrowUp':
      return gehe(jetzt - 1);
    case 'PageDown':
      return gehe(jetzt + seite);
    case 'PageUp':
      return gehe(jetzt - seite);
    case 'Home':
      return gehe(0);
    case 'End':
      return gehe(letzte);
    case 'ArrowRight':
      if (zeile.offen === null) return gehe(jetzt);
      return zeile.offen ? gehe(jetzt + 1) : { art: 'klappe', nr: zeile.knoten.nr, auf: true };
    case 'ArrowLeft': {
      if (zeile.offen === true) return { art: 'klappe', nr: zeile.knoten.nr, auf: false };
      const eltern = zeilen.findIndex(({ knoten }) => knoten.nr === zeile.knoten.eltern);
      return gehe(eltern < 0 ? jetzt : eltern);
    }
    case '*':
      return { art: 'geschwister', nrn: zeilen.filter(({ knoten, offen }) => knoten.eltern === zeile.knoten.eltern && offen !== null).map(({ knoten }) => knoten.nr) };
    case 'Enter':
      return { art: 'oeffne', nr: zeile.knoten.nr };
    default:
      return null;
  }
}

/**
 * The next row whose name begins with what was typed, round the end. One letter goes on to the next, more
 * stay where they fit. `heuhaufen`: each node's name, folded, by its number.
 */
export function springe(zeilen: readonly Zeile[], heuhaufen: readonly Gefaltet[], jetzt: number, getippt: string): number | null {
  const gesucht = falte(getippt);
  const ab = getippt.length > 1 ? 0 : 1;
  for (let i = ab; i < zeilen.length + ab; i += 1) {
    const stelle = (Math.max(0, jetzt) + i) % zeilen.length;
    const knoten = zeilen[stelle]?.knoten;
    if (knoten === undefined) continue;
    const name = heuhaufen[knoten.nr];
    if (name?.lang.startsWith(gesucht.lang) || name?.kurz.startsWith(gesucht.kurz) || knoten.kennung.startsWith(getippt)) return stelle;
  }
  return null;
}
