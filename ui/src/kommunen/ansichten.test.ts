/** Map, matrix and the page of a Kommune in the whole window. */
import { configure, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { KommuneAngebotDto } from '../api/bindings/KommuneAngebotDto';
import type { MeldungDto } from '../api/bindings/MeldungDto';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { musterMatrix } from '../api/muster-kommunen';
import { ladeTeil } from '../shell/teile';
import { bereit, eins, ohneBefund, oeffne } from '../test/fenster';
import { gebietsatz } from './karte';
import { zeichenVon } from './matrix';
import { wertwort } from './werte';

// Loading it is not what is tested, and takes long on a busy machine.
beforeAll(async () => { await ladeTeil('kommunen'); }, 30_000);
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5_000 });

const MATRIX = musterMatrix('kommunal', '2022-06-30');
const STADT = MATRIX.kommunen.find(({ typ }) => typ === 'kreisfreie Stadt') as (typeof MATRIX.kommunen)[number];

async function zeige(adresse: string, teile: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(), ...teile });
  await waitFor(() => { expect(document.querySelector('main h1')).not.toBeNull(); });
  await bereit();
  return fenster;
}

const fehlt = (auswahl: string) => document.querySelector(auswahl) === null;
const anfrage = () => new URLSearchParams(window.location.hash.split('?')[1] ?? '');

it('goes from list to map to matrix by one choice, keeps its filters, and each is a step back', async () => {
  const { person } = await zeige('#/kommunen?art=Kreis');
  const wahl = screen.getByRole('radiogroup', { name: 'Darstellung' });
  within(wahl).getByRole('radio', { checked: true }).focus();
  await person.keyboard('{ArrowRight}');
  await bereit();
  expect(within(wahl).getByRole('radio', { name: 'Karte' })).toHaveFocus();
  await waitFor(() => { eins('[data-karte]'); });
  await person.keyboard('{ArrowRight}');
  await waitFor(() => { eins('[data-matrix]'); });
  expect([anfrage().get('ansicht'), anfrage().get('art')]).toEqual(['matrix', 'Kreis']);
  expect(eins('[data-treffer]')).toHaveTextContent('30 von 427 Kommunen');
  window.history.back();
  await waitFor(() => { eins('[data-karte]'); });
});

