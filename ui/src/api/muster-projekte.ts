/** Made-up projects of the fixture host and the list that follows from them. */
import { datum } from '../format';
import { plusTage } from '../shared/datum';
import type { BeteiligteDto } from './bindings/BeteiligteDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';
import type { ZeitangabeDto } from './bindings/ZeitangabeDto';

export interface MusterProjekt {
  kuerzel: string;
  titel: string;
  feld: string;
  aufgenommen: string;
  /** Day each step was reached: Konzeption, Umsetzung, Betrieb. */
  konzeption: string | null;
  umsetzung: string | null;
  betrieb: string | null;
  basisBetrieb: string;
  ende: { art: 'zurueckgestellt' | 'ausgeschieden'; ab: string } | null;
  leitung: string[];
  beteiligte: BeteiligteDto[];
  efa: string | null;
  eines_der_35: string | null;
  /** OZG-ID and name of its service. */
  leistung: string;
  meldung: string | null;
  /** Planned, nothing begun. */
  neu: boolean;
}

const FELDER = ['Bauen & Wohnen', 'Ein- & Auswanderung', 'Familie & Kind', 'Engagement & Hobby', 'Mobilität & Reisen', 'Umwelt', 'Unternehmensführung & -entwicklung'];
const LEITUNGEN = [['Muster-IT Nord'], ['Stadt Musterdüren'], ['Kreis Beispiel', 'Muster-IT Süd'], ['Musterrechenzentrum'], []];
const EFA = [null, 'nachnutzung_in_klaerung', 'nachnutzung_sicher', 'entwicklung_land_nrw', 'entwicklung_kdn', 'entwicklung_in_klaerung', 'kein_efa'];
const WEITERE: [string, string][] = [
  ['Muster-IT Nord', 'kernteam'],
  ['Musterrechenzentrum', 'erweitertes_team'],
  ['Verband Musterkommunen', 'beteiligt'],
  ['Stadt Musterdüren', 'kommune'],
  ['Gemeinde Beispielheim', 'kommune'],
];
const SACHSTAENDE = ['Antragsstrecke in Abstimmung', 'Schnittstelle zum Fachverfahren fehlt', 'Pilotkommune gewonnen', 'Zahlungsanbindung geprüft', 'Übergabe an den Betrieb vorbereitet'];
const TITEL = [
  'Abfallentsorgung', 'An- und Ummeldung', 'Aufenthaltstitel', 'Auskunfts- und Übermittlungssperren', 'Baubescheid und Baugenehmigung', 'Beistandschaft',
  'Ehrenamtskarte', 'Eheschließung und -beurkundung', 'Einbürgerung', 'Elterngeld', 'Erdaufschlüsse', 'Fischereischein', 'Führerschein',
  'Geburts- und Sterbefallanzeige', 'Gewässerbenutzung', 'Grundsteuer', 'Güterkraftverkehr', 'Handwerksrolle und -karte', 'Hundesteuer', 'Jagd',
  'Kampfmittelprüfung und -beseitigung', 'Kitaplatz', 'Lärmschutz', 'Melderegisterauskunft', 'Parkausweis', 'Personalausweis', 'Reiseausweis für Flüchtlinge',
  'Schülerbeförderung', 'Tierschutzanzeige', 'Unterhaltsvorschuss', 'Urkundenausgabe', 'Verpflichtungserklärung', 'Wohngeld', 'Wohnberechtigungsschein', 'Zulassung eines Fahrzeugs',
];

function beteiligte(leitung: readonly string[], nr: number): BeteiligteDto[] {
  const weitere = WEITERE.filter((_, n) => (nr + n) % 3 === 0).filter(([name]) => !leitung.includes(name));
  return [
    ...leitung.map((organisation) => ({ organisation, rolle: 'projektleitung', quelle: nr % 2 === 0 ? 'Vorlage 17/4771 (Muster)' : null })),
    ...weitere.map(([organisation, rolle]) => ({ organisation, rolle, quelle: null })),
  ];
}

