/**
 * Fixture host: the window in a plain browser and in tests, without a catalogue. Every title says "Muster".
 * The figures are made up but agree with each other, because they are counted from the same rows.
 * `?muster=leer|beschaedigt|neuer|fehler|langsam|original` in the address chooses a case.
 */
import { plusTage } from '../shared/datum';
import { PHASEN } from '../shared/phasen';
import type { ApiFehler } from './bindings/ApiFehler';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KatalogInfoDto } from './bindings/KatalogInfoDto';
import type { KennzahlDto } from './bindings/KennzahlDto';
import type { StartDto } from './bindings/StartDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { Host, Zeitpunkt } from './host';
import { musterBurnup } from './muster-burnup';
import { musterDiagramm, musterDiagramme } from './muster-diagramme';
import { bekannteProjekte, infoAm, vorDemErsten } from './muster-fassungen';
import { musterFormular, musterAuswahl } from './muster-formular';
import { musterFoerderungSeite, musterSchere } from './muster-geld';
import { musterKommunen, musterLeistungen, musterQuellen } from './muster-katalog';
import { musterOrte } from './muster-kommunen';
import { musterProjekt } from './muster-projekt';
import { musterRahmen } from './muster-rahmen';
import { musterPrognose, musterRueckschau } from './muster-prognose';
import { musterSteuerung } from './muster-steuerung';
import { musterVergleich } from './muster-vergleich';
import { MUSTER_KOPF, musterVerlauf } from './muster-verlauf';
import { musterFoerderung, musterBefunde, musterEintraege } from './muster-daten';
import { musterProjekte, zeilenAm } from './muster-projekte';
import { musterZaehlweisen } from './muster-zaehlweisen';

export const FAELLE = ['voll', 'leer', 'original', 'beschaedigt', 'neuer', 'fehler', 'langsam'] as const;
export type Fall = (typeof FAELLE)[number];

export const MUSTER_HEUTE = '2022-06-30';
const FRIST = '2022-12-31';
const MONAT_TAGE = 365.25 / 12;

export function fallAusAdresse(anfrage: string): Fall {
  const wunsch = new URLSearchParams(anfrage).get('muster');
  return FAELLE.find((fall) => fall === wunsch) ?? 'voll';
}

function fehler(code: ApiFehler['code'], text: string): ApiFehler {
  return { code, params: { datei: 'Muster.ozg' }, felder: [], text, technik: 'sqlite: database disk image is malformed (muster)' };
}

function start(fall: Fall): StartDto {
  if (fall === 'beschaedigt' || fall === 'neuer') {
    return {
      heute: MUSTER_HEUTE,
      katalog: null,
      vorab: null,
      lokal: { entwuerfe: [], ansichten: [], einstellungen: [] },
      fehler:
        fall === 'neuer'
          ? fehler('katalog_neuer', 'Dieser Katalog stammt aus einer neueren Fassung des Programms. Er wurde nicht geöffnet und nicht verändert. Aktualisieren Sie das Programm.')
          : fehler('katalog_beschaedigt', 'Der Katalog „Muster“ ist beschädigt: Eintrag 812 passt nicht zur Kette. Die Datei wurde nicht verändert. Stellen Sie die letzte Sicherung wieder her.'),
    };
  }
  return {
    heute: MUSTER_HEUTE,
    vorab: null,
    katalog: {
      name: 'Muster 7',
      pfad: '/muster/Muster 7.ozg',
      demodaten: fall !== 'original',
      katalogversion: 'KDN 20.12.2019',
      leistungen: 557,
      leika_leistungen: 5250,
      kommunen: 396,
      chronik_laenge: fall === 'leer' || fall === 'original' ? 1 : 1284,
      chronik_kopf: MUSTER_KOPF,
      programmfassung: '0.1.0',
      person: 'Muster',
      letzte_sicherung: null,
      letzte_pruefung: null,
      bekannt_am: null,
      spaetere: 0,
    },
    fehler: null,
    lokal: { entwuerfe: [], ansichten: [], einstellungen: [] },
  };
}

function tage(von: string, bis: string): number {
  return Math.round((Date.parse(bis) - Date.parse(von)) / 86_400_000);
}