describe('map', () => {
  const karte = () => eins('[data-karte]');
  const gesprochen = () => eins('[data-gesprochen]').textContent;

  it('compares one kind by the Umsetzungsgrad at first, and asks for what is chosen', async () => {
    const karteGet = vi.fn(musterHost().karteGet);
    const { person } = await zeige('#/kommunen?ansicht=karte', { karteGet });
    await waitFor(karte);
    expect(karteGet.mock.lastCall?.[0]).toMatchObject({ ebene: 'gemeinden', typ: 'kreisangehörige Stadt', leistung: '', scope: 'kommunal', breite: 640, stichtag: '2022-06-30', bekanntAm: null });
    expect(document.querySelectorAll('[data-diagramm="karte"] [data-ags]')).toHaveLength(396);
    expect(screen.queryByRole('option', { name: 'alle Arten' }), 'shares of different duties are not compared').toBeNull();
    await ohneBefund();

    await person.click(screen.getByRole('radio', { name: 'Kreise' }));
    await person.click(screen.getByRole('radio', { name: 'alle' }));
    await waitFor(() => { expect(karteGet.mock.lastCall?.[0]).toMatchObject({ ebene: 'kreise', typ: 'Kreis', scope: 'alle' }); });

    const dienst = screen.getByRole('combobox', { name: 'Gezeigt wird' });
    await person.clear(dienst);
    await person.type(dienst, 'Genehmigung 002{Enter}');
    await waitFor(() => { expect(karteGet.mock.lastCall?.[0]).toMatchObject({ leistung: '10001', typ: '' }); });
    expect(screen.getByRole('option', { name: 'alle Arten' })).toBeInTheDocument();
    await person.selectOptions(screen.getByLabelText('Verglichen wird'), 'Kreis');
    await waitFor(() => { expect(karteGet.mock.lastCall?.[0]).toMatchObject({ leistung: '10001', typ: 'Kreis' }); });
  });

  it('is walked through by keyboard, says each area, outlines it and opens it', async () => {
    const host = musterHost();
    const { person } = await zeige('#/kommunen?ansicht=karte&ebene=kreise', host);
    await waitFor(karte);
    const { gebiete } = await host.karteGet({ ebene: 'kreise', typ: 'Kreis', leistung: '', scope: 'kommunal', gewaehlt: '', breite: 640, hoehe: 544, thema: 'hell', stichtag: '2022-06-30', bekanntAm: null });
    karte().focus();
    await waitFor(() => { expect(gesprochen()).toBe(gebietsatz(gebiete[0] as (typeof gebiete)[number])); });
    await person.keyboard('{ArrowRight}');
    await waitFor(() => { expect(gesprochen()).toBe(gebietsatz(gebiete[1] as (typeof gebiete)[number])); });
    expect(document.querySelectorAll('[data-umriss]')).toHaveLength(1);
    expect(eins('[data-umriss]').getAttribute('x')).toBe(eins(`[data-ags="${gebiete[1]?.ags ?? ''}"]`).getAttribute('x'));
    await person.keyboard('{ArrowUp}');
    await waitFor(() => { expect(gesprochen()).toContain('In dieser Richtung liegt kein Gebiet.'); });
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(fehlt('[data-umriss]')).toBe(true); });
    await person.keyboard('s');
    await waitFor(() => { expect(gesprochen()).toContain('Städteregion Muster'); });
    const ziel = gebiete.find(({ typ }) => typ === 'Städteregion')?.ags ?? '';
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(eins('main h1')).toHaveTextContent('Städteregion Muster'); });
    expect(window.location.hash).toContain(`#/kommunen/${ziel}?`);
    await waitFor(() => { expect(eins('[data-aktion="zurueck"]').getAttribute('href')).toContain('ansicht=karte'); });
  });

  it('shows the same to the pointer', async () => {
    const { person } = await zeige('#/kommunen?ansicht=karte&ebene=kreise');
    await waitFor(karte);
    const flaeche = eins(`[data-ags="${STADT.ags}"]`);
    await person.hover(flaeche);
    await waitFor(() => { expect(eins('[data-wertkasten]')).toHaveTextContent(`${STADT.name}kreisfreie Stadtnicht verglichen`.replace(/(\d)(kreisfreie Stadt)/, '$1 $2').replace('Stadtnicht', 'Stadt nicht')); });
    await person.click(flaeche);
    await waitFor(() => { expect(eins('main h1')).toHaveTextContent(STADT.name); });
  });

  it('has a table of all areas, unknown and not compared as words', async () => {
    const { person } = await zeige('#/kommunen?ansicht=karte&ebene=kreise&typ=kreisfreie Stadt');
    await waitFor(karte);
    await person.click(eins('[data-aktion="karte-tabelle"]'));
    const tabelle = await waitFor(() => eins('[data-tabelle="karte"]'));
    expect(tabelle).toHaveAttribute('aria-rowcount', '54');
    await waitFor(() => { expect(tabelle).toHaveTextContent('nicht verglichen'); });
    await person.click(screen.getByRole('button', { name: /^Anteil/ }));
    await person.click(screen.getByRole('button', { name: /^Anteil/ }));
    await waitFor(() => { expect(anfrage().get('lauf')).toBe('ab'); });
    const anteile = [...tabelle.querySelectorAll('[data-spalte="anteil"]')].map((zelle) => zelle.textContent.trim()).filter((text) => text.includes('%'));
    expect(anteile.length).toBeGreaterThan(3);
    const zahlen = anteile.map((text) => Number.parseFloat(text.replace(',', '.')));
    expect(zahlen).toEqual([...zahlen].sort((a, b) => b - a));
    expect(anfrage().get('bild')).toBe('tabelle');
  });

  it('says so when the picture cannot be drawn, and keeps its table', async () => {
    const host = musterHost();
    await zeige('#/kommunen?ansicht=karte', { karteGet: async (wunsch) => ({ ...(await host.karteGet(wunsch)), svg: '<svg' }) });
    await waitFor(() => { expect(screen.getByRole('alert')).toHaveTextContent('Das Bild ließ sich nicht zeichnen.'); });
    expect(eins('[data-aktion="karte-tabelle"]')).toBeInTheDocument();
  });

  it('writes picture and table by the host', async () => {
    const diagrammSchreiben = vi.fn<Host['diagrammSchreiben']>().mockResolvedValue({ datei: '/muster/karte.svg', zeilen: null });
    const { person } = await zeige('#/kommunen?ansicht=karte&leistung=10001', { diagrammSchreiben });
    await waitFor(karte);
    for (const format of ['svg', 'png', 'csv', 'csv-excel']) {
      await person.click(eins('[data-aktion="karte-export"]'));
      await person.click(eins(`[data-aktion="karte-${format}"]`));
    }
    expect(diagrammSchreiben.mock.calls.map(([wunsch, format]) => [wunsch.name, wunsch.wahl, format])).toEqual(['svg', 'png', 'csv', 'csv-excel'].map((format) => ['karte', '10001', format]));
  });
});

