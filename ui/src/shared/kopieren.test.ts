import { afterEach, describe, expect, it, vi } from 'vitest';

import { alsHtml, alsText, entschaerfe, kopiereTabelle } from './kopieren';

describe('entschaerfe', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+HYPERLINK("x")', "'+HYPERLINK(\"x\")"],
    ['-cmd|x', "'-cmd|x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\uff1dSUM(A1)', "'\uff1dSUM(A1)"],
    ['+47', '+47'],
    ['−12', '−12'],
    ['-12,5', '-12,5'],
    ['+1\u202f234', '+1\u202f234'],
    ['-', '-'],
    ['–', '–'],
    ['01.03.2022', '01.03.2022'],
    ['Muster = gut', 'Muster = gut'],
    ['', ''],
  ])('%j becomes %j', (zelle, ergebnis) => {
    expect(entschaerfe(zelle)).toBe(ergebnis);
  });
});

const KOPIE = { titel: 'Projekte <1>', koepfe: ['Titel', 'Verzug'], zeilen: [['A & "B"\nzweite', '+47'], ['=cmd', '<script>']] };

describe('kopiereTabelle', () => {
  afterEach(() => {
    Reflect.deleteProperty(document, 'execCommand');
  });

  it('makes one line per row and one cell per column', () => {
    expect(alsText(KOPIE)).toBe("Titel\tVerzug\r\nA & \"B\" zweite\t+47\r\n'=cmd\t<script>\r\n\r\nProjekte <1>");
  });

  it.each([
    ['\u221212', '-12'],
    ['+47', '+47'],
    ['1\u202f234', '1234'],
    ['\u22121\u202f234\u202f567,5', '-1234567,5'],
    ['05711000', '05711000'],
    ['\u2212cmd', '\u2212cmd'],
    ['1\u202f234\u00a0Tage', '1\u202f234\u00a0Tage'],
  ])('writes the number %j so that a spreadsheet can count with it: %j', (zelle, ergebnis) => {
    expect(alsText({ titel: '', koepfe: ['n'], zeilen: [[zelle]] }).split('\r\n')[1]).toBe(ergebnis);
  });

  it('closes a cell that begins with a quotation mark, which would swallow the rest of the table', () => {
    const text = alsText({ titel: 'Muster', koepfe: ['Titel', 'Rest'], zeilen: [['"Jagd" und', 'x']] });
    expect(text.split('\r\n')[1]).toBe('"""Jagd"" und"\tx');
  });

  it.each([
    ['05711000', true],
    ['99001001001000', true],
    ['10224', false],
    ['0', false],
    ['01.03.2022', false],
  ])('keeps the key %s as text: %s', (zelle, bleibt) => {
    const blatt = new DOMParser().parseFromString(alsHtml({ titel: '', koepfe: ['AGS'], zeilen: [[zelle]] }), 'text/html');
    const eine = blatt.querySelector('td');
    expect([eine?.textContent, eine?.getAttribute('style') === "mso-number-format:'\\@'", eine?.getAttribute('sdnum') === '1031;0;@']).toEqual([zelle, bleibt, bleibt]);
  });

  it('makes a table whose cells are text', () => {
    const blatt = new DOMParser().parseFromString(alsHtml(KOPIE), 'text/html');
    expect(blatt.querySelector('script')).toBeNull();
    expect([...blatt.querySelectorAll('tr')].map((zeile) => [...zeile.children].map((zelle) => zelle.textContent))).toEqual([
      ['Titel', 'Verzug'],
      ['A & "B"zweite', '+47'],
      ["'=cmd", '<script>'],
      [''],
      ['Projekte <1>'],
    ]);
  });

  it('gives both to the clipboard and says whether it was taken', () => {
    const daten = new Map<string, string>();
    document.execCommand = () => {
      const ereignis = new Event('copy', { bubbles: true, cancelable: true });
      Object.assign(ereignis, { clipboardData: { setData: (art: string, text: string) => daten.set(art, text) } });
      document.body.dispatchEvent(ereignis);
      return ereignis.defaultPrevented;
    };
    expect(kopiereTabelle(KOPIE)).toBe(true);
    expect([...daten.keys()]).toEqual(['text/html', 'text/plain']);
  });

  it.each([
    ['refuses', () => false],
    ['fails', () => { throw new Error('denied'); }],
  ])('says no when the clipboard %s', (_, tun) => {
    document.execCommand = vi.fn(tun);
    expect(kopiereTabelle(KOPIE)).toBe(false);
  });
});
