/** The Übersicht in the whole window, on the fixture host. */
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { BefundDto } from '../api/bindings/BefundDto';
import type { UebersichtDto } from '../api/bindings/UebersichtDto';
import type { Host } from '../api/host';
import { befundzahlen, MUSTER_HEUTE, musterHost } from '../api/muster';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';

const muster = musterHost();
/** Another view is a part of its own, which a busy machine takes a while to load. */
const LADEN = { timeout: 5000 };

async function zeige(teile: Partial<Host> = {}, adresse = '#/uebersicht') {
  window.history.replaceState(null, '', adresse);
  return oeffne({ ...musterHost(), ...teile });
}

async function anders(aendere: (dto: UebersichtDto) => Partial<UebersichtDto>): Promise<Partial<Host>> {
  const dto = await muster.uebersichtGet({ stichtag: MUSTER_HEUTE, bekanntAm: null });
  return { uebersichtGet: () => Promise.resolve({ ...dto, ...aendere(dto) }) };
}

async function mitEntwurf(adresse = '#/projekte/MUSTER-09?formular=sachstand'): Promise<Partial<Host>> {
  const start = await muster.startGet();
  const wert = JSON.stringify({ werte: { text: 'angefangen' }, titel: 'Sachstand: Einbürgerung (Muster)', adresse, geaendert: '2022-06-30T06:41:00Z' });
  return { startGet: () => Promise.resolve({ ...start, lokal: { ...start.lokal, entwuerfe: [{ schluessel: 'sachstand/MUSTER-09', wert }] } }) };
}

const ziel = (auswahl: string) => decodeURIComponent(eins(auswahl).getAttribute('href') ?? '');
const befund = (teile: Partial<BefundDto>): BefundDto => ({ art: 'fehlt', nomen: 'projekt', projekt: 'MUSTER-01', titel: 'Muster', text: 'Muster fehlt', marke: null, ...teile });

