/** Descriptions of forms and choices, as the host makes them from its nouns. */
import type { FormularDto } from './bindings/FormularDto';
import type { FormularfeldDto } from './bindings/FormularfeldDto';
import type { WahlDto } from './bindings/WahlDto';
import { musterLeistungen } from './muster-katalog';

const TITEL = 500;
const TEXT = 10_000;

function feld(kopf: string, name: string, art: string, mehr: Partial<FormularfeldDto> = {}): FormularfeldDto {
  return { kopf, name, art, pflicht: false, schluessel: false, hoechstens: art === 'text' ? TEXT : art === 'zeile' ? TITEL : null, werte: [], ziel: null, ...mehr };
}

function wahl(kopf: string, name: string, worte: Record<string, string>, mehr: Partial<FormularfeldDto> = {}): FormularfeldDto {
  return feld(kopf, name, 'wahl', { werte: Object.entries(worte).map(([wert, text]) => ({ wert, text, neben: null })), ...mehr });
}

const PFLICHT = { pflicht: true };
const SCHLUESSEL = { pflicht: true, schluessel: true };
const QUELLE = feld('quelle', 'Quelle', 'quelle', { hoechstens: 1000, ziel: 'quelle' });
const KENNUNG = feld('kennung', 'Kennung', 'zeile', { schluessel: true });
const PROJEKT = (mehr: Partial<FormularfeldDto>) => feld('projekt', 'Projekt', 'verweis', { ziel: 'projekt', ...mehr });
const SCHRITTE = { vorbereitung: 'Vorbereitung NRW', konzeption: 'Konzeption NRW', umsetzung: 'Umsetzung NRW', pilotierung: 'Pilotierung NRW', rollout_nrw: 'Start Roll-out NRW', rollout_bund: 'Start bundesweiter Roll-out' };

const STUFEN = { gering: 'gering', mittel: 'mittel', hoch: 'hoch' };

