/** The lists of the view Förderung: filters, order, words, and the years of the grid. Amounts are never added up here. */
import type { BewilligungDto } from '../api/bindings/BewilligungDto';
import type { FoerderzeileDto } from '../api/bindings/FoerderzeileDto';
import type { TrancheDto } from '../api/bindings/TrancheDto';
import { datum, zahl } from '../format';
import type { Ordnung } from '../kommunen/ordnen';
import { ordneNach } from '../kommunen/ordnen';
import type { Schluessel } from '../labels';
import { t, tn } from '../labels';

export const NOMEN = ['bewilligung', 'abruf', 'verwendungsnachweis', 'tranche', 'foerderprogramm'] as const;
export type Nomen = (typeof NOMEN)[number];

export const FILTER = ['programm', 'gegenstand', 'stand'] as const;
export type Filter = (typeof FILTER)[number];
export type Auswahl = Record<Filter, readonly string[]>;

export const GEGENSTAENDE = ['konzeption', 'umsetzung', 'gesamt'] as const;
export const STAENDE = ['beantragt', 'zu prüfen', 'bewilligt', 'abgelehnt'] as const;
/** Stands for a missing value. */
export const KEINE = 'keine_angabe';

export const FILTERNAMEN: Record<Filter, Schluessel> = {
  programm: 'foerderung.programm',
  gegenstand: 'foerderung.gegenstand',
  stand: 'foerderung.stand',
};

const GEGENSTANDSWORTE: Record<(typeof GEGENSTAENDE)[number], Schluessel> = {
  konzeption: 'phase.konzeption',
  umsetzung: 'phase.umsetzung',
  gesamt: 'foerderung.gegenstand.gesamt',
};

export function gegenstandswort(wert: string | null): string {
  if (wert === null || wert === KEINE) return t('foerderung.ohne_angabe');
  const bekannt = GEGENSTAENDE.find((eines) => eines === wert);
  return bekannt === undefined ? wert : t(GEGENSTANDSWORTE[bekannt]);
}

export function projektwort({ projekt, projekt_titel }: BewilligungDto): string {
  return projekt_titel ?? projekt ?? t('foerderung.ohne_projekt');
}

export function tagwort(tag: string | null): string {
  return tag === null ? t('foerderung.ohne_angabe') : datum(tag);
}

/** What a person calls a tranche: two of one programme can share their span. */
export function tranchenwort({ programm, zweck, spanne }: FoerderzeileDto): string {
  return [programm, zweck ?? '', spanne].filter((text) => text !== '').join(', ');
}

/** Why the amount of a grant is in no sum; `null`: it is, or there is none to count. */
export function nichtInSummen({ stand, tranche, datum: tag, betrag_cent }: BewilligungDto): string | null {
  if (stand !== 'bewilligt') return t('foerderung.nicht_in_summen', { stand });
  if (betrag_cent === null) return null;
  if (tranche === null) return t('foerderung.nicht_in_summen.tranche');
  return tag === null ? t('foerderung.nicht_in_summen.datum') : null;
}

/** The hint of the source, and which grants name no amount. */
export function hinweis({ hinweis: text, ohne_betrag: n }: FoerderzeileDto): string {
  const ohne = n === 0 ? '' : tn(n, 'foerderung.ohne_betrag.eins', 'foerderung.ohne_betrag', { n: zahl(n) });
  return [text ?? '', ohne].filter((teil) => teil !== '').join(' · ');
}

export function filterwert(bewilligung: BewilligungDto, filter: Filter): string {
  return filter === 'gegenstand' ? (bewilligung.gegenstand ?? KEINE) : bewilligung[filter];
}

function passt(bewilligung: BewilligungDto, auswahl: Auswahl, ohne?: Filter): boolean {
  return FILTER.every((filter) => filter === ohne || auswahl[filter].length === 0 || auswahl[filter].includes(filterwert(bewilligung, filter)));
}

export function filtere(alle: readonly BewilligungDto[], auswahl: Auswahl): BewilligungDto[] {
  return alle.filter((eine) => passt(eine, auswahl));
}

/** How many there are of each "gegenstand|stand". */
export function zaehle(bewilligungen: readonly BewilligungDto[]): Map<string, number> {
  const anzahl = new Map<string, number>();
  for (const eine of bewilligungen) {
    const ort = `${filterwert(eine, 'gegenstand')}|${eine.stand}`;
    anzahl.set(ort, (anzahl.get(ort) ?? 0) + 1);
  }
  return anzahl;
}