/** 35 projects; "leer": none; "original": 22 without any report, like the catalogue that is shipped. */
export function musterProjekte(fall: string): MusterProjekt[] {
  if (fall === 'leer') return [];
  const ohneMeldung = fall === 'original';
  return TITEL.slice(0, ohneMeldung ? 22 : 35).map((titel, nr) => {
    const anfang = plusTage('2020-01-15', (nr % 7) * 40);
    const stufe = ohneMeldung || nr === 28 ? 0 : nr === 15 ? 1 : 2 + ((nr * 5) % 7);
    const betrieb = plusTage('2021-01-20', ((nr * 11) % 35) * 15);
    const leitung = LEITUNGEN[nr % LEITUNGEN.length] ?? [];
    return {
      kuerzel: `MUSTER-${String(nr + 1).padStart(2, '0')}`,
      titel: `${titel} (Muster)`,
      feld: FELDER[nr % FELDER.length] ?? 'Muster',
      aufgenommen: ohneMeldung ? '1990-01-01' : plusTage('2019-11-01', (nr % 5) * 70),
      konzeption: stufe >= 2 ? anfang : null,
      umsetzung: stufe >= 4 ? plusTage(anfang, 210) : null,
      betrieb: stufe >= 6 ? betrieb : null,
      basisBetrieb: plusTage('2021-01-05', nr * 20),
      ende: ohneMeldung ? null : nr === 3 ? { art: 'ausgeschieden', ab: '2022-02-15' } : nr === 10 ? { art: 'zurueckgestellt', ab: '2021-10-01' } : null,
      leitung,
      beteiligte: beteiligte(leitung, nr),
      efa: EFA[nr % EFA.length] ?? null,
      eines_der_35: nr === 0 ? 'ja' : nr === 6 ? 'nein' : null,
      leistung: `${String(10200 + nr * 3)} ${titel} (Musterleistung)`,
      neu: stufe === 1,
      meldung: stufe < 2 ? null : plusTage('2022-06-30', -((nr * 17) % 130)),
    };
  });
}

function tag(iso: string): ZeitangabeDto {
  return { datum: iso, genauigkeit: 'tag', text: datum(iso) };
}

export function phaseAm(projekt: MusterProjekt, stichtag: string): { phase: string; seit: string | null } {
  if (projekt.ende !== null && projekt.ende.ab <= stichtag) return { phase: projekt.ende.art, seit: projekt.ende.ab };
  for (const phase of ['betrieb', 'umsetzung', 'konzeption'] as const) {
    const seit = projekt[phase];
    if (seit !== null && seit <= stichtag) return { phase, seit };
  }
  return { phase: projekt.neu ? 'neu' : 'nicht_gemeldet', seit: null };
}

export function zeilenAm(projekte: readonly MusterProjekt[], stichtag: string): ProjektZeileDto[] {
  return projekte
    .filter((projekt) => projekt.aufgenommen <= stichtag)
    .map((projekt, nr) => {
      const { phase, seit } = phaseAm(projekt, stichtag);
      const offen = phase === 'konzeption' || phase === 'umsetzung';
      const meldung = projekt.meldung !== null && projekt.meldung <= stichtag ? projekt.meldung : null;
      const verzug = projekt.betrieb === null ? null : Math.round((Date.parse(projekt.betrieb) - Date.parse(projekt.basisBetrieb)) / 86_400_000);
      return {
        kuerzel: projekt.kuerzel,
        titel: projekt.titel,
        themenfelder: [projekt.feld],
        phase,
        phase_seit: seit === null ? null : tag(seit),
        naechster: offen
          ? { schritt: phase === 'konzeption' ? 'umsetzung' : 'pilotierung', art: nr % 3 === 0 ? 'prognose' : 'plan', zeit: tag(plusTage(stichtag, 40 + nr * 3)) }
          : null,
        verzug_tage: verzug,
        leitung: projekt.leitung,
        letzte_meldung: meldung,
        meldung_vor_tagen: meldung === null ? null : Math.round((Date.parse(stichtag) - Date.parse(meldung)) / 86_400_000),
        eines_der_35: projekt.eines_der_35,
        befunde: (projekt.leitung.length === 0 ? 1 : 0) + (phase === 'nicht_gemeldet' ? 1 : 0),
        efa: projekt.efa,
        beteiligte: projekt.beteiligte,
        suchtext: [projekt.leistung, meldung === null ? '' : `Muster: ${SACHSTAENDE[nr % SACHSTAENDE.length] ?? ''}`].join('\n'),
      };
    });
}
