/**
 * Made-up reports of what is online where, by formula: matrix, cells, map, page of a Kommune and roll-out are counted
 * from the same values. No name is real.
 */
import { plusTage } from '../shared/datum';
import type { GebietDto } from './bindings/GebietDto';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KarteDto } from './bindings/KarteDto';
import type { KommuneAngebotDto } from './bindings/KommuneAngebotDto';
import type { KommuneZeileDto } from './bindings/KommuneZeileDto';
import type { MatrixDto } from './bindings/MatrixDto';
import type { MeldungDto } from './bindings/MeldungDto';
import type { RolloutVorschauDto } from './bindings/RolloutVorschauDto';
import type { RolloutWunsch } from './bindings/RolloutWunsch';
import type { VerteilungDto } from './bindings/VerteilungDto';
import type { ZaehlungDto } from './bindings/ZaehlungDto';
import type { ZelleDto } from './bindings/ZelleDto';
import type { Host, KartenWunsch, Umfang, Zeitpunkt } from './host';
import { musterKommunen, musterLeistungen } from './muster-katalog';

type Ortsteil = Pick<Host, 'kommuneAngebot' | 'matrixGet' | 'zelleGet' | 'karteGet' | 'rolloutSet' | 'rolloutVorschau'>;
type Antworte = <W>(befehl: string, wert: () => W) => Promise<W>;
type Lies = <W>(befehl: string, bekanntAm: string | null, wert: () => W) => Promise<W>;

const LAND = '05000000';
const QUELLE = 'Meldung der Musterstelle, 31.05.2022';
const istKreis = (typ: string) => typ === 'Kreis' || typ === 'Städteregion';

/** Same numbers for the same pair, without a pattern that one would see. */
function wuerfel(a: number, b: number): number {
  return ((a * 7919 + b * 104_729 + a * b * 31) >>> 3) % 100;
}

/** Every thirteenth service is offered by the Land for all. */
const vomLand = (ozg: number) => ozg % 13 === 5;
/** Of every fifth service it is not known who must offer it. */
const unklar = (ozg: number) => ozg % 5 === 4;
const gemeldetAb = (ozg: number, ort: number) => plusTage('2020-06-01', wuerfel(ort, ozg) * 8);

/** Whether this kind has to offer that service. */
function zustaendig(ozg: number, typ: string): boolean {
  return unklar(ozg) || (ozg % 3 === 0) === istKreis(typ) || typ === 'kreisfreie Stadt';
}

function wert(ozg: number, ort: number, typ: string, stichtag: string): string {
  if (!zustaendig(ozg, typ)) return '-';
  if (vomLand(ozg)) return stichtag >= '2021-07-01' ? '3' : '?';
  const los = wuerfel(ozg, ort);
  if (gemeldetAb(ozg, ort) > stichtag) return '?';
  return los < 12 ? '3' : los < 18 ? '2' : los < 22 ? 'm' : los < 40 ? '0' : '?';
}

function zaehle(werte: readonly string[]): ZaehlungDto {
  const n = (zeichen: string) => werte.filter((eines) => eines === zeichen).length;
  return { zaehler: n('3'), nenner: werte.length - n('-'), unbekannt: n('?') + n('m') };
}

const orte = (): KommuneZeileDto[] => [...musterKommunen()].sort((a, b) => a.ags.localeCompare(b.ags));
let gemerkt: { fuer: string; matrix: MatrixDto } | null = null;

export function musterMatrix(scope: Umfang, stichtag: string): MatrixDto {
  const fuer = `${scope} ${stichtag}`;
  if (gemerkt?.fuer === fuer) return gemerkt.matrix;
  const { leistungen, lagen } = musterLeistungen();
  const felder = new Map(lagen.map(({ name, themenfeld }) => [name, themenfeld]));
  const alle = leistungen.map((leistung, nr) => ({ leistung, nr })).filter(({ nr }) => scope === 'alle' || nr % 11 !== 3);
  const kommunen = orte();
  const reihen = alle.map(({ nr }) => kommunen.map(({ typ }, ort) => wert(nr, ort, typ, stichtag)));
  const matrix: MatrixDto = {
    leistungen: alle.map(({ leistung, nr }) => ({ ozg_id: leistung.ozg_id, name: leistung.name, themenfeld: felder.get(leistung.lage ?? '') ?? 'Muster', zustaendigkeit_bekannt: !unklar(nr) })),
    kommunen: kommunen.map(({ ags, name, typ }, ort) => ({ ags, name, typ, z6: zaehle(reihen.map((reihe) => reihe[ort] ?? '-')) })),
    werte: reihen.map((reihe) => reihe.join('')),
  };
  gemerkt = { fuer, matrix };
  return matrix;
}