function uebersicht(fall: Fall, { stichtag, bekanntAm }: Zeitpunkt): UebersichtDto {
  const projekte = bekannteProjekte(musterProjekte(fall), bekanntAm);
  const zeilen = zeilenAm(projekte, stichtag);
  const phasen = Object.fromEntries(PHASEN.map((phase) => [phase, zeilen.filter((zeile) => zeile.phase === phase).length])) as unknown as KennzahlDto['phasen'];
  const umfang = zeilen.length - phasen.zurueckgestellt - phasen.ausgeschieden;
  const fehlend = umfang - phasen.betrieb;
  const vorher = zeilenAm(projekte, plusTage(stichtag, -180)).filter((zeile) => zeile.phase === 'betrieb').length;
  const rest = tage(stichtag, FRIST);
  const noetig = rest > 0 ? (fehlend / rest) * MONAT_TAGE : null;
  const tatsaechlich = ((phasen.betrieb - vorher) / 180) * MONAT_TAGE;
  const befunde = musterBefunde(zeilen);
  const foerderung = musterFoerderung();
  return {
    kennzahl: {
      stichtag,
      bekannt_am: bekanntAm,
      katalogversion: 'KDN 20.12.2019',
      projekte: { erfasst: zeilen.length, laut_vorlage: 35, bestaetigt: 1, ohne_aufnahmedatum: fall === 'original' ? zeilen.length : 0 },
      phasen,
      burnup: { umfang, betrieb: phasen.betrieb, basis: zeilen.filter((zeile) => zeile.phase !== 'neu').length },
      foerderung: foerderung.zeilen.map(({ tranche, ansatz_cent, bewilligt_cent, abgeflossen_cent, ohne_betrag }) => ({
        tranche,
        ansatz_cent,
        bewilligt_cent,
        abgeflossen_cent,
        ohne_betrag,
      })),
    },
    frist: { datum: FRIST, tage_bis: rest >= 0 ? rest : null, tage_ueberschritten: rest < 0 ? -rest : null },
    tempo: {
      fehlend,
      noetig_je_monat: noetig,
      abschluesse_180: phasen.betrieb - vorher,
      tatsaechlich_je_monat: tatsaechlich,
      bedarfsfaktor: noetig !== null && tatsaechlich > 0 ? noetig / tatsaechlich : null,
    },
    foerderung,
    befunde,
    befunde_je_art: befundzahlen(befunde),
    letzte_eintraege: musterEintraege().filter(({ zeit }) => bekanntAm === null || Date.parse(zeit) <= Date.parse(bekanntAm)),
  };
}

/** Each kind with its number, in the order in which they come. */
export function befundzahlen(befunde: readonly { art: string }[]): { art: string; anzahl: number }[] {
  const anzahl = new Map<string, number>();
  for (const { art } of befunde) anzahl.set(art, (anzahl.get(art) ?? 0) + 1);
  return [...anzahl].map(([art, wieviele]) => ({ art, anzahl: wieviele }));
}

