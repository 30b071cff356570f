import { describe, expect, it } from 'vitest';

import type { KennzahlDto } from '../api/bindings/KennzahlDto';
import type { TempoDto } from '../api/bindings/TempoDto';
import { balken, laengster } from './balken';
import { bestandssatz, fehlsatz, fristsatz, fristVorgelesen } from './saetze';

const kennzahl = (erfasst: number, laut_vorlage: number | null) => ({ projekte: { erfasst, laut_vorlage, bestaetigt: 1, ohne_aufnahmedatum: 0 } }) as KennzahlDto;
const tempo = (fehlend: number) => ({ fehlend }) as TempoDto;
const frist = (tage_bis: number | null, tage_ueberschritten: number | null) => ({ datum: '2022-12-31', tage_bis, tage_ueberschritten });

describe('sentences', () => {
  it('never says a bare 35', () => {
    expect(bestandssatz(kennzahl(22, 35))).toBe('22 Projekte erfasst · 35 laut Vorlage 17/4771, davon 1 namentlich bestätigt');
    expect(bestandssatz(kennzahl(1, null))).toBe('1 Projekt erfasst');
  });

  it.each([
    [frist(184, null), 'Bis zur Frist 31.12.2022', '184 Tage', 'Bis zur Frist 31.12.2022: 184 Tage'],
    [frist(1, null), 'Bis zur Frist 31.12.2022', '1 Tag', 'Bis zur Frist 31.12.2022: 1 Tag'],
    [frist(0, null), 'Frist 31.12.2022', 'endet heute', 'Heute endet die Frist'],
    [frist(null, 12), 'Frist 31.12.2022 überschritten seit', '12 Tagen', 'Frist seit 12 Tagen überschritten'],
    [frist(null, 1), 'Frist 31.12.2022 überschritten seit', '1 Tag', 'Frist seit 1 Tag überschritten'],
  ])('%j', (dto, ueber, zahl, ganz) => {
    expect([fristsatz(dto), fristVorgelesen(dto)]).toEqual([{ ueber, zahl }, ganz]);
  });

  it.each([
    [21, 33, 'Es fehlen 21 von 33 Projekten im Betrieb'],
    [1, 33, 'Es fehlt 1 von 33 Projekten im Betrieb'],
    [0, 33, 'Alle 33 Projekte sind im Betrieb'],
    [0, 1, 'Das eine Projekt ist im Betrieb'],
    [0, 0, 'Kein Projekt ist im Programm'],
  ])('%i of %i', (fehlend, umfang, satz) => {
    expect(fehlsatz(tempo(fehlend), umfang)).toBe(satz);
  });
});

describe('money bars', () => {
  const zeile = (ansatz_cent: number | null, bewilligt_cent: number | null, abgeflossen_cent: number | null) => ({ ansatz_cent, bewilligt_cent, abgeflossen_cent }) as Parameters<typeof balken>[0];

  it('measures all rows by the longest', () => {
    expect(laengster([zeile(400, null, null), zeile(100, 800, 20)])).toBe(800);
    expect(laengster([zeile(null, null, null)])).toBe(1);
  });

  it.each([
    [zeile(400, 200, 100), { ansatz: 50, bewilligt: 25, abgerufen: 12.5, unbekanntBis: 25 }],
    [zeile(400, 200, null), { ansatz: 50, bewilligt: 25, abgerufen: null, unbekanntBis: 25 }],
    [zeile(400, null, null), { ansatz: 50, bewilligt: null, abgerufen: null, unbekanntBis: 50 }],
    [zeile(null, null, null), { ansatz: null, bewilligt: null, abgerufen: null, unbekanntBis: 100 }],
    [zeile(400, 0, 0), { ansatz: 50, bewilligt: 0, abgerufen: 0, unbekanntBis: 0 }],
  ])('unknown is not zero: %j', (dto, erwartet) => {
    expect(balken(dto, 800)).toEqual(erwartet);
  });
});
