/**
 * Made-up services, Kommunen and sources, by formula, in the sizes of the real catalogue: 557 OZG-Leistungen,
 * 5,249 LeiKa-Leistungen, 427 Kommunen, 40 sources. No name is real.
 */
import { plusTage } from '../shared/datum';
import type { AnzahlDto } from './bindings/AnzahlDto';
import type { BelegDto } from './bindings/BelegDto';
import type { KommuneProjektDto } from './bindings/KommuneProjektDto';
import type { KommuneZeileDto } from './bindings/KommuneZeileDto';
import type { LageDto } from './bindings/LageDto';
import type { LeikaDto } from './bindings/LeikaDto';
import type { LeistungenDto } from './bindings/LeistungenDto';
import type { OzgLeistungDto } from './bindings/OzgLeistungDto';
import type { ProjektKurzDto } from './bindings/ProjektKurzDto';
import type { QuellenDto } from './bindings/QuellenDto';
import type { QuelleZeileDto } from './bindings/QuelleZeileDto';
import type { TatsacheDto } from './bindings/TatsacheDto';
import { musterProjekte, phaseAm } from './muster-projekte';

const HEUTE = '2022-06-30';
const ANZAHL_OZG = 557;
const ANZAHL_LEIKA = 5249;
const ANZAHL_LAGEN = 57;

const FELDER = [
  'Arbeit & Ruhestand', 'Bauen & Wohnen', 'Bildung', 'Ein- & Auswanderung', 'Engagement & Hobby', 'Familie & Kind',
  'Gesundheit', 'Mobilität & Reisen', 'Recht & Ordnung', 'Steuern & Zoll', 'Umwelt', 'Unternehmensführung & -entwicklung',
].map((name) => `${name} (Muster)`);
const LAGEN = ['Anfang', 'Übergang', 'Änderung', 'Größerer Umbau', 'Ende'];
const SACHEN = ['Erlaubnis', 'Genehmigung', 'Förderung', 'Bürgschaft', 'Beurkundung', 'Ausweis', 'Zulassung', 'Befreiung', 'Prüfung', 'Straßennutzung', 'Gebühr', 'Meldung', 'Übermittlungssperre'];
const VORGAENGE = ['Erteilung', 'Änderung', 'Verlängerung', 'Aufhebung', 'Bewilligung', 'Auskunft', 'Anzeige', 'Ausstellung', 'Löschung'];
const TYPEN = ['2/3', '2/3', '2/3', '2/3', '1', '2/3', '4', '2/3', '1, 2/3', '5', null];

function aus<W>(liste: readonly W[], nr: number): W {
  return liste[nr % liste.length] as W;
}

function zwei(nr: number, stellen = 2): string {
  return String(nr).padStart(stellen, '0');
}

function kurz(): ProjektKurzDto[] {
  return musterProjekte('voll').map((projekt) => ({ kuerzel: projekt.kuerzel, titel: projekt.titel, phase: phaseAm(projekt, HEUTE).phase }));
}

/** Each project deals with one service; every third with a LeiKa-Leistung instead, two share one. */
function projekteVon(ozg: number): string[] {
  const kuerzel: string[] = [];
  for (let nr = 0; nr < 35; nr += 1) if (nr % 3 !== 2 && Math.floor(nr / 2) * 31 === ozg) kuerzel.push(`MUSTER-${zwei(nr + 1)}`);
  return kuerzel;
}

let leistungen: LeistungenDto | null = null;

export function musterLeistungen(): LeistungenDto {
  leistungen ??= baueLeistungen();
  return leistungen;
}