export function musterHost(fall: Fall = 'voll'): Host {
  const warte = () => new Promise<void>((dann) => setTimeout(dann, fall === 'langsam' ? 4000 : 0));
  // Fails once per call, so that "Erneut versuchen" can be seen to help.
  const gescheitert = new Set<string>();
  async function antworte<W>(befehl: string, wert: () => W): Promise<W> {
    await warte();
    if (fall === 'fehler' && befehl !== 'start' && !gescheitert.has(befehl)) {
      gescheitert.add(befehl);
      // The wire carries plain objects, not instances of Error.
      throw fehler('katalog_belegt', 'Ein anderes Programm schreibt gerade in den Katalog (Muster). Der Stand ist unverändert. Versuchen Sie es gleich noch einmal.');
    }
    return wert();
  }
  const verlauf = musterVerlauf(musterProjekte(fall));
  function gefunden<W>(wert: W | null, sonst: ApiFehler): W {
    // The wire carries plain objects, not instances of Error.
    if (wert === null) throw sonst;
    return wert;
  }
  const fehlt = (was: string) => fehler('nicht_gefunden', `${was} gibt es nicht.`);
  let geprueft: string | null = null;
  /** What is read for a moment before the first entry is refused, as the host does. */
  const lies = <W>(befehl: string, bekanntAm: string | null, wert: () => W): Promise<W> =>
    antworte(befehl, () => {
      // The wire carries plain objects, not instances of Error.
      if (vorDemErsten(bekanntAm)) throw fehler('nicht_gefunden', 'Damals gab es diesen Katalog noch nicht (Muster). Verändert ist nichts. Der erste Eintrag ist vom 02.03.2020.');
      return wert();
    });
  const bekannt = (bekanntAm: string | null) => bekannteProjekte(musterProjekte(fall), bekanntAm);
  const gespeichert = (schluessel: string[]): GespeichertDto => ({ nr: 1285, schluessel, aenderungen: 1, hinweise: [] });
  return {
    startGet: () =>
      antworte('start', () => {
        const beginn = start(fall);
        return { ...beginn, katalog: beginn.katalog === null ? null : { ...beginn.katalog, letzte_pruefung: geprueft, letzte_sicherung: verlauf.sicherungen().liste[0]?.zeit ?? null } };
      }),
    infoGet: (bekanntAm) => lies('info', bekanntAm, () => infoAm(start(fall).katalog as KatalogInfoDto, bekanntAm)),
    uebersichtGet: (zeitpunkt) => lies('uebersicht', zeitpunkt.bekanntAm, () => uebersicht(fall, zeitpunkt)),
    burnupGet: (wunsch) => lies('burnup', wunsch.bekanntAm, () => musterBurnup(bekannt(wunsch.bekanntAm), wunsch, FRIST)),
    projektList: ({ stichtag, bekanntAm }) => lies('projekte', bekanntAm, () => zeilenAm(bekannt(bekanntAm), stichtag)),
    projektGet: (kuerzel, { stichtag, bekanntAm }) =>
      lies('projekt', bekanntAm, () => {
        const projekt = musterProjekt(bekannt(bekanntAm), kuerzel, stichtag);
        // The wire carries plain objects, not instances of Error.
        if (projekt === null) throw fehler('nicht_gefunden', `Projekt „${kuerzel}“ ist nicht erfasst.`);
        return { ...projekt, verlauf: projekt.verlauf.filter(({ zeit }) => bekanntAm === null || Date.parse(zeit) <= Date.parse(bekanntAm)) };
      }),
    leistungGet: ({ bekanntAm }) => lies('leistungen', bekanntAm, musterLeistungen),
    kommuneList: ({ bekanntAm }) => lies('kommunen', bekanntAm, musterKommunen),
    foerderungGet: ({ bekanntAm }) => lies('foerderung', bekanntAm, musterFoerderungSeite),
    ...musterZaehlweisen(fall === 'leer' || fall === 'original', lies),
    ...musterOrte(antworte, lies),
    geldschereGet: (tage, { bekanntAm }) => lies('geldschere', bekanntAm, () => musterSchere(tage)),
    rahmenGet: ({ stichtag, bekanntAm }) => lies('rahmen', bekanntAm, () => musterRahmen(fall, stichtag)),
    diagrammList: () => antworte('diagramme', musterDiagramme),
    diagrammGet: (wunsch, zeitpunkt) => lies('diagramm', zeitpunkt.bekanntAm, () => gefunden(musterDiagramm(bekannt(zeitpunkt.bekanntAm), wunsch, zeitpunkt.stichtag), fehlt(`Das Diagramm „${wunsch.name}“`))),
    diagrammSchreiben: (wunsch, format) => antworte('export', () => ({ datei: `/muster/${wunsch.name}.${format === 'csv-excel' ? 'csv' : format}`, zeilen: null })),
    steuerungGet: ({ stichtag, bekanntAm }) => lies('steuerung', bekanntAm, () => musterSteuerung(bekannt(bekanntAm), stichtag, bekanntAm, FRIST)),
    prognoseGet: (wunsch, { stichtag, bekanntAm }) => lies('prognose', bekanntAm, () => musterPrognose(bekannt(bekanntAm), wunsch, stichtag, bekanntAm, FRIST)),
    prognoseAbbrechen: () => Promise.resolve(),
    rueckschauGet: (_, { stichtag, bekanntAm }) => lies('rueckschau', bekanntAm, () => musterRueckschau(bekannt(bekanntAm), stichtag)),
    quelleList: (bekanntAm) => lies('quellen', bekanntAm, musterQuellen),
    quelleTatsachen: (_, bekanntAm) => lies('tatsachen', bekanntAm, () => []),
    fassungList: () => antworte('fassungen', () => verlauf.fassungen()),
    formularGet: (nomen) => antworte(`formular-${nomen}`, () => musterFormular(nomen)),
    auswahlGet: (nomen) => antworte(`auswahl-${nomen}`, () => musterAuswahl(nomen)),
    satzShow: (_nomen, _schluessel, bekanntAm) => lies('satz', bekanntAm, () => ({})),
    satzSet: (wunsch) => antworte('satz-set', () => gespeichert(Object.values(wunsch.felder).slice(0, 1))),
    satzClear: (_, schluessel) => antworte('satz-clear', () => gespeichert(schluessel)),
    statusAdd: (wunsch) => antworte('status', () => gespeichert([wunsch.projekt])),
    meilensteinSet: (projekt, wunsch) => antworte('meilenstein', () => gespeichert([projekt, wunsch.schritt, wunsch.art])),
    meilensteinVorschau: (_, wunsch) =>
      antworte('vorschau', () => ({ zeit: { datum: wunsch.datum, genauigkeit: 'tag', text: wunsch.datum }, fehler: null, saetze: [`Neu: ${wunsch.datum} (Muster)`], hinweise: [], grund_noetig: false })),
    projektSammel: (wunsch) => antworte('sammel', () => gespeichert(wunsch.projekte)),
    rueckgaengig: () => antworte('rueckgaengig', () => ({ gespeichert: gespeichert([]), nr: 1285, text: 'Muster: Sachstand ergänzt' })),
    verlaufList: (wunsch, bekanntAm) => antworte('verlauf', () => verlauf.list(wunsch, bekanntAm)),
    verlaufShow: (nr) => antworte('eintrag', () => gefunden(verlauf.show(nr), fehlt(`Eintrag ${String(nr)}`))),
    verlaufExport: (format) => antworte('verlauf-export', () => ({ datei: `/muster/verlauf.${format}`, zeilen: 1284 })),
    ruecknahmeGet: (nr) => antworte('ruecknahme', () => gefunden(verlauf.ruecknahme(nr), fehlt(`Eintrag ${String(nr)}`))),
    ruecknahmeSet: (wunsch) => antworte('ruecknahme-set', () => gefunden(verlauf.nimm(wunsch), fehler('inzwischen_geaendert', 'Der Katalog hat sich inzwischen geändert. Es ist nichts zurückgenommen.'))),
    vergleichGet: (von, bis) => antworte('vergleich', () => gefunden(musterVergleich(musterProjekte(fall), verlauf.fassungen(), von, bis), fehlt('Diese Fassung'))),
    vergleichExport: () => antworte('vergleich-export', () => ({ datei: '/muster/vergleich.csv', zeilen: 12 })),
    fassungCreate: (wunsch) => antworte('fassung', () => gefunden(verlauf.lege(wunsch), { ...fehler('schon_vorhanden', `Eine Fassung „${wunsch.name}“ gibt es schon. Es wurde nichts angelegt. Wählen Sie einen anderen Namen.`), felder: [{ feld: 'name', regel: 'doppelt', wert: wunsch.name, text: 'Diesen Namen gibt es schon.', zeile: null }] })),
    pruefungGet: (anker) =>
      antworte('pruefung', () => {
        const befund = verlauf.pruefe(anker);
        if (befund.in_ordnung) geprueft = `${MUSTER_HEUTE}T06:12:00Z`;
        return befund;
      }),
    sicherungList: () => antworte('sicherungen', () => verlauf.sicherungen()),
    sicherungCreate: () => antworte('sicherung', () => verlauf.sichere('hand')),
    sicherungRestore: (name) => antworte('wiederherstellen', () => gefunden(verlauf.stelleWiederHer(name), fehlt(`Die Sicherung „${name}“`))),
    schwaerzungSet: (nomen, schluessel, feld) => antworte('schwaerzung', () => verlauf.schwaerze(nomen, schluessel, feld)),
    kontaktSet: () => antworte('kontakt', () => undefined),
    kontaktClear: () => antworte('kontakt', () => undefined),
    belegAdd: () => antworte('beleg', () => null),
    belegOeffnen: () => antworte('beleg', () => undefined),
    belegClear: () => antworte('beleg', () => undefined),
    lokalSet: () => Promise.resolve(),
    personSet: () => antworte('person', () => undefined),
    listeExport: () => antworte('export', () => ({ datei: '/muster/liste.csv', zeilen: 35 })),
    diagrammExport: (name, format) => antworte('export', () => ({ datei: `/muster/${name}.${format}`, zeilen: null })),
    katalogSichern: () => antworte('sichern', () => ({ datei: '/muster/sicherung.ozg', zeilen: null })),
    katalogWechseln: () => antworte('wechseln', () => start(fall)),
    lizenzenGet: () => antworte('lizenzen', () => 'EUPL-1.2 (Muster)'),
    adresseOeffnen: () => Promise.resolve(),
    onKatalogGeaendert: () => Promise.resolve(() => undefined),
    onPrognose: () => Promise.resolve(() => undefined),
    onSchliessen: () => Promise.resolve(() => undefined),
  };
}
