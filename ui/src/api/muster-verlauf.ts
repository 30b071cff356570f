/**
 * The made-up history of the fixture host: 1,284 entries, what they changed, taking back with and without a later
 * change of the same field, named states and backups. What is done here is remembered until the page is loaded anew.
 */
import { datum } from '../format';
import { plusTage } from '../shared/datum';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import type { AenderungDto } from './bindings/AenderungDto';
import type { EintragDto } from './bindings/EintragDto';
import type { EintragFelderDto } from './bindings/EintragFelderDto';
import type { FassungDto } from './bindings/FassungDto';
import type { FassungWunsch } from './bindings/FassungWunsch';
import type { FeldaenderungDto } from './bindings/FeldaenderungDto';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KettenbefundDto } from './bindings/KettenbefundDto';
import type { RueckgaengigDto } from './bindings/RueckgaengigDto';
import type { RuecknahmeDto } from './bindings/RuecknahmeDto';
import type { RuecknahmeFeldDto } from './bindings/RuecknahmeFeldDto';
import type { RuecknahmeWunsch } from './bindings/RuecknahmeWunsch';
import type { SicherungDto } from './bindings/SicherungDto';
import type { SicherungenDto } from './bindings/SicherungenDto';
import type { VerlaufSeiteDto } from './bindings/VerlaufSeiteDto';
import type { VerlaufWunsch } from './bindings/VerlaufWunsch';
import type { WiederhergestelltDto } from './bindings/WiederhergestelltDto';
import { musterEintraege } from './muster-daten';
import type { MusterProjekt } from './muster-projekte';

export const MUSTER_KOPF = '9f3c71ae00112233445566778899aabbccddeeff00112233445566778899aabb';
/** Taken back, it meets a later change of one of its two fields. */
export const KOLLISION = 1283;
/** Its row was made whole. */
export const GANZE_ZEILE = 1281;
const JETZT = '2022-06-30T07:15:00Z';
const LEER = '—';

const PERSONEN = ['Koordination Muster', 'Muster-IT', 'nicht genannt', 'Musterministerium'];
const HERKUENFTE = ['ui', 'ui', 'ui', 'import', 'cli'];
const NOMEN: Record<string, string> = { meilenstein: 'Meilenstein', sachstand: 'Sachstand', projekt: 'Projekt', projekt_beteiligung: 'Beteiligung an einem Projekt', bewilligung: 'Bewilligung' };
const SCHRITTE: [string, string][] = [['konzeption', 'Konzeption NRW'], ['umsetzung', 'Umsetzung NRW'], ['pilotierung', 'Pilotierung NRW'], ['rollout_nrw', 'Start Roll-out NRW']];

/** An entry of the fixture host with all that it changed. */
interface Stueck {
  eintrag: EintragDto;
  zeilen: AenderungDto[];
}

function kopfVon(nr: number, letzter: number): string {
  return nr === letzter ? MUSTER_KOPF : (((nr * 2_654_435_761) % 4_294_967_296) + 4_294_967_296).toString(16).slice(-8).repeat(8);
}

function feld(name: string, titel: string, alt: string, neu: string): FeldaenderungDto {
  return { feld: name, titel, alt, neu, geschwaerzt: false };
}

function zeile(nomen: string, projekt: MusterProjekt | null, schluessel: string[], art: string, felder: FeldaenderungDto[], besitzer = projekt?.titel ?? 'Muster: Kommunale Projekte'): AenderungDto {
  return { nomen, nomen_titel: NOMEN[nomen] ?? nomen, schluessel, besitzer, projekt: projekt?.kuerzel ?? null, art, felder };
}

