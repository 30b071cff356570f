/** All texts of the window come from one file, shared with Rust. The keys are typed by it. */
import texte from '../../data/labels/fenster.de.json';

export type Schluessel = keyof typeof texte;
export type Werte = Record<string, string | number>;

/** The text of a key. `{name}` is replaced by `werte.name`; a missing value stays visible as `{name}`. */
export function t(schluessel: Schluessel, werte: Werte = {}): string {
  return texte[schluessel].replace(/\{(\w+)\}/g, (platz, name: string) => String(werte[name] ?? platz));
}

/** Picks the word for one or for many. `n` is available as `{n}` if `werte` does not give it. */
export function tn(n: number, eins: Schluessel, viele: Schluessel, werte: Werte = {}): string {
  return t(n === 1 ? eins : viele, { n, ...werte });
}
