/** The words of the view Rahmen: its nouns, its parts, and the states that the host names. */
import type { Schluessel } from '../labels';
import { t } from '../labels';

/** What a form of this view makes. A reuse contract is an agreement with further fields. */
export const ARTEN = ['vereinbarung', 'vertrag', 'gremium', 'veranstaltung', 'frist', 'standard', 'loesung', 'konformitaet', 'portal', 'modellregion', 'modellprojekt', 'messwert'] as const;
export type Art = (typeof ARTEN)[number];

const NAMEN: Record<Art, Schluessel> = {
  vereinbarung: 'rahmen.art.vereinbarung',
  vertrag: 'rahmen.art.vertrag',
  gremium: 'rahmen.art.gremium',
  veranstaltung: 'rahmen.art.veranstaltung',
  frist: 'rahmen.art.frist',
  standard: 'rahmen.art.standard',
  loesung: 'rahmen.art.loesung',
  konformitaet: 'rahmen.art.konformitaet',
  portal: 'rahmen.art.portal',
  modellregion: 'rahmen.art.modellregion',
  modellprojekt: 'rahmen.art.modellprojekt',
  messwert: 'rahmen.art.messwert',
};

export function artwort(art: Art): string {
  return t(NAMEN[art]);
}

/** The noun that the host knows it under. */
export function nomenVon(art: Art): string {
  return art === 'vertrag' ? 'vereinbarung' : art;
}

export const TEILE = ['vertraege', 'gremien', 'standards', 'regionen', 'messwerte'] as const;
export type Teil = (typeof TEILE)[number];

export const TEILNAMEN: Record<Teil, Schluessel> = {
  vertraege: 'rahmen.teil.vertraege',
  gremien: 'rahmen.teil.gremien',
  standards: 'rahmen.teil.standards',
  regionen: 'rahmen.teil.regionen',
  messwerte: 'rahmen.teil.messwerte',
};

const STAENDE: Partial<Record<string, Schluessel>> = {
  angeschlossen: 'rahmen.stand.angeschlossen',
  vertrag: 'rahmen.stand.vertrag',
  interesse: 'rahmen.stand.interesse',
  noch_nicht: 'rahmen.stand.noch_nicht',
  unbekannt: 'rahmen.stand.unbekannt',
};

/** The state of a reuse contract; a word that is not known here is shown as it came. */
export function vertragsstand(stand: string): string {
  const schluessel = STAENDE[stand];
  return schluessel === undefined ? stand : t(schluessel);
}