/** What the entry of that position changed; the five newest are told in words elsewhere too. */
function aenderungen(nr: number, projekte: readonly MusterProjekt[]): AenderungDto[] {
  const von = (titel: string) => projekte.find((projekt) => projekt.titel.startsWith(titel)) ?? null;
  const projekt = projekte[nr % projekte.length] ?? null;
  const [schritt, schrittname] = SCHRITTE[nr % SCHRITTE.length] ?? ['konzeption', 'Konzeption NRW'];
  const tag = (plus: number) => datum(plusTage('2020-01-15', ((nr * 13) % 700) + plus));
  switch (nr) {
    case 1284:
      return [zeile('meilenstein', von('Einbürgerung'), ['MUSTER-09', 'rollout_nrw', 'prognose'], 'neu', [feld('datum', 'Datum', LEER, '14.02.2023')])];
    case KOLLISION:
      return [
        zeile('meilenstein', von('Urkundenausgabe'), ['MUSTER-31', 'pilotierung', 'plan'], 'geaendert', [feld('datum', 'Datum', '01.06.2022', '15.08.2022'), feld('grund', 'Grund', LEER, 'Testumgebung')]),
        zeile('meilenstein', von('Urkundenausgabe'), ['MUSTER-31', 'rollout_nrw', 'ist'], 'neu', [feld('datum', 'Datum', LEER, '15.06.2022')]),
      ];
    case 1282:
      return [zeile('sachstand', von('Unterhaltsvorschuss'), ['s-1282'], 'neu', [feld('text', 'Text', LEER, 'Schnittstelle abgestimmt (Muster)'), feld('hindernis', 'Hindernis', LEER, 'Abnahme offen')])];
    case GANZE_ZEILE:
      return [zeile('bewilligung', null, ['b-1281'], 'neu', [feld('betrag_eur', 'Betrag', LEER, '420.000,00 Euro'), feld('stand', 'Stand', LEER, 'bewilligt')])];
    case 1280:
      return projekte.slice(0, 12).map((eines) => zeile('projekt_beteiligung', eines, [eines.kuerzel, 'Muster-IT Nord', 'beteiligt'], 'neu', [feld('rolle', 'Rolle', LEER, 'Beteiligt')]));
    default:
      if (projekt === null) return [];
      if (nr % 5 === 1) return [zeile('sachstand', projekt, [`s-${String(nr)}`], 'neu', [feld('text', 'Text', LEER, `Muster: Stand der Abstimmung ${String(nr)}`), feld('stand_am', 'Stand am', LEER, tag(0))])];
      if (nr % 7 === 3) return [zeile('projekt_beteiligung', projekt, [projekt.kuerzel, 'Verband Musterkommunen', 'beteiligt'], 'geloescht', [feld('rolle', 'Rolle', 'Beteiligt', LEER)])];
      return [zeile('meilenstein', projekt, [projekt.kuerzel, schritt, 'plan'], 'geaendert', [feld('datum', `${schrittname}, Plan`, tag(0), tag(14 + (nr % 90)))])];
  }
}

function worteZu(zeilen: readonly AenderungDto[]): string[] {
  return zeilen.slice(0, 20).map(({ besitzer, nomen_titel, art, felder }) => {
    const [erstes] = felder;
    const was = art === 'neu' ? `${nomen_titel} ergänzt` : art === 'geloescht' ? `${nomen_titel} entfernt` : `${erstes?.titel ?? nomen_titel}: ${erstes?.alt ?? LEER} → ${erstes?.neu ?? LEER}`;
    return `${besitzer}: ${was}`;
  });
}

function baue(projekte: readonly MusterProjekt[]): Stueck[] {
  const neueste = projekte.length === 0 ? [] : musterEintraege();
  const anzahl = projekte.length === 35 ? 1284 : 1;
  const stuecke = projekte.length === 35 ? neueste.map((eintrag) => ({ eintrag: { ...eintrag, grund: eintrag.nr === KOLLISION ? 'Liste der Muster-IT vom 21.06.2022' : eintrag.grund }, zeilen: aenderungen(eintrag.nr, projekte) })) : [];
  for (let nr = anzahl - stuecke.length; nr >= 1; nr -= 1) {
    const zeilen = nr === 1 ? [] : aenderungen(nr, projekte);
    const tag = nr === 1 ? '2019-11-01' : plusTage('2021-12-22', -Math.floor((1279 - nr) / 2));
    const stunde = String(16 - ((1279 - nr) % 2) * 7).padStart(2, '0');
    stuecke.push({
      eintrag: {
        nr,
        id: `00000000-0000-7000-8000-${String(nr).padStart(12, '0')}`,
        zeit: `${tag}T${nr === 1 ? '07' : stunde}:${String((nr * 7) % 60).padStart(2, '0')}:00Z`,
        person: nr === 1 ? 'nicht genannt' : (PERSONEN[nr % PERSONEN.length] ?? ''),
        herkunft: nr === 1 ? 'auslieferung' : (HERKUENFTE[nr % HERKUENFTE.length] ?? 'ui'),
        operation: nr === 1 ? 'katalog_init' : 'meilenstein_set',
        grund: nr === 1 ? 'Katalog angelegt (Muster)' : nr % 9 === 0 ? 'Nach Anruf der Muster-IT berichtigt' : null,
        aenderungen: nr === 1 ? 6300 : zeilen.length,
        worte: worteZu(zeilen),
        kopf: '',
        tatsachen: true,
      },
      zeilen,
    });
  }
  return stuecke.map(({ eintrag, zeilen }) => ({ eintrag: { ...eintrag, kopf: kopfVon(eintrag.nr, anzahl) }, zeilen }));
}

