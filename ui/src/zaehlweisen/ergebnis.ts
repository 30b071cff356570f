/** Verdicts of a rule in words. */
import { t } from '../labels';

export const ERGEBNISSE = ['wahr', 'falsch', 'unbekannt'] as const;
export type Ergebnis = (typeof ERGEBNISSE)[number];

/** What is neither true nor false is unknown. */
export function alsErgebnis(wert: string | undefined): Ergebnis {
  return wert === 'wahr' || wert === 'falsch' ? wert : 'unbekannt';
}

/** Verdict of a rule. */
export function ergebniswort(ergebnis: string): string {
  switch (alsErgebnis(ergebnis)) {
    case 'wahr':
      return t('zaehlweisen.wort.wahr');
    case 'falsch':
      return t('zaehlweisen.wort.falsch');
    default:
      return t('zaehlweisen.wort.unbekannt');
  }
}
