/** Shares as they are printed: so many of a whole, in per cent, what is unknown of it, and the bounds that follow. */
import { kommazahl, SCHMAL, zahl } from '../format';
import { t } from '../labels';

/** 0.641 → "64,1 %". */
export function prozent1(anteil: number): string {
  return `${kommazahl(anteil * 100)}${SCHMAL}%`;
}

/** A share of runs: what is neither none nor all is never printed as if it were. */
export function laufanteil(anteil: number): string {
  if (anteil > 0 && anteil < 0.001) return t('anteil.unter', { wert: prozent1(0.001) });
  if (anteil < 1 && anteil > 0.999) return t('anteil.ueber', { wert: prozent1(0.999) });
  return prozent1(anteil);
}

/** "372 von 580 (64,1 %)"; with unknown ones "…, davon unbekannt 12: 64,1 bis 66,2 %"; of nothing "nicht bewertbar". */
export function anteilstext(zaehler: number, nenner: number, unbekannt: number): string {
  if (nenner === 0) return t('anteil.nicht_bewertbar');
  const werte = { zaehler: zahl(zaehler), nenner: zahl(nenner), prozent: prozent1(zaehler / nenner) };
  if (unbekannt === 0) return t('anteil.voll', werte);
  return t('anteil.unbekannt', { ...werte, unbekannt: zahl(unbekannt), von: kommazahl((zaehler / nenner) * 100), bis: prozent1((zaehler + unbekannt) / nenner) });
}
