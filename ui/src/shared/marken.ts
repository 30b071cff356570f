/** Walking through the points of a chart: series, neighbours, and what lies under the pointer. */
import type { MarkeDto } from '../api/bindings/MarkeDto';

/** Farther away than this (pixels of the picture) the pointer means no point. */
const GREIFWEITE = 48;

/** Names of the series, as they come. */
export function reihenVon(marken: readonly MarkeDto[]): string[] {
  return [...new Set(marken.map(({ reihe }) => reihe))];
}

function orte(marken: readonly MarkeDto[], reihe: string): number[] {
  return marken.flatMap((marke, ort) => (marke.reihe === reihe ? [ort] : []));
}

/** The one of that series that lies nearest from left to right, then from above to below. */
function daneben(marken: readonly MarkeDto[], reihe: string, { x, y }: Pick<MarkeDto, 'x' | 'y'>): number | null {
  let beste: { ort: number; dx: number; dy: number } | null = null;
  for (const ort of orte(marken, reihe)) {
    const marke = marken[ort];
    if (marke === undefined) continue;
    const [dx, dy] = [Math.abs(marke.x - x), Math.abs(marke.y - y)];
    if (beste === null || dx < beste.dx || (dx === beste.dx && dy < beste.dy)) beste = { ort, dx, dy };
  }
  return beste?.ort ?? null;
}

/** Where a key leads from a point; `null`: no key of the chart. A single series is walked by all four arrows. */
export function bewegeMarke(marken: readonly MarkeDto[], ort: number, taste: string): number | null {
  const jetzt = marken[ort];
  if (jetzt === undefined) return null;
  const reihen = reihenVon(marken);
  const eigene = orte(marken, jetzt.reihe);
  const stelle = eigene.indexOf(ort);
  const nach = (n: number) => eigene[Math.min(Math.max(0, n), eigene.length - 1)] ?? ort;
  const wechsle = (schritt: 1 | -1) => {
    if (reihen.length === 1) return nach(stelle + schritt);
    const andere = reihen[reihen.indexOf(jetzt.reihe) + schritt];
    return andere === undefined ? ort : (daneben(marken, andere, jetzt) ?? ort);
  };
  switch (taste) {
    case 'ArrowLeft':
      return nach(stelle - 1);
    case 'ArrowRight':
      return nach(stelle + 1);
    case 'ArrowUp':
      return wechsle(-1);
    case 'ArrowDown':
      return wechsle(1);
    case 'Home':
      return nach(0);
    case 'End':
      return nach(eigene.length - 1);
    default:
      return null;
  }
}

/** The point under a place of the picture; `null`: none is near. */
export function markeBei(marken: readonly MarkeDto[], x: number, y: number): number | null {
  let beste: { ort: number; weit: number } | null = null;
  marken.forEach((marke, ort) => {
    const weit = Math.hypot(marke.x - x, marke.y - y);
    if (weit <= GREIFWEITE && (beste === null || weit < beste.weit)) beste = { ort, weit };
  });
  return (beste as { ort: number } | null)?.ort ?? null;
}

/** The text of a table cell is a number, with its sign, its unit "%" or none. */
export function istZahl(zelle: string): boolean {
  return /^[+\-\u2212]?\d[\d.,\u202f\u00a0]*[\u202f\u00a0 ]?%?$/u.test(zelle);
}

/** Columns that are set flush right: those with a number in every cell that holds more than a dash or a word for none. */
export function zahlenspalten(zeilen: readonly (readonly string[])[], spalten: number): boolean[] {
  return Array.from({ length: spalten }, (_, n) => {
    const zahlen = zeilen.filter((zeile) => istZahl(zeile[n] ?? '')).length;
    const andere = zeilen.filter((zeile) => /^\d|\d$/.test(zeile[n] ?? '') && !istZahl(zeile[n] ?? '')).length;
    return n > 0 && zahlen > 0 && andere === 0 && zahlen * 2 >= zeilen.length;
  });
}
