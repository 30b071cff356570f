/** Pointing at values of the burn-up: from pixels to days and from keys to points. */
import type { BurnupZeileDto } from '../api/bindings/BurnupZeileDto';
import type { DiagrammflaecheDto } from '../api/bindings/DiagrammflaecheDto';
import { datum, zahl } from '../format';
import type { Schluessel } from '../labels';
import { t } from '../labels';

/** From top to bottom, as the lines lie. */
export const REIHEN = ['umfang', 'basis', 'betrieb'] as const;
export type Reihe = (typeof REIHEN)[number];

const NAMEN: Record<Reihe, Schluessel> = { umfang: 'burnup.spalte.umfang', basis: 'burnup.spalte.basis', betrieb: 'burnup.spalte.betrieb' };

export function reihenname(reihe: Reihe): string {
  return t(NAMEN[reihe]);
}

export function werttext(wert: number | null): string {
  return wert === null ? t('burnup.ohne_wert') : zahl(wert);
}

/** A point in words, the chosen line first. */
export function satz(zeile: BurnupZeileDto, reihe: Reihe): string {
  const punkt = t('burnup.punkt', { tag: datum(zeile.datum), reihe: reihenname(reihe), wert: werttext(zeile[reihe]) });
  return zeile.ereignis === null ? punkt : t('burnup.punkt.ereignis', { punkt, ereignis: zeile.ereignis });
}

function tage(von: string, bis: string): number {
  return (Date.parse(bis) - Date.parse(von)) / 86_400_000;
}

/** Pixels from the left edge of the picture. */
export function xVon(tag: string, { links, rechts, von, bis }: DiagrammflaecheDto): number {
  return links + (tage(von, tag) / Math.max(1, tage(von, bis))) * (rechts - links);
}

/** Pixels from the upper edge. */
export function yVon(wert: number, { oben, unten, hoechstens }: DiagrammflaecheDto): number {
  return unten - (wert / Math.max(1, hoechstens)) * (unten - oben);
}

/** The row whose day lies nearest; rows are in order of days. */
export function naechsteZeile(zeilen: readonly BurnupZeileDto[], x: number, flaeche: DiagrammflaecheDto): number | null {
  let bester: number | null = null;
  let abstand = Infinity;
  zeilen.forEach((zeile, ort) => {
    const weit = Math.abs(xVon(zeile.datum, flaeche) - x);
    if (weit < abstand) [bester, abstand] = [ort, weit];
  });
  return bester;
}

/** Where the keyboard begins: the last day of which something is known. */
export function anfang(zeilen: readonly BurnupZeileDto[]): number {
  return Math.max(0, zeilen.findLastIndex(({ betrieb }) => betrieb !== null));
}

export interface Ort {
  punkt: number;
  reihe: Reihe;
}

/** Where a key leads; `null`: no key of the chart. */
export function bewege({ punkt, reihe }: Ort, taste: string, anzahl: number): Ort | null {
  const i = REIHEN.indexOf(reihe);
  const halte = (n: number) => Math.min(Math.max(0, n), anzahl - 1);
  switch (taste) {
    case 'ArrowLeft':
      return { punkt: halte(punkt - 1), reihe };
    case 'ArrowRight':
      return { punkt: halte(punkt + 1), reihe };
    case 'Home':
      return { punkt: 0, reihe };
    case 'End':
      return { punkt: halte(anzahl), reihe };
    case 'ArrowUp':
      return { punkt, reihe: REIHEN[Math.max(0, i - 1)] ?? reihe };
    case 'ArrowDown':
      return { punkt, reihe: REIHEN[Math.min(REIHEN.length - 1, i + 1)] ?? reihe };
    default:
      return null;
  }
}
