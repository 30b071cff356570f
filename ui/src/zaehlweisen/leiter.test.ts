import { describe, expect, it } from 'vitest';

import type { StufeDto } from '../api/bindings/StufeDto';
import type { ZaehlungDto } from '../api/bindings/ZaehlungDto';
import { musterHost } from '../api/muster';
import { alsErgebnis, ergebniswort } from './ergebnis';
import { allesUnbekannt, befund, geordnet, leitertabelle, messwerttext, ohneNenner, stelle, verlust, vergleichshinweis } from './leiter';

const z = (zaehler: number, nenner: number, unbekannt = 0): ZaehlungDto => ({ zaehler, nenner, unbekannt });
/** Spaces that do not break read like others. */
const lies = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('a verdict', () => {
  it('has a word for each verdict; what is no verdict is unknown', () => {
    expect(['wahr', 'falsch', 'unbekannt', '', 'toString'].map(ergebniswort)).toEqual(['zählt', 'zählt nicht', 'unbekannt', 'unbekannt', 'unbekannt']);
    expect(alsErgebnis(undefined)).toBe('unbekannt');
  });
});

const dto = musterHost().zaehlweiseGet('kommunal', { stichtag: '2022-06-30', bekanntAm: null });
const stufe = (regel: string, zahl: ZaehlungDto): StufeDto => ({ regel, titel: regel, einheit: 'OZG-Leistungen', satz: '', zahl, liste: true });

describe('the ladder', () => {
  it('keeps the order of the host and puts each part behind the rung that it is taken from', async () => {
    expect(geordnet((await dto).stufen).map(({ regel }) => regel)).toEqual(['Z1', 'Z3-Kreis', 'Z2', 'Z3', 'Z3-Bund', 'Z4', 'Z5']);
    expect(geordnet([stufe('Z9-Neu', z(0, 1)), stufe('Z1', z(0, 1))]).map(({ regel }) => regel), 'drops none').toEqual(['Z1', 'Z9-Neu']);
  });

  it('says the same day under three rules, as far as they are known', async () => {
    const seite = { ...(await dto), stufen: [stufe('Z1', z(318, 557, 96)), stufe('Z3', z(61, 557, 148)), stufe('Z4', z(0, 557, 557))] };
    const drei = befund(seite);
    expect(lies(drei?.zahlen ?? '')).toBe('57,1 bis 74,3 % – 11,0 bis 37,5 %');
    expect(drei?.satz).toBe('Derselbe Tag, der 30.06.2022, nach 2 Regeln: mindestens eine Kommune (Z1), flächendeckend (Z3). Unbekannt ist: Z4.');
    expect(verlust(seite)).toMatchObject({ falsch: 348, unbekannt: 148 });
    expect(verlust(seite)?.satz).toContain('fallen 257 Leistungen weg');
  });

  it('says nothing where nothing is known, and tells that from nothing to judge', async () => {
    const leer = { ...(await dto), stufen: [stufe('Z1', z(0, 557, 557)), stufe('Z3', z(0, 557, 557))] };
    expect([befund(leer), verlust(leer), allesUnbekannt(leer), ohneNenner(leer)]).toEqual([null, null, true, false]);
    expect(ohneNenner({ ...leer, stufen: [stufe('Z1', z(0, 0))] })).toBe(true);
    expect(allesUnbekannt({ ...leer, stufen: [stufe('Z1', z(0, 557, 556))] })).toBe(false);
  });

  it('places a published figure by its own denominator, and by none where the source has none', () => {
    const messwert = { kennung: 'a', regel: 'Z1', datum: '12.12.2022', wert: 372, nenner: 580, definition: null, quelle: null };
    expect(stelle(messwert)).toBeCloseTo(64.14, 2);
    expect(lies(messwerttext(messwert))).toBe('372 von 580 (64,1 %)');
    expect(vergleichshinweis(messwert, stufe('Z1', z(1, 557)))).toBe('Anderer Nenner: 580 statt 557. Die beiden Quoten sind nicht vergleichbar.');
    expect(vergleichshinweis(messwert, stufe('Z1', z(1, 580)))).toBe('');
    expect([stelle({ ...messwert, nenner: null }), stelle({ ...messwert, nenner: 0 }), messwerttext({ ...messwert, nenner: null })]).toEqual([null, null, '372, die Quelle nennt keinen Nenner']);
  });

  it('copies no share and no 0 where all is unknown', async () => {
    const leer = await musterHost('leer').zaehlweiseGet('kommunal', { stichtag: '2022-06-30', bekanntAm: null });
    const { koepfe, zeilen } = leitertabelle(leer, 'kommunal');
    for (const zeile of zeilen) {
      expect(zeile).toHaveLength(koepfe.length);
      expect([zeile[3], zeile[6], zeile[7]]).toEqual(['unbekannt', 'unbekannt', 'unbekannt']);
    }
  });
});

describe('the fixture', () => {
  it.each(['2020-12-31', '2021-12-31', '2022-06-30'])('on %s agrees with itself: lists, four fields, inclusions', async (stichtag) => {
    const host = musterHost();
    for (const umfang of ['kommunal', 'alle'] as const) {
      const wann = { stichtag, bekanntAm: null };
      const { stufen, felder } = await host.zaehlweiseGet(umfang, wann);
      const zahl = (regel: string) => stufen.find((eine) => eine.regel === regel)?.zahl ?? z(0, 0);
      for (const { regel, zahl: anteil, liste } of stufen) {
        expect(anteil.zaehler + anteil.unbekannt).toBeLessThanOrEqual(anteil.nenner);
        if (!liste) continue;
        const zeilen = await host.zaehlweiseList(regel, umfang, wann);
        expect(zeilen).toHaveLength(anteil.nenner);
        expect(new Set(zeilen.map(({ leistung }) => leistung)).size).toBe(zeilen.length);
        expect(zeilen.filter(({ ergebnis }) => ergebnis === 'wahr')).toHaveLength(anteil.zaehler);
        expect(zeilen.filter(({ ergebnis }) => ergebnis === 'unbekannt')).toHaveLength(anteil.unbekannt);
      }
      expect(zahl('Z4').zaehler).toBeLessThanOrEqual(Math.min(zahl('Z2').zaehler, zahl('Z3').zaehler));
      expect(Math.max(zahl('Z2').zaehler, zahl('Z3').zaehler)).toBeLessThanOrEqual(zahl('Z1').zaehler);
      const summe = (wert: string) => felder.filter(({ ueberall }) => ueberall === wert).reduce((n, { leistungen }) => n + leistungen.length, 0);
      expect([summe('wahr'), summe('unbekannt')]).toEqual([zahl('Z3').zaehler, zahl('Z3').unbekannt]);
      expect(felder.reduce((n, { leistungen }) => n + leistungen.length, 0)).toBe(zahl('Z3').nenner);
    }
  });

  it('adds up between two days', async () => {
    const von = { stichtag: '2021-12-31', bekanntAm: '2021-06-30T12:00:00Z' };
    const zeilen = await musterHost().zaehlweiseWandel(von, { stichtag: '2022-06-30', bekanntAm: null }, 'kommunal');
    expect(zeilen.map(({ regel }) => regel)).toEqual(['Z1', 'Z2', 'Z3', 'Z4', 'Z5']);
    for (const { vorher, nachher, echt, katalog, berichtigung } of zeilen) expect(echt + katalog + berichtigung).toBe(nachher.zaehler - vorher.zaehler);
    expect(zeilen.some(({ berichtigung }) => berichtigung > 0)).toBe(true);
  });
});
