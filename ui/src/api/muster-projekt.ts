/** The page of a made-up project: dates of every precision, reports, money, parties, history. */
import { datum } from '../format';
import { plusTage } from '../shared/datum';
import type { BefundDto } from './bindings/BefundDto';
import type { BelegDto } from './bindings/BelegDto';
import type { BewilligungDto } from './bindings/BewilligungDto';
import type { EintragDto } from './bindings/EintragDto';
import type { KontaktDto } from './bindings/KontaktDto';
import type { MeilensteinDto } from './bindings/MeilensteinDto';
import type { ProjektDto } from './bindings/ProjektDto';
import type { SachstandDto } from './bindings/SachstandDto';
import type { SchrittDto } from './bindings/SchrittDto';
import type { ZeitangabeDto } from './bindings/ZeitangabeDto';
import type { MusterProjekt } from './muster-projekte';
import { zeilenAm } from './muster-projekte';

/** The one with text of others that tries to break the page. */
export const FEINDLICH = 'MUSTER-21';

const SCHRITTE = ['vorbereitung', 'konzeption', 'umsetzung', 'pilotierung', 'rollout_nrw', 'rollout_bund'] as const;
const FRIST = '2022-12-31';
const QUELLE = { vorlage: 'Vorlage 17/4771 (Muster)', anruf: 'Anruf Muster-IT, 21.06.2022', mail: 'Mail Muster-IT, 04.02.2022 (Muster)' };
const BOESE = `<img src=x onerror=alert(1)> <b>fett</b> \u202Etxet retrhekegmu\u202C 👩‍👩‍👧‍👦 =1+1 ${'OhneLeerzeichen'.repeat(40)}`;
const LANG = 'Muster für sehr langen Text. '.repeat(345);

const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

function zeit(iso: string | null, genauigkeit: string): ZeitangabeDto {
  if (iso === null) return { datum: null, genauigkeit: 'undatiert', text: 'undatiert' };
  const [jahr = '', monat = ''] = iso.split('-');
  const text: Record<string, string> = {
    monat: `${MONATE[Number(monat) - 1] ?? ''} ${jahr}`,
    quartal: `${String(Math.ceil(Number(monat) / 3))}. Quartal ${jahr}`,
    jahr,
    spaetestens: `spätestens ${datum(iso)}`,
  };
  return { datum: iso, genauigkeit, text: text[genauigkeit] ?? datum(iso) };
}

function letzterDesMonats(iso: string): string {
  const [jahr = 0, monat = 0] = iso.split('-').map(Number);
  return new Date(Date.UTC(jahr, monat, 0)).toISOString().slice(0, 10);
}

function tage(von: string, bis: string): number {
  return Math.round((Date.parse(bis) - Date.parse(von)) / 86_400_000);
}

function schritte(projekt: MusterProjekt, stichtag: string): SchrittDto[] {
  const boese = projekt.kuerzel === FEINDLICH;
  const erreicht: (string | null)[] = [
    projekt.konzeption === null ? null : plusTage(projekt.konzeption, -60),
    projekt.konzeption,
    projekt.umsetzung,
    projekt.betrieb === null ? null : plusTage(projekt.betrieb, -90),
    projekt.betrieb,
    null,
  ];
  const ohneDaten = projekt.konzeption === null && !projekt.neu;
  return SCHRITTE.map((schritt, i) => {
    const basis = plusTage(projekt.basisBetrieb, (i - 4) * 150);
    const plan = plusTage(basis, 31 + i * 12);
    const ist = erreicht[i] ?? null;
    const eines = (angabe: ZeitangabeDto, grund: string | null, quelle: string | null): MeilensteinDto => ({ zeit: angabe, nach_stichtag: angabe.datum !== null && angabe.datum > stichtag, grund, quelle });
    const dann = ist ?? (i === 4 ? '2023-03-31' : plan);
    // One step of each project got another baseline, half a month after the first.
    const gewechselt = i === 4 ? 1 : 0;
    if (ohneDaten) return { schritt, basis: null, plan: null, prognose: null, ist: null, basis_erste: null, basis_gewechselt: 0, verzug_tage: null, verzug_erste_tage: null };
    return {
      schritt,
      basis: i === 5 ? null : eines(i === 0 ? zeit(letzterDesMonats(basis), 'monat') : zeit(basis, 'tag'), null, QUELLE.vorlage),
      plan: i === 0 ? eines(zeit(plan, 'spaetestens'), null, null) : i === 5 ? eines(zeit('2023-12-31', 'jahr'), null, null) : eines(zeit(plan, 'tag'), i === 3 ? (boese ? BOESE : 'Testfälle fehlen (Muster)') : null, QUELLE.mail),
      prognose: ist !== null || i < 3 ? null : i === 4 ? eines(zeit('2023-03-31', 'quartal'), 'Abnahme erst nach dem Test (Muster)', QUELLE.anruf) : null,
      basis_erste: i === 5 ? null : i === 0 ? zeit(letzterDesMonats(basis), 'monat') : zeit(plusTage(basis, -15 * gewechselt), 'tag'),
      basis_gewechselt: gewechselt,
      verzug_tage: i === 5 ? null : tage(basis, dann),
      verzug_erste_tage: i === 5 ? null : tage(basis, dann) + 15 * gewechselt,
      ist: ist === null ? (i === 0 && projekt.neu ? eines(zeit(null, 'undatiert'), null, null) : null) : eines(zeit(ist, 'tag'), null, i === 1 ? null : boese && i === 2 ? BOESE : QUELLE.anruf),
    };
  });
}

