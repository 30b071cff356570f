/** The figures of the Übersicht as a table: each with its denominator and what is unknown. */
import type { KennzahlDto } from '../api/bindings/KennzahlDto';
import type { TempoDto } from '../api/bindings/TempoDto';
import { zahl } from '../format';
import { t } from '../labels';
import type { Kopie } from '../shared/kopieren';
import { PHASEN, phasenwort } from '../shared/phasen';

export function kennzahltabelle({ katalogversion, projekte, phasen, burnup }: KennzahlDto, tempo: TempoDto): Kopie {
  const unbekannt = zahl(phasen.nicht_gemeldet);
  const [erfasst, umfang] = [zahl(projekte.erfasst), zahl(burnup.umfang)];
  return {
    titel: t('kennzahlen.titel', { version: katalogversion ?? t('kennzahlen.ohne_version') }),
    koepfe: [t('kennzahlen.name'), t('kennzahlen.wert'), t('kennzahlen.nenner'), t('kennzahlen.unbekannt')],
    zeilen: [
      ...PHASEN.map((phase) => [t('kennzahlen.phase', { phase: phasenwort(phase) }), zahl(phasen[phase]), erfasst, unbekannt]),
      [t('kennzahlen.fehlend'), zahl(tempo.fehlend), umfang, unbekannt],
    ],
  };
}
