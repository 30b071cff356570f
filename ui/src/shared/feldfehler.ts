/** Refusals whose fields have other names in the form than in the row. */
import type { FeldFehlerDto } from '../api/bindings/FeldFehlerDto';

/** The precision is part of the date; what is said of it is said at the date. */
export const AM_DATUM: Readonly<Record<string, string>> = { genauigkeit: 'datum' };

/** What was thrown, with its fields renamed; anything that is no refusal comes back as it is. */
export function mitFeldnamen(fehler: unknown, namen: Readonly<Record<string, string>>): unknown {
  if (typeof fehler !== 'object' || fehler === null || !('felder' in fehler) || !Array.isArray(fehler.felder)) return fehler;
  return { ...fehler, felder: (fehler.felder as FeldFehlerDto[]).map((eins) => ({ ...eins, feld: Object.hasOwn(namen, eins.feld) ? (namen[eins.feld] ?? eins.feld) : eins.feld })) };
}