function sachstaende(projekt: MusterProjekt, stichtag: string): SachstandDto[] {
  if (projekt.meldung === null) return [];
  const boese = projekt.kuerzel === FEINDLICH;
  const alle: Omit<SachstandDto, 'vor_tagen'>[] = [
    {
      kennung: `${projekt.kuerzel}-s3`,
      stand_am: projekt.meldung,
      text: boese ? BOESE : 'Pilot in zwei Musterkommunen läuft. Formular fachlich abgenommen, Anbindung an das Servicekonto im Test.',
      hindernis: boese ? LANG : 'Abnahme der Schnittstelle',
      naechster_schritt: boese ? BOESE : 'Abnahmetermin mit Muster-IT',
      faellig_am: plusTage(projekt.meldung, 14),
      zustaendig: 'Projektbüro (Muster)',
      quelle: QUELLE.anruf,
    },
    { kennung: `${projekt.kuerzel}-s2`, stand_am: plusTage(projekt.meldung, -90), text: 'Fachkonzept abgestimmt (Muster).', hindernis: null, naechster_schritt: 'Umsetzung beauftragen', faellig_am: null, zustaendig: null, quelle: null },
    { kennung: `${projekt.kuerzel}-s1`, stand_am: plusTage(projekt.meldung, -300), text: 'Beteiligte gefunden (Muster).', hindernis: null, naechster_schritt: null, faellig_am: null, zustaendig: null, quelle: QUELLE.mail },
  ];
  return alle.filter(({ stand_am }) => stand_am <= stichtag).map((eins) => ({ ...eins, vor_tagen: tage(eins.stand_am, stichtag) }));
}

function bewilligungen(projekt: MusterProjekt): BewilligungDto[] {
  const gemeinsam = { tranche: null, projekt: projekt.kuerzel, projekt_titel: projekt.titel, abgeflossen_cent: null, abgeflossen_text: 'keine Angabe', abrufe: [], nachgewiesen_cent: null, nachgewiesen_text: 'keine Angabe', nachweise: [] };
  return [
    { ...gemeinsam, kennung: `${projekt.kuerzel}-b1`, programm: 'modellregionen', programm_titel: 'Digitale Modellregionen (Muster)', gegenstand: 'umsetzung', stand: 'bewilligt', datum: '2021-03-15', betrag_cent: null, betrag_text: 'keine Angabe', quelle: QUELLE.vorlage },
    { ...gemeinsam, kennung: `${projekt.kuerzel}-b2`, programm: 'konjunktur', programm_titel: 'Konjunkturmittel (Muster)', gegenstand: null, stand: 'zu prüfen', datum: null, betrag_cent: 42_000_000, betrag_text: '0,42 Mio. Euro', quelle: null },
  ];
}

function verlauf(projekt: MusterProjekt, stichtag: string): EintragDto[] {
  const eintrag = (nr: number, zeitpunkt: string, person: string, herkunft: string, worte: string[], grund: string | null = null): EintragDto => ({
    nr,
    id: `${projekt.kuerzel}-${String(nr)}`,
    zeit: zeitpunkt,
    person,
    herkunft,
    operation: 'meilenstein_set',
    grund,
    aenderungen: worte.length,
    worte,
    kopf: '9f3c71ae',
    tatsachen: true,
  });
  const boese = projekt.kuerzel === FEINDLICH ? [BOESE] : [];
  return [
    eintrag(1284, `${stichtag}T06:12:00Z`, 'Koordination (Muster)', 'ui', ['Start Roll-out NRW, Prognose: – → 1. Quartal 2023', ...boese], 'Abnahme erst nach dem Test'),
    eintrag(1201, `${plusTage(stichtag, -9)}T08:40:00Z`, 'Koordination (Muster)', 'ui', ['Sachstand ergänzt: Pilot in zwei Musterkommunen läuft']),
    ...Array.from({ length: 11 }, (_, i) => eintrag(1100 - i * 7, `${plusTage(stichtag, -40 - i * 31)}T13:02:00Z`, i % 3 === 0 ? 'Muster-IT' : 'Koordination (Muster)', i % 3 === 0 ? 'import' : 'ui', [`Plan geändert (Muster ${String(i + 1)})`])),
    { ...eintrag(12, '2020-03-02T09:00:00Z', 'nicht genannt', 'auslieferung', ['Basis gesetzt (Muster)']), aenderungen: 5 },
  ];
}

