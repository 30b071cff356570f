/** Roll-out of services in many Kommunen: groups that stand for several, what is sent, and what is wrong with it. */
import type { RolloutWunsch } from '../api/bindings/RolloutWunsch';
import { zahl } from '../format';
import { t } from '../labels';
import { leseTag } from '../shared/datum';
import type { Option } from '../shared/feld';
import type { Kommune } from './liste';
import { istKreis } from './liste';
import { alsListe } from './ordnen';

/** As the core refuses more. */
export const SEITE_HOECHSTENS = 600;
export const ZEILEN_HOECHSTENS = 20_000;
export const MODELL = '1.1';
export const REIFEGRADE = ['0', '1', '2', '3', '4'] as const;

const LAND = '05000000';
const BUND = '00000000';
const vergleich = new Intl.Collator('de', { numeric: true });

/** Groups by the sign before the name. A Kreis or Regierungsbezirk stands for its Gemeinden, not for the Kreis itself. */
const GRUPPEN = {
  art: { von: ({ typ }: Kommune) => typ, text: (name: string, n: string) => t('kommunen.rollout.alle_art', { name, n }) },
  kreis: { von: (kommune: Kommune) => (istKreis(kommune.typ) ? null : kommune.kreis), text: (name: string, n: string) => t('kommunen.rollout.alle_kreis', { name, n }) },
  bezirk: { von: (kommune: Kommune) => (istKreis(kommune.typ) ? null : kommune.regierungsbezirk), text: (name: string, n: string) => t('kommunen.rollout.alle_bezirk', { name, n }) },
} as const;
type Gruppe = keyof typeof GRUPPEN;
const ARTEN = Object.keys(GRUPPEN) as Gruppe[];

/** Land and Bund, then the groups, then each Kommune by itself. */
export function ortoptionen(kommunen: readonly Kommune[]): Option[] {
  const gruppen = ARTEN.flatMap((art) => {
    const anzahl = new Map<string, number>();
    for (const kommune of kommunen) {
      const name = GRUPPEN[art].von(kommune);
      if (name !== null) anzahl.set(name, (anzahl.get(name) ?? 0) + 1);
    }
    return [...anzahl].sort(([a], [b]) => vergleich.compare(a, b)).map(([name, n]) => ({ wert: `${art}:${name}`, text: GRUPPEN[art].text(name, zahl(n)) }));
  });
  const einzelne = [...kommunen].sort((a, b) => vergleich.compare(a.name, b.name)).map(({ ags, name, typ }) => ({ wert: ags, text: name, neben: `${ags} · ${typ}` }));
  return [{ wert: LAND, text: t('kommunen.rollout.land') }, { wert: BUND, text: t('kommunen.rollout.bund') }, ...gruppen, ...einzelne];
}

/** The AGS that the chosen values stand for, each once. */
export function orteVon(werte: readonly string[], kommunen: readonly Kommune[]): string[] {
  const ags = new Set<string>();
  for (const wert of werte) {
    const [kopf = '', ...rest] = wert.split(':');
    const art = ARTEN.find((eine) => eine === kopf);
    if (art === undefined) ags.add(wert);
    else for (const kommune of kommunen) if (GRUPPEN[art].von(kommune) === rest.join(':')) ags.add(kommune.ags);
  }
  return [...ags];
}

export function wunschVon(werte: Readonly<Record<string, string>>, kommunen: readonly Kommune[]): RolloutWunsch {
  const feld = (name: string) => (werte[name] ?? '').trim();
  const mitGrad = feld('reifegrad') !== '';
  return {
    leistungen: [...new Set(alsListe(werte.leistung))],
    ags: orteVon(alsListe(werte.ags), kommunen),
    stand: feld('stand'),
    // A model without a level says nothing.
    reifegrad_modell: mitGrad ? feld('reifegrad_modell') : '',
    reifegrad: feld('reifegrad'),
    reifegrad_art: mitGrad ? feld('reifegrad_art') : '',
    gueltig_ab: feld('gueltig_ab'),
    loesung: feld('loesung'),
    portal: feld('portal'),
    quelle: feld('quelle'),
    grund: feld('grund'),
  };
}

/** How many reports that would be. */
export function meldungen({ leistungen, ags }: RolloutWunsch): number {
  return leistungen.length * ags.length;
}

/** Sentence per field, or null. What the host alone can know it says itself. */
export function fehlerVon(wunsch: RolloutWunsch, heute: string): Record<string, string | null> {
  const { leistungen, ags } = wunsch;
  const zuViele = (n: number) => (n > SEITE_HOECHSTENS ? t('kommunen.rollout.fehler.zu_viele', { n: zahl(n), hoechstens: zahl(SEITE_HOECHSTENS) }) : null);
  const produkt = meldungen(wunsch) > ZEILEN_HOECHSTENS ? t('kommunen.rollout.fehler.produkt', { n: zahl(meldungen(wunsch)), hoechstens: zahl(ZEILEN_HOECHSTENS) }) : null;
  return {
    leistung: leistungen.length === 0 ? t('kommunen.rollout.fehler.leistung') : zuViele(leistungen.length),
    ags: ags.length === 0 ? t('kommunen.rollout.fehler.ort') : (zuViele(ags.length) ?? produkt),
    stand: wunsch.stand === '' ? t('kommunen.rollout.fehler.stand') : null,
    reifegrad_modell: wunsch.reifegrad !== '' && wunsch.reifegrad_modell === '' ? t('kommunen.rollout.fehler.modell') : null,
    gueltig_ab: leseTag(wunsch.gueltig_ab, heute).ok ? null : t('kommunen.rollout.fehler.gueltig_ab'),
  };
}

/** A short, always equal name for a choice of marks: each has a draft of its own. */
export function kennzeichen(text: string): string {
  let summe = 0x811c9dc5;
  for (const zeichen of text) summe = Math.imul(summe ^ (zeichen.codePointAt(0) ?? 0), 0x01000193);
  return (summe >>> 0).toString(16);
}