describe('drill-down', () => {
  it('leads from each figure to the list behind it', async () => {
    await zeige();
    expect(ziel('[data-phase="betrieb"] a')).toBe('#/projekte?phase=betrieb');
    expect(ziel('[data-kennzahl="fehlend"] a')).toBe('#/projekte?phase=konzeption|umsetzung|neu|nicht_gemeldet');
    expect(ziel('[data-tabelle="foerderung"] tbody a')).toBe('#/foerderung');
    expect(ziel('[data-aktion="sachstand-erfassen"]')).toBe('#/projekte');
    const erster = document.querySelector<HTMLAnchorElement>('[data-befund] a');
    expect(erster?.getAttribute('href')).toMatch(/^#\/projekte\/MUSTER-\d\d$/);
  });

  it('counts on the other side what it counts here', async () => {
    const { person } = await zeige();
    const fehlend = /(\d+) von/.exec(eins('[data-kennzahl="fehlend"]').textContent)?.[1];
    await person.click(eins('[data-kennzahl="fehlend"] a'));
    await waitFor(() => { expect(eins('[data-tabelle="projekte"]')).toHaveAttribute('aria-rowcount', String(Number(fehlend) + 1)); }, LADEN);
  });

  it('takes the Stichtag along', async () => {
    await zeige({}, '#/uebersicht?galt=2021-03-08');
    expect(ziel('[data-phase="betrieb"] a')).toBe('#/projekte?phase=betrieb&galt=2021-03-08');
  });

  it('links a change to the project that its words name, and no other', async () => {
    await zeige();
    const link = await screen.findByRole('link', { name: 'Einbürgerung (Muster)' }, LADEN);
    expect(link).toHaveAttribute('href', '#/projekte/MUSTER-09');
    expect(screen.getByText('Bewilligung ergänzt', { exact: false }).closest('li')?.querySelector('a')).toBeNull();
    expect(screen.getByText('Eintrag 1 280')).toBeInTheDocument();
  });

  it('has no link where there is nothing behind', async () => {
    await zeige(await anders((dto) => ({ kennzahl: { ...dto.kennzahl, phasen: { ...dto.kennzahl.phasen, neu: 0 } }, tempo: { ...dto.tempo, fehlend: 0 } })));
    expect(document.querySelector('[data-phase="neu"] a')).toBeNull();
    expect(document.querySelector('[data-kennzahl="fehlend"] a')).toBeNull();
    expect(eins('[data-phase="neu"] [data-zahl]')).toHaveTextContent('0');
  });
});

describe('values of the burn-up', () => {
  const schicht = () => eins('[data-diagramm-werte="burnup"]');
  const gesprochen = () => eins('[data-gesprochen]').textContent;
  const kasten = () => document.querySelector<HTMLElement>('[data-wertkasten]');

  it('are walked through by key and spoken', async () => {
    const { person } = await zeige();
    const bild = await muster.burnupGet({ stichtag: MUSTER_HEUTE, bekanntAm: null, breite: 640, hoehe: 300, thema: 'hell' });
    const letzte = bild.zeilen.findLastIndex(({ betrieb }) => betrieb !== null);
    const zeile = (n: number) => bild.zeilen[n] ?? bild.zeilen[0];
    schicht().focus();
    await waitFor(() => { expect(kasten()).toHaveTextContent('Betrieb'); });
    expect(gesprochen()).toBe('');
    expect(schicht()).toHaveAccessibleDescription(/Pfeil links und rechts/);

    await person.keyboard('{ArrowLeft}');
    const tag = (iso: string | undefined) => (iso ?? '').split('-').reverse().join('.');
    expect(gesprochen()).toContain(`${tag(zeile(letzte - 1)?.datum)}, Betrieb: ${String(zeile(letzte - 1)?.betrieb)}`);
    await person.keyboard('{ArrowUp}');
    expect(gesprochen()).toContain('Basis:');
    await person.keyboard('{ArrowUp}{ArrowUp}');
    expect(gesprochen()).toContain(`Umfang: ${String(zeile(letzte - 1)?.umfang)}`);
    await person.keyboard('{End}');
    expect(gesprochen()).toContain('Umfang: kein Wert');
    await person.keyboard('{ArrowRight}{Home}{ArrowLeft}');
    expect(gesprochen()).toContain(`${tag(zeile(0)?.datum)}, Umfang: ${String(zeile(0)?.umfang)}`);
    await ohneBefund();
    await person.keyboard('{Escape}');
    expect(kasten(), 'Esc takes the values out of sight').toBeNull();
    await person.keyboard('{ArrowLeft}');
    expect(kasten()).not.toBeNull();
    schicht().blur();
    await waitFor(() => { expect(kasten()).toBeNull(); });
    expect(gesprochen()).toBe('');
  });

  it('open the projects of that day on Enter, one way back', async () => {
    const { person } = await zeige();
    schicht().focus();
    await person.keyboard('{ArrowLeft}{Enter}');
    await waitFor(() => { expect(window.location.hash).toBe('#/projekte?phase=betrieb&galt=2022-05-31'); });
    await waitFor(() => { expect(eins('[data-banner="vergangenheit"]')).toHaveTextContent('31.05.2022'); });
    window.history.back();
    await waitFor(() => { expect(window.location.hash).toBe('#/uebersicht?galt=2022-05-31'); });
  });

  it('have no list behind the baseline, and none where nothing is known', async () => {
    const { person } = await zeige();
    schicht().focus();
    await person.keyboard('{ArrowUp}{Enter}');
    expect(gesprochen()).toBe('Die Basis ist ein Plan. Dazu gibt es keine Liste von Projekten.');
    await person.keyboard('{ArrowDown}{End}{Enter}');
    expect(gesprochen()).toContain('Betrieb: kein Wert');
    expect(window.location.hash).toBe('#/uebersicht');
  });

  it('appear under the pointer and go with it', async () => {
    await zeige();
    schicht().getBoundingClientRect = () => ({ left: 0, width: 640 }) as DOMRect;
    // jsdom's pointer events carry no place.
    await fireEvent(schicht(), Object.assign(new Event('pointermove', { bubbles: true }), { clientX: 34 }));
    expect(kasten()).toHaveTextContent('31.01.2020');
    expect(gesprochen()).toBe('');
    await fireEvent(schicht(), new Event('pointerleave'));
    expect(kasten()).toBeNull();
  });

  it('go out as picture and as table', async () => {
    const diagrammExport = vi.fn(() => Promise.resolve({ datei: '/muster/burnup.svg', zeilen: null }));
    const { person } = await zeige({ diagrammExport });
    await person.click(eins('[data-aktion="burnup-export"]'));
    await person.click(eins('[data-aktion="burnup-svg"]'));
    expect(diagrammExport).toHaveBeenCalledWith('burnup', 'svg', { stichtag: MUSTER_HEUTE, bekanntAm: null });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('/muster/burnup.svg'); });
  });
});