describe('matrix', () => {
  const WENIGE = '#/kommunen?ansicht=matrix&dienst=erlaubnis&art=kreisfreie Stadt';
  const satz = () => eins('[data-matrix-satz]').textContent;
  const hier = () => document.activeElement as HTMLElement;
  const spalten = MATRIX.kommunen.map((kommune, nr) => ({ ...kommune, nr })).filter(({ typ }) => typ === 'kreisfreie Stadt').sort((a, b) => new Intl.Collator('de', { numeric: true }).compare(a.name, b.name));
  const zeilen = MATRIX.leistungen.map((leistung, nr) => ({ ...leistung, nr })).filter(({ name }) => name.startsWith('Erlaubnis'));
  const erwartet = (z: number, s: number) => {
    const [zeile, spalte] = [zeilen[z], spalten[s]];
    if (zeile === undefined || spalte === undefined) throw new Error('out of the matrix');
    return `${zeile.name}, ${spalte.name}: ${wertwort(zeichenVon(MATRIX, zeile, spalte))}`;
  };

  it('draws heads and one cell only, however large it is', async () => {
    await zeige('#/kommunen?ansicht=matrix');
    const gitter = await waitFor(() => eins('[data-matrix]'));
    expect([gitter.getAttribute('aria-rowcount'), gitter.getAttribute('aria-colcount')]).toEqual([String(MATRIX.leistungen.length + 1), '428']);
    expect(within(gitter).getAllByRole('gridcell')).toHaveLength(1);
    expect(gitter.querySelectorAll('*').length).toBeLessThan(400);
  });

  it('has one Tab stop; arrows, Bild, Pos1 and Ende move it, and each cell is named', async () => {
    const { person } = await zeige(WENIGE);
    const gitter = await waitFor(() => eins('[data-matrix]'));
    expect(gitter.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await ohneBefund();
    (gitter.querySelector('[tabindex="0"]') as HTMLElement).focus();
    expect(hier()).toHaveAccessibleName(erwartet(0, 0));
    for (const [taste, z, s] of [['{ArrowRight}', 0, 1], ['{ArrowDown}', 1, 1], ['{End}', 1, spalten.length - 1], ['{Control>}{End}{/Control}', zeilen.length - 1, spalten.length - 1], ['{Control>}{Home}{/Control}', 0, 0]] as const) {
      await person.keyboard(taste);
      await waitFor(() => { expect(hier(), taste).toHaveAccessibleName(erwartet(z, s)); });
      expect(satz()).toBe(erwartet(z, s));
      expect(gitter.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    }
    await person.keyboard('{ArrowUp}');
    await waitFor(() => { expect(hier()).toHaveAttribute('role', 'columnheader'); });
    expect(satz()).toContain(`${spalten[0]?.name ?? ''}, kreisfreie Stadt: `);
    await person.keyboard('{ArrowDown}{ArrowLeft}');
    await waitFor(() => { expect(hier()).toHaveAttribute('role', 'rowheader'); });
    expect(satz()).toContain(zeilen[0]?.name);
  });

  it('opens the reports of a cell, the list of a row and the page of a column', async () => {
    const { person } = await zeige(WENIGE);
    const gitter = await waitFor(() => eins('[data-matrix]'));
    (gitter.querySelector('[tabindex="0"]') as HTMLElement).focus();
    await person.keyboard('{Enter}');
    const dialog = await waitFor(() => eins('[data-dialog="zelle"]'));
    expect(dialog).toHaveTextContent(`${zeilen[0]?.name ?? ''}, ${spalten[0]?.name ?? ''}`);
    await waitFor(() => { eins('[data-herkunft]'); });
    await ohneBefund();
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(fehlt('[data-dialog="zelle"]')).toBe(true); });
    expect(hier(), 'back at the cell').toHaveAccessibleName(erwartet(0, 0));

    await person.keyboard('{ArrowLeft}{Enter}');
    const liste = await waitFor(() => eins('[data-leistungszeile]'));
    expect(eins('[data-tabelle="leistungszeile"]')).toHaveAttribute('aria-rowcount', String(spalten.length + 1));
    expect(within(liste).getByRole('heading', { level: 2 })).toHaveFocus();
    await person.click(eins('[data-aktion="zur-matrix"]'));
    await waitFor(() => { expect(hier()).toHaveAttribute('role', 'rowheader'); });
    await person.keyboard('{ArrowUp}{ArrowRight}{Enter}');
    await waitFor(() => { expect(eins('main h1')).toHaveTextContent(spalten[0]?.name ?? '?'); });
  });

  it('marks cells, rows and columns, and takes what they name into a roll-out', async () => {
    const { person } = await zeige(WENIGE);
    const gitter = await waitFor(() => eins('[data-matrix]'));
    (gitter.querySelector('[tabindex="0"]') as HTMLElement).focus();
    await person.keyboard(' ');
    expect(hier()).toHaveAttribute('aria-selected', 'true');
    await person.keyboard('{ArrowDown}{ArrowRight} ');
    expect(eins('[data-marken]')).toHaveTextContent('Markiert: 2 Leistungen, 2 Kommunen');
    await person.keyboard(' {ArrowLeft}{ArrowLeft} ');
    await waitFor(() => { expect(eins('[data-marken]')).toHaveTextContent('Markiert: 2 Leistungen, 1 Kommune'); });
    await person.click(eins('[data-aktion="rollout-marken"]'));
    const dialog = await waitFor(() => eins('[data-dialog="rollout"]'));
    expect(anfrage().get('fuer')).toBe(`${zeilen[0]?.ozg_id ?? ''}|${zeilen[1]?.ozg_id ?? ''}`);
    expect(anfrage().get('in')).toBe(spalten[0]?.ags);
    expect(dialog).toHaveTextContent('2 × 1 = 2 Meldungen');
    await person.click(eins('[data-dialog="rollout"] [data-aktion="speichern"]'));
    await waitFor(() => { expect(fehlt('[data-dialog="rollout"]')).toBe(true); });
    expect(fehlt('[data-marken]'), 'what is entered is no longer marked').toBe(true);
  });

  it('filters in both directions and says why nothing is left', async () => {
    const { person } = await zeige('#/kommunen?ansicht=matrix');
    await waitFor(() => eins('[data-matrix]'));
    await person.keyboard('/');
    await person.keyboard('Bürgschaft');
    const n = MATRIX.leistungen.filter(({ name }) => name.startsWith('Bürgschaft')).length;
    await waitFor(() => { expect(eins('[data-treffer]')).toHaveTextContent(`${String(n)} von ${String(MATRIX.leistungen.length)} Leistungen, 427 von 427 Kommunen`); });
    await person.type(eins('#matrix-suche'), 'gibtesnicht');
    await waitFor(() => { expect(eins('[data-zustand="keine-treffer"]')).toBeInTheDocument(); });
    await waitFor(() => { expect([anfrage().get('dienst'), anfrage().get('suche')]).toEqual(['Bürgschaft', 'gibtesnicht']); });
    await person.click(eins('[data-aktion="ohne-filter"]'));
    await waitFor(() => { expect(eins('[data-treffer]')).toHaveTextContent(`${String(MATRIX.leistungen.length)} von`); });
    expect([anfrage().get('dienst'), anfrage().get('suche')]).toEqual([null, null]);
  });

  it('does by pointer what the keys do', async () => {
    const { person } = await zeige(WENIGE);
    await waitFor(() => eins('[data-matrix]'));
    await person.click(eins(`[data-matrix] [data-kommune="${spalten[1]?.ags ?? ''}"]`));
    await person.click(eins('[data-aktion="matrix-markieren"]'));
    expect(eins('[data-marken]')).toHaveTextContent('Markiert: 0 Leistungen, 1 Kommune');
    await person.click(eins('[data-matrix] [role="gridcell"], [data-matrix] [role="rowheader"]'));
    await person.click(eins('[data-aktion="matrix-oeffnen"]'));
    await waitFor(() => { eins('[data-leistungszeile]'); });
  });

  it('counts behind each choice of a filter what the others leave', async () => {
    const { person } = await zeige('#/kommunen?ansicht=matrix&art=Kreis');
    await waitFor(() => eins('[data-matrix]'));
    await person.click(eins('[data-filter="art"]'));
    for (const typ of ['Kreis', 'kreisfreie Stadt']) expect(screen.getByRole('option', { name: new RegExp(`^${typ}`) })).toHaveTextContent(String(MATRIX.kommunen.filter((kommune) => kommune.typ === typ).length));
  });

  it('copies a row with its words and both times', async () => {
    const { person } = await zeige(WENIGE);
    const gitter = await waitFor(() => eins('[data-matrix]'));
    (gitter.querySelector('[tabindex="0"]') as HTMLElement).focus();
    const daten: Record<string, string> = {};
    document.execCommand = () => {
      const ereignis = new Event('copy') as ClipboardEvent;
      Object.defineProperty(ereignis, 'clipboardData', { value: { setData: (art: string, text: string) => { daten[art] = text; } } });
      document.dispatchEvent(ereignis);
      return true;
    };
    await person.keyboard('{Control>}c{/Control}');
    const text = daten['text/plain'] ?? '';
    expect(text.split('\r\n')).toHaveLength(1 + spalten.length + 2);
    expect(text).toContain(`${spalten[0]?.ags ?? ''}\t${spalten[0]?.name ?? ''}\tkreisfreie Stadt\t${erwartet(0, 0).split(': ')[1] ?? ''}`);
    expect(text).toContain('Stand 30.06.2022, bekannt jetzt');
  });

  it('only reads in the past', async () => {
    const { person } = await zeige(`${WENIGE}&galt=2021-12-31`);
    const gitter = await waitFor(() => eins('[data-matrix]'));
    expect(gitter).not.toHaveAttribute('aria-multiselectable');
    (gitter.querySelector('[tabindex="0"]') as HTMLElement).focus();
    await person.keyboard(' ');
    expect(fehlt('[data-marken]')).toBe(true);
    await person.keyboard('{Enter}');
    await waitFor(() => { eins('[data-herkunft]'); });
    expect(fehlt('[data-aktion="meldung-neu"]')).toBe(true);
  });
});