export interface Filteroption {
  wert: string;
  text: string;
  anzahl: number;
}

const FESTE: Record<Filter, readonly string[]> = { programm: [], gegenstand: [...GEGENSTAENDE, KEINE], stand: STAENDE };

/** Choices of a filter with the number of rows behind each under the other filters. */
export function optionen(alle: readonly BewilligungDto[], filter: Filter, auswahl: Auswahl): Filteroption[] {
  const anzahl = new Map<string, number>();
  const titel = new Map<string, string>();
  for (const eine of alle) {
    const wert = filterwert(eine, filter);
    anzahl.set(wert, (anzahl.get(wert) ?? 0) + (passt(eine, auswahl, filter) ? 1 : 0));
    titel.set(eine.programm, eine.programm_titel);
  }
  const feste = FESTE[filter];
  // What the address asks for can be taken off again, also if no row has it.
  const werte = [...feste, ...[...new Set([...anzahl.keys(), ...auswahl[filter]])].filter((wert) => !feste.includes(wert))];
  const text = (wert: string) => (filter === 'programm' ? (titel.get(wert) ?? wert) : filter === 'gegenstand' ? gegenstandswort(wert) : wert);
  return werte.map((wert) => ({ wert, text: text(wert), anzahl: anzahl.get(wert) ?? 0 }));
}

export const SPALTEN = ['projekt', 'programm', 'gegenstand', 'stand', 'datum', 'betrag', 'abgerufen'] as const;
export type Spalte = (typeof SPALTEN)[number];

export const SPALTENNAMEN: Record<Spalte, Schluessel> = {
  projekt: 'foerderung.projekt',
  programm: 'foerderung.programm',
  gegenstand: 'foerderung.gegenstand',
  stand: 'foerderung.stand',
  datum: 'foerderung.datum',
  betrag: 'foerderung.betrag',
  abgerufen: 'foerderung.abgerufen',
};

export function zelltext(eine: BewilligungDto, spalte: Spalte): string {
  switch (spalte) {
    case 'projekt':
      return projektwort(eine);
    case 'programm':
      return eine.programm_titel;
    case 'gegenstand':
      return gegenstandswort(eine.gegenstand);
    case 'stand':
      return eine.stand;
    case 'datum':
      return tagwort(eine.datum);
    case 'betrag':
      return eine.betrag_text;
    case 'abgerufen':
      return eine.abgeflossen_text;
  }
}

function sortierwert(eine: BewilligungDto, spalte: Spalte): string | number | null {
  switch (spalte) {
    case 'projekt':
      return eine.projekt === null ? null : projektwort(eine);
    case 'gegenstand':
      return eine.gegenstand === null ? null : GEGENSTAENDE.findIndex((eines) => eines === eine.gegenstand);
    case 'stand':
      return STAENDE.findIndex((einer) => einer === eine.stand);
    case 'datum':
      return eine.datum;
    case 'betrag':
      return eine.betrag_cent;
    case 'abgerufen':
      return eine.abgeflossen_cent;
    default:
      return zelltext(eine, spalte);
  }
}

export function ordne(zeilen: readonly BewilligungDto[], { spalte, richtung }: Ordnung): BewilligungDto[] {
  const nach = SPALTEN.find((eine) => eine === spalte) ?? 'projekt';
  return ordneNach(zeilen, richtung, (eine) => sortierwert(eine, nach), (eine) => `${projektwort(eine)} ${eine.kennung}`);
}

/** More columns than this are no grid that can be read; then each span stands as text. */
const HOECHSTENS_JAHRE = 8;

/** The years that the tranches touch; none: no grid. */
export function jahre(zeilen: readonly TrancheDto[]): number[] {
  const spannen = zeilen.flatMap(({ jahr_von: von, jahr_bis: bis }) => (von === null || bis === null ? [] : [von, bis]));
  const [erstes, letztes] = [Math.min(...spannen), Math.max(...spannen)];
  if (spannen.length === 0 || letztes - erstes >= HOECHSTENS_JAHRE) return [];
  return Array.from({ length: letztes - erstes + 1 }, (_, n) => erstes + n);
}

/** "rund 6,7 Mio. Euro" → "rund 6,7 Mio.": the head of the column says Euro. */
export function ohneEuro(text: string): string {
  return text.replace(/\s+Euro$/u, '');
}

export function quote({ abrufquote_prozent: prozent }: TrancheDto): string {
  return prozent === null ? t('foerderung.ohne_angabe') : `${String(prozent)}\u202f%`;
}
