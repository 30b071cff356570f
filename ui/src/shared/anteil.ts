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
  return unten === oben ? `${unten}${SCHMAL}%` : t('anteil.spanne', { unten, oben: `${oben}${SCHMAL}%` });
}

/** "64,1 %", "64,1 bis 66,2 %", "unbekannt" or "nicht bewertbar". */
export function spanne(anteil: ZaehlungDto): string {
  if (anteil.nenner === 0) return t('anteil.nicht_bewertbar');
  if (ganzUnbekannt(anteil)) return t('anteil.ganz_unbekannt');
  return grenzen(zehntelprozent(anteil.zaehler, anteil.nenner), zehntelprozent(hoechstens(anteil), anteil.nenner));
}

/** "4,9 bis 27,7 %": from what is certain of the one share to what is possible at most of the other. */
export function spanneVon(unten: ZaehlungDto | undefined, oben: ZaehlungDto | undefined): string {
  if (!unten || !oben || unten.nenner === 0 || oben.nenner === 0) return t('anteil.nicht_bewertbar');
  return grenzen(zehntelprozent(unten.zaehler, unten.nenner), zehntelprozent(hoechstens(oben), oben.nenner));
}

/** "372 von 580 (64,1 bis 66,2 %), davon unbekannt 12". */
export function quote(anteil: ZaehlungDto): string {
  const { zaehler, nenner, unbekannt } = anteil;
  if (nenner === 0) return t('anteil.nicht_bewertbar');
  if (ganzUnbekannt(anteil)) return t('anteil.quote.unbekannt', { n: zahl(nenner) });
  return t('anteil.quote', { zaehler: zahl(zaehler), nenner: zahl(nenner), spanne: spanne(anteil), unbekannt: zahl(unbekannt) });
}

/** A mean of shares: "9,4 bis 31,0 %". */
export function mittelspanne({ sicher, hoechstens: oben }: MittelDto): string {
  if (sicher === 0 && oben >= 10_000) return t('anteil.ganz_unbekannt');
  return grenzen(kommazahl(sicher / 100), kommazahl(oben / 100));
}

/** Widths of a bar in percent: what is sure, and how far the hatch of the unknown reaches beyond it. */
export function breiten(anteil: ZaehlungDto): { sicher: number; unbekannt: number } {
  if (anteil.nenner === 0) return { sicher: 0, unbekannt: 0 };
  const sicher = (Math.min(anteil.zaehler, anteil.nenner) / anteil.nenner) * 100;
  return { sicher, unbekannt: (hoechstens(anteil) / anteil.nenner) * 100 - sicher };
}

/** "2 von 3 (66,7 %)", where nothing can be unknown; of nothing "nicht bewertbar". */
export function trefferquote(treffer: number, faelle: number): string {
  if (faelle === 0) return t('anteil.nicht_bewertbar');
  return t('anteil.treffer', { treffer: zahl(treffer), faelle: zahl(faelle), prozent: prozentzahl(treffer, faelle) });
}

/** A share of runs, 0 to 1: what is neither none nor all is never printed as if it were. */
export function laufanteil(anteil: number): string {
  if (anteil > 0 && anteil < 0.001) return t('anteil.unter', { wert: prozentzahl(1, 1000) });
  if (anteil < 1 && anteil > 0.999) return t('anteil.ueber', { wert: prozentzahl(999, 1000) });
  return prozentzahl(anteil, 1);
}
