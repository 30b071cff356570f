/** What restricts the project list: which rows pass, how many there are behind each choice, and what excludes all. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import type { Schluessel } from '../labels';
import { t } from '../labels';
import { alsPhase, PHASEN, phasenwort } from '../shared/phasen';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import { vergleicheTexte } from './liste';
import { EFA, efawort, einesDer35, ROLLEN, rollenwort } from './worte';

export const FILTER = ['phase', 'themenfeld', 'efa', 'dienstleister', 'rolle', 'eines_der_35', 'meldung', 'befunde'] as const;
export type Filtername = (typeof FILTER)[number];

/** Stands for a missing value. */
export const KEINE = 'keine_angabe';
const NIE = 'nie';
/** Limits of "Ohne Meldung seit" in days. Like the data check, a report counts as old the day after. */
const TAGE = [30, 90, 180];

export const FILTERNAMEN: Record<Filtername, Schluessel> = {
  phase: 'projekte.filter.phase',
  themenfeld: 'projekte.filter.themenfeld',
  efa: 'projekte.filter.efa',
  dienstleister: 'projekte.filter.dienstleister',
  rolle: 'projekte.filter.rolle',
  eines_der_35: 'projekte.filter.eines_der_35',
  meldung: 'projekte.filter.meldung',
  befunde: 'projekte.filter.befunde',
};

export interface Auswahl {
  suche: string;
  /** Only these projects; empty: all. */
  kuerzel: readonly string[];
  filter: Record<Filtername, readonly string[]>;
}

/** A row with what is searched in it, folded once. */
export interface Eintrag {
  zeile: ProjektZeileDto;
  heuhaufen: Gefaltet;
}

export function bereite(zeilen: readonly ProjektZeileDto[]): Eintrag[] {
  return zeilen.map((zeile) => ({
    zeile,
    heuhaufen: falte([zeile.titel, zeile.kuerzel, ...zeile.themenfelder, ...zeile.leitung, ...zeile.beteiligte.map(({ organisation }) => organisation), zeile.suchtext].join('\n')),
  }));
}

/** Values of a row for a filter; the row passes if one of them is chosen. */
function werte(zeile: ProjektZeileDto, filter: Filtername, auswahl: Auswahl): string[] {
  switch (filter) {
    case 'phase':
      return [alsPhase(zeile.phase)];
    case 'themenfeld':
      return zeile.themenfelder.length === 0 ? [KEINE] : zeile.themenfelder;
    case 'efa':
      return [zeile.efa ?? KEINE];
    case 'dienstleister': {
      // With a role chosen: the organisation in that role, not somewhere in the project.
      const rollen = auswahl.filter.rolle;
      if (zeile.beteiligte.length === 0) return rollen.length === 0 ? [KEINE] : [];
      return zeile.beteiligte.filter(({ rolle }) => rollen.length === 0 || rollen.includes(rolle)).map(({ organisation }) => organisation);
    }
    case 'rolle': {
      const namen = auswahl.filter.dienstleister;
      return zeile.beteiligte.filter(({ organisation }) => namen.length === 0 || namen.includes(organisation)).map(({ rolle }) => rolle);
    }
    case 'eines_der_35':
      return [zeile.eines_der_35 ?? 'unbekannt'];
    case 'meldung': {
      const tage = zeile.meldung_vor_tagen;
      return tage === null ? [NIE] : TAGE.filter((grenze) => tage > grenze).map(String);
    }
    case 'befunde':
      return [zeile.befunde > 0 ? 'ja' : 'nein'];
  }
}

export type Teil = Filtername | 'suche' | 'kuerzel';

interface Sieb {
  auswahl: Auswahl;
  worte: Gefaltet[];
}

function siebe(eintrag: Eintrag, { auswahl, worte }: Sieb, ohne?: Teil): boolean {
  const { zeile, heuhaufen } = eintrag;
  if (ohne !== 'kuerzel' && auswahl.kuerzel.length > 0 && !auswahl.kuerzel.includes(zeile.kuerzel)) return false;
  for (const filter of FILTER) {
    const gewaehlt = auswahl.filter[filter];
    if (filter !== ohne && gewaehlt.length > 0 && !werte(zeile, filter, auswahl).some((wert) => gewaehlt.includes(wert))) return false;
  }
  return ohne === 'suche' || trifftGefaltet(worte, heuhaufen);
}

function sieb(auswahl: Auswahl): Sieb {
  return { auswahl, worte: falteAnfrage(auswahl.suche) };
}

