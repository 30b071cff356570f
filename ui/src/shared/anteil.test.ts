import { describe, expect, it } from 'vitest';

import type { ZaehlungDto } from '../api/bindings/ZaehlungDto';
import { breiten, laufanteil, mittelspanne, quote, spanne, spanneVon, trefferquote } from './anteil';

const z = (zaehler: number, nenner: number, unbekannt = 0): ZaehlungDto => ({ zaehler, nenner, unbekannt });
/** Spaces that do not break read like others. */
const lies = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('a share', () => {
  it.each([
    [z(372, 580, 12), '372 von 580 (64,1 bis 66,2 %), davon unbekannt 12'],
    [z(372, 580), '372 von 580 (64,1 %), davon unbekannt 0'],
    [z(0, 580), '0 von 580 (0,0 %), davon unbekannt 0'],
    [z(0, 580, 12), '0 von 580 (0,0 bis 2,1 %), davon unbekannt 12'],
    [z(1234, 5000, 1), '1 234 von 5 000 (24,7 %), davon unbekannt 1'],
    [z(0, 557, 557), 'unbekannt, 557 von 557'],
    [z(0, 0), 'nicht bewertbar'],
    [z(580, 580), '580 von 580 (100,0 %), davon unbekannt 0'],
  ])('%j reads %s', (anteil, text) => {
    expect(lies(quote(anteil))).toBe(text);
  });

  it('never goes beyond what there is, whatever the host counts', () => {
    const anteil = z(40, 100, 90);
    expect(lies(spanne(anteil))).toBe('40,0 bis 100,0 %');
    expect(breiten(anteil)).toEqual({ sicher: 40, unbekannt: 60 });
  });

  it.each([z(0, 0), z(0, 5, 5), z(3, 7, 2), z(7, 7), z(9, 7, 4)])('draws %j within its axis', (anteil) => {
    const { sicher, unbekannt } = breiten(anteil);
    expect(sicher).toBeGreaterThanOrEqual(0);
    expect(unbekannt).toBeGreaterThanOrEqual(0);
    expect(sicher + unbekannt).toBeLessThanOrEqual(100 + 1e-9);
  });

  it('as a mean has bounds, too, and is unknown where nothing bounds it', () => {
    expect(lies(mittelspanne({ sicher: 940, hoechstens: 3104, leistungen: 3 }))).toBe('9,4 bis 31,0 %');
    expect(mittelspanne({ sicher: 0, hoechstens: 10_000, leistungen: 3 })).toBe('unbekannt');
    expect(lies(mittelspanne({ sicher: 0, hoechstens: 0, leistungen: 3 }))).toBe('0,0 %');
  });

  it.each([
    [z(372, 580), '64,1 %'],
    [z(372, 580, 12), '64,1 bis 66,2 %'],
    [z(0, 1418, 1418), 'unbekannt'],
    [z(0, 0), 'nicht bewertbar'],
    [z(0, 7), '0,0 %'],
  ])('%j is %s for short', (anteil, text) => {
    expect(lies(spanne(anteil))).toBe(text);
  });

  it('ranges from the one share to the other', () => {
    expect(lies(spanneVon(z(49, 1000), z(200, 1000, 77)))).toBe('4,9 bis 27,7 %');
    expect(lies(spanneVon(z(1, 2), z(1, 2)))).toBe('50,0 %');
    expect([spanneVon(undefined, z(1, 2)), spanneVon(z(0, 0), z(1, 2))]).toEqual(['nicht bewertbar', 'nicht bewertbar']);
  });

  it('of hits has no unknown', () => {
    expect([lies(trefferquote(2, 3)), trefferquote(0, 0)]).toEqual(['2 von 3 (66,7 %)', 'nicht bewertbar']);
  });
});

describe('shares of runs', () => {
  it('of runs are never rounded to none or all', () => {
    expect([0, 0.0001, 0.5, 0.9999, 1].map((p) => laufanteil(p).replace(/\u202f/g, ' '))).toEqual(['0,0 %', 'unter 0,1 %', '50,0 %', 'über 99,9 %', '100,0 %']);
  });
});
