/** The list of entries: its filters, its days, and the words of a row. */
import type { EintragDto } from '../api/bindings/EintragDto';
import type { VerlaufSeiteDto } from '../api/bindings/VerlaufSeiteDto';
import type { VerlaufWunsch } from '../api/bindings/VerlaufWunsch';
import { datum, ortstag, zahl } from '../format';
import type { Schluessel } from '../labels';
import { t } from '../labels';
import { herkunftwort } from '../projekt/worte';
import { leseTag, plusTage } from '../shared/datum';
import type { Option } from '../shared/feld';
import type { Werte } from '../shell/adresse.svelte';
import { zerlege } from '../uebersicht/wege';

export const FILTER = ['zeitraum', 'person', 'projekt', 'nomen', 'art', 'herkunft'] as const;
export type Filter = (typeof FILTER)[number];
/** What narrows the list: the search and each filter. */
export const TEILE = ['suche', ...FILTER, 'satz'] as const;
export type Teil = (typeof TEILE)[number];

export const FILTERNAMEN: Record<Filter, Schluessel> = {
  zeitraum: 'verlauf.filter.zeitraum',
  person: 'verlauf.filter.person',
  projekt: 'verlauf.filter.projekt',
  nomen: 'verlauf.filter.nomen',
  art: 'verlauf.filter.art',
  herkunft: 'verlauf.filter.herkunft',
};

const ARTEN: Record<string, Schluessel> = { neu: 'verlauf.art.neu', geaendert: 'verlauf.art.geaendert', geloescht: 'verlauf.art.geloescht' };

/** A word that nobody here knows is shown as it stands. */
export function artwort(art: string): string {
  const schluessel = Object.hasOwn(ARTEN, art) ? ARTEN[art] : undefined;
  return schluessel === undefined ? art : t(schluessel);
}

export interface Zeitraum {
  /** ISO; `null`: open. */
  von: string | null;
  bis: string | null;
}

function tagOderNichts(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && leseTag(text, text).ok ? text : null;
}

/** "2022-06-01..2022-06-30"; each end may be open. */
export function leseZeitraum(text: string | undefined): Zeitraum {
  const [von = '', bis = ''] = (text ?? '').split('..');
  return { von: tagOderNichts(von), bis: tagOderNichts(bis) };
}

export function schreibeZeitraum({ von, bis }: Zeitraum): string {
  return von === null && bis === null ? '' : `${von ?? ''}..${bis ?? ''}`;
}

export function zeitraumwort({ von, bis }: Zeitraum): string {
  if (von === null) return bis === null ? '' : t('verlauf.zeitraum.bis', { bis: datum(bis) });
  if (bis === null) return t('verlauf.zeitraum.ab', { von: datum(von) });
  return von === bis ? datum(von) : t('verlauf.zeitraum.von_bis', { von: datum(von), bis: datum(bis) });
}

/** Key of one row as the address holds it: a list of texts as JSON. Anything else is no key. */
export function leseSatz(text: string | undefined): string[] | null {
  try {
    const wert: unknown = JSON.parse(text ?? '');
    return Array.isArray(wert) && wert.length > 0 && wert.every((teil) => typeof teil === 'string') ? wert : null;
  } catch {
    return null;
  }
}

/** Address values that show the entries of one row. */
export function satzwerte(nomen: string, schluessel: readonly string[]): Werte {
  return { nomen, satz: JSON.stringify(schluessel) };
}

/** What the list is asked for. Entries without a person say "nicht genannt", and so does the address. */
export function wunschAus(werte: Werte, anzahl: number, vor: number | null = null): VerlaufWunsch {
  const { von, bis } = leseZeitraum(werte.zeitraum);
  const oderNichts = (wert: string | undefined) => (wert === undefined || wert.trim() === '' ? null : wert);
  const person = oderNichts(werte.person);
  return {
    von,
    bis,
    person: person === t('person.keine') ? '' : person,
    projekt: oderNichts(werte.projekt),
    nomen: oderNichts(werte.nomen),
    art: oderNichts(werte.art),
    schluessel: leseSatz(werte.satz),
    herkunft: oderNichts(werte.herkunft),
    suche: oderNichts(werte.suche),
    vor,
    anzahl,
  };
}

/** The filters alone, so that opening an entry loads nothing anew. */
export function filterschluessel(werte: Werte): string {
  return JSON.stringify(wunschAus(werte, 0));
}

export function personwort(person: string): string {
  return person === '' ? t('person.keine') : person;
}

export type Projektnamen = ReadonlyMap<string, string>;

/** A value of a filter in words. */
function wortVon(filter: Exclude<Filter, 'zeitraum'>, wert: string): string {
  return filter === 'art' ? artwort(wert) : filter === 'herkunft' ? herkunftwort(wert) : wert;
}

