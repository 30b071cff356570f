/** Shares in words: never without numerator, denominator and the unknown. */
import type { ZaehlungDto } from '../api/bindings/ZaehlungDto';
import { kommazahl, SCHMAL, zahl } from '../format';
import { t } from '../labels';

/** What is certain, and what is possible at most; `null`: not to be judged. */
export function grenzen({ zaehler, nenner, unbekannt }: ZaehlungDto): { sicher: number; hoechstens: number } | null {
  return nenner === 0 ? null : { sicher: zaehler / nenner, hoechstens: (zaehler + unbekannt) / nenner };
}

/** "64,1 %", "64,1 bis 66,2 %", "unbekannt" if nothing is known, "nicht bewertbar" without a denominator. */
export function anteil(wert: ZaehlungDto): string {
  const lage = grenzen(wert);
  if (lage === null) return t('kommunen.nicht_bewertbar');
  if (wert.unbekannt === wert.nenner) return t('kommunen.unbekannt');
  const [von, bis] = [lage.sicher, lage.hoechstens].map((teil) => kommazahl(teil * 100)) as [string, string];
  return `${wert.unbekannt === 0 ? von : t('kommunen.von_bis', { von, bis })}${SCHMAL}%`;
}

/** "372 von 580 (64,1 bis 66,2 %), davon unbekannt 12". */
export function anteilsatz(wert: ZaehlungDto): string {
  if (wert.nenner === 0) return t('kommunen.nicht_bewertbar');
  return t('kommunen.anteil', { n: zahl(wert.zaehler), alle: zahl(wert.nenner), anteil: anteil(wert), unbekannt: zahl(wert.unbekannt) });
}
