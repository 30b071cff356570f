import { screen, waitFor } from '@testing-library/svelte';
import type { Token, Tokens } from 'marked';
import { walkTokens } from 'marked';
import { describe, expect, it, vi } from 'vitest';

import { ANSICHTEN } from '../shell/adresse.svelte';
import { ladeTeil } from '../shell/teile';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';
import { ankerVon, durchsuche, findeOrt, KAPITEL, leseKapitel, schluesselVon } from './handbuch';

vi.mock('../uebersicht/Uebersicht.svelte', () => import('../test/Ansichtsprobe.svelte'));

const TEXT = `# Größe & Maß

Vorwort mit **fett** und <script>alert(1)</script>.

## Die Übersicht

- erster [Weg](#/projekte)
- zweiter

| A | B |
|---|---|
| eins | zwei |

## Förderung

Beträge wie in der Quelle.
`;

describe('chapters', () => {
  it('reads title, places and text', () => {
    const kapitel = leseKapitel('mass', TEXT);
    expect(kapitel.titel).toBe('Größe & Maß');
    expect(kapitel.abschnitte.map(({ anker }) => anker)).toEqual(['', 'die-uebersicht', 'foerderung']);
    expect(kapitel.abschnitte[1]?.text).toContain('zweiter');
    expect(kapitel.abschnitte[1]?.text).toContain('eins zwei');
  });

  it('finds chapter, heading, or else the beginning', () => {
    const kapitel = [leseKapitel('anfang', '# Anfang'), leseKapitel('mass', TEXT)];
    const ort = (name: string | null) => [findeOrt(name, kapitel)?.kapitel.schluessel, findeOrt(name, kapitel)?.anker];
    expect([ort(null), ort('mass'), ort('foerderung'), ort('uebersicht'), ort('fehlt')]).toEqual([
      ['anfang', ''],
      ['mass', ''],
      ['mass', 'foerderung'],
      ['mass', 'die-uebersicht'],
      ['anfang', ''],
    ]);
    expect(findeOrt(null, [])).toBeNull();
  });

  it('is searched in either spelling', () => {
    const kapitel = [leseKapitel('mass', TEXT)];
    expect(durchsuche('betraege quelle', kapitel).map(({ abschnitt }) => abschnitt.titel)).toEqual(['Förderung']);
    expect(durchsuche('nirgends', kapitel)).toEqual([]);
    expect(durchsuche('  ', kapitel)).toEqual([]);
  });

  it('names files and headings', () => {
    expect([schluesselVon('../docs/handbuch/01-erste-schritte.md'), ankerVon('Straße, Maß & „Mehr“')]).toEqual(['erste-schritte', 'strasse-mass-mehr']);
  });

  it('has chapters, each with a title and a key of its own', () => {
    expect(KAPITEL.length).toBeGreaterThan(0);
    expect(new Set(KAPITEL.map(({ titel }) => titel)).size).toBe(KAPITEL.length);
    expect(new Set(KAPITEL.map(({ schluessel }) => schluessel)).size).toBe(KAPITEL.length);
  });
});

const DATEIEN = Object.entries(import.meta.glob<string>('../../../docs/handbuch/*.md', { query: '?raw', import: 'default', eager: true }));
const LABELS = import.meta.glob<Record<string, string>>('../../../data/labels/**/*.json', { import: 'default', eager: true });
const BILDER = ['uebersicht', 'projekte', 'projekt', 'meilenstein', 'sachstand', 'palette', 'leistungen', 'kommunen', 'foerderung', 'quellen', 'verlauf', 'vergangenheit', 'einstellungen', 'willkommen'];

/** Every token of that kind, by chapter. */
function alle<T extends Token>(art: string): [string, T][] {
  const funde: [string, T][] = [];
  for (const { schluessel, bloecke } of KAPITEL) {
    walkTokens([...bloecke], (token) => {
      if (token.type === art) funde.push([schluessel, token as T]);
    });
  }
  return funde;
}

/** Without commands, input examples and marks of lists, with one blank between words. */
function prosa(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`]*`/g, '').replace(/^- /gm, '').replace(/\s+/g, ' ');
}