function ortstag(zeit: string): string {
  const moment = new Date(zeit);
  const zwei = (wert: number) => String(wert).padStart(2, '0');
  return `${String(moment.getFullYear())}-${zwei(moment.getMonth() + 1)}-${zwei(moment.getDate())}`;
}

function trifft({ eintrag, zeilen }: Stueck, wunsch: VerlaufWunsch): boolean {
  const tag = ortstag(eintrag.zeit);
  if ((wunsch.von !== null && tag < wunsch.von) || (wunsch.bis !== null && tag > wunsch.bis)) return false;
  if (wunsch.person !== null && eintrag.person !== (wunsch.person === '' ? 'nicht genannt' : wunsch.person)) return false;
  if (wunsch.herkunft !== null && eintrag.herkunft !== wunsch.herkunft) return false;
  // One row must fulfil all that is said of rows.
  const vonZeilen = wunsch.projekt !== null || wunsch.nomen !== null || wunsch.art !== null || wunsch.schluessel !== null;
  if (vonZeilen && !zeilen.some(({ projekt, nomen, art, schluessel }) => (wunsch.projekt === null || projekt === wunsch.projekt) && (wunsch.nomen === null || nomen === wunsch.nomen) && (wunsch.art === null || art === wunsch.art) && (wunsch.schluessel === null || wunsch.schluessel.join('|') === schluessel.join('|')))) return false;
  if (wunsch.suche === null || wunsch.suche.trim() === '') return true;
  const text = [eintrag.person, eintrag.grund ?? '', ...eintrag.worte, ...zeilen.flatMap(({ schluessel, felder }) => [...schluessel, ...felder.flatMap(({ alt, neu }) => [alt, neu])])].join('\n');
  return trifftGefaltet(falteAnfrage(wunsch.suche), falte(text));
}

/** Distinct values, most frequent first. */
function haeufigste(werte: readonly string[]): string[] {
  const anzahl = new Map<string, number>();
  for (const wert of werte) anzahl.set(wert, (anzahl.get(wert) ?? 0) + 1);
  return [...anzahl].sort(([, a], [, b]) => b - a).map(([wert]) => wert);
}

/** What the fixture host answers about the history. What throws, throws a plain error as the wire would. */
export interface MusterVerlauf {
  list(wunsch: VerlaufWunsch, bekanntAm: string | null): VerlaufSeiteDto;
  show(nr: number): EintragFelderDto | null;
  ruecknahme(nr: number): RuecknahmeDto | null;
  /** `null`: the catalogue has changed since it was asked. */
  nimm(wunsch: RuecknahmeWunsch): RueckgaengigDto | null;
  fassungen(): FassungDto[];
  /** `null`: there is one of that name. */
  lege(wunsch: FassungWunsch): GespeichertDto | null;
  pruefe(anker: string | undefined): KettenbefundDto;
  sicherungen(): SicherungenDto;
  sichere(anlass: string): SicherungDto;
  /** `null`: there is no such backup. */
  stelleWiederHer(name: string): WiederhergestelltDto | null;
  schwaerze(nomen: string, schluessel: string[], name: string): GespeichertDto;
}