function baueLeistungen(): LeistungenDto {
  const lagen: LageDto[] = Array.from({ length: ANZAHL_LAGEN }, (_, nr) => {
    const feld = Math.floor((nr * FELDER.length) / ANZAHL_LAGEN);
    return { name: `${aus(LAGEN, nr)} ${String(nr + 1)} (Muster)`, themenfeld: aus(FELDER, feld), lagetyp: feld === 11 ? 'Unternehmenslage' : nr === 4 ? null : 'Lebenslage' };
  });
  const ozg: OzgLeistungDto[] = Array.from({ length: ANZAHL_OZG }, (_, nr) => ({
    ozg_id: String(10_000 + nr),
    name: `${aus(SACHEN, nr)} ${zwei(nr + 1, 3)} (Muster)`,
    lage: aus(lagen, Math.floor((nr * ANZAHL_LAGEN) / ANZAHL_OZG)).name,
    zustaendigkeit: nr % 4 === 0 ? 'Kommunal' : nr % 9 === 0 ? 'Land;Kommunal' : null,
    projekte: projekteVon(nr),
  }));
  const leika: LeikaDto[] = Array.from({ length: ANZAHL_LEIKA }, (_, nr) => {
    const im = nr % 12 !== 7;
    const frei = nr % 40 === 39;
    const ziel = (nr * ANZAHL_OZG) / ANZAHL_LEIKA;
    const projekt = !frei && nr % 150 === 76 ? (nr - 76) / 150 : -1;
    return {
      kennung: im ? `99${zwei(100 + (nr % 900), 3)}${zwei(nr, 6)}000` : String(nr + 1),
      im_leika: im,
      bezeichnung: `${aus(SACHEN, Math.floor(ziel))} ${aus(VORGAENGE, nr)} ${String(nr + 1)} (Muster)`,
      ozg_leistung: frei ? null : String(10_000 + Math.floor(ziel)),
      typ: aus(TYPEN, nr),
      projekte: projekt >= 0 && projekt < 35 && projekt % 3 === 2 ? [`MUSTER-${zwei(projekt + 1)}`] : [],
    };
  });
  const genannt = new Set([...ozg, ...leika].flatMap((leistung) => leistung.projekte));
  return {
    katalogversion: 'KDN 20.12.2019',
    katalogversion_titel: 'Musterkatalog',
    quelle: 'Katalog der Musterstelle, Stand 20.12.2019',
    lagen,
    leistungen: ozg,
    leika,
    projekte: kurz().filter(({ kuerzel }) => genannt.has(kuerzel)),
  };
}

const BEZIRKE = [['Düsseldorf', 1], ['Köln', 3], ['Münster', 5], ['Detmold', 7], ['Arnsberg', 9]] as const;
const ROLLEN = ['kommune', 'projektleitung', 'kernteam', 'beteiligt'];

export function musterKommunen(): KommuneZeileDto[] {
  const projekte = kurz();
  const zeilen: KommuneZeileDto[] = [];
  const nimm = (ags: string, name: string, typ: string, kreis: string | null, bezirk: string, nr: number): void => {
    const beteiligt: KommuneProjektDto[] =
      nr % 9 === 4
        ? Array.from({ length: 1 + (nr % 3) }, (_, i) => {
            const { kuerzel, titel, phase } = aus(projekte, nr + i * 5);
            return { kuerzel, titel, phase, rolle: aus(ROLLEN, nr + i), genannt: typ === 'Kreis' ? name : `Stadt ${name}` };
          })
        : [];
    zeilen.push({
      ags,
      ars: `${ags.slice(0, 5)}0000${ags.slice(5)}`,
      name,
      name_amtlich: typ.endsWith('Stadt') ? `${name}, Stadt` : null,
      typ,
      kreis,
      regierungsbezirk: bezirk,
      einwohner: nr === 77 ? null : typ === 'kreisangehörige Gemeinde' ? 4_000 + nr * 23 : typ === 'kreisangehörige Stadt' ? 18_000 + nr * 71 : 160_000 + nr * 1_111,
      einwohner_stand: nr === 77 ? null : '2020-12-31',
      flaeche_km2: `${String(20 + (nr % 90))}.${zwei(nr % 100)}`,
      projekte: beteiligt,
      dienstleister: nr % 17 === 4 ? ['Muster-IT Nord'] : nr % 61 === 3 ? ['Muster-IT Süd', 'Musterrechenzentrum'] : [],
      quelle: nr % 50 === 49 ? null : 'Gemeindeverzeichnis (Muster), Stand 31.12.2020',
    });
  };
  for (let nr = 0; nr < 22; nr += 1) {
    const [bezirk, ziffer] = aus(BEZIRKE, nr);
    nimm(`05${String(ziffer)}${zwei(11 + Math.floor(nr / 5))}000`, `Musterstadt ${aus(['Nord', 'Süd', 'Über', 'Mitte'], nr)} ${String(nr + 1)}`, 'kreisfreie Stadt', null, bezirk, nr);
  }
  for (let nr = 0; nr < 31; nr += 1) {
    const [bezirk, ziffer] = aus(BEZIRKE, nr);
    const region = nr === 30;
    const kreis = region ? 'Städteregion Muster' : `Kreis Muster ${String(nr + 1)}`;
    const kopf = `05${String(ziffer)}${zwei(54 + Math.floor(nr / 5) * 4)}`;
    nimm(`${kopf}000`, kreis, region ? 'Städteregion' : 'Kreis', null, bezirk, 22 + nr);
    // 374 in 31 districts: 12 each and two more.
    for (let i = 0; i < (nr < 2 ? 13 : 12); i += 1) {
      const lauf = nr * 12 + i + Math.min(nr, 2);
      nimm(`${kopf}${zwei((i + 1) * 4, 3)}`, `${aus(['Musterau', 'Beispielhausen', 'Öbermuster', 'Groß-Beispiel', 'Musterbach'], lauf)} ${String(lauf + 1)}`, lauf % 3 === 2 ? 'kreisangehörige Gemeinde' : 'kreisangehörige Stadt', kreis, bezirk, 53 + lauf);
    }
  }
  return zeilen;
}