describe('the handbook', () => {
  it.each([...ANSICHTEN.filter((ansicht) => ansicht !== 'hilfe'), 'projekt'])('has a chapter for F1 in %s', (ansicht) => {
    expect(findeOrt(ansicht)).toMatchObject({ kapitel: { schluessel: ansicht }, anker: '' });
  });

  it('leads within itself only to places that there are', () => {
    const verweise = alle<Tokens.Link>('link');
    expect(verweise.length).toBeGreaterThan(0);
    for (const [wo, { href }] of verweise) {
      const [datei = '', anker = ''] = href.split('#');
      const ziel = KAPITEL.find(({ schluessel }) => schluessel === schluesselVon(datei));
      expect(ziel === undefined ? [wo, href] : null).toBeNull();
      expect(DATEIEN.some(([pfad]) => pfad.endsWith(`/${datei}`)) ? null : [wo, href]).toBeNull();
      expect(ziel?.abschnitte.map((abschnitt) => abschnitt.anker)).toContain(anker);
    }
  });

  it('shows each agreed picture once, says what is seen, and marks demo data', () => {
    const bilder = alle<Tokens.Image>('image');
    expect(bilder.map(([, { href }]) => href).sort()).toEqual(BILDER.map((name) => `../bilder/${name}.png`).sort());
    for (const [, { href, text }] of bilder) {
      expect(text.length, href).toBeGreaterThan(20);
      const [, quelle = ''] = DATEIEN.find(([, roh]) => roh.includes(`(${href})`)) ?? [];
      const danach = quelle.slice(quelle.indexOf(`(${href})`) + href.length + 2).trimStart();
      expect(danach.startsWith('*Demokatalog (erzeugte Daten)*'), href).toBe(!href.endsWith('/willkommen.png'));
    }
  });

  it('quotes only what the program says', () => {
    // What is quoted and stands in no label by itself.
    const WEITERE = ['Einer für Alle'];
    const muster = Object.values(LABELS)
      .flatMap((datei) => Object.values(datei))
      // Of "{projekt}" alone everything would be a quotation.
      .filter((text) => !text.includes('{') || /\p{L}{4}/u.test(text.replace(/\{\w+\}/g, '')))
      .map((text) => new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+').replace(/[{}]/g, '\\$&')}$`, 'u'));
    const fremde = DATEIEN.flatMap(([pfad, text]) =>
      [...prosa(text).matchAll(/„([^“]*)“/gu)].map(([, wort = '']) => wort).filter((wort) => !WEITERE.includes(wort) && !muster.some((eines) => eines.test(wort))).map((wort) => `${schluesselVon(pfad)}: ${wort}`),
    );
    expect(fremde).toEqual([]);
  });

  it.each(DATEIEN)('keeps the tone and the form: %s', (_, text) => {
    expect(text.split('\n').filter((zeile) => [...zeile].length > 120)).toEqual([]);
    const worte = prosa(text).replace(/!\[/g, '[').replace(/\]\([^)]*\)/g, ']');
    expect(worte.match(/.{0,20}(?:!|leider|erfolgreich|["']| - |\.\.\.)/gi) ?? []).toEqual([]);
  });
});

describe('view', () => {
  async function oeffneHilfe() {
    const offen = await oeffne();
    await offen.person.click(eins('[data-ansicht="hilfe"]'));
    await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Handbuch'); });
    await bereit();
    return offen;
  }

  it('shows the first chapter, and axe finds nothing', async () => {
    await oeffneHilfe();
    expect(eins('article h2')).toHaveTextContent(KAPITEL[0]?.titel ?? '');
    expect(eins('nav ol [aria-current="page"]')).toHaveTextContent(KAPITEL[0]?.titel ?? '');
    expect(eins('article').querySelectorAll('p').length).toBeGreaterThan(0);
    await ohneBefund();
  });

  it('opens with F1 at the chapter of the view', async () => {
    // Loading them is not what is tested, and takes long on a busy machine.
    for (const ansicht of ANSICHTEN) await ladeTeil(ansicht);
    const { person } = await oeffne();
    for (const ansicht of ANSICHTEN.filter((eine) => eine !== 'hilfe')) {
      await person.click(eins(`nav [data-ansicht="${ansicht}"]`));
      await bereit();
      await person.keyboard('{F1}');
      await waitFor(() => { expect(eins('nav ol [aria-current="page"]')).toHaveAttribute('data-kapitel', ansicht); });
    }
  }, 30_000);

  it('searches with "/", leads to the place, and says when there is none', async () => {
    const { person } = await oeffneHilfe();
    await person.keyboard('/');
    expect(eins('#hilfe-suche')).toHaveFocus();
    await person.keyboard('stichtag');
    expect(document.querySelectorAll('[data-fund]').length).toBeGreaterThan(0);
    await ohneBefund();
    await person.click(eins('[data-fund] a'));
    await waitFor(() => { expect(document.querySelector('[data-fund]')).toBeNull(); });
    await person.click(eins('#hilfe-suche'));
    await person.keyboard('qqqxyz');
    expect(eins('article')).toHaveTextContent('Zu „qqqxyz“ steht nichts im Handbuch.');
  });
});