/** Ranks as the core takes them. */
function verteilung(typ: string, grade: readonly ZaehlungDto[]): VerteilungDto | null {
  const letzte = grade.length - 1;
  if (letzte < 0) return null;
  const viertel = Math.floor(letzte / 4);
  const nach = (von: (z: ZaehlungDto) => number) => {
    const reihe = [...grade].sort((a, b) => von(a) / a.nenner - von(b) / b.nenner);
    return [0, viertel, Math.floor(letzte / 2), letzte - viertel, letzte].map((rang) => reihe[rang] as ZaehlungDto);
  };
  return { typ, kommunen: letzte + 1, sicher: nach(({ zaehler }) => zaehler), hoechstens: nach(({ zaehler, unbekannt }) => zaehler + unbekannt) };
}

function angebot(ags: string, scope: Umfang, { stichtag, bekanntAm }: Zeitpunkt): KommuneAngebotDto | null {
  const matrix = musterMatrix(scope, stichtag);
  const ort = matrix.kommunen.findIndex((kommune) => kommune.ags === ags);
  const kommune = matrix.kommunen[ort];
  if (kommune === undefined) return null;
  return {
    kennzahl: {
      ags,
      name: kommune.name,
      typ: kommune.typ,
      stichtag,
      bekannt_am: bekanntAm,
      katalogversion: 'KDN 20.12.2019',
      scope,
      regeln: [{ regel: 'Z6', ...kommune.z6 }],
      vergleich: verteilung(kommune.typ, matrix.kommunen.filter(({ typ, z6 }) => typ === kommune.typ && z6.nenner > 0).map(({ z6 }) => z6)),
    },
    leistungen: matrix.leistungen.map(({ ozg_id, name, themenfeld }, nr) => ({ ozg_id, name, themenfeld, wert: matrix.werte[nr]?.[ort] ?? '-' })).filter((zeile) => zeile.wert !== '-'),
  };
}

const REIFEGRAD: Partial<Record<string, string>> = { '3': 'Reifegrad 3 (Modell 1.1)', '2': 'Reifegrad 2 (Modell 1.1)', m: 'mindestens Reifegrad 2 (Modell 1.1)', '0': 'Reifegrad 1 (Modell 1.1)' };

function zelle(ozgId: string, ags: string, stichtag: string): ZelleDto | null {
  const nr = Number(ozgId) - 10_000;
  const leistung = musterLeistungen().leistungen[nr];
  const kommunen = orte();
  const ort = kommunen.findIndex((kommune) => kommune.ags === ags);
  const kommune = kommunen[ort];
  if (leistung === undefined || kommune === undefined) return null;
  const zeichen = wert(nr, ort, kommune.typ, stichtag);
  const melde = (wo: string, name: string, ab: string, mehr: Partial<MeldungDto>): MeldungDto => ({
    schluessel: [ozgId, wo, ab, ''], leistung: leistung.name, ort: name, stand: 'online', reifegrad: null, gueltig_ab: ab, gilt: ab <= stichtag, loesung: null, portal: 'Musterportal', quelle: QUELLE, ...mehr,
  });
  if (zeichen !== '?' && zeichen !== '-' && vomLand(nr)) return { meldungen: [melde(LAND, 'Land Nordrhein-Westfalen', '2021-07-01', { reifegrad: REIFEGRAD['3'] ?? null })], herkunft: 'Geerbt: es gilt die Meldung der OZG-Leistung für das Land.' };
  if (zeichen === '?' || zeichen === '-') return { meldungen: [], herkunft: 'Nicht gemeldet: an diesem Tag gilt keine Meldung.' };
  const ab = gemeldetAb(nr, ort);
  return {
    meldungen: [
      melde(ags, kommune.name, ab, { reifegrad: REIFEGRAD[zeichen] ?? null, loesung: nr % 2 === 0 ? 'Musterlösung' : null, quelle: nr % 6 === 0 ? null : QUELLE }),
      melde(ags, kommune.name, '2020-03-02', { stand: 'geplant', gilt: false }),
    ],
    herkunft: 'Es gilt die Meldung der OZG-Leistung für diese Kommune.',
  };
}

/** From pale to dark, as the classes 1 to 5. */
const KLASSEN = ['#e4ecfb', '#b2c4e9', '#7694d5', '#2e53b2', '#04158d'];

function klasse({ zaehler, nenner, unbekannt }: ZaehlungDto): number | null {
  return nenner === 0 || unbekannt === nenner ? null : Math.min(5, 1 + Math.floor((zaehler / nenner) * 20));
}