export function musterVerlauf(projekte: readonly MusterProjekt[]): MusterVerlauf {
  const stuecke = baue(projekte);
  const fassungen: FassungDto[] = projekte.length === 35
    ? [
        { name: 'Vorlage 17/4771 (Muster)', stichtag: '2021-03-08', bekannt_am: '2021-03-08T15:04:00Z', eintrag: 640, kopf: kopfVon(640, 0), angelegt_am: '2021-03-09T08:00:00Z', person: 'Musterministerium', grund: 'Stand der Vorlage an den Landtag' },
        { name: 'Programmstart (Muster)', stichtag: '2020-03-02', bekannt_am: '2020-03-02T15:00:00Z', eintrag: 120, kopf: kopfVon(120, 0), angelegt_am: '2020-03-02T16:00:00Z', person: 'nicht genannt', grund: null },
      ]
    : [];
  const sicherungen: SicherungDto[] = projekte.length === 35
    ? [
        { name: '2022-06-30T061200Z_taeglich_1284_9f3c71ae.ozg', zeit: '2022-06-30T06:12:00Z', anlass: 'taeglich', groesse: 3_412_992, laenge: 1284, kopf: '9f3c71ae' },
        { name: '2022-06-29T085900Z_import_1282_27d0b4e9.ozg', zeit: '2022-06-29T08:59:00Z', anlass: 'import', groesse: 3_408_896, laenge: 1282, kopf: '27d0b4e9' },
      ]
    : [];
  const laenge = () => stuecke[0]?.eintrag.nr ?? 0;
  const kopf = () => stuecke[0]?.eintrag.kopf ?? '';
  const finde = (nr: number) => stuecke.find(({ eintrag }) => eintrag.nr === nr) ?? null;

  function schreibe(operation: string, worte: string[], zeilen: AenderungDto[], grund: string | null, tatsachen = true): GespeichertDto {
    const nr = laenge() + 1;
    stuecke.unshift({
      eintrag: { nr, id: `00000000-0000-7000-8000-${String(nr).padStart(12, '0')}`, zeit: JETZT, person: 'Muster', herkunft: 'ui', operation, grund, aenderungen: Math.max(1, zeilen.length), worte, kopf: kopfVon(nr, 0), tatsachen },
      zeilen,
    });
    return { nr, schluessel: [], aenderungen: zeilen.length, hinweise: [] };
  }

  function felderZurueck({ eintrag, zeilen }: Stueck): { saetze: RuecknahmeDto['saetze']; kollisionen: number; frei: number } {
    let id = 0;
    const saetze = zeilen.map(({ besitzer, nomen_titel, art, felder }, n) => {
      const ganze = art !== 'geaendert';
      const eines = (von: FeldaenderungDto): RuecknahmeFeldDto => {
        id += 1;
        const kollision = eintrag.nr === KOLLISION && n === 0 && von.feld === 'datum';
        return {
          id,
          feld: ganze ? '' : von.feld,
          titel: ganze ? nomen_titel : von.titel,
          vorher: von.alt,
          eintrag: von.neu,
          heute: kollision ? '01.09.2022' : von.neu,
          lage: kollision ? 'kollision' : 'frei',
          spaeter: kollision ? 'Koordination Muster, 30.06.2022' : null,
        };
      };
      const alle = ganze ? [eines(feld('', nomen_titel, art === 'neu' ? LEER : (felder[0]?.alt ?? LEER), art === 'neu' ? (felder[0]?.neu ?? LEER) : LEER))] : felder.map(eines);
      return { besitzer, titel: nomen_titel, art, felder: alle };
    });
    const alle = saetze.flatMap(({ felder }) => felder);
    return { saetze, frei: alle.filter(({ lage }) => lage === 'frei').length, kollisionen: alle.filter(({ lage }) => lage === 'kollision').length };
  }

  return {
    list(wunsch, bekanntAm) {
      const bekannte = stuecke.filter(({ eintrag }) => bekanntAm === null || Date.parse(eintrag.zeit) <= Date.parse(bekanntAm));
      const treffer = bekannte.filter((stueck) => trifft(stueck, wunsch));
      const ab = treffer.filter(({ eintrag }) => wunsch.vor === null || eintrag.nr < wunsch.vor);
      const seite = ab.slice(0, wunsch.anzahl).map(({ eintrag }) => eintrag);
      return {
        eintraege: seite,
        treffer: treffer.length,
        gesamt: bekannte.length,
        weiter: ab.length > seite.length ? (seite.at(-1)?.nr ?? null) : null,
        personen: haeufigste(bekannte.map(({ eintrag }) => (eintrag.person === 'nicht genannt' ? '' : eintrag.person))),
        herkuenfte: haeufigste(bekannte.map(({ eintrag }) => eintrag.herkunft)),
        nomina: haeufigste(bekannte.flatMap(({ zeilen }) => zeilen.map(({ nomen }) => nomen))).map((nomen) => ({ nomen, titel: NOMEN[nomen] ?? nomen })),
      };
    },
    show(nr) {
      const stueck = finde(nr);
      if (stueck === null) return null;
      const davor = finde(nr - 1);
      return {
        eintrag: stueck.eintrag,
        bekannt_davor: davor?.eintrag.zeit ?? null,
        bekannt_danach: stueck.eintrag.zeit,
        ruecknehmbar: nr !== 1 && stueck.eintrag.tatsachen,
        // Over the wire comes a new object each time.
        zeilen: structuredClone(stueck.zeilen),
        weitere: stueck.eintrag.aenderungen > stueck.zeilen.length ? stueck.eintrag.aenderungen - stueck.zeilen.length : 0,
      };
    },
    ruecknahme(nr) {
      const stueck = finde(nr);
      if (stueck === null) return null;
      const hindernis = nr === 1 ? 'Dieser Eintrag hat den Katalog angelegt. Er lässt sich nicht zurücknehmen.' : stueck.eintrag.tatsachen ? null : 'Eine Fassung ist unveränderlich. Dieser Eintrag lässt sich nicht zurücknehmen.';
      return { eintrag: stueck.eintrag, stand: laenge(), ...(hindernis === null ? felderZurueck(stueck) : { saetze: [], frei: 0, kollisionen: 0 }), hindernis };
    },
    nimm({ nr, stand, grund }) {
      const stueck = finde(nr);
      if (stueck === null || stand !== laenge()) return null;
      const zurueck = stueck.zeilen.map((eine) => ({ ...eine, art: eine.art === 'neu' ? 'geloescht' : eine.art === 'geloescht' ? 'neu' : eine.art, felder: eine.felder.map(({ alt, neu, ...rest }) => ({ ...rest, alt: neu, neu: alt })) }));
      return { gespeichert: schreibe('verlauf_undo', worteZu(zurueck), zurueck, grund ?? `Rücknahme von Eintrag ${String(nr)}`), nr, text: stueck.eintrag.worte[0] ?? '' };
    },
    fassungen: () => [...fassungen],
    lege({ name, stichtag, bekannt_am, grund }) {
      if (fassungen.some((eine) => eine.name === name.trim())) return null;
      const letzter = stuecke.find(({ eintrag }) => eintrag.tatsachen && (bekannt_am === null || eintrag.zeit <= bekannt_am))?.eintrag;
      fassungen.unshift({ name: name.trim(), stichtag, bekannt_am: letzter?.zeit ?? JETZT, eintrag: letzter?.nr ?? 0, kopf: letzter?.kopf ?? '', angelegt_am: JETZT, person: 'Muster', grund });
      return schreibe('fassung_create', [`Fassung „${name.trim()}“ angelegt`], [], grund, false);
    },
    pruefe(anker) {
      const [stelle, teil = ''] = (anker ?? '').split(':');
      const dort = anker === undefined ? null : finde(Number(stelle));
      const befunde = anker === undefined || (dort?.eintrag.kopf.startsWith(teil.toLowerCase()) === true && teil !== '') ? [] : [dort === null ? `Der Anker nennt Eintrag ${stelle ?? ''}, die Kette hat nur ${String(laenge())}. Am Ende fehlen Einträge.` : `An Eintrag ${stelle ?? ''} steht ein anderer Kopf als im Anker. Es ist eine andere Kette.`];
      return { in_ordnung: befunde.length === 0, laenge: laenge(), kopf: kopf(), befunde };
    },
    sicherungen: () => ({ ordner: '/muster/Muster 7.sicherungen', liste: [...sicherungen] }),
    sichere(anlass) {
      const neu = { name: `2022-06-30T071500Z_${anlass}_${String(laenge())}_${kopf().slice(0, 8)}.ozg`, zeit: JETZT, anlass, groesse: 3_420_160, laenge: laenge(), kopf: kopf().slice(0, 8) };
      if (!sicherungen.some(({ name }) => name === neu.name)) sicherungen.unshift(neu);
      return neu;
    },
    stelleWiederHer(name) {
      const ziel = sicherungen.find((eine) => eine.name === name);
      if (ziel === undefined) return null;
      const vorher = this.sichere('wiederherstellung').name;
      stuecke.splice(0, stuecke.length, ...stuecke.filter(({ eintrag }) => eintrag.nr <= ziel.laenge));
      return { vorher, laenge: laenge(), kopf: kopf() };
    },
    schwaerze(nomen, schluessel, name) {
      let aenderungen = 0;
      for (const { zeilen } of stuecke) {
        for (const eine of zeilen) {
          if (eine.nomen !== nomen || eine.schluessel.join('\n') !== schluessel.join('\n')) continue;
          eine.felder = eine.felder.map((eines) => {
            if (eines.feld !== name) return eines;
            aenderungen += 1;
            return { ...eines, alt: eines.alt === LEER ? LEER : '[geschwärzt]', neu: eines.neu === LEER ? LEER : '[geschwärzt]', geschwaerzt: true };
          });
        }
      }
      return { ...schreibe('schwaerzung_set', ['Text geschwärzt'], [], null), aenderungen, hinweise: sicherungen.length === 0 ? [] : [`${String(sicherungen.length)} Sicherungen können den Text noch enthalten (Muster).`] };
    },
  };
}
