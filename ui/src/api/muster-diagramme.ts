/** Stand-ins for the charts that the host draws: one shape with bars, one with lines, each with table and points. */
import { datum, zahl } from '../format';
import { plusMonate } from '../shared/datum';
import { PHASEN, phasenwort } from '../shared/phasen';
import type { DiagrammDto } from './bindings/DiagrammDto';
import type { DiagrammWunsch } from './bindings/DiagrammWunsch';
import type { DiagrammartDto } from './bindings/DiagrammartDto';
import type { MarkeDto } from './bindings/MarkeDto';
import type { MusterProjekt } from './muster-projekte';
import { zeilenAm } from './muster-projekte';

const wahl = (...werte: string[]) => werte.map((wert) => ({ wert, text: `${wert} (Muster)` }));
const art = (name: string, titel: string, frage: string, gruppe: string, wahlen: DiagrammartDto['wahlen'] = []): DiagrammartDto => ({ name, titel: `${titel} (Muster)`, frage, gruppe, wahlen });

const ARTEN: readonly DiagrammartDto[] = [
  art('burnup', 'Projekte im Programm und in Betrieb', 'Schaffen wir es bis zur Frist?', 'Projekte'),
  art('phasen', 'Projekte je Phase im Zeitverlauf', 'Wie verschieben sich die Phasen?', 'Projekte'),
  art('gantt', 'Meilensteine der Projekte', 'Welcher Schritt war wann geplant, und wann kam er?', 'Projekte'),
  art('verzug', 'Verzug gegen die Basis', 'Wer liegt wie weit hinter der ersten Planung?', 'Projekte'),
  art('aktualitaet', 'Alter der letzten Meldung', 'Wessen Meldung fehlt oder ist alt?', 'Projekte'),
  art('leiter', 'Leiter der Zählweisen', 'Wie weit sind wir – nach welcher Regel?', 'Leistungen'),
  art('themenfelder', 'Abdeckung je Themenfeld', 'In welchem Themenfeld ist wie viel online?', 'Leistungen', wahl('Z1', 'Z2', 'Z3', 'Z4')),
  art('vierfelder', 'Vier-Felder-Matrix', 'Was gibt es überall, und was bis zum Ende digital?', 'Leistungen'),
  art('fortschritt', 'Veränderung seit dem Vorjahr', 'Was ist echter Fortschritt, was ein anderer Katalog?', 'Leistungen', wahl('Z1', 'Z2', 'Z3', 'Z4', 'Z5')),
  art('karte', 'Karte der Kommunen', 'Wo im Land ist wie viel umgesetzt?', 'Kommunen', wahl('kreisfreie Stadt', 'Kreis')),
  art('stufen', 'Verteilung der Umsetzungsgrade', 'Wie weit liegen Kommunen einer Art auseinander?', 'Kommunen'),
  art('mittel', 'Mittel nach Jahren und Stand', 'Was ist bereitgestellt, bewilligt, abgerufen?', 'Förderung'),
  art('schere', 'Geld-Fortschritt-Schere', 'Wo fließt Geld ohne Fortschritt, und umgekehrt?', 'Förderung'),
];

export function musterDiagramme(): DiagrammartDto[] {
  return [...ARTEN];
}

interface Balken {
  name: string;
  /** `null`: not reported. */
  wert: number | null;
  text: string;
  ziel: string;
}

function farben(thema: string) {
  return thema === 'dunkel' ? { text: '#f3f4f7', leise: '#b2b6cc', ist: '#d8e1f4' } : { text: '#131525', leise: '#51577a', ist: '#04158d' };
}

function balkenVon(name: string, projekte: readonly MusterProjekt[], stichtag: string): Balken[] {
  const zeilen = zeilenAm(projekte, stichtag);
  switch (name) {
    case 'gantt':
    case 'verzug':
      return zeilen.map((z) => ({ name: z.titel, wert: z.verzug_tage, text: z.verzug_tage === null ? 'nicht gemeldet' : `${zahl(z.verzug_tage)} Tage`, ziel: `projekte/${z.kuerzel}` }));
    case 'aktualitaet':
      return zeilen.map((z) => ({ name: z.titel, wert: z.meldung_vor_tagen, text: z.meldung_vor_tagen === null ? 'nicht gemeldet' : `vor ${zahl(z.meldung_vor_tagen)} Tagen`, ziel: `projekte/${z.kuerzel}` }));
    case 'leiter':
      return [372, 201, 117, 16].map((n, i) => ({ name: `Z${String(i + 1)}`, wert: n, text: `${zahl(n)} von 580, davon unbekannt 12`, ziel: `zaehlweisen?regel=Z${String(i + 1)}` }));
    default:
      return ['A', 'B', 'C', 'D'].map((teil, i) => ({ name: `Muster ${teil}`, wert: i === 3 ? null : 12 - i * 4, text: i === 3 ? 'unbekannt' : zahl(12 - i * 4), ziel: '' }));
  }
}

