/** Choices for the forms of the list. What the rows already name is offered at once; the host adds the rest. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import type { WahlDto } from '../api/bindings/WahlDto';
import type { Host } from '../api/host';
import type { Option } from '../shared/feld';
import { vergleicheTexte } from './liste';

function einmal(namen: readonly string[]): string[] {
  return [...new Set(namen)].sort(vergleicheTexte);
}

export function themenfelder(zeilen: readonly ProjektZeileDto[]): string[] {
  return einmal(zeilen.flatMap((zeile) => zeile.themenfelder));
}

export function organisationen(zeilen: readonly ProjektZeileDto[]): string[] {
  return einmal(zeilen.flatMap(({ beteiligte }) => beteiligte.map(({ organisation }) => organisation)));
}

/** The host's choices, behind them what only the rows know. */
export function verbinde(wahl: readonly WahlDto[], namen: readonly string[]): Option[] {
  const da = new Set(wahl.map(({ wert }) => wert));
  return [...wahl, ...namen.filter((name) => !da.has(name)).map((name) => ({ wert: name, text: name }))];
}

/** Asks for the choices of a noun; without them the field still takes what the rows name. */
export async function hole(host: Host, nomen: string, gescheitert: (fehler: unknown) => void): Promise<WahlDto[]> {
  try {
    return await host.auswahlGet(nomen);
  } catch (fehler) {
    gescheitert(fehler);
    return [];
  }
}
