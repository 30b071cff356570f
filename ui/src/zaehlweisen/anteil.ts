/** Shares in words: with their denominator, with what is unknown, and with both bounds where something is. */
import type { MittelDto } from '../api/bindings/MittelDto';
import type { ZaehlungDto } from '../api/bindings/ZaehlungDto';
import { kommazahl, SCHMAL, zahl } from '../format';
import { t } from '../labels';

/** Percent with one decimal, counted in whole thousandths so that nothing is rounded twice. */
function zehntelprozent(teil: number, ganzes: number): string {
  return kommazahl(Math.round((teil * 1000) / ganzes) / 10);
}

/** Upper bound of the count; never more than there are. */
export function hoechstens({ zaehler, nenner, unbekannt }: ZaehlungDto): number {
  return Math.min(nenner, zaehler + unbekannt);
}

/** Nothing at all is known. What cannot be judged is not unknown but "nicht bewertbar". */
export function ganzUnbekannt({ nenner, unbekannt }: ZaehlungDto): boolean {
  return nenner > 0 && unbekannt >= nenner;
}

/** "64,1 %". `ganzes` is above 0. */
export function prozentzahl(teil: number, ganzes: number): string {
  return `${zehntelprozent(teil, ganzes)}${SCHMAL}%`;
}

function grenzen(unten: string, oben: string): string {
  return unten === oben ? `${unten}${SCHMAL}%` : t('zaehlweisen.spanne', { unten, oben: `${oben}${SCHMAL}%` });
}

/** "64,1 %", "64,1 bis 66,2 %", "unbekannt" or "nicht bewertbar". */
export function spanne(anteil: ZaehlungDto): string {
  if (anteil.nenner === 0) return t('zaehlweisen.nicht_bewertbar');
  if (ganzUnbekannt(anteil)) return t('zaehlweisen.wort.unbekannt');
  return grenzen(zehntelprozent(anteil.zaehler, anteil.nenner), zehntelprozent(hoechstens(anteil), anteil.nenner));
}

/** "372 von 580 (64,1 bis 66,2 %), davon unbekannt 12". */
export function quote(anteil: ZaehlungDto): string {
  const { zaehler, nenner, unbekannt } = anteil;
  if (nenner === 0) return t('zaehlweisen.nicht_bewertbar');
  if (ganzUnbekannt(anteil)) return t('zaehlweisen.quote.unbekannt', { n: zahl(nenner) });
  return t('zaehlweisen.quote', { zaehler: zahl(zaehler), nenner: zahl(nenner), spanne: spanne(anteil), unbekannt: zahl(unbekannt) });
}

/** A mean of shares: "9,4 bis 31,0 %". */
export function mittelspanne({ sicher, hoechstens: oben }: MittelDto): string {
  if (sicher === 0 && oben >= 10_000) return t('zaehlweisen.wort.unbekannt');
  return grenzen(kommazahl(sicher / 100), kommazahl(oben / 100));
}

/** Widths of a bar in percent: what is sure, and how far the hatch of the unknown reaches beyond it. */
export function breiten(anteil: ZaehlungDto): { sicher: number; unbekannt: number } {
  if (anteil.nenner === 0) return { sicher: 0, unbekannt: 0 };
  const sicher = (Math.min(anteil.zaehler, anteil.nenner) / anteil.nenner) * 100;
  return { sicher, unbekannt: (hoechstens(anteil) / anteil.nenner) * 100 - sicher };
}

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
