/** Cells of the project list in words. */
import type { NaechsterDto } from '../api/bindings/NaechsterDto';
import type { ZeitangabeDto } from '../api/bindings/ZeitangabeDto';
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import { mitVorzeichen, zahl } from '../format';
import type { Schluessel } from '../labels';
import { t, tn } from '../labels';
import { alsPhase, phasenwort } from '../shared/phasen';
import type { Spalte } from './liste';

/** From this age on a report is marked as old (days). */
const MELDUNG_ALT = 90;

const SCHRITTE: Record<string, Schluessel> = {
  vorbereitung: 'schritt.vorbereitung',
  konzeption: 'schritt.konzeption',
  umsetzung: 'schritt.umsetzung',
  pilotierung: 'schritt.pilotierung',
  rollout_nrw: 'schritt.rollout_nrw',
  rollout_bund: 'schritt.rollout_bund',
};

const ARTEN: Record<string, Schluessel> = { prognose: 'art.prognose', plan: 'art.plan', basis: 'art.basis' };

/** The KDN's words for the relation to EfA, in their order (VOKABULAR.md §1.3). Without one: keine Angabe. */
export const EFA = ['nachnutzung_in_klaerung', 'nachnutzung_sicher', 'entwicklung_land_nrw', 'entwicklung_kdn', 'entwicklung_in_klaerung', 'kein_efa'] as const;

const EFA_WORTE: Record<string, Schluessel> = {
  nachnutzung_in_klaerung: 'projekte.efa.nachnutzung_in_klaerung',
  nachnutzung_sicher: 'projekte.efa.nachnutzung_sicher',
  entwicklung_land_nrw: 'projekte.efa.entwicklung_land_nrw',
  entwicklung_kdn: 'projekte.efa.entwicklung_kdn',
  entwicklung_in_klaerung: 'projekte.efa.entwicklung_in_klaerung',
  kein_efa: 'projekte.efa.kein_efa',
};

export const ROLLEN = ['projektleitung', 'kernteam', 'erweitertes_team', 'beteiligt', 'kommune'] as const;

const ROLLEN_WORTE: Record<string, Schluessel> = {
  projektleitung: 'projekte.rolle.projektleitung',
  kernteam: 'projekte.rolle.kernteam',
  erweitertes_team: 'projekte.rolle.erweitertes_team',
  beteiligt: 'projekte.rolle.beteiligt',
  kommune: 'projekte.rolle.kommune',
};

export const SPALTENNAMEN: Record<Spalte, Schluessel> = {
  titel: 'projekte.spalte.projekt',
  themenfeld: 'projekte.spalte.themenfeld',
  phase: 'projekte.spalte.phase',
  seit: 'projekte.spalte.seit',
  naechster: 'projekte.spalte.naechster',
  verzug: 'projekte.spalte.verzug',
  leitung: 'projekte.spalte.leitung',
  meldung: 'projekte.spalte.meldung',
  efa: 'projekte.spalte.efa',
  eines_der_35: 'projekte.spalte.eines_der_35',
  befunde: 'projekte.spalte.befunde',
  kuerzel: 'projekte.spalte.kuerzel',
};

/** A word that nobody here knows is shown as it stands rather than hidden. */
function wort(tafel: Record<string, Schluessel>, text: string): string {
  const schluessel = Object.hasOwn(tafel, text) ? tafel[text] : undefined;
  return schluessel === undefined ? text : t(schluessel);
}

export function schritt(naechster: NaechsterDto): string {
  return wort(SCHRITTE, naechster.schritt);
}

/** "Plan 01.09.2022" */
export function termin(naechster: NaechsterDto): string {
  return `${artwort(naechster)} ${naechster.zeit.text}`;
}

/** A rough date as short as a cell needs it and as rough as it is: "10/2022", "Q4 2022". Dates are never cut off. */
export function kurzezeit({ datum, genauigkeit, text }: ZeitangabeDto): string {
  const [jahr = '', monat = ''] = datum?.split('-') ?? [];
  if (monat !== '' && genauigkeit === 'monat') return `${monat}/${jahr}`;
  if (monat !== '' && genauigkeit === 'quartal') return `Q${String(Math.ceil(Number(monat) / 3))} ${jahr}`;
  return text;
}

export function artwort(naechster: NaechsterDto): string {
  return wort(ARTEN, naechster.art);
}

export function meldung(tage: number | null): { text: string; alt: boolean } {
  if (tage === null) return { text: t('projekte.nie'), alt: false };
  if (tage === 0) return { text: t('projekte.heute'), alt: false };
  return { text: tn(tage, 'einheit.tag', 'einheit.tage', { n: zahl(tage) }), alt: tage > MELDUNG_ALT };
}

export function efawort(efa: string | null): string {
  return efa === null ? t('projekte.keine_angabe') : wort(EFA_WORTE, efa);
}

export function rollenwort(rolle: string): string {
  return wort(ROLLEN_WORTE, rolle);
}

export function einesDer35(wert: string | null): string {
  return wert === 'ja' ? t('projekte.ja') : wert === 'nein' ? t('projekte.nein') : t('projekte.unbekannt');
}

/** A cell as plain text, as it is copied and read out. */
export function zelltext(zeile: ProjektZeileDto, spalte: Spalte): string {
  switch (spalte) {
    case 'titel':
      return zeile.titel;
    case 'kuerzel':
      return zeile.kuerzel;
    case 'themenfeld':
      return zeile.themenfelder.length === 0 ? t('projekte.keine_angabe') : zeile.themenfelder.join(', ');
    case 'phase':
      return phasenwort(alsPhase(zeile.phase));
    case 'seit':
      return zeile.phase_seit?.text ?? t('projekte.kein_wert');
    case 'naechster':
      return zeile.naechster === null ? t('projekte.kein_wert') : `${schritt(zeile.naechster)} · ${termin(zeile.naechster)}`;
    case 'verzug':
      return zeile.verzug_tage === null ? t('projekte.kein_wert') : mitVorzeichen(zeile.verzug_tage);
    case 'leitung':
      return zeile.leitung.length === 0 ? t('projekte.leitung_offen') : zeile.leitung.join(', ');
    case 'meldung':
      return meldung(zeile.meldung_vor_tagen).text;
    case 'efa':
      return efawort(zeile.efa);
    case 'eines_der_35':
      return einesDer35(zeile.eines_der_35);
    case 'befunde':
      return zahl(zeile.befunde);
  }
}
