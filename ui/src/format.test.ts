import { describe, expect, it } from 'vitest';

import { datum, kommazahl, kurzerKopf, kurzeZeit, mitVorzeichen, prozent, zahl } from './format';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [557, '557'],
    [1284, '1\u202f284'],
    [10000, '10\u202f000'],
    [1234567, '1\u202f234\u202f567'],
    [-12, '\u221212'],
  ])('%d', (n, text) => {
    expect(zahl(n)).toBe(text);
  });

  it('rounds as Intl does', () => {
    let zufall = 7;
    const wuerfle = () => (zufall = (zufall * 48271) % 2147483647) / 2147483647;
    const werte = Array.from({ length: 5000 }, (_, i) => (wuerfle() - 0.5) * 10 ** (i % 10));
    const ecken = [0.5, 1.5, -0.5, -2.5, 0.05, 0.15, 0.25, 0.35, 0.45, 0.95, 9.95, 99.95, -0.04, 999.5, 999999.5, 999.95];
    const ohneNull = (text: string) => (/[1-9]/.test(text) ? text : text.replace('-', ''));
    const intl = (stellen: number) => new Intl.NumberFormat('de-DE', { minimumFractionDigits: stellen, maximumFractionDigits: stellen });
    for (const [wie, format] of [[zahl, intl(0)], [kommazahl, intl(1)]] as const)
      for (const wert of [...werte, ...ecken]) expect(wie(wert).replaceAll('\u202f', '.').replace('\u2212', '-'), String(wert)).toBe(ohneNull(format.format(wert)));
  });

  it('keeps one digit behind the comma', () => {
    expect([3.46, 1, 0, 0.04].map(kommazahl)).toEqual(['3,5', '1,0', '0,0', '0,0']);
  });

  it('shows which way a difference goes', () => {
    expect([47, 0, -12, 1200].map(mitVorzeichen)).toEqual(['+47', '0', '\u221212', '+1\u202f200']);
  });

  it('keeps a narrow space before percent', () => {
    expect(prozent(0.8)).toBe('80\u202f%');
  });
});

describe('dates', () => {
  it.each([
    ['2022-12-31', '31.12.2022'],
    ['2022-03-01', '01.03.2022'],
    ['2022', '2022'],
    ['kein Datum', 'kein Datum'],
  ])('%s is %s', (iso, text) => {
    expect(datum(iso)).toBe(text);
  });

  it('shortens the head of the chain to two groups', () => {
    expect([kurzerKopf('9f3c71aebb'), kurzerKopf('')]).toEqual(['9f3c\u00a071ae', '']);
  });

  // TZ is Europe/Berlin in tests: 22:30 UTC is already the next day.
  it.each([
    ['2022-06-30T06:41:00Z', '08:41'],
    ['2022-06-29T22:30:00Z', '00:30'],
    ['2022-06-29T09:00:00Z', 'gestern'],
    ['2022-06-28T09:00:00Z', '28.06.'],
    ['2021-12-27T09:00:00Z', '27.12.2021'],
    ['unlesbar', 'unlesbar'],
  ])('%s is %s', (zeit, text) => {
    expect(kurzeZeit(zeit, '2022-06-30', 'gestern')).toBe(text);
  });
});