describe('reports of a cell', () => {
  const ort = (wert: string) => {
    for (const [z, reihe] of MATRIX.werte.entries()) {
      const s = reihe.indexOf(wert);
      if (s >= 0) return { ozg: MATRIX.leistungen[z]?.ozg_id ?? '', ags: MATRIX.kommunen[s]?.ags ?? '' };
    }
    throw new Error(`no ${wert}`);
  };

  it('names what holds and what does not, where it comes from, and what is missing', async () => {
    const { ozg, ags } = ort('2');
    const meldung: MeldungDto = { schluessel: [ozg, ags, '2021-05-01', ''], leistung: '<b>Muster</b>\u202e', ort: 'Musterstadt', stand: 'online', reifegrad: 'Reifegrad 2 (Modell 1.1)', gueltig_ab: '2021-05-01', gilt: true, loesung: null, portal: null, quelle: null };
    await zeige(`#/kommunen?ansicht=matrix&dienst=${ozg}&zelle=${ozg} ${ags}`, {
      zelleGet: () => Promise.resolve({ herkunft: 'Woher (Muster).', meldungen: [meldung, { ...meldung, schluessel: [ozg, '05000000', '2020-01-01', ''], ort: 'Land', gilt: false, gueltig_ab: '2020-01-01' }, { ...meldung, schluessel: [ozg, ags, '2023-01-01', ''], stand: 'abgeschaltet', reifegrad: null, gilt: false, gueltig_ab: '2023-01-01' }] }),
    });
    const zeilen = await waitFor(() => {
      const alle = document.querySelectorAll('[data-liste="meldungen"] > li');
      expect(alle).toHaveLength(3);
      return [...alle].map((zeile) => zeile.textContent.replace(/\s+/g, ' '));
    });
    expect(zeilen[0]).toMatch(/online, Reifegrad 2 \(Modell 1\.1\) ?gilt .*keine Angabe.*unbelegt/);
    expect(zeilen[0]).toContain('<b>Muster</b>');
    expect(zeilen[1]).toMatch(/abgelöst ?geerbt/);
    expect(zeilen[2]).toMatch(/abgeschaltet ?gilt noch nicht/);
    expect(eins('[data-dialog="zelle"]')).toHaveTextContent('Woher (Muster).');
    await ohneBefund();
  });

  it('are asked for both times', async () => {
    const { ozg, ags } = ort('2');
    const zelleGet = vi.fn(musterHost().zelleGet);
    await zeige(`#/kommunen?ansicht=matrix&umfang=alle&zelle=${ozg} ${ags}&galt=2021-03-08&bekannt=2021-03-08T22:59:59.999Z`, { zelleGet });
    await waitFor(() => { expect(zelleGet).toHaveBeenCalled(); });
    expect(zelleGet.mock.calls).toEqual([[ozg, ags, 'alle', { stichtag: '2021-03-08', bekanntAm: '2021-03-08T22:59:59.999Z' }]]);
  });

  it('says that no report is not the same as offline', async () => {
    const { ozg, ags } = ort('?');
    await zeige(`#/kommunen?ansicht=matrix&dienst=${ozg}&zelle=${ozg} ${ags}`, { zelleGet: () => Promise.resolve({ herkunft: 'Nicht gemeldet (Muster).', meldungen: [] }) });
    await waitFor(() => { expect(eins('[data-zustand="keine-meldung"]')).toHaveTextContent('unbekannt'); });
  });

  it('edits a report and adds one, in the form of the noun', async () => {
    const { ozg, ags } = ort('2');
    const satzSet = vi.fn(musterHost().satzSet);
    const satzShow = vi.fn<Host['satzShow']>(() => Promise.resolve({ leistung: ozg, ags, stand: 'online', reifegrad_modell: '1.1', reifegrad: 2, reifegrad_art: 'genau', gueltig_ab: '2021-05-01', loesung: null, portal: null, quelle: null }));
    const { person } = await zeige(`#/kommunen?ansicht=matrix&dienst=${ozg}&zelle=${ozg} ${ags}`, { satzSet, satzShow });
    await person.click((await waitFor(() => screen.getAllByRole('button', { name: /^Meldung ändern: / })))[0] as HTMLElement);
    const formular = await waitFor(() => eins('[data-formular="nachnutzung"]'));
    expect(satzShow.mock.lastCall?.[1].slice(0, 2)).toEqual([ozg, ags]);
    await waitFor(() => { eins('[data-formular="nachnutzung"] [data-feld="reifegrad"]'); });
    const grad = within(formular).getByLabelText('Reifegrad');
    await person.clear(grad);
    await person.type(grad, '3');
    await person.click(eins('[data-formular="nachnutzung"] [data-aktion="speichern"]'));
    await waitFor(() => { expect(fehlt('[data-formular="nachnutzung"]')).toBe(true); });
    expect(satzSet.mock.lastCall?.[0]).toMatchObject({ nomen: 'nachnutzung', modus: 'aendern', felder: { leistung: ozg, ags, reifegrad: '3' } });
    expect(eins('[data-dialog="zelle"]')).toBeInTheDocument();

    await person.click(eins('[data-aktion="meldung-neu"]'));
    await waitFor(() => { expect(eins('[data-formular="nachnutzung"] [data-feld="ags"]')).toHaveValue(ags); });
    expect(eins('[data-formular="nachnutzung"] [data-feld="reifegrad_modell"]')).toHaveValue('1.1');
    await person.click(eins('[data-formular="nachnutzung"] [data-aktion="speichern"]'));
    await waitFor(() => { expect(satzSet.mock.lastCall?.[0]).toMatchObject({ modus: 'anlegen', felder: { leistung: ozg, ags, stand: 'online', gueltig_ab: '30.06.2022' } }); });
  });
});

