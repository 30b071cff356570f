import { describe, expect, it } from 'vitest';

import { musterLeistungen } from '../api/muster-katalog';
import type { Auswahl } from './baum';
import { baue, finde, flach, pfad, sichte } from './baum';

const DTO = musterLeistungen();
const BAUM = baue(DTO);
const wahl = (mehr: Partial<Auswahl> = {}): Auswahl => ({ suche: '', nurProjekte: false, ...mehr });
const zu = () => false;
const auf = () => true;

it('has the size of the catalogue', () => {
  expect([BAUM.ozg, BAUM.leika.mit + BAUM.leika.ohne]).toEqual([557, 5249]);
  expect(BAUM.leika.ohne).toBe(DTO.leika.filter((leika) => !leika.im_leika).length);
  // 12 Themenfelder and the branch without OZG-Leistung, 57 Lagen.
  expect(BAUM.knoten).toHaveLength(13 + 57 + 557 + 5249);
});

it('puts each node once and under its parent', () => {
  for (const knoten of BAUM.knoten) {
    const eltern = BAUM.knoten[knoten.eltern];
    expect(knoten.ebene).toBe((eltern?.ebene ?? 0) + 1);
    if (eltern !== undefined && !(eltern.nr < knoten.nr && knoten.ende <= eltern.ende)) throw new Error(knoten.name);
  }
});

it('puts LeiKa-Leistungen without an OZG-Leistung in the last branch', () => {
  const rest = BAUM.knoten.findLast(({ ebene }) => ebene === 1);
  expect(rest?.name).toBe('Ohne OZG-Leistung');
  expect((rest?.ende ?? 0) - (rest?.nr ?? 0) - 1).toBe(DTO.leika.filter(({ ozg_leistung }) => ozg_leistung === null).length);
});

it('also those whose OZG-Leistung is no longer in force, and keeps a service whose Lage is unknown', () => {
  const klein = baue({
    ...DTO,
    lagen: [],
    leistungen: [{ ozg_id: '10000', name: 'A', lage: 'fremd', zustaendigkeit: null, projekte: [] }],
    leika: [{ kennung: '1', im_leika: false, bezeichnung: 'B', ozg_leistung: '19999', typ: null, projekte: [] }],
  });
  expect(klein.knoten.map(({ name }) => name)).toEqual(['Ohne Themenfeld', 'fremd', 'A', 'Ohne OZG-Leistung', 'B']);
});

it('does not count a project that was not taken in yet', () => {
  const ohne = baue({ ...DTO, projekte: [] });
  expect(ohne.knoten.every(({ projekteImZweig }) => projekteImZweig === 0)).toBe(true);
});

it('counts a project once, also if it names the service and one of its LeiKa-Leistungen', () => {
  const klein = baue({
    ...DTO,
    projekte: ['p', 'q', 'r'].map((kuerzel) => ({ kuerzel, titel: kuerzel, phase: 'neu' })),
    lagen: [{ name: 'L', themenfeld: 'F', lagetyp: null }],
    leistungen: [{ ozg_id: '10000', name: 'A', lage: 'L', zustaendigkeit: null, projekte: ['p', 'q'] }],
    leika: [
      { kennung: '99000000000001', im_leika: true, bezeichnung: 'B', ozg_leistung: '10000', typ: '5', projekte: ['p'] },
      { kennung: '99000000000002', im_leika: true, bezeichnung: 'C', ozg_leistung: '10000', typ: '5', projekte: ['r'] },
    ],
  });
  expect(klein.knoten.map(({ name, projekteImZweig }) => `${name}${String(projekteImZweig)}`)).toEqual(['F3', 'L3', 'A3', 'B1', 'C1']);
});