function befunde(projekt: MusterProjekt, anzahl: number): BefundDto[] {
  const gemeinsam = { nomen: 'projekt', projekt: projekt.kuerzel, titel: projekt.titel };
  return [
    { ...gemeinsam, art: 'faellig', text: 'Wiedervorlage des letzten Sachstands ist fällig', marke: '3 Tage' },
    { ...gemeinsam, art: 'unbelegt', text: 'Plan der Vorbereitung NRW nennt keine Quelle', marke: null },
    { ...gemeinsam, art: 'fehlt', text: 'Projektleitung ist nicht genannt', marke: null },
  ].slice(0, anzahl + 1);
}

function kontakte(projekt: MusterProjekt): KontaktDto[] {
  return [
    { id: `${projekt.kuerzel}-k1`, projekt: projekt.kuerzel, organisation: 'Muster-IT Nord', name: 'Maria Muster', telefon: '0211 000-0', mail: 'maria.muster@example.org' },
    { id: `${projekt.kuerzel}-k2`, projekt: projekt.kuerzel, organisation: null, name: projekt.kuerzel === FEINDLICH ? BOESE : 'Max Beispiel', telefon: null, mail: null },
  ];
}

function belege(): BelegDto[] {
  return [
    { hash: 'a1'.repeat(32), name: 'Vorlage 17-4771 (Muster).pdf', groesse: 482_113, fundstelle: QUELLE.vorlage, vorhanden: true },
    { hash: 'b2'.repeat(32), name: 'Gesprächsnotiz (Muster).txt', groesse: 812, fundstelle: QUELLE.anruf, vorhanden: false },
  ];
}

export function musterProjekt(projekte: readonly MusterProjekt[], kuerzel: string, stichtag: string): ProjektDto | null {
  const projekt = projekte.find((p) => p.kuerzel.toLowerCase() === kuerzel.toLowerCase());
  if (projekt === undefined) return null;
  const roh = zeilenAm([projekt], stichtag)[0] ?? null;
  const zeile = roh === null || projekt.kuerzel !== FEINDLICH ? roh : { ...roh, beteiligte: [...roh.beteiligte, { organisation: BOESE, rolle: 'beteiligt', quelle: null }] };
  const stufen = schritte(projekt, stichtag);
  const erreicht = stufen.findLastIndex(({ ist }) => ist !== null && (ist.zeit.datum === null || ist.zeit.datum <= stichtag));
  const [ozg = '', ...name] = projekt.leistung.split(' ');
  const eintraege = verlauf(projekt, stichtag);
  return {
    kuerzel: projekt.kuerzel,
    titel: projekt.kuerzel === FEINDLICH ? `${projekt.titel} ${BOESE}` : projekt.titel,
    zeile,
    felder: {
      kuerzel: projekt.kuerzel,
      titel: projekt.titel,
      aufgenommen_am: projekt.aufgenommen,
      themenfelder: projekt.feld,
      zielportale: projekt.efa === null ? null : 'Wirtschafts-Service-Portal.NRW (Muster)|Musterportal',
      quelle: QUELLE.vorlage,
    },
    schritte: stufen,
    naechster_offener: SCHRITTE[erreicht + 1] ?? null,
    frist: FRIST,
    sachstaende: sachstaende(projekt, stichtag),
    leistungen: [
      { leistung: ozg, name: name.join(' '), katalog: 'OZG', zuordnung: 'namensgleich', leika: 6, quelle: QUELLE.vorlage },
      { leistung: '99001001001000', name: 'Antrag (Musterleistung)', katalog: 'LeiKa', zuordnung: null, leika: 0, quelle: null },
    ],
    bewilligungen: bewilligungen(projekt),
    kontakte: kontakte(projekt),
    befunde: befunde(projekt, zeile?.befunde ?? 0),
    belege: belege(),
    verlauf: eintraege,
    verlauf_anzahl: eintraege.length + 17,
  };
}