const FORMULARE: Record<string, { titel: string; felder: FormularfeldDto[] }> = {
  projekt: {
    titel: 'Projekt',
    felder: [
      feld('kuerzel', 'Kürzel', 'zeile', { ...SCHLUESSEL, hoechstens: 60 }),
      feld('titel', 'Titel', 'zeile', PFLICHT),
      feld('beschreibung', 'Beschreibung', 'text'),
      feld('themenfelder', 'Themenfelder', 'liste_von', { ziel: 'themenfeld' }),
      wahl('efa', 'EfA', { nachnutzung_in_klaerung: 'EfA-Nachnutzung aus anderem Bundesland in Klärung', entwicklung_land_nrw: 'EfA-Entwicklung Land NRW', kein_efa: 'Kein EfA' }),
      feld('zielportale', 'Zielportale', 'liste'),
      wahl('eines_der_35', 'Eines der 35 der Vorlage 17/4771', { ja: 'ja', nein: 'nein' }),
      feld('aufgenommen_am', 'Aufgenommen am', 'tag'),
      feld('ausgeschieden_am', 'Ausgeschieden am', 'tag'),
      feld('austrittsgrund', 'Austrittsgrund', 'text'),
      feld('zurueckgestellt_am', 'Zurückgestellt am', 'tag'),
      feld('fortgesetzt_am', 'Fortgesetzt am', 'tag'),
      QUELLE,
    ],
  },
  projekt_leistung: {
    titel: 'Leistung eines Projekts',
    felder: [PROJEKT(SCHLUESSEL), feld('leistung', 'Leistung', 'leistung', { ...SCHLUESSEL, ziel: 'leistung' }), wahl('zuordnung', 'Zuordnung', { quelle: 'von der Quelle genannt', namensgleich: 'namensgleich', namensaehnlich: 'namensähnlich' }), QUELLE],
  },
  projekt_beteiligung: {
    titel: 'Beteiligung an einem Projekt',
    felder: [
      PROJEKT(SCHLUESSEL),
      feld('organisation', 'Organisation', 'organisation', { ...SCHLUESSEL, hoechstens: TITEL, ziel: 'organisation' }),
      wahl('rolle', 'Rolle', { projektleitung: 'Projektleitung', kernteam: 'Kernteam', erweitertes_team: 'Erweitertes Team', beteiligt: 'Beteiligt', kommune: 'Kommune' }, SCHLUESSEL),
      QUELLE,
    ],
  },
  meilenstein: {
    titel: 'Meilenstein',
    felder: [
      PROJEKT(SCHLUESSEL),
      wahl('schritt', 'Schritt', SCHRITTE, SCHLUESSEL),
      wahl('art', 'Art', { basis: 'Basis', plan: 'Plan', prognose: 'Prognose', ist: 'Ist' }, SCHLUESSEL),
      feld('datum', 'Datum', 'rohdatum'),
      wahl('genauigkeit', 'Genauigkeit', { tag: 'Tag', monat: 'Monat', quartal: 'Quartal', jahr: 'Jahr', spaetestens: 'spätestens', undatiert: 'undatiert' }, PFLICHT),
      feld('grund', 'Grund', 'text'),
      QUELLE,
    ],
  },
  sachstand: {
    titel: 'Sachstand',
    felder: [
      KENNUNG,
      PROJEKT(PFLICHT),
      feld('stand_am', 'Stand am', 'tag', PFLICHT),
      feld('text', 'Sachstand', 'text', PFLICHT),
      feld('hindernis', 'Hindernis', 'text'),
      feld('naechster_schritt', 'Nächster Schritt', 'text'),
      feld('faellig_am', 'Fällig am', 'tag'),
      feld('zustaendig', 'Zuständig', 'zeile'),
      QUELLE,
    ],
  },
  nachnutzung: {
    titel: 'Nachnutzung',
    felder: [
      feld('leistung', 'Leistung', 'leistung', { ...SCHLUESSEL, ziel: 'leistung' }),
      feld('ags', 'AGS', 'ags', { ...SCHLUESSEL, ziel: 'kommune' }),
      wahl('stand', 'Stand', { geplant: 'geplant', online: 'online', abgeschaltet: 'abgeschaltet' }, PFLICHT),
      feld('reifegrad_modell', 'Reifegradmodell', 'zeile', { hoechstens: 60 }),
      feld('reifegrad', 'Reifegrad', 'zahl'),
      wahl('reifegrad_art', 'Art des Reifegrads', { genau: 'genau', mindestens: 'mindestens' }),
      feld('gueltig_ab', 'Gültig ab', 'tag', SCHLUESSEL),
      feld('loesung', 'Lösung', 'verweis', { schluessel: true, ziel: 'loesung' }),
      feld('portal', 'Portal', 'verweis', { ziel: 'portal' }),
      QUELLE,
    ],
  },
  bewertung: {
    titel: 'Bewertung',
    felder: [
      KENNUNG,
      PROJEKT(PFLICHT),
      feld('bewertet_am', 'Bewertet am', 'tag', PFLICHT),
      wahl('urteil', 'Urteil', { 'im Plan': 'im Plan', gefährdet: 'gefährdet', 'nicht zu halten': 'nicht zu halten' }, PFLICHT),
      feld('bewertet_von', 'Bewertet von', 'zeile', PFLICHT),
      feld('begruendung', 'Begründung', 'text'),
      QUELLE,
    ],
  },
  risiko: {
    titel: 'Risiko oder Hindernis',
    felder: [
      KENNUNG,
      PROJEKT(PFLICHT),
      wahl('art', 'Art', { Risiko: 'Risiko', Hindernis: 'Hindernis' }, PFLICHT),
      feld('titel', 'Titel', 'zeile', PFLICHT),
      feld('erkannt_am', 'Erkannt am', 'tag', PFLICHT),
      wahl('wahrscheinlichkeit', 'Wahrscheinlichkeit', STUFEN),
      wahl('auswirkung', 'Auswirkung', STUFEN),
      feld('massnahme', 'Maßnahme', 'text'),
      feld('zustaendig', 'Zuständig', 'zeile'),
      feld('faellig_am', 'Fällig am', 'tag'),
      feld('erledigt_am', 'Erledigt am', 'tag'),
      QUELLE,
    ],
  },
  foerderprogramm: { titel: 'Förderprogramm', felder: [KENNUNG, feld('titel', 'Titel', 'zeile', PFLICHT), feld('geber', 'Zuwendungsgeber', 'zeile'), QUELLE] },
  tranche: {
    titel: 'Tranche',
    felder: [
      KENNUNG,
      feld('programm', 'Programm', 'verweis', { ...PFLICHT, ziel: 'foerderprogramm' }),
      feld('zweck', 'Zweck', 'zeile'),
      feld('empfaenger', 'Empfänger', 'zeile'),
      feld('jahr_von', 'Jahr von', 'zahl'),
      feld('jahr_bis', 'Jahr bis', 'zahl'),
      feld('betrag_eur', 'Betrag', 'geld'),
      wahl('genauigkeit', 'Genauigkeit', { exakt: 'exakt', rund: 'rund', 'ca.': 'ca.' }),
      wahl('summierbar', 'Summierbar', { ja: 'ja', nein: 'nein' }),
      feld('hinweis', 'Hinweis', 'text'),
      QUELLE,
    ],
  },
  bewilligung: {
    titel: 'Bewilligung',
    felder: [
      KENNUNG,
      feld('programm', 'Programm', 'verweis', { ...PFLICHT, ziel: 'foerderprogramm' }),
      feld('tranche', 'Tranche', 'verweis', { ziel: 'tranche' }),
      PROJEKT({}),
      wahl('gegenstand', 'Gegenstand', { konzeption: 'Konzeption', umsetzung: 'Umsetzung', gesamt: 'gesamt' }),
      wahl('stand', 'Stand', { beantragt: 'beantragt', 'zu prüfen': 'zu prüfen', bewilligt: 'bewilligt', abgelehnt: 'abgelehnt' }, PFLICHT),
      feld('datum', 'Datum', 'tag'),
      feld('betrag_eur', 'Betrag', 'geld'),
      QUELLE,
    ],
  },
  verwendungsnachweis: {
    titel: 'Verwendungsnachweis',
    felder: [KENNUNG, feld('bewilligung', 'Bewilligung', 'verweis', { ...PFLICHT, ziel: 'bewilligung' }), feld('datum', 'Datum', 'tag'), feld('betrag_eur', 'Betrag', 'geld'), feld('stand', 'Stand', 'zeile'), QUELLE],
  },
  abruf: {
    titel: 'Abruf',
    felder: [
      KENNUNG,
      feld('bewilligung', 'Bewilligung', 'verweis', { ...PFLICHT, ziel: 'bewilligung' }),
      wahl('art', 'Art', { abruf: 'Abruf', rueckzahlung: 'Rückzahlung' }, PFLICHT),
      feld('datum', 'Datum', 'tag'),
      feld('betrag_eur', 'Betrag', 'geld'),
      QUELLE,
    ],
  },
};

