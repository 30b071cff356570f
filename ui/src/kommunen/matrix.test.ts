import { describe, expect, it } from 'vitest';

import { musterKommunen } from '../api/muster-katalog';
import { musterMatrix } from '../api/muster-kommunen';
import { kreis } from './liste';
import type { ZaehlungDto } from '../api/bindings/ZaehlungDto';
import type { Matrixfilter } from './matrix';
import { falteMatrix, sichte, teil, zeichenVon, ziel, zellsatz } from './matrix';
import { alsWert, rang, WERTE, wertwort } from './werte';

const MATRIX = musterMatrix('kommunal', '2022-06-30');
const ORTE = new Map(musterKommunen().map((kommune) => [kommune.ags, kommune]));
const TEXTE = falteMatrix(MATRIX, ORTE);
/** What is certain of a share; below all where there is nothing to judge. */
const sicher = ({ zaehler, nenner }: ZaehlungDto) => (nenner === 0 ? -1 : zaehler / nenner);
const OFFEN: Matrixfilter = { dienst: '', suche: '', feld: [], art: [], kreis: [], folge: 'name' };

describe('values', () => {
  it('have a word each, and a sign that we do not know is unknown', () => {
    expect(new Set(WERTE.map(wertwort)).size).toBe(WERTE.length);
    for (const fremd of ['x', '', undefined, '33']) expect([alsWert(fremd), wertwort(fremd)]).toEqual(['?', 'unbekannt']);
    expect(WERTE.map(rang)).toEqual([0, 1, 2, 3, null, null]);
  });
});

describe('what is shown', () => {
  it('is everything without a filter, by name', () => {
    const { zeilen, spalten } = sichte(MATRIX, TEXTE, OFFEN);
    expect([zeilen.length, spalten.length]).toEqual([MATRIX.leistungen.length, 427]);
    const namen = spalten.map(({ name }) => name);
    expect(namen).toEqual([...namen].sort(new Intl.Collator('de', { numeric: true }).compare));
  });

  it.each([
    [{ dienst: 'GENEHMIGUNG' }, ({ name }: { name: string }) => name.startsWith('Genehmigung'), () => true],
    [{ feld: ['Umwelt (Muster)'] }, ({ themenfeld }: { themenfeld: string }) => themenfeld === 'Umwelt (Muster)', () => true],
    [{ suche: 'oebermuster' }, () => true, ({ name }: { name: string }) => name.startsWith('Öbermuster')],
    [{ art: ['Kreis'] }, () => true, ({ typ }: { typ: string }) => typ === 'Kreis'],
    [{ kreis: ['Kreis Muster 3'] }, () => true, ({ ags }: { ags: string }) => ORTE.get(ags)?.kreis === 'Kreis Muster 3'],
    [{ kreis: ['kreisfrei'], suche: 'nord' }, () => true, ({ ags, name }: { ags: string; name: string }) => kreis(ORTE.get(ags) as never) === 'kreisfrei' && name.includes('Nord')],
  ])('follows %j in its own direction', (filter, zeile, spalte) => {
    const { zeilen, spalten } = sichte(MATRIX, TEXTE, { ...OFFEN, ...filter });
    expect(zeilen.map(({ ozg_id }) => ozg_id)).toEqual(MATRIX.leistungen.filter(zeile).map(({ ozg_id }) => ozg_id));
    expect(spalten.map(({ ags }) => ags).sort()).toEqual(MATRIX.kommunen.filter(spalte).map(({ ags }) => ags).sort());
    expect(zeilen.length * spalten.length).toBeGreaterThan(0);
  });

  it('keeps each cell with its service and its Kommune, however it is ordered', () => {
    for (const folge of ['name', 'z6'] as const) {
      const { zeilen, spalten } = sichte(MATRIX, TEXTE, { ...OFFEN, folge, art: ['Kreis'], dienst: '12' });
      for (const zeile of zeilen) {
        const z = MATRIX.leistungen.findIndex(({ ozg_id }) => ozg_id === zeile.ozg_id);
        for (const spalte of spalten) {
          const s = MATRIX.kommunen.findIndex(({ ags }) => ags === spalte.ags);
          expect(zeichenVon(MATRIX, zeile, spalte)).toBe(MATRIX.werte[z]?.[s]);
        }
      }
    }
  });

  it('orders by Z6 within one kind only', () => {
    const { spalten } = sichte(MATRIX, TEXTE, { ...OFFEN, folge: 'z6' });
    const arten = spalten.map(({ typ }) => typ).filter((typ, n, alle) => typ !== alle[n - 1]);
    expect(new Set(arten).size).toBe(arten.length);
    spalten.forEach(({ typ, z6 }, n) => {
      const vorher = spalten[n - 1];
      if (vorher?.typ === typ) expect(sicher(vorher.z6)).toBeGreaterThanOrEqual(sicher(z6));
    });
  });

  it('says a cell as one sentence', () => {
    const { zeilen, spalten } = sichte(MATRIX, TEXTE, OFFEN);
    const [zeile, spalte] = [zeilen[0], spalten[0]];
    if (zeile === undefined || spalte === undefined) throw new Error('empty');
    expect(zellsatz(MATRIX, zeile, spalte)).toBe(`${zeile.name}, ${spalte.name}: ${wertwort(zeichenVon(MATRIX, zeile, spalte))}`);
  });

  it('takes a missing value as unknown', () => {
    const { zeilen, spalten } = sichte(MATRIX, TEXTE, OFFEN);
    expect(zeichenVon({ ...MATRIX, werte: [] }, zeilen[0] as never, spalten[0] as never)).toBe('?');
  });
});