const ARTEN = ['Landtagsdrucksache', 'Internetseite', 'E-Mail', 'Anruf', 'Haushaltsplan', null];
const NOMEN: readonly [string, string][] = [['projekt', 'Projekt'], ['sachstand', 'Sachstand'], ['meilenstein', 'Meilenstein'], ['projekt_beteiligung', 'Beteiligung an einem Projekt'], ['bewilligung', 'Bewilligung']];

function anzahl(nomen: number, wert: number): AnzahlDto {
  const [name, titel] = aus(NOMEN, nomen);
  return { nomen: name, titel, anzahl: wert };
}

function fundstelleVon(nr: number): string {
  switch (aus(ARTEN, nr)) {
    case 'Landtagsdrucksache':
      return `Vorlage 99/${String(4000 + nr)} (Muster), Seite ${String(1 + (nr % 7))}`;
    case 'Internetseite':
      return `Musterseite zum Programm, https://muster.example/seite/${String(nr)}, abgerufen am 12.05.2022`;
    case 'Anruf':
      return `Anruf Muster-IT Nord, Fachbereich ${String(nr)}`;
    case 'Haushaltsplan':
      return `Haushaltsplan Muster 2022, Titel ${String(600 + nr)}`;
    default:
      return `Schreiben der Musterstelle ${zwei(nr + 1)}`;
  }
}

function belegeVon(nr: number, fundstelle: string): BelegDto[] {
  return Array.from({ length: nr % 5 === 0 ? 1 + (nr % 2) : 0 }, (_, i) => ({
    hash: zwei(nr * 7 + i, 4).repeat(16),
    name: i === 0 ? `Vorlage Muster ${String(nr)}.pdf` : `Anlage ${String(nr)}.xlsx`,
    groesse: 48_211 * (nr + 1) + i,
    fundstelle,
    vorhanden: nr !== 15,
  }));
}

export function musterQuellen(): QuellenDto {
  const quellen: QuelleZeileDto[] = Array.from({ length: 40 }, (_, nr) => {
    const fundstelle = fundstelleVon(nr);
    const je = nr === 39 ? [] : [anzahl(nr, 1 + (nr % 6)), anzahl(nr + 1, 2 + (nr % 11))];
    return {
      kennung: `muster-${zwei(nr + 1)}`,
      fundstelle,
      art: aus(ARTEN, nr),
      stand_am: nr % 7 === 6 ? null : plusTage(HEUTE, -((nr * 37) % 900)),
      hinweis: nr % 6 === 1 ? 'Muster: nur der erste Absatz betrifft das Programm.' : null,
      anzahl: je.reduce((summe, eins) => summe + eins.anzahl, 0),
      je_nomen: je,
      belege: belegeVon(nr, fundstelle),
    };
  });
  quellen.sort((a, b) => a.fundstelle.localeCompare(b.fundstelle, 'de'));
  return { quellen, unbelegt: [anzahl(1, 12), anzahl(2, 31), anzahl(3, 5)] };
}

/** What rests on a source, or on none, in the numbers that {@link musterQuellen} gives. */
export function musterTatsachen(kennung: string | null): TatsacheDto[] {
  const { quellen, unbelegt } = musterQuellen();
  const je = kennung === null ? unbelegt : (quellen.find((quelle) => quelle.kennung === kennung)?.je_nomen ?? []);
  const projekte = kurz();
  return je.flatMap(({ nomen, titel, anzahl: wieOft }) =>
    Array.from({ length: wieOft }, (_, nr): TatsacheDto => {
      const projekt = aus(projekte, nr * 3 + titel.length);
      const ohne = nomen === 'bewilligung' && nr % 2 === 1;
      return {
        nomen,
        nomen_titel: titel,
        schluessel: [projekt.kuerzel, String(nr)],
        text: ohne ? `Bewilligung ${String(nr + 1)} (Muster)` : `${projekt.titel}: ${titel} ${String(nr + 1)}`,
        projekt: ohne ? null : projekt.kuerzel,
      };
    }),
  );
}
