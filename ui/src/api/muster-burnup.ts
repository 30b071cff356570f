/** A stand-in for the picture that the host draws: enough lines to judge size, theme and insertion. */
import { datum } from '../format';
import { plusMonate } from '../shared/datum';
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { BurnupZeileDto } from './bindings/BurnupZeileDto';
import type { BurnupWunsch } from './host';
import type { MusterProjekt } from './muster-projekte';
import { zeilenAm } from './muster-projekte';

function zeile(projekte: readonly MusterProjekt[], tag: string, stichtag: string, vorher: number | null): BurnupZeileDto {
  const liste = zeilenAm(projekte, tag);
  const umfang = liste.filter((p) => p.phase !== 'zurueckgestellt' && p.phase !== 'ausgeschieden').length;
  const spaeter = tag > stichtag;
  return {
    datum: tag,
    umfang: spaeter ? null : umfang,
    betrieb: spaeter ? null : liste.filter((p) => p.phase === 'betrieb').length,
    basis: projekte.filter((p) => p.basisBetrieb <= tag).length,
    ereignis: !spaeter && vorher !== null && umfang !== vorher ? `${umfang > vorher ? '+' : '−'} Muster (${umfang > vorher ? 'aufgenommen' : 'ausgeschieden'})` : null,
  };
}

export function musterBurnup(projekte: readonly MusterProjekt[], { stichtag, breite, hoehe, thema }: BurnupWunsch, frist: string): BurnupBildDto {
  const monate = Array.from({ length: 39 }, (_, n) => plusMonate('2020-01-31', n));
  const tage = [...new Set([...monate, ...(stichtag >= '2020-01-01' && stichtag <= '2023-03-31' ? [stichtag] : [])])].sort();
  const zeilen: BurnupZeileDto[] = [];
  for (const tag of tage) zeilen.push(zeile(projekte, tag, stichtag, zeilen.at(-1)?.umfang ?? null));
  const farbe = thema === 'hell' ? { text: '#131525', leise: '#51577a', linie: '#d9dbe6', ist: '#04158d', basis: '#925400', frist: '#c31c13' } : { text: '#f3f4f7', leise: '#b2b6cc', linie: '#2e3247', ist: '#d8e1f4', basis: '#f69a00', frist: '#ef8172' };
  const [links, oben, rechts, unten] = [34, 24, 16, 28];
  const von = Date.parse('2020-01-01');
  const bis = Date.parse('2023-04-15');
  const x = (tag: string) => links + ((Date.parse(tag) - von) / (bis - von)) * (breite - links - rechts);
  const y = (n: number) => hoehe - unten - (n / 40) * (hoehe - oben - unten);
  const pfad = (wert: (z: BurnupZeileDto) => number | null) => {
    const punkte = zeilen.filter((z) => wert(z) !== null).map((z) => [x(z.datum), y(wert(z) ?? 0)] as const);
    return punkte.map(([px, py], nr) => (nr === 0 ? `M${px.toFixed(1)} ${py.toFixed(1)}` : `H${px.toFixed(1)}V${py.toFixed(1)}`)).join('');
  };
  const linien = [0, 10, 20, 30].map((n) => `<line x1="${String(links)}" x2="${String(breite - rechts)}" y1="${String(y(n))}" y2="${String(y(n))}" stroke="${farbe.linie}"/><text x="${String(links - 8)}" y="${String(y(n) + 4)}" text-anchor="end" fill="${farbe.leise}">${String(n)}</text>`).join('');
  const jahre = [2020, 2021, 2022, 2023].map((j) => `<text x="${String(x(`${String(j)}-01-01`) + 4)}" y="${String(hoehe - 10)}" fill="${farbe.leise}">${String(j)}</text>`).join('');
  const senkrecht = (tag: string, text: string, f: string, anker: string) => `<line x1="${String(x(tag))}" x2="${String(x(tag))}" y1="${String(oben - 4)}" y2="${String(y(0))}" stroke="${f}" stroke-width="1.5"/><text x="${String(x(tag) + (anker === 'end' ? -5 : 5))}" y="${String(oben - 8)}" text-anchor="${anker}" fill="${f}" font-weight="600">${text}</text>`;
  const stand = zeile(projekte, stichtag, stichtag, null);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(breite)}" height="${String(hoehe)}" viewBox="0 0 ${String(breite)} ${String(hoehe)}" font-family="Fira Sans" font-size="12">${linien}${jahre}<path d="${pfad((z) => z.basis)}" fill="none" stroke="${farbe.basis}" stroke-width="1.5" stroke-dasharray="5 3"/><path d="${pfad((z) => z.umfang)}" fill="none" stroke="${farbe.leise}" stroke-width="1.5"/><path d="${pfad((z) => z.betrieb)}" fill="none" stroke="${farbe.ist}" stroke-width="2.5"/>${senkrecht(stichtag, `Stand ${datum(stichtag)}`, farbe.text, 'end')}${senkrecht(frist, `Frist${breite > 500 ? ` ${datum(frist)}` : ''}`, farbe.frist, 'start')}</svg>`;
  return {
    svg,
    titel: 'Muster: Projekte in Betrieb, kumuliert (Anzahl)',
    beschriftung: `Muster: Regel C(t) und S(t) · Stichtag ${datum(stichtag)} · KDN 20.12.2019 · Nenner ${String(stand.umfang ?? 0)} Projekte · Demodaten`,
    textalternative: `Muster: Am ${datum(stichtag)} sind ${String(stand.betrieb ?? 0)} von ${String(stand.umfang ?? 0)} Projekten in Betrieb.`,
    zeilen,
    flaeche: { links, rechts: breite - rechts, oben, unten: hoehe - unten, von: '2020-01-01', bis: '2023-04-15', hoechstens: 40 },
  };
}
