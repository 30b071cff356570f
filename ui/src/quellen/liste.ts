/** The list of sources: words, search and order. */
import type { QuelleZeileDto } from '../api/bindings/QuelleZeileDto';
import type { TatsacheDto } from '../api/bindings/TatsacheDto';
import { datum, kommazahl, zahl } from '../format';
import { optionen, ordneNach } from '../kommunen/ordnen';
import type { Ordnung } from '../kommunen/ordnen';
import { t, tn } from '../labels';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import type { Adresse } from '../shell/adresse.svelte';

export const SPALTEN = ['fundstelle', 'art', 'stand', 'alter', 'tatsachen', 'belege'] as const;
export type Quelle = QuelleZeileDto;

const TAG_MS = 86_400_000;

export function art({ art: wort }: Quelle): string {
  return wort ?? t('quellen.keine_angabe');
}

export function stand({ stand_am }: Quelle): string {
  return stand_am === null ? t('quellen.keine_angabe') : datum(stand_am);
}

/** Age in days; `null` if the source has no day. */
export function tage({ stand_am }: Quelle, heute: string): number | null {
  const alter = stand_am === null ? NaN : Math.round((Date.parse(heute) - Date.parse(stand_am)) / TAG_MS);
  return Number.isNaN(alter) ? null : alter;
}

export function alter(quelle: Quelle, heute: string): string {
  const n = tage(quelle, heute);
  if (n === null) return t('quellen.alter.unbekannt');
  if (n === 0) return t('quellen.alter.heute');
  return n < 0 ? t('quellen.alter.zukunft') : tn(n, 'einheit.tag', 'einheit.tage', { n: zahl(n) });
}

export function belege({ belege: dateien }: Quelle): string {
  return dateien.length === 0 ? t('quellen.belege.keine') : zahl(dateien.length);
}

export function falteAlle(quellen: readonly Quelle[]): Map<string, Gefaltet> {
  return new Map(quellen.map((quelle) => [quelle.kennung, falte([quelle.kennung, quelle.fundstelle, quelle.art ?? '', quelle.hinweis ?? '', ...quelle.belege.map(({ name }) => name)].join('\n'))]));
}

export function filtere(quellen: readonly Quelle[], gefaltet: ReadonlyMap<string, Gefaltet>, suche: string, arten: readonly string[]): Quelle[] {
  const gesucht = falteAnfrage(suche);
  return quellen.filter((quelle) => (arten.length === 0 || arten.includes(art(quelle))) && trifftGefaltet(gesucht, gefaltet.get(quelle.kennung) ?? { lang: '', kurz: '' }));
}

/** Choices of "Art" with the number of sources that the search leaves. */
export function artoptionen(quellen: readonly Quelle[], gefaltet: ReadonlyMap<string, Gefaltet>, suche: string, arten: readonly string[]): ReturnType<typeof optionen> {
  return optionen(quellen, art, filtere(quellen, gefaltet, suche, []), arten);
}

export function ordne(quellen: readonly Quelle[], { spalte, richtung }: Ordnung, heute: string): Quelle[] {
  const wert = (quelle: Quelle): string | number | null => {
    switch (spalte) {
      case 'art':
        return quelle.art;
      case 'stand':
        return quelle.stand_am;
      case 'alter':
        return tage(quelle, heute);
      case 'tatsachen':
        return quelle.anzahl;
      case 'belege':
        return quelle.belege.length;
      default:
        return quelle.fundstelle;
    }
  };
  return ordneNach(quellen, richtung, wert, ({ fundstelle }) => fundstelle);
}

/** Where a fact is shown: at its project, else at its own record; `null`: nowhere by itself. */
export function ort({ nomen, schluessel: [eigener], projekt }: TatsacheDto): Parameters<Adresse['href']> | null {
  if (projekt !== null) return ['projekte', projekt];
  if (eigener === undefined) return null;
  switch (nomen) {
    case 'kommune':
      return ['kommunen', eigener];
    case 'ozg_leistung':
    case 'leika_leistung':
      return ['leistungen', eigener];
    case 'bewilligung':
      return ['foerderung', null, { bewilligung: eigener }];
    default:
      return null;
  }
}

/** The https addresses in a text, each once, without the punctuation behind them. */
export function adressen(text: string): string[] {
  return [...new Set([...text.matchAll(/https:\/\/[^\s<>"„“”‚‘’|]+/giu)].map(([fund]) => fund.replace(/[.,;:!?)\]]+$/u, '')).filter((fund) => URL.canParse(fund)))];
}

/** Size of a file as one reads it. */
export function groesse(byte: number): string {
  if (byte < 1000) return t('quellen.groesse.byte', { n: zahl(byte) });
  return byte < 1_000_000 ? t('quellen.groesse.kb', { n: zahl(byte / 1000) }) : t('quellen.groesse.mb', { n: kommazahl(byte / 1_000_000) });
}

export interface Gruppe {
  nomen: string;
  titel: string;
  tatsachen: TatsacheDto[];
}

/** Facts by noun, in the order in which they came. */
export function gruppiere(tatsachen: readonly TatsacheDto[]): Gruppe[] {
  const gruppen = new Map<string, Gruppe>();
  for (const tatsache of tatsachen) {
    const gruppe = gruppen.get(tatsache.nomen) ?? { nomen: tatsache.nomen, titel: tatsache.nomen_titel, tatsachen: [] };
    gruppe.tatsachen.push(tatsache);
    gruppen.set(tatsache.nomen, gruppe);
  }
  return [...gruppen.values()];
}
