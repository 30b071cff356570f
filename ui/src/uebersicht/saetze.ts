/** The sentences of the Übersicht that depend on numbers. Plain functions, so that each case is a row of a test. */
import type { FristDto } from '../api/bindings/FristDto';
import type { KennzahlDto } from '../api/bindings/KennzahlDto';
import type { PhasenDto } from '../api/bindings/PhasenDto';
import type { TempoDto } from '../api/bindings/TempoDto';
import { datum, zahl } from '../format';
import { t, tn } from '../labels';
import { PHASEN, phasenwort } from '../shared/phasen';

/** "22 Projekte erfasst · 35 laut Vorlage 17/4771, davon 1 namentlich bestätigt": never a bare 35. */
export function bestandssatz({ projekte }: KennzahlDto): string {
  const erfasst = tn(projekte.erfasst, 'uebersicht.erfasst.eins', 'uebersicht.erfasst', { n: zahl(projekte.erfasst) });
  if (projekte.laut_vorlage === null) return erfasst;
  const vorlage = t('uebersicht.laut_vorlage', { n: zahl(projekte.laut_vorlage), bestaetigt: zahl(projekte.bestaetigt) });
  return `${erfasst} · ${vorlage}`;
}

/** What stands above the key figure, and the figure. */
export function fristsatz(frist: FristDto): { ueber: string; zahl: string } {
  const tag = datum(frist.datum);
  if (frist.tage_ueberschritten !== null) {
    const n = frist.tage_ueberschritten;
    return { ueber: t('frist.ueberschritten', { datum: tag }), zahl: tn(n, 'frist.seit.eins', 'frist.seit', { n: zahl(n) }) };
  }
  const n = frist.tage_bis ?? 0;
  if (n === 0) return { ueber: t('frist.am', { datum: tag }), zahl: t('frist.heute') };
  return { ueber: t('frist.bis', { datum: tag }), zahl: tn(n, 'einheit.tag', 'einheit.tage', { n: zahl(n) }) };
}

/** The same as one sentence, for those who listen: "Frist seit 12 Tagen überschritten". */
export function fristVorgelesen(frist: FristDto): string {
  if (frist.tage_ueberschritten !== null) {
    const n = frist.tage_ueberschritten;
    return tn(n, 'frist.ganz.seit.eins', 'frist.ganz.seit', { n: zahl(n) });
  }
  const { ueber, zahl: wert } = fristsatz(frist);
  return frist.tage_bis === 0 ? t('frist.ganz.heute') : `${ueber}: ${wert}`;
}

export function fehlsatz(tempo: TempoDto, umfang: number): string {
  if (umfang === 0) return t('frist.kein_umfang');
  const werte = { fehlend: zahl(tempo.fehlend), umfang: zahl(umfang) };
  if (tempo.fehlend === 0) return tn(umfang, 'frist.alle.eins', 'frist.alle', werte);
  return tn(tempo.fehlend, 'frist.fehlt', 'frist.fehlen', werte);
}

/** "Konzeption 5, Umsetzung 14, …": the finding of the bar. */
export function phasensatz(phasen: PhasenDto): string {
  return t('phasen.alternative', { liste: PHASEN.map((phase) => `${phasenwort(phase)} ${zahl(phasen[phase])}`).join(', ') });
}