describe('moving', () => {
  const seite = { zeile: 10, spalte: 1 };
  const taste = (key: string, ctrlKey = false) => ({ key, ctrlKey });
  const platz = (zeile: number, spalte: number) => ({ zeile, spalte });

  it.each([
    [taste('ArrowRight'), platz(3, 4), platz(3, 5)],
    [taste('ArrowLeft'), platz(3, 0), platz(3, -1)],
    [taste('ArrowLeft'), platz(3, -1), platz(3, -1)],
    [taste('ArrowUp'), platz(0, 4), platz(-1, 4)],
    [taste('ArrowDown'), platz(99, 4), platz(99, 4)],
    [taste('PageDown'), platz(3, 4), platz(13, 4)],
    [taste('PageUp'), platz(3, 4), platz(0, 4)],
    [taste('PageUp'), platz(-1, 4), platz(-1, 4)],
    [taste('Home'), platz(3, 4), platz(3, 0)],
    [taste('End'), platz(3, 4), platz(3, 49)],
    [taste('Home', true), platz(3, 4), platz(0, 0)],
    [taste('End', true), platz(3, 4), platz(99, 49)],
  ])('%j from %j', (key, von, nach) => {
    expect(ziel(key, von, seite, 100, 50)).toEqual(nach);
  });

  it('leaves other keys alone, and stays within whatever there is', () => {
    for (const key of ['Enter', 'a', 'Tab', ' ']) expect(ziel(taste(key), platz(1, 1), seite, 100, 50)).toBeNull();
    expect(ziel(taste('ArrowDown', true), platz(1, 1), seite, 100, 50)).toBeNull();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']) {
      for (const ctrl of [false, true]) {
        const wohin = ziel(taste(key, ctrl), platz(0, 0), seite, 1, 1);
        if (wohin !== null) expect([-1, 0].includes(wohin.zeile) && [-1, 0].includes(wohin.spalte), key).toBe(true);
      }
    }
  });
});

describe('the part in sight', () => {
  it.each([[0, 600], [1, 600], [37, 600], [10_000, 600], [13_700, 600], [0, 10]])('from %d px covers what one sees and little more', (anfang, laenge) => {
    const { von, bis } = teil(575, anfang, laenge, 24);
    expect(von).toBeLessThanOrEqual(Math.floor(anfang / 24));
    expect(bis).toBeGreaterThanOrEqual(Math.min(575, Math.ceil((anfang + laenge) / 24)));
    expect(bis - von).toBeLessThanOrEqual(Math.ceil(laenge / 24) + 16);
  });

  it('is nothing of nothing', () => {
    expect(teil(0, 0, 600, 24)).toEqual({ von: 0, bis: 0 });
  });
});
