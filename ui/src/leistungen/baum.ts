/**
 * The services as a tree: Themenfeld › Lage › OZG-Leistung › LeiKa-Leistung. The nodes stand in one list in
 * the order of reading, each with the end of its branch, so that a branch is skipped in one step.
 */
import type { LeistungenDto } from '../api/bindings/LeistungenDto';
import { t } from '../labels';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';

/** `rest`: the branch of what has no OZG-Leistung. */
export type Knotenart = 'feld' | 'lage' | 'ozg' | 'leika' | 'rest';

export interface Knoten {
  nr: number;
  art: Knotenart;
  /** What the address and the host call it; empty for groups. */
  kennung: string;
  name: string;
  /** `aria-level` */
  ebene: number;
  eltern: number;
  /** First number behind the branch. */
  ende: number;
  /** `false`: a LeiKa-Leistung without Schlüssel. */
  imLeika: boolean;
  typ: string | null;
  /** Named by the node itself. */
  projekte: readonly string[];
  /** Different projects in the branch, itself included. */
  projekteImZweig: number;
}

export interface Baum {
  knoten: readonly Knoten[];
  /** Folded name and number, made at the first search or letter as far as they are not yet. */
  heuhaufen: () => readonly Gefaltet[];
  /** Folds some more before anyone searches; `true`: all are. */
  falteVor: (anzahl: number) => boolean;
  /** How many LeiKa-Leistungen have a Schlüssel, and how many not. */
  leika: { mit: number; ohne: number };
  ozg: number;
}

export interface Auswahl {
  suche: string;
  nurProjekte: boolean;
}

export interface Sicht {
  /** 1: shown as soon as its branch is open. */
  sichtbar: Uint8Array;
  /** 1: what was searched for lies beneath. */
  offenDurchSuche: Uint8Array;
  treffer: { ozg: number; leika: number; gruppen: number };
  /** OZG-Leistungen that are shown. */
  ozg: string[];
  gefiltert: boolean;
}

export interface Zeile {
  knoten: Knoten;
  setsize: number;
  posinset: number;
  /** `null`: has nothing beneath. */
  offen: boolean | null;
}

function gruppiert<W>(liste: readonly W[], nach: (eins: W) => string): Map<string, W[]> {
  const gruppen = new Map<string, W[]>();
  for (const eins of liste) {
    const gruppe = gruppen.get(nach(eins));
    if (gruppe === undefined) gruppen.set(nach(eins), [eins]);
    else gruppe.push(eins);
  }
  return gruppen;
}

const NICHTS: readonly string[] = [];

export function baue(dto: LeistungenDto): Baum {
  const knoten: Knoten[] = [];
  const ozgIds = new Set(dto.leistungen.map(({ ozg_id }) => ozg_id));
  const jeOzg = gruppiert(dto.leika, (leika) => (leika.ozg_leistung !== null && ozgIds.has(leika.ozg_leistung) ? leika.ozg_leistung : ''));
  const bekannteProjekte = new Set(dto.projekte.map(({ kuerzel }) => kuerzel));
  // A project that was not taken in yet on this day is not counted either.
  const nurBekannte = (projekte: readonly string[]) => (projekte.length === 0 ? NICHTS : projekte.filter((kuerzel) => bekannteProjekte.has(kuerzel)));
  const jeLage = gruppiert(dto.leistungen, ({ lage }) => lage);

  function oeffne(art: Knotenart, kennung: string, name: string, eltern: Knoten | null, mehr: { typ?: string | null; imLeika?: boolean; projekte?: readonly string[] } = {}): Knoten {
    const { typ = null, imLeika = true, projekte = NICHTS } = mehr;
    const neu: Knoten = { nr: knoten.length, art, kennung, name, ebene: (eltern?.ebene ?? 0) + 1, eltern: eltern?.nr ?? -1, ende: 0, imLeika, typ, projekte, projekteImZweig: 0 };
    knoten.push(neu);
    return neu;
  }
  function schliesse(eins: Knoten): void {
    eins.ende = knoten.length;
    const alle = new Set<string>();
    for (let nr = eins.nr; nr < eins.ende; nr += 1) for (const projekt of knoten[nr]?.projekte ?? NICHTS) alle.add(projekt);
    eins.projekteImZweig = alle.size;
  }
  function nimmLeika(gruppe: string, eltern: Knoten): void {
    for (const leika of jeOzg.get(gruppe) ?? []) {
      schliesse(oeffne('leika', leika.kennung, leika.bezeichnung, eltern, { typ: leika.typ, imLeika: leika.im_leika, projekte: nurBekannte(leika.projekte) }));
    }
  }

  const bekannt = new Set(dto.lagen.map(({ name }) => name));
  const fremd = [...jeLage.keys()].filter((lage) => !bekannt.has(lage)).map((name) => ({ name, themenfeld: t('leistungen.ohne_themenfeld') }));
  for (const [themenfeld, lagen] of gruppiert([...dto.lagen, ...fremd], (lage) => lage.themenfeld)) {
    const feld = oeffne('feld', '', themenfeld, null);
    for (const { name } of lagen) {
      const lage = oeffne('lage', '', name, feld);
      for (const leistung of jeLage.get(name) ?? []) {
        const ozg = oeffne('ozg', leistung.ozg_id, leistung.name, lage, { projekte: nurBekannte(leistung.projekte) });
        nimmLeika(leistung.ozg_id, ozg);
        schliesse(ozg);
      }
      schliesse(lage);
    }
    schliesse(feld);
  }
  if (jeOzg.has('')) {
    const rest = oeffne('rest', '', t('leistungen.ohne_ozg'), null);
    nimmLeika('', rest);
    schliesse(rest);
  }
  const heuhaufen: Gefaltet[] = [];
  const falteBis = (bis: number) => {
    for (const { kennung, name } of knoten.slice(heuhaufen.length, bis)) heuhaufen.push(falte(`${name}\n${kennung}`));
    return heuhaufen;
  };
  const mit = dto.leika.filter((leika) => leika.im_leika).length;
  return {
    knoten,
    heuhaufen: () => falteBis(knoten.length),
    falteVor: (anzahl) => falteBis(heuhaufen.length + anzahl).length === knoten.length,
    leika: { mit, ohne: dto.leika.length - mit },
    ozg: dto.leistungen.length,
  };
}

