/** The services behind a rung: what is searched, filtered and sorted, and in which words. */
import type { LeistungUrteilDto } from '../api/bindings/LeistungUrteilDto';
import type { Ordnung } from '../kommunen/ordnen';
import { optionen, ordneNach } from '../kommunen/ordnen';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import type { Ergebnis } from './ergebnis';
import { alsErgebnis, ERGEBNISSE } from './ergebnis';

export const SPALTEN = ['name', 'leistung', 'themenfeld', 'grund'] as const;

export interface Filter {
  suche: string;
  themenfeld: readonly string[];
}

/** Each row with its text folded once, not at each key. */
export interface Urteil extends LeistungUrteilDto {
  gefaltet: Gefaltet;
}

export function falteAlle(zeilen: readonly LeistungUrteilDto[]): Urteil[] {
  return zeilen.map((zeile) => ({ ...zeile, gefaltet: falte([zeile.name, zeile.leistung, zeile.ozg_id, zeile.themenfeld, zeile.grund].join('\n')) }));
}

export function filtere(zeilen: readonly Urteil[], { suche, themenfeld }: Filter): Urteil[] {
  const gesucht = falteAnfrage(suche);
  return zeilen.filter((zeile) => (themenfeld.length === 0 || themenfeld.includes(zeile.themenfeld)) && trifftGefaltet(gesucht, zeile.gefaltet));
}

export function nachErgebnis(zeilen: readonly Urteil[]): Record<Ergebnis, Urteil[]> {
  const nach: Record<Ergebnis, Urteil[]> = { wahr: [], falsch: [], unbekannt: [] };
  for (const zeile of zeilen) nach[alsErgebnis(zeile.ergebnis)].push(zeile);
  return nach;
}

export function themenfelder(zeilen: readonly Urteil[], filter: Filter): ReturnType<typeof optionen> {
  return optionen(zeilen, ({ themenfeld }) => themenfeld, filtere(zeilen, { ...filter, themenfeld: [] }), filter.themenfeld);
}

export function ordne(zeilen: readonly Urteil[], { spalte, richtung }: Ordnung): Urteil[] {
  const feld = SPALTEN.find((eine) => eine === spalte) ?? 'name';
  return ordneNach(zeilen, richtung, (zeile) => zeile[feld], ({ name, leistung }) => `${name} ${leistung}`);
}

/** The tab that the address names; a hand-written one opens the first. */
export function reiterAus(wert: string | undefined): Ergebnis {
  return ERGEBNISSE.find((eines) => eines === wert) ?? 'wahr';
}