function karte({ ebene, typ, leistung, scope, stichtag, breite, hoehe }: KartenWunsch): KarteDto {
  const matrix = musterMatrix(scope, stichtag);
  const dienst = matrix.leistungen.findIndex(({ ozg_id }) => ozg_id === leistung);
  const name = matrix.leistungen[dienst]?.name ?? leistung;
  const auf = matrix.kommunen.map((kommune, ort) => ({ ...kommune, ort })).filter((kommune) => istKreis(kommune.typ) === (ebene === 'kreise') || (ebene === 'kreise' && kommune.typ === 'kreisfreie Stadt'));
  const spalten = Math.ceil(Math.sqrt((auf.length * breite) / Math.max(1, hoehe - 60)));
  const weite = (breite - 4) / spalten;
  const hoch = (hoehe - 60) / Math.ceil(auf.length / spalten);
  const gebiete: GebietDto[] = auf.map((kommune, nr) => {
    const zeichen = matrix.werte[dienst]?.[kommune.ort] ?? '?';
    const wahl = typ === '' || kommune.typ === typ ? (leistung === '' ? kommune.z6 : zeichen === '-' ? null : zaehle([zeichen])) : null;
    return { ags: kommune.ags, name: kommune.name, typ: kommune.typ, zahl: wahl, klasse: wahl === null ? null : klasse(wahl), x: Math.round(2 + (nr % spalten) * weite + weite / 2), y: Math.round(2 + Math.floor(nr / spalten) * hoch + hoch / 2) };
  });
  const flaechen = gebiete.map(({ ags, klasse: stufe, zahl, x, y }) => `<rect data-ags="${ags}" x="${(x - weite / 2 + 1).toFixed(1)}" y="${(y - hoch / 2 + 1).toFixed(1)}" width="${(weite - 2).toFixed(1)}" height="${(hoch - 2).toFixed(1)}" fill="${stufe === null ? (zahl === null ? 'none' : '#dfe1ea') : (KLASSEN[stufe - 1] ?? 'none')}" stroke="#6e7597"/>`).join('');
  const verglichen = gebiete.filter(({ zahl }) => zahl !== null);
  const unbekannt = verglichen.filter(({ klasse: stufe }) => stufe === null).length;
  return {
    titel: leistung === '' ? 'Muster: Umsetzungsgrad je Kommune (Z6)' : `Muster: Stand von ${name}`,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${String(breite)}" height="${String(hoehe)}" viewBox="0 0 ${String(breite)} ${String(hoehe)}" font-family="Fira Sans" font-size="12"><g>${flaechen}</g><text x="4" y="${String(hoehe - 10)}" fill="#51577a">Quelle: Muster</text></svg>`,
    befund: `Muster: ${String(verglichen.length)} Gebiete sind verglichen, davon ${String(unbekannt)} unbekannt.`,
    unterschrift: `Muster: Regel Z6 · Stichtag ${stichtag} · KDN 20.12.2019 · verglichen ${String(verglichen.length)} · Demodaten`,
    gebiete,
  };
}

/** As the core says it: every tenth pair is so already, what the Land reports would change. */
function vorschau({ leistungen, ags }: RolloutWunsch): RolloutVorschauDto {
  const kommunen = orte();
  const paare = leistungen.flatMap((leistung, a) => ags.map((ort, b) => ({ nr: Number(leistung) - 10_000, ort, los: a * ags.length + b })));
  const unveraendert = paare.filter(({ los }) => los % 10 === 9).length;
  const geaendert = paare.filter(({ los, nr }) => los % 10 !== 9 && vomLand(nr)).length;
  const neu = paare.length - unveraendert - geaendert;
  const nicht = kommunen.filter((kommune) => ags.includes(kommune.ags) && leistungen.some((leistung) => leistung.length === 5 && !zustaendig(Number(leistung) - 10_000, kommune.typ)));
  return { neu, geaendert, unveraendert, nicht_zustaendig: nicht.map(({ name }) => name), satz: `${String(neu)} neue Meldungen, ${String(geaendert)} geänderte, ${String(unveraendert)} unverändert.` };
}

function verlange<W>(gefunden: W | null, was: string): W {
  // The wire carries plain objects, not instances of Error.
  if (gefunden === null) throw { code: 'nicht_gefunden', params: {}, felder: [], text: `${was} gibt es nicht (Muster).`, technik: '' } as unknown as Error;
  return gefunden;
}

export function musterOrte(antworte: Antworte, lies: Lies): Ortsteil {
  return {
    kommuneAngebot: (ags, scope, zeitpunkt) => lies('kommune-angebot', zeitpunkt.bekanntAm, () => verlange(angebot(ags, scope, zeitpunkt), ags)),
    matrixGet: (scope, { stichtag, bekanntAm }) => lies('matrix', bekanntAm, () => musterMatrix(scope, stichtag)),
    zelleGet: (ozgId, ags, _, { stichtag, bekanntAm }) => lies('zelle', bekanntAm, () => verlange(zelle(ozgId, ags, stichtag), `${ozgId} in ${ags}`)),
    karteGet: (wunsch) => lies('karte', wunsch.bekanntAm, () => karte(wunsch)),
    rolloutSet: (wunsch) =>
      antworte('rollout', (): GespeichertDto => {
        const { neu, geaendert } = vorschau(wunsch);
        return { nr: neu + geaendert === 0 ? null : 1285, schluessel: [wunsch.leistungen[0] ?? '', wunsch.ags[0] ?? '', wunsch.gueltig_ab, wunsch.loesung], aenderungen: neu + geaendert, hinweise: [] };
      }),
    rolloutVorschau: (wunsch) => antworte('rollout-vorschau', () => vorschau(wunsch)),
  };
}
