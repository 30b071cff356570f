/** What a form of the list finds wrong before it asks the host. */
import type { ApiFehler } from '../api/bindings/ApiFehler';
import { t } from '../labels';

/** Throws what {@link Formular.speichere} shows, unless every field is right. `saetze`: sentence per field, or null. */
export function verlange(saetze: Record<string, string | null>): void {
  const felder = Object.entries(saetze).flatMap(([feld, text]) => (text === null ? [] : [{ feld, regel: 'pflicht', wert: '', text, zeile: null }]));
  if (felder.length === 0) return;
  const fehler: ApiFehler = { code: 'eingabe_ungueltig', params: {}, felder, text: t('projekte.fehler.eingabe'), technik: '' };
  // A plain object, like the refusals of the host.
  throw fehler;
}