describe('Was fehlt', () => {
  const zeilen = () => [...document.querySelectorAll<HTMLElement>('[data-befund]')].map(({ dataset }) => dataset.befund);
  const chips = () => [...document.querySelectorAll<HTMLElement>('[data-aktion="befunde-art"]')];

  it('counts each kind, hides those without findings, and filters', async () => {
    const { person } = await zeige();
    expect(chips().map((chip) => chip.textContent.trim().replace(/\s+/g, ' '))).toEqual(['Wiedervorlage fällig 2', 'fehlt 3', 'Widerspruch 2', 'veraltet 5', 'unbelegt 2']);
    expect(zeilen()).toEqual(['faellig', 'faellig', 'fehlt', 'fehlt', 'fehlt', 'widerspruch']);
    await person.click(eins('[data-art="veraltet"]'));
    expect(zeilen()).toEqual(Array(5).fill('veraltet'));
    expect(window.location.hash).toBe('#/uebersicht?art=veraltet');
    await person.click(eins('[data-art="faellig"]'));
    expect(eins('[data-aktion="befunde-alle"]')).toHaveTextContent('Alle 7 zeigen');
    await person.click(eins('[data-aktion="befunde-alle"]'));
    expect(zeilen()).toHaveLength(7);
    await ohneBefund();
  });

  it('has no chip for a single kind, and leads money to Förderung', async () => {
    const befunde = [befund({ art: 'widerspruch', nomen: 'tranche', projekt: null })];
    await zeige(await anders(() => ({ befunde, befunde_je_art: befundzahlen(befunde) })));
    expect(chips()).toEqual([]);
    expect(ziel('[data-befund] a')).toBe('#/foerderung');
    expect(eins('[data-anzahl]')).toHaveTextContent('1 Aufgabe');
  });

  it('says that it shows the most urgent of many', async () => {
    const befunde = Array.from({ length: 50 }, (_, n) => befund({ titel: `Muster ${String(n)}`, art: n < 49 ? 'fehlt' : 'veraltet' }));
    const { person } = await zeige(await anders(() => ({ befunde, befunde_je_art: [{ art: 'fehlt', anzahl: 811 }, { art: 'veraltet', anzahl: 1 }] })));
    expect(eins('[data-aktion="befunde-alle"]')).toHaveTextContent('50 von 812 zeigen');
    await person.click(eins('[data-aktion="befunde-alle"]'));
    expect(eins('[data-befunde]')).toHaveTextContent('Gezeigt sind die 50 dringendsten von 812 Befunden.');
    expect(eins('nav [data-aufgaben]')).toHaveTextContent('812');
    expect(chips().map((chip) => chip.textContent.trim()), 'all of them, not only those that are listed').toEqual(['fehlt 811', 'veraltet 1']);
    await person.click(eins('[data-art="veraltet"]'));
    expect(eins('[data-befunde]')).not.toHaveTextContent('dringendsten');
  });

  it('shows drafts first, counts them, and lets them go', async () => {
    const lokalSet = vi.fn(() => Promise.resolve());
    const { person } = await zeige({ ...(await mitEntwurf()), lokalSet });
    expect(eins('nav [data-aufgaben]')).toHaveTextContent('15');
    expect(screen.getByRole('link', { name: 'Sachstand: Einbürgerung (Muster)' })).toHaveAttribute('href', '#/projekte/MUSTER-09?formular=sachstand');
    await ohneBefund();
    await person.click(eins('[data-aktion="entwurf-verwerfen"]'));
    expect(document.querySelector('[data-entwurf]')).toBeNull();
    expect(lokalSet).toHaveBeenCalledWith('entwurf', 'sachstand/MUSTER-09', null);
    expect(screen.getByRole('heading', { name: 'Was fehlt' })).toHaveFocus();
    await waitFor(() => { expect(eins('nav [data-aufgaben]')).toHaveTextContent('14'); });
  });

  it('follows no draft out of the window', async () => {
    await zeige(await mitEntwurf('javascript:alert(1)'));
    expect(ziel('[data-entwurf] a')).toBe('#/uebersicht');
  });

  it('shows hostile text as text', async () => {
    const boese = '<img src=x onerror=alert(1)>\u202e'.padEnd(10_000, 'x');
    await zeige(await anders(() => ({ befunde: [befund({ titel: boese, text: boese })], befunde_je_art: [{ art: 'fehlt', anzahl: 1 }] })));
    expect(eins('[data-befund] .titel').textContent).toBe(boese);
    expect(document.querySelector('[data-befund] img')).toBeNull();
  });
});

it('offers nothing that writes in the past', async () => {
  await zeige(await mitEntwurf(), '#/uebersicht?galt=2021-03-08');
  expect(document.querySelector('[data-entwurf], [data-aktion="sachstand-erfassen"]')).toBeNull();
  expect(document.querySelector('[data-aktion="export"]')).not.toBeNull();
  await ohneBefund();
});

it('exports the figures and the list behind them', async () => {
  const listeExport = vi.fn(() => Promise.resolve(null));
  const { person } = await zeige({ listeExport });
  for (const aktion of ['export-opendata', 'export-projekte-excel']) {
    await person.keyboard('{Control>}e{/Control}');
    await person.click(eins(`[data-aktion="${aktion}"]`));
    await bereit();
  }
  expect(listeExport.mock.calls).toEqual([
    [{ liste: 'kennzahlen', profil: 'opendata', stichtag: MUSTER_HEUTE, bekanntAm: null }],
    [{ liste: 'projekte', profil: 'excel', stichtag: MUSTER_HEUTE, bekanntAm: null }],
  ]);
});

it('has a table twin of the money, with sources instead of bars', async () => {
  const { person } = await zeige();
  await person.click(eins('[data-aktion="foerderung-tabelle"]'));
  const tabelle = eins('[data-tabelle="foerderung"]');
  expect(tabelle.querySelector('svg')).toBeNull();
  expect([...tabelle.querySelectorAll('thead th')].map((kopf) => kopf.textContent)).toEqual(['Programm', 'Spanne', 'Ansatz', 'bewilligt', 'abgerufen', 'Quelle']);
  await ohneBefund();
});