export function filtere(eintraege: readonly Eintrag[], auswahl: Auswahl): ProjektZeileDto[] {
  const mit = sieb(auswahl);
  return eintraege.filter((eintrag) => siebe(eintrag, mit)).map(({ zeile }) => zeile);
}

/** Without one part of the choice. */
export function ohneTeil(auswahl: Auswahl, teil: Teil): Auswahl {
  if (teil === 'suche') return { ...auswahl, suche: '' };
  if (teil === 'kuerzel') return { ...auswahl, kuerzel: [] };
  return { ...auswahl, filter: { ...auswahl.filter, [teil]: [] } };
}

export interface Ausschluss {
  teil: Teil;
  /** "Phase: Betrieb" */
  text: string;
  /** Hits if only this part were gone. */
  ohne: number;
}

export function wort(filter: Filtername, wert: string): string {
  if (wert === KEINE) return t('projekte.keine_angabe');
  switch (filter) {
    case 'phase':
      return (PHASEN as readonly string[]).includes(wert) ? phasenwort(alsPhase(wert)) : wert;
    case 'efa':
      return efawort(wert);
    case 'rolle':
      return rollenwort(wert);
    case 'eines_der_35':
      return ['ja', 'nein', 'unbekannt'].includes(wert) ? einesDer35(wert) : wert;
    case 'meldung':
      return wert === NIE ? t('projekte.filter.meldung.nie') : t('projekte.filter.meldung.tage', { n: wert });
    case 'befunde':
      return wert === 'ja' ? t('projekte.filter.befunde.ja') : wert === 'nein' ? t('projekte.filter.befunde.nein') : wert;
    default:
      return wert;
  }
}

/** The parts in force, in words. */
export function teile(auswahl: Auswahl): { teil: Teil; text: string }[] {
  const aus: { teil: Teil; text: string }[] = [];
  if (auswahl.suche.trim() !== '') aus.push({ teil: 'suche', text: t('projekte.teil.suche', { anfrage: auswahl.suche.trim() }) });
  if (auswahl.kuerzel.length > 0) aus.push({ teil: 'kuerzel', text: t('projekte.teil.kuerzel', { n: auswahl.kuerzel.length }) });
  for (const filter of FILTER) {
    const gewaehlt = auswahl.filter[filter];
    if (gewaehlt.length > 0) aus.push({ teil: filter, text: t('projekte.teil.filter', { name: t(FILTERNAMEN[filter]), werte: gewaehlt.map((wert) => wort(filter, wert)).join(', ') }) });
  }
  return aus;
}

/** Why there is no hit: each part with the number of hits that there were without it. */
export function ausschluesse(eintraege: readonly Eintrag[], auswahl: Auswahl): Ausschluss[] {
  return teile(auswahl).map(({ teil, text }) => {
    const mit = sieb(ohneTeil(auswahl, teil));
    return { teil, text, ohne: eintraege.filter((eintrag) => siebe(eintrag, mit)).length };
  });
}

export interface Filteroption {
  wert: string;
  text: string;
  anzahl: number;
}

/** In their own order, not by letters. */
const FESTE: Partial<Record<Filtername, readonly string[]>> = {
  phase: PHASEN,
  efa: [KEINE, ...EFA],
  rolle: ROLLEN,
  eines_der_35: ['ja', 'nein', 'unbekannt'],
  meldung: [...TAGE.map(String), NIE],
  befunde: ['ja', 'nein'],
};

/** Choices of a filter, each with its hits under all other parts of the choice. */
export function optionen(eintraege: readonly Eintrag[], filter: Filtername, auswahl: Auswahl): Filteroption[] {
  const anzahlen = new Map<string, number>();
  const mit = sieb(auswahl);
  for (const eintrag of eintraege) {
    const zaehlt = siebe(eintrag, mit, filter) ? 1 : 0;
    for (const wert of new Set(werte(eintrag.zeile, filter, auswahl))) anzahlen.set(wert, (anzahlen.get(wert) ?? 0) + zaehlt);
  }
  const feste = FESTE[filter] ?? [];
  // What the address asks for stands in the list, also if no project has it.
  const weitere = [...new Set([...anzahlen.keys(), ...auswahl.filter[filter]])].filter((wert) => !feste.includes(wert));
  weitere.sort((a, b) => Number(a === KEINE) - Number(b === KEINE) || vergleicheTexte(a, b));
  return [...feste, ...weitere].map((wert) => ({ wert, text: wort(filter, wert), anzahl: anzahlen.get(wert) ?? 0 }));
}
