/** A row for the tests of this folder. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';

export function projekt(kuerzel: string, mehr: Partial<ProjektZeileDto> = {}): ProjektZeileDto {
  return {
    kuerzel,
    titel: kuerzel,
    themenfelder: [],
    phase: 'nicht_gemeldet',
    phase_seit: null,
    naechster: null,
    verzug_tage: null,
    leitung: [],
    letzte_meldung: null,
    meldung_vor_tagen: null,
    eines_der_35: null,
    befunde: 0,
    efa: null,
    beteiligte: [],
    suchtext: '',
    ...mehr,
  };
}

export function namen(zeilen: readonly ProjektZeileDto[]): string {
  return zeilen.map(({ kuerzel }) => kuerzel).join(' ');
}
