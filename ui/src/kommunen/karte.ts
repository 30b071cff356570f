/** The map by keyboard and in words. */
import type { GebietDto } from '../api/bindings/GebietDto';
import { t } from '../labels';
import { quote, spanne } from '../shared/anteil';
import { beginntMit } from '../shared/suche';

/** Kinds of Kommune per level. A kreisfreie Stadt stands on both. */
export const ARTEN: Record<'gemeinden' | 'kreise', readonly string[]> = {
  gemeinden: ['kreisangehörige Stadt', 'kreisangehörige Gemeinde', 'kreisfreie Stadt'],
  kreise: ['Kreis', 'Städteregion', 'kreisfreie Stadt'],
};

const RICHTUNGEN: Partial<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest area in that direction: straight ahead counts more than aside. -1: there is none. */
function inRichtung(gebiete: readonly GebietDto[], von: GebietDto, [dx, dy]: readonly [number, number]): number {
  let bestes = -1;
  let weite = Infinity;
  gebiete.forEach((gebiet, ort) => {
    const [x, y] = [gebiet.x - von.x, gebiet.y - von.y];
    const voraus = x * dx + y * dy;
    if (voraus <= 0) return;
    const seitlich = Math.abs(x * dy) + Math.abs(y * dx);
    const abstand = Math.hypot(voraus, seitlich) + (seitlich > voraus ? 4 * seitlich : seitlich);
    if (abstand < weite) [bestes, weite] = [ort, abstand];
  });
  return bestes;
}

/** Where a key leads from the area at `ort`; `null`: no key of the map. At an edge one stays. */
export function bewege(gebiete: readonly GebietDto[], ort: number, taste: string, buchstaben = true): number | null {
  const von = gebiete[ort];
  if (von === undefined) return null;
  const richtung = RICHTUNGEN[taste];
  if (richtung !== undefined) {
    const gefunden = inRichtung(gebiete, von, richtung);
    return gefunden === -1 ? ort : gefunden;
  }
  switch (taste) {
    case 'Home':
      return 0;
    case 'End':
      return gebiete.length - 1;
    case 'PageUp':
      return Math.max(0, ort - 1);
    case 'PageDown':
      return Math.min(gebiete.length - 1, ort + 1);
  }
  if (!buchstaben || [...taste].length !== 1 || !/\p{L}/u.test(taste)) return null;
  const gefunden = beginntMit(taste, gebiete.map(({ name }) => name), ort);
  return gefunden === -1 ? ort : gefunden;
}

/** The figure of an area as a word or a share. */
export function gebietwert({ zahl }: GebietDto): string {
  return zahl === null ? t('kommunen.karte.nicht_verglichen') : spanne(zahl);
}

/** "Köln, kreisfreie Stadt: 12 von 580 (2,1 bis 9,3 %), davon unbekannt 42". */
export function gebietsatz(gebiet: GebietDto): string {
  return t('kommunen.karte.gebiet', { name: gebiet.name, typ: gebiet.typ, wert: gebiet.zahl === null ? t('kommunen.karte.nicht_verglichen') : quote(gebiet.zahl) });
}

/** Order of the figures; what is unknown, not compared or not to be judged has none. */
export function gebietrang({ zahl }: GebietDto): number | null {
  return zahl === null || zahl.nenner === 0 || zahl.unbekannt === zahl.nenner ? null : zahl.zaehler / zahl.nenner;
}