describe('search over all rows', () => {
  const ozg = (suche: string) => sichte(BAUM, wahl({ suche })).treffer;

  it.each([
    ['10042 043', { ozg: 1, leika: 0, gruppen: 0 }],
    ['Bürgschaft', { ozg: DTO.leistungen.filter(({ name }) => name.includes('Bürgschaft')).length, leika: DTO.leika.filter(({ bezeichnung }) => bezeichnung.includes('Bürgschaft')).length, gruppen: 0 }],
    ['(muster)', { ozg: 557, leika: 5249, gruppen: 12 + 57 }],
    ['gibt es nicht', { ozg: 0, leika: 0, gruppen: 0 }],
  ])('%s', (suche, erwartet) => {
    expect(ozg(suche)).toEqual(erwartet);
  });

  it.each(['bürgschaft', 'BUERGSCHAFT', 'burgschaft'])('%s finds the same', (suche) => {
    expect(ozg(suche)).toEqual(ozg('Bürgschaft'));
  });

  it('finds a LeiKa-Leistung by a part of its key and keeps what stands above it', () => {
    const ziel = DTO.leika.find(({ im_leika }) => im_leika);
    const sicht = sichte(BAUM, wahl({ suche: ziel?.kennung ?? '' }));
    expect(sicht.treffer).toEqual({ ozg: 0, leika: 1, gruppen: 0 });
    const zeilen = flach(BAUM, sicht, (nr) => sicht.offenDurchSuche[nr] === 1);
    expect(zeilen.map(({ knoten }) => knoten.art)).toEqual(['feld', 'lage', 'ozg', 'leika']);
    expect(sicht.ozg).toEqual([ziel?.ozg_leistung]);
  });

  it('keeps what stands beneath a hit, closed', () => {
    const sicht = sichte(BAUM, wahl({ suche: '10042 043' }));
    const zeilen = flach(BAUM, sicht, (nr) => sicht.offenDurchSuche[nr] === 1);
    expect(zeilen.at(-1)).toMatchObject({ knoten: { kennung: '10042' }, offen: false, setsize: 1, posinset: 1 });
    expect(flach(BAUM, sicht, auf).filter(({ knoten }) => knoten.art === 'leika')).toHaveLength(DTO.leika.filter(({ ozg_leistung }) => ozg_leistung === '10042').length);
  });
});

it('"nur mit Projekt" leaves the named services and what stands above', () => {
  const sicht = sichte(BAUM, wahl({ nurProjekte: true }));
  const genannt = DTO.leistungen.filter(({ projekte }) => projekte.length > 0).map(({ ozg_id }) => ozg_id);
  const durchLeika = DTO.leika.filter(({ projekte }) => projekte.length > 0).map(({ ozg_leistung }) => ozg_leistung);
  expect(sicht.ozg).toEqual([...new Set([...genannt, ...durchLeika])].sort());
  expect(sicht.ozg.length).toBeGreaterThan(20);
  expect(sichte(BAUM, wahl({ nurProjekte: true, suche: 'gibt es nicht' })).ozg).toEqual([]);
  const beides = sichte(BAUM, wahl({ nurProjekte: true, suche: DTO.leistungen.find(({ ozg_id }) => ozg_id === sicht.ozg[1])?.name ?? '' }));
  expect(beides.ozg).toEqual([sicht.ozg[1]]);
});

it('says place and size among the shown neighbours', () => {
  const alle = flach(BAUM, sichte(BAUM, wahl()), zu);
  expect(alle).toHaveLength(13);
  expect(alle.map(({ posinset, setsize }) => `${String(posinset)}/${String(setsize)}`).slice(-2)).toEqual(['12/13', '13/13']);
  expect(flach(BAUM, sichte(BAUM, wahl()), auf)).toHaveLength(BAUM.knoten.length);
});

it('finds the node of an address and names its path', () => {
  const ozg = finde(BAUM, '10042');
  expect(ozg?.art).toBe('ozg');
  expect(pfad(BAUM, ozg?.nr ?? 0).map(({ art }) => art)).toEqual(['feld', 'lage']);
  expect(finde(BAUM, 'fehlt')).toBeNull();
  expect(finde(BAUM, '')).toBeNull();
});
