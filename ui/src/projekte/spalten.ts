/** The columns as the shared table wants them. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import { t } from '../labels';
import type { Tabellenspalte } from '../shared/tabelle';
import type { Spalte } from './liste';
import { SPALTENNAMEN, zelltext } from './worte';

type Form = Pick<Tabellenspalte<ProjektZeileDto>, 'rechts' | 'breite' | 'fest'>;

/** Figures and dates have the room they need; texts share the rest and are cut off with their whole text at hand. */
const FORM: Record<Spalte, Form> = {
  titel: { breite: 'minmax(9rem, 2fr)', fest: true },
  themenfeld: { breite: 'minmax(0, 1.3fr)', fest: true },
  phase: { breite: '8.25rem', fest: true },
  seit: { breite: '6.5rem', rechts: true },
  naechster: { breite: '15.5rem' },
  verzug: { breite: '4.75rem', rechts: true },
  leitung: { breite: 'minmax(0, 1.1fr)' },
  meldung: { breite: '7rem', rechts: true },
  efa: { breite: 'minmax(0, 1.5fr)' },
  eines_der_35: { breite: '12rem' },
  befunde: { breite: '5.5rem', rechts: true },
  kuerzel: { breite: 'minmax(0, 1fr)' },
};

/** `eng`: less room than pictured, or more columns; then the next milestone shares too. */
export function tabellenspalten(namen: readonly Spalte[], eng: boolean): Tabellenspalte<ProjektZeileDto>[] {
  return namen.map((name) => ({
    name,
    text: t(SPALTENNAMEN[name]),
    sortierbar: true,
    wert: (zeile) => zelltext(zeile, name),
    ...FORM[name],
    ...(eng && name === 'naechster' ? { breite: 'minmax(11rem, 1.5fr)' } : {}),
  }));
}