function balkenbild(zeilen: readonly Balken[], { breite, thema }: DiagrammWunsch): { svg: string; hoehe: number; marken: MarkeDto[] } {
  const { text, leise, ist } = farben(thema);
  const links = Math.min(180, Math.round(breite * 0.35));
  const hoechstens = Math.max(1, ...zeilen.map(({ wert }) => Math.abs(wert ?? 0)));
  const lang = (wert: number | null) => Math.round((Math.abs(wert ?? 0) / hoechstens) * (breite - links - 80));
  const y = (n: number) => 16 + n * 22;
  const hoehe = Math.max(200, zeilen.length * 22 + 24);
  const teile = zeilen.map(
    ({ name, wert, text: wort }, n) =>
      `<text x="${String(links - 6)}" y="${String(y(n) + 4)}" text-anchor="end" fill="${leise}">${name.replace(/[<&]/g, '')}</text><rect x="${String(links)}" y="${String(y(n) - 7)}" width="${String(Math.max(2, lang(wert)))}" height="14" fill="${wert === null ? 'none' : ist}" stroke="${leise}"/><text x="${String(links + lang(wert) + 6)}" y="${String(y(n) + 4)}" fill="${text}">${wort}</text>`,
  );
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${String(breite)}" height="${String(hoehe)}" viewBox="0 0 ${String(breite)} ${String(hoehe)}" font-family="Fira Sans" font-size="12">${teile.join('')}</svg>`,
    hoehe,
    marken: zeilen.map(({ name, text: wort, wert, ziel }, n) => ({ reihe: 'Muster', x: links + lang(wert), y: y(n), text: `${name}: ${wort}`, ziel })),
  };
}

/** One line per phase, by quarter. */
function linienbild(projekte: readonly MusterProjekt[], { breite, hoehe, thema }: DiagrammWunsch, stichtag: string) {
  const { leise } = farben(thema);
  const tage = Array.from({ length: 10 }, (_, n) => plusMonate(stichtag, (n - 9) * 3));
  const zahlen = tage.map((tag) => zeilenAm(projekte, tag));
  const reihen = PHASEN.map((phase) => ({ phase, werte: zahlen.map((zeilen) => zeilen.filter((z) => z.phase === phase).length) }));
  const x = (n: number) => Math.round(40 + (n / 9) * (breite - 60));
  const y = (n: number) => Math.round(hoehe - 24 - (n / 36) * (hoehe - 40));
  const linien = reihen.map(({ werte }) => `<path d="${werte.map((n, i) => `${i === 0 ? 'M' : 'L'}${String(x(i))} ${String(y(n))}`).join('')}" fill="none" stroke="${leise}"/>`);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${String(breite)}" height="${String(hoehe)}" viewBox="0 0 ${String(breite)} ${String(hoehe)}" font-family="Fira Sans" font-size="12">${linien.join('')}</svg>`,
    koepfe: ['Tag', ...PHASEN.map(phasenwort)],
    zeilen: tage.map((tag, i) => [datum(tag), ...reihen.map(({ werte }) => zahl(werte[i] ?? 0))]),
    marken: reihen.flatMap(({ phase, werte }) => werte.map((n, i) => ({ reihe: phasenwort(phase), x: x(i), y: y(n), text: `${datum(tage[i] ?? '')}, ${phasenwort(phase)}: ${zahl(n)}`, ziel: `projekte?phase=${phase}` }))),
  };
}

/** `null`: no chart of that name. */
export function musterDiagramm(projekte: readonly MusterProjekt[], wunsch: DiagrammWunsch, stichtag: string): DiagrammDto | null {
  const gemeint = ARTEN.find(({ name }) => name === wunsch.name);
  if (gemeint === undefined) return null;
  const gewaehlt = wunsch.wahl === '' ? (gemeint.wahlen[0]?.wert ?? '') : wunsch.wahl;
  const kopf = {
    name: gemeint.name,
    titel: gewaehlt === '' ? gemeint.titel : `${gemeint.titel}, ${gewaehlt}`,
    unterschrift: `Zählregel: Muster · Stichtag ${datum(stichtag)} · KDN 20.12.2019 · Demodaten`,
    breite: wunsch.breite,
  };
  if (wunsch.name === 'phasen' || wunsch.name === 'burnup') {
    return { ...kopf, ...linienbild(projekte, wunsch, stichtag), befund: `Muster: Am ${datum(stichtag)} sind ${zahl(zeilenAm(projekte, stichtag).length)} Projekte im Programm.`, hoehe: wunsch.hoehe };
  }
  const zeilen = balkenVon(wunsch.name, projekte, stichtag);
  const ohne = zeilen.filter(({ wert }) => wert === null).length;
  return { ...kopf, ...balkenbild(zeilen, wunsch), befund: `Muster: ${zahl(zeilen.length)} Werte, davon unbekannt ${zahl(ohne)}.`, koepfe: ['Was', 'Wert'], zeilen: zeilen.map(({ name, text }) => [name, text]) };
}