describe('page of a Kommune', () => {
  const angebot = () => musterHost().kommuneAngebot(STADT.ags, 'kommunal', { stichtag: '2022-06-30', bekanntAm: null });

  it('says Z6 with its bounds beside its kind, and each service in a word', async () => {
    const { kennzahl, leistungen } = await angebot();
    const { person } = await zeige(`#/kommunen/${STADT.ags}?wertfilter=2`);
    await waitFor(() => { eins('[data-tabelle="angebot"]'); });
    const { zaehler, nenner, unbekannt } = STADT.z6;
    expect(eins('[data-bereich="angebot"]')).toHaveTextContent(`${String(zaehler)} von ${String(nenner)} (`);
    expect(eins('[data-bereich="angebot"]')).toHaveTextContent(`davon unbekannt ${String(unbekannt)}`);
    expect(eins('[data-wert="z6"]').textContent).toMatch(/^\d+,\d bis \d+,\d\u202f%$/);
    expect(eins('[data-wert="median"]').textContent).toMatch(/^\d+,\d bis \d+,\d\u202f%$/);
    expect(eins('[data-bereich="angebot"]')).toHaveTextContent(`kreisfreie Stadt, ${String(kennzahl.vergleich?.kommunen)} bewertbare`);
    const zwei = leistungen.filter(({ wert }) => wert === '2').length;
    expect(eins('[data-angebot-treffer]')).toHaveTextContent(`${String(zwei)} von ${String(leistungen.length)}`);
    expect([...document.querySelectorAll('[data-zellwert]')].every((zelle) => zelle.textContent.trim() === 'Reifegrad 2')).toBe(true);
    await ohneBefund();
    await person.click(eins('[data-filter="wert"]'));
    await person.click(screen.getByRole('option', { name: /^unbekannt/ }));
    const beide = leistungen.filter(({ wert }) => wert === '2' || wert === '?').length;
    await waitFor(() => { expect(eins('[data-angebot-treffer]')).toHaveTextContent(`${String(beide)} von`); });
  });

  it('opens a row, and goes back without what belonged to it', async () => {
    const { person } = await zeige(`#/kommunen/${STADT.ags}?wertfilter=2&art=Kreis`);
    const zeile = await waitFor(() => eins('[data-tabelle="angebot"] [data-leistung]'));
    (zeile.querySelector('[role="rowheader"]') as HTMLElement).focus();
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(eins('[data-dialog="zelle"]')).toHaveTextContent(STADT.name); });
    expect(anfrage().get('zelle')).toBe(zeile.dataset.leistung);
    await person.keyboard('{Escape}');
    expect(eins('[data-aktion="zurueck"]')).toHaveAttribute('href', '#/kommunen?art=Kreis');
  });

  it('enters a report with this Kommune preset', async () => {
    const { person } = await zeige(`#/kommunen/${STADT.ags}`);
    await person.click(eins('[data-aktion="meldung-eintragen"]'));
    await waitFor(() => { expect(eins('[data-formular="nachnutzung"] [data-feld="ags"]')).toHaveValue(STADT.ags); });
  });

  it.each([
    ['nothing to judge', (dto: KommuneAngebotDto) => ({ ...dto, leistungen: [], kennzahl: { ...dto.kennzahl, vergleich: null, regeln: [{ regel: 'Z6', zaehler: 0, nenner: 0, unbekannt: 0 }] } }), ['nicht bewertbar', 'Kein Vergleich', 'ist damit unbekannt']],
    ['nothing known', (dto: KommuneAngebotDto) => ({ ...dto, kennzahl: { ...dto.kennzahl, regeln: [{ regel: 'Z6', zaehler: 0, nenner: 9, unbekannt: 9 }] } }), ['unbekannt, 9 von 9']],
  ])('says %s in words', async (_, anders, worte) => {
    const dto = await angebot();
    await zeige(`#/kommunen/${STADT.ags}?wertfilter=2`, { kommuneAngebot: () => Promise.resolve(anders(dto)) });
    for (const wort of worte) await waitFor(() => { expect(eins('[data-bereich="angebot"]')).toHaveTextContent(wort); });
    await ohneBefund();
  });

  it('asks for the other scope', async () => {
    const kommuneAngebot = vi.fn(musterHost().kommuneAngebot);
    const { person } = await zeige(`#/kommunen/${STADT.ags}`, { kommuneAngebot });
    await person.click(await waitFor(() => screen.getByRole('radio', { name: 'alle' })));
    await waitFor(() => { expect(kommuneAngebot.mock.lastCall?.slice(0, 2)).toEqual([STADT.ags, 'alle']); });
    expect(anfrage().get('umfang')).toBe('alle');
  });
});