/** A noun that is not drawn here has a plain form: name and source. */
export function musterFormular(nomen: string): FormularDto {
  const { titel, felder } = FORMULARE[nomen] ?? { titel: nomen, felder: [KENNUNG, feld('name', 'Name', 'zeile', PFLICHT), QUELLE] };
  return { nomen, titel, felder, hat_rohdatum: felder.some(({ art }) => art === 'rohdatum') };
}

function reihe(...eintraege: [string, string, string?][]): WahlDto[] {
  return eintraege.map(([wert, text, neben]) => ({ wert, text, neben: neben ?? null }));
}

const GLEICHE = (...texte: string[]) => texte.map((text) => ({ wert: text, text, neben: null }));

const AUSWAHL: Record<string, WahlDto[]> = {
  quelle: [
    ...['Anruf Muster-IT, 21.06.2022', 'Mail der Musterstadt, 14.06.2022'].map((text) => ({ wert: text, text, neben: 'zuletzt verwendet' })),
    ...GLEICHE('Bericht der Koordination (Muster), 31.03.2022', 'Vorlage (Muster)'),
  ],
  organisation: GLEICHE('Muster-IT', 'Musterkreis', 'Musterstadt', 'Rechenzentrum Muster'),
  themenfeld: reihe(['bauen', 'Bauen & Wohnen (Muster)'], ['familie', 'Familie & Kind (Muster)'], ['umwelt', 'Umwelt (Muster)']),
  projekt: reihe(['muster-1', 'Muster: Einbürgerung', 'muster-1'], ['muster-2', 'Muster: Jagdschein', 'muster-2']),
  leistung: reihe(['10257', 'Muster: Einbürgerung', '10257'], ['10001', 'Muster: Jagdschein', '10001'], ['99102013104000', 'Muster: Einbürgerung Bewilligung', '99102013104000']),
  kommune: reihe(['05111000', 'Muster: Düsseldorf', '05111000 · kreisfreie Stadt'], ['05711000', 'Muster: Bielefeld', '05711000 · kreisfreie Stadt']),
  loesung: reihe(['muster-loesung', 'Musterlösung']),
  portal: reihe(['muster-portal', 'Musterportal']),
  foerderprogramm: reihe(['p1', 'Muster: Digitale Modellregionen'], ['p2', 'Muster: Konjunkturmittel']),
  tranche: reihe(['t1', 'Muster: Umsetzung', '2020'], ['t2', 'Muster: Umsetzung', '2021–2022']),
  bewilligung: reihe(['b1', 'Muster: Digitale Modellregionen', 'muster-1 umsetzung']),
};

export function musterAuswahl(nomen: string): WahlDto[] {
  if (nomen === 'ozg_leistung') return musterLeistungen().leistungen.map(({ ozg_id, name }) => ({ wert: ozg_id, text: name, neben: ozg_id }));
  return AUSWAHL[nomen === 'ags' ? 'kommune' : nomen] ?? [];
}