/** Choices of each filter; a chosen one that no entry has can be taken off again. */
export function optionen(filter: Exclude<Filter, 'zeitraum'>, seite: VerlaufSeiteDto | null, projekte: Projektnamen, gewaehlt = ''): Option[] {
  const liste = angebote(filter, seite, projekte);
  return gewaehlt === '' || liste.some(({ wert }) => wert === gewaehlt) ? liste : [{ wert: gewaehlt, text: wortVon(filter, gewaehlt) }, ...liste];
}

function angebote(filter: Exclude<Filter, 'zeitraum'>, seite: VerlaufSeiteDto | null, projekte: Projektnamen): Option[] {
  switch (filter) {
    case 'person':
      return (seite?.personen ?? []).map((person) => ({ wert: personwort(person), text: personwort(person) }));
    case 'projekt':
      return [...projekte].map(([wert, text]) => ({ wert, text }));
    case 'nomen':
      return (seite?.nomina ?? []).map(({ nomen, titel }) => ({ wert: nomen, text: titel }));
    case 'art':
      return Object.keys(ARTEN).map((art) => ({ wert: art, text: artwort(art) }));
    case 'herkunft':
      return (seite?.herkuenfte ?? []).map((herkunft) => ({ wert: herkunft, text: herkunftwort(herkunft) }));
  }
}

export interface Gewaehlt {
  teil: Teil;
  text: string;
}

/** What is in force, in words. */
export function gewaehlte(werte: Werte, seite: VerlaufSeiteDto | null, projekte: Projektnamen): Gewaehlt[] {
  const liste: Gewaehlt[] = [];
  for (const teil of TEILE) {
    const wert = (werte[teil] ?? '').trim();
    if (wert === '') continue;
    if (teil === 'suche') liste.push({ teil, text: t('verlauf.teil.suche', { anfrage: wert.slice(0, 200) }) });
    else if (teil === 'satz') {
      const satz = leseSatz(wert);
      if (satz !== null) liste.push({ teil, text: t('verlauf.teil.satz', { schluessel: satz.join(' · ').slice(0, 200) }) });
    } else {
      const text = teil === 'zeitraum' ? zeitraumwort(leseZeitraum(wert)) : (optionen(teil, seite, projekte, wert).find((option) => option.wert === wert)?.text ?? wert);
      if (text !== '') liste.push({ teil, text: t('bauteil.filter.eins', { name: t(FILTERNAMEN[teil]), wert: text.slice(0, 200) }) });
    }
  }
  return liste;
}

export function ohne(werte: Werte, teile: readonly Teil[]): Werte {
  return { ...werte, ...Object.fromEntries(teile.map((teil) => [teil, ''])) };
}

const wochentag = new Intl.DateTimeFormat('de', { weekday: 'long', timeZone: 'UTC' });

export interface Tagesgruppe {
  tag: string;
  titel: string;
  eintraege: EintragDto[];
}

function tagestitel(tag: string, heute: string): string {
  if (tag === heute) return t('verlauf.tag.heute', { datum: datum(tag) });
  if (tag === plusTage(heute, -1)) return t('verlauf.tag.gestern', { datum: datum(tag) });
  const moment = Date.parse(`${tag}T00:00:00Z`);
  return Number.isNaN(moment) ? tag : t('verlauf.tag.anderer', { wochentag: wochentag.format(moment), datum: datum(tag) });
}

/** Entries by day of this machine's clock, in the order in which they come. */
export function nachTagen(eintraege: readonly EintragDto[], heute: string): Tagesgruppe[] {
  const gruppen: Tagesgruppe[] = [];
  for (const eintrag of eintraege) {
    const moment = new Date(eintrag.zeit);
    const tag = Number.isNaN(moment.getTime()) ? eintrag.zeit : ortstag(moment);
    const letzte = gruppen.at(-1);
    if (letzte?.tag === tag) letzte.eintraege.push(eintrag);
    else gruppen.push({ tag, titel: tagestitel(tag, heute), eintraege: [eintrag] });
  }
  return gruppen;
}

export interface Zeilenworte {
  /** Project or record; what the entry is called where it names none. */
  gegenstand: string;
  text: string;
  /** Changes that the row does not tell. */
  weitere: number;
}

/** The row of an entry: its first change, and how many more there are. */
export function zeilenworte(eintrag: EintragDto): Zeilenworte {
  const erstes = zerlege(eintrag);
  if (erstes === null) return { gegenstand: t('verlauf.eintrag.nr', { nr: zahl(eintrag.nr) }), text: eintrag.grund ?? '', weitere: Math.max(0, eintrag.aenderungen) };
  const weitere = Math.max(0, eintrag.aenderungen - 1);
  return erstes.text === '' ? { gegenstand: t('verlauf.eintrag.nr', { nr: zahl(eintrag.nr) }), text: erstes.titel, weitere } : { gegenstand: erstes.titel, text: erstes.text, weitere };
}