/** What a search and the filter leave: hits with what stands above and beneath them. */
export function sichte(baum: Baum, { suche, nurProjekte }: Auswahl): Sicht {
  const { knoten } = baum;
  const gesucht = falteAnfrage(suche);
  const gefiltert = gesucht.length > 0 || nurProjekte;
  const sichtbar = new Uint8Array(knoten.length);
  const offenDurchSuche = new Uint8Array(knoten.length);
  const treffer = { ozg: 0, leika: 0, gruppen: 0 };
  const ozg: string[] = [];
  const erlaubt = nurProjekte ? mitProjekt(knoten) : null;
  const heuhaufen = gesucht.length > 0 ? baum.heuhaufen() : null;

  for (const eins of knoten) {
    if (erlaubt !== null && erlaubt[eins.nr] !== 1) continue;
    if (heuhaufen !== null && !trifftGefaltet(gesucht, heuhaufen[eins.nr] ?? { lang: '', kurz: '' })) continue;
    treffer[eins.art === 'ozg' || eins.art === 'leika' ? eins.art : 'gruppen'] += 1;
    for (let nr = eins.nr; nr < eins.ende; nr += 1) if (erlaubt === null || erlaubt[nr] === 1) sichtbar[nr] = 1;
    for (let nr = eins.eltern; nr >= 0; nr = knoten[nr]?.eltern ?? -1) {
      sichtbar[nr] = 1;
      if (gesucht.length > 0) offenDurchSuche[nr] = 1;
    }
  }
  for (const eins of knoten) if (eins.art === 'ozg' && sichtbar[eins.nr] === 1) ozg.push(eins.kennung);
  return { sichtbar, offenDurchSuche, treffer, ozg, gefiltert };
}

/** What a project deals with, with what stands above; a named service carries what is beneath it. */
function mitProjekt(knoten: readonly Knoten[]): Uint8Array {
  const erlaubt = new Uint8Array(knoten.length);
  for (const eins of knoten) {
    if (eins.projekteImZweig > 0) erlaubt[eins.nr] = 1;
    if (eins.projekte.length > 0) erlaubt.fill(1, eins.nr, eins.ende);
  }
  return erlaubt;
}

/** The rows to be drawn, from top to bottom. */
export function flach(baum: Baum, sicht: Sicht, istOffen: (nr: number) => boolean): Zeile[] {
  const { knoten } = baum;
  const zeilen: Zeile[] = [];
  const anzahl = new Map<number, number>();
  for (let nr = 0; nr < knoten.length; ) {
    const eins = knoten[nr];
    if (eins === undefined) break;
    if (sicht.sichtbar[nr] !== 1) {
      nr = eins.ende;
      continue;
    }
    const posinset = (anzahl.get(eins.eltern) ?? 0) + 1;
    anzahl.set(eins.eltern, posinset);
    const offen = eins.ende === nr + 1 ? null : istOffen(nr);
    zeilen.push({ knoten: eins, posinset, setsize: 0, offen });
    nr = offen === true ? nr + 1 : eins.ende;
  }
  for (const zeile of zeilen) zeile.setsize = anzahl.get(zeile.knoten.eltern) ?? 0;
  return zeilen;
}

/** The node that the address names. A number of an OZG-Leistung goes before the same one of a LeiKa-Leistung. */
export function finde(baum: Baum, kennung: string): Knoten | null {
  return baum.knoten.find((eins) => eins.art === 'ozg' && eins.kennung === kennung) ?? baum.knoten.find((eins) => eins.art === 'leika' && eins.kennung === kennung) ?? null;
}

/** What stands above a node, the nearest last. */
export function pfad(baum: Baum, nr: number): Knoten[] {
  const oben: Knoten[] = [];
  for (let eins = baum.knoten[baum.knoten[nr]?.eltern ?? -1]; eins !== undefined; eins = baum.knoten[eins.eltern]) oben.unshift(eins);
  return oben;
}

/** Name of a node, of its own in the tree, that stays the same from one Stichtag to the next. */
export function zweig({ art, kennung, name }: Knoten): string {
  return `${art}:${kennung === '' ? name : kennung}`;
}

/** The set with these put in or, where they were in, taken out. */
export function gewendet<T>(menge: ReadonlySet<T>, werte: readonly T[]): ReadonlySet<T> {
  const neu = new Set(menge);
  for (const wert of werte) if (!neu.delete(wert)) neu.add(wert);
  return neu;
}
