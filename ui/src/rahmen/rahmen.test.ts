/** The view Rahmen in the whole window, on the fixture host. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { MesswertDto } from '../api/bindings/MesswertDto';
import type { Host } from '../api/host';
import { MUSTER_HEUTE, musterHost } from '../api/muster';
import { musterRahmen } from '../api/muster-rahmen';
import { ladeTeil } from '../shell/teile';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';
import { abschnitte, anzahl, dezimal, filtere, fristwort, matrix } from './liste';
import { TEILE } from './worte';

vi.setConfig({ testTimeout: 20_000 });

const RAHMEN = musterRahmen('voll', MUSTER_HEUTE);

// Loading it is not what is tested, and takes long on a busy machine.
beforeAll(async () => { await ladeTeil('rahmen'); }, 30_000);

async function zeige(adresse = '#/rahmen', teile: Partial<Host> = {}, fall: 'voll' | 'leer' = 'voll') {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(fall), ...teile });
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Rahmen'); });
  await bereit();
  return fenster;
}

const saetze = (tabelle: string) => [...document.querySelectorAll<HTMLElement>(`[data-tabelle="${tabelle}"] [data-satz]`)].map(({ dataset }) => dataset.satz);

describe('words', () => {
  it.each([
    [12, null, 'noch 12 Tage'],
    [1, null, 'noch 1 Tag'],
    [0, null, 'läuft heute ab'],
    [null, 1, 'seit 1 Tag überschritten'],
    [null, 12, 'seit 12 Tagen überschritten'],
  ])('Frist: %j left, %j since', (tage_bis, tage_ueberschritten, text) => {
    expect(fristwort({ datum: '2022-12-31', tage_bis, tage_ueberschritten })).toBe(text);
  });

  it.each([['338', '338'], ['1418', '1\u202f418'], ['6.96', '6,96'], ['ca', 'ca']])('number %s', (roh, text) => {
    expect(dezimal(roh)).toBe(text);
  });

  it('counts records, not the rows that say there is none', () => {
    const veranstaltungen = abschnitte(RAHMEN).find(({ id }) => id === 'veranstaltungen');
    expect(veranstaltungen?.zeilen.length).toBe(7);
    expect(anzahl(veranstaltungen?.zeilen ?? [])).toBe(4);
  });

  it('finds in either spelling, in sources too', () => {
    const [erster] = abschnitte(RAHMEN);
    expect(filtere(erster?.zeilen ?? [], 'verlaengerung').map(({ schluessel }) => schluessel[0])).toEqual(['spaeter']);
    expect(filtere(erster?.zeilen ?? [], 'vorlage muster')).toHaveLength(1);
    expect(filtere(erster?.zeilen ?? [], '')).toHaveLength(2);
  });

  it('leaves open what nobody reported', () => {
    expect(matrix(RAHMEN.loesungen, RAHMEN.standards, RAHMEN.konformitaeten).map(({ zellen }) => zellen.map((zelle) => zelle?.stand ?? null))).toEqual([['teilweise', null], [null, null]]);
  });
});

it.each(TEILE)('%s has nothing to find fault with', async (teil) => {
  await zeige(`#/rahmen?teil=${teil}`);
  expect(eins('[role="tab"][aria-selected="true"]')).toHaveAttribute('data-reiter', teil);
  expect(document.querySelectorAll('[data-abschnitt]').length).toBeGreaterThan(0);
  await ohneBefund();
});

it('counts contracts by their state on the day', async () => {
  await zeige();
  expect([...document.querySelectorAll<HTMLElement>('[data-stand]')].map(({ textContent }) => textContent)).toEqual(['1 angeschlossen', '1 Interesse bekundet', '1 am Stichtag noch nicht begonnen', '1 unbekannt']);
  expect(eins('[data-tabelle="vereinbarungen"] [data-satz="spaeter"]')).toHaveTextContent('nach dem Stichtag');
  expect(within(eins('[data-satz="kooperation"]')).getByRole('link', { name: 'Vorlage (Muster)' })).toHaveAttribute('href', '#/quellen/muster-01');
  expect(eins('[data-satz="spaeter"]')).toHaveTextContent('unbelegt');
});

it('shows all five Regierungsbezirke, also those without an event', async () => {
  await zeige('#/rahmen?teil=gremien');
  const tabelle = eins('[data-tabelle="veranstaltungen"]');
  for (const bezirk of ['Arnsberg', 'Detmold', 'Düsseldorf', 'Köln', 'Münster']) expect(tabelle).toHaveTextContent(bezirk);
  expect(within(tabelle).getAllByText('keine Veranstaltung erfasst')).toHaveLength(3);
  expect(eins('[data-satz="e4"]')).toHaveTextContent('ohne Regierungsbezirk');
  expect(eins('[data-satz="f0"]')).toHaveTextContent('seit 12 Tagen überschritten');
  expect(eins('[data-satz="f1"]')).toHaveTextContent('noch 184 Tage');
});

it('says of portals what is known, in words', async () => {
  await zeige('#/rahmen?teil=standards');
  expect(eins('[data-satz="p1"]')).toHaveTextContent('Nutzung nicht verpflichtend');
  expect(eins('[data-satz="p1"]')).toHaveTextContent('an den Portalverbund angeschlossen seit 01.02.2021');
  expect(within(eins('[data-satz="p2"]')).getAllByText('unbekannt')).toHaveLength(2);
});

describe('Lösungen and standards', () => {
  it('is a word in every cell, and a missing one leads to its form', async () => {
    const { person } = await zeige('#/rahmen?teil=standards');
    expect(saetze('matrix')).toEqual(['l1']);
    expect(eins('[data-satz="l1"] [data-standard="s1"]')).toHaveTextContent('teilweise');
    await person.click(eins('[data-feld="ohne-meldung"]'));
    expect(saetze('matrix')).toEqual(['l1', 'l2']);
    expect(eins('[data-satz="l2"] [data-standard="s2"]')).toHaveTextContent('nicht gemeldet');
    await ohneBefund();
    await person.click(eins('[data-satz="l2"] [data-standard="s2"] button'));
    await waitFor(() => { eins('[data-dialog="konformitaet-formular"]'); });
    expect(window.location.hash).toContain('zu=loesung%2Cl2%2Cstandard%2Cs2');
  });

  it('is removed with both parts of its key', async () => {
    const satzClear = vi.fn<Host['satzClear']>().mockResolvedValue({ nr: 1, schluessel: [], aenderungen: 1, hinweise: [] });
    const { person } = await zeige('#/rahmen?teil=standards', { satzClear });
    await person.click(eins('[data-satz="l1"] [data-aktion="konformitaet-menue"]'));
    await person.click(eins('[data-aktion="konformitaet-entfernen"]'));
    await waitFor(() => { expect(document.activeElement).toBe(eins('[data-aktion="behalten"]')); });
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    expect(satzClear).toHaveBeenCalledWith('konformitaet', ['l1', 's1'], null);
    await waitFor(() => { expect(eins('#matrix-titel')).toHaveFocus(); });
    expect(eins('[data-meldung]')).toHaveTextContent('Konformität entfernt');
  });
});

describe('published figures', () => {
  it('keep definition and denominator, and say that there is no figure of our own', async () => {
    await zeige('#/rahmen?teil=messwerte');
    const zeile = eins('[data-satz="m-338"]');
    for (const text of ['in mindestens einer Kommune', '338 OZG-Leistungen', 'von 575', 'das sind 58,8', 'Keine eigene Zahl für diesen Tag', 'Anderer Nenner: 575 statt 557. Die beiden Quoten sind nicht vergleichbar.']) expect(zeile).toHaveTextContent(text);
    expect(eins('[data-satz="m-ohne"]')).toHaveTextContent('Nenner nicht genannt');
    expect(eins('[data-satz="m-ohne"]')).toHaveTextContent('Keine Zählregel dieses Programms passt');
    expect(eins('[data-satz="m-bonn"]')).toHaveTextContent('4,7 Prozent');
    expect(eins('[data-spaeter]')).toHaveTextContent('1 Messwert gilt erst nach dem Stichtag');
    expect(document.querySelector('[data-satz="m-372"]')).toBeNull();
  });

  it('stand beside our own where there is one', async () => {
    const mit: MesswertDto = { ...(RAHMEN.messwerte[0] as MesswertDto), eigene: { regel: 'Z1', zaehler: 300, nenner: 557, unbekannt: 40, unterschied: 'Anderer Nenner: 575 statt 557.' } };
    await zeige('#/rahmen?teil=messwerte', { rahmenGet: () => Promise.resolve({ ...RAHMEN, messwerte: [mit] }) });
    expect(eins('[data-satz="m-338"]')).toHaveTextContent('Z1: 300 von 557, davon unbekannt 40');
  });
});

it('searches all parts at once, says where the hits are, and explains none', async () => {
  const { person } = await zeige();
  await person.keyboard('/');
  expect(eins('#rahmen-suche')).toHaveFocus();
  await person.keyboard('einbuergerung');
  expect(eins('[data-reiter="regionen"]')).toHaveTextContent('1');
  expect(eins('[data-reiter="vertraege"]')).toHaveTextContent('0');
  expect(eins('[data-abschnitt="vereinbarungen"] [data-zustand="keine-treffer"]')).toHaveTextContent('alle 2 Zeilen');
  await person.click(eins('[data-reiter="regionen"]'));
  expect(saetze('modellprojekte')).toEqual(['d1']);
  expect(eins('[data-satz="d1"]')).toHaveTextContent('Muster: Einbürgerung · 10257');
  await waitFor(() => { expect(window.location.hash).toBe('#/rahmen?suche=einbuergerung&teil=regionen'); });
  await ohneBefund();
});

it('moves between the parts by keys', async () => {
  const { person } = await zeige();
  eins('[data-reiter="vertraege"]').focus();
  await person.keyboard('{ArrowRight}');
  expect(eins('[data-reiter="gremien"]')).toHaveFocus();
  expect(eins('[role="tabpanel"]')).toHaveAttribute('data-teil', 'gremien');
  await person.keyboard('{End}');
  expect(eins('[role="tabpanel"]')).toHaveAttribute('data-teil', 'messwerte');
});

it('is reached by its key', async () => {
  window.history.replaceState(null, '', '#/uebersicht');
  const { person } = await oeffne();
  await person.keyboard('{Control>}7{/Control}');
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Rahmen'); });
});

describe('writing', () => {
  const feld = (kopf: string, art: string, pflicht = false) => ({ kopf, name: kopf, art, pflicht, schluessel: kopf === 'kennung', hoechstens: null, werte: [], ziel: null });
  const vereinbarung = { nomen: 'vereinbarung', titel: 'Vereinbarung', hat_rohdatum: true, felder: [feld('kennung', 'zeile'), feld('titel', 'zeile', true), feld('datum', 'rohdatum'), feld('genauigkeit', 'wahl', true), feld('stand', 'zeile'), feld('nutzer', 'zeile'), feld('vertrag_am', 'tag')] };
  const gespeichert = { nr: 1286, schluessel: ['neu'], aenderungen: 1, hinweise: [] };

  it('a reuse contract is an agreement, without a state to type', async () => {
    const satzSet = vi.fn<Host['satzSet']>().mockResolvedValue(gespeichert);
    const { person } = await zeige('#/rahmen', { formularGet: () => Promise.resolve(vereinbarung), satzSet });
    await person.click(eins('[data-aktion="vertrag-erfassen"]'));
    await waitFor(() => { eins('[data-dialog="vertrag-formular"] [data-feld="nutzer"]'); });
    expect(document.querySelector('[data-feld="stand"]')).toBeNull();
    await ohneBefund();
    await person.type(eins('[data-feld="titel"]'), 'Muster: Vertrag');
    await person.type(eins('[data-feld="nutzer"]'), 'Musterkreis');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(satzSet).toHaveBeenCalledOnce(); });
    const wunsch = satzSet.mock.calls[0]?.[0];
    expect([wunsch?.nomen, wunsch?.modus]).toEqual(['vereinbarung', 'anlegen']);
    expect(wunsch?.felder).toMatchObject({ titel: 'Muster: Vertrag', nutzer: 'Musterkreis', datum: 'undatiert' });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Gespeichert: Nachnutzungsvertrag'); });
    expect(document.querySelector('dialog[open]')).toBeNull();
  });

  it('an agreement does not ask for what only a contract has', async () => {
    const { person } = await zeige('#/rahmen', { formularGet: () => Promise.resolve(vereinbarung) });
    await person.click(eins('[data-aktion="vereinbarung-erfassen"]'));
    await waitFor(() => { eins('[data-dialog="vereinbarung-formular"] [data-feld="stand"]'); });
    for (const kopf of ['nutzer', 'vertrag_am']) expect(document.querySelector(`[data-feld="${kopf}"]`), kopf).toBeNull();
  });

  it('changes a row in a dialog that the address names', async () => {
    const satzShow = vi.fn<Host['satzShow']>().mockResolvedValue({ kennung: 'g1', name: 'Muster: AG Technik', quelle: null });
    const { person } = await zeige('#/rahmen?teil=gremien', { satzShow });
    await person.click(eins('[data-satz="g1"] [data-aktion="gremium-menue"]'));
    await person.click(eins('[data-aktion="gremium-aendern"]'));
    await waitFor(() => { expect(satzShow).toHaveBeenCalledWith('gremium', ['g1'], null); });
    expect(window.location.hash).toContain('formular=gremium&schluessel=g1');
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(window.location.hash).toBe('#/rahmen?teil=gremien'); });
  });

  it('a refusal to remove stands in the dialog', async () => {
    const satzClear = vi.fn<Host['satzClear']>().mockRejectedValue({ code: 'wird_gebraucht', params: {}, felder: [], text: 'Modellregion „Detmold“ wird noch gebraucht.', technik: '' });
    const { person } = await zeige('#/rahmen?teil=regionen', { satzClear });
    await person.click(eins('[data-satz="Detmold"] [data-aktion="modellregion-menue"]'));
    await person.click(eins('[data-aktion="modellregion-entfernen"]'));
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    expect(await within(eins('[data-dialog="modellregion-entfernen"]')).findByRole('alert')).toHaveTextContent('wird noch gebraucht');
    await ohneBefund();
  });
});

it('exports a table as the search leaves it', async () => {
  const listeExport = vi.fn<Host['listeExport']>().mockResolvedValue({ datei: '/muster/messwerte.csv', zeilen: 1 });
  const { person } = await zeige('#/rahmen?teil=messwerte&suche=bonn musterstadt', { listeExport });
  expect(document.querySelector('[data-aktion="export"]')).not.toBeNull();
  await person.keyboard('{Control>}e{/Control}');
  await person.click(eins('[data-aktion="export-opendata"]'));
  expect(listeExport).toHaveBeenCalledWith({ liste: 'messwerte', profil: 'opendata', stichtag: MUSTER_HEUTE, bekanntAm: null, schluessel: ['m-bonn'] });
});

it.each(TEILE)('in the past there is nothing to write with: %s', async (teil) => {
  await zeige(`#/rahmen?teil=${teil}&galt=2021-03-08`);
  expect([...document.querySelectorAll<HTMLElement>('main [data-aktion]')].map(({ dataset }) => dataset.aktion).filter((aktion) => /erfassen|menue|nachtragen/.test(aktion ?? ''))).toEqual([]);
  expect(document.querySelector('dialog[open]')).toBeNull();
  await ohneBefund();
});

it('shows the state of then', async () => {
  await zeige('#/rahmen?galt=2021-03-08');
  expect(eins('[data-satz="v1"]')).toHaveTextContent('am Stichtag noch nicht begonnen');
  await ohneBefund();
});

it.each([
  ['vertraege', ['vereinbarungen', 'nachnutzungsvertraege'], 'das ist nicht dasselbe wie 0'],
  ['gremien', ['gremien', 'fristen'], 'Das heißt nicht, dass es keines gibt.'],
  ['standards', ['standards', 'matrix', 'portale'], 'nicht „nein“'],
  ['regionen', ['modellregionen', 'modellprojekte'], 'Noch keine Modellregion erfasst'],
  ['messwerte', ['messwerte'], 'Das heißt nicht, dass nichts veröffentlicht wurde.'],
])('empty: %s says what is missing and why that is not 0', async (teil, ids, satz) => {
  await zeige(`#/rahmen?teil=${teil}`, {}, 'leer');
  for (const id of ids) expect(eins(`[data-abschnitt="${id}"] [data-zustand="leer"]`), id).toBeVisible();
  expect(eins('[role="tabpanel"]')).toHaveTextContent(satz);
  await ohneBefund();
});

it('shows an error in its place', async () => {
  await zeige('#/rahmen', { rahmenGet: () => Promise.reject(new Error('kaputt')) });
  expect(screen.getByRole('alert')).toHaveTextContent('Die Angaben ließen sich nicht laden');
  expect(document.querySelector('[role="tabpanel"]')).toBeNull();
  await ohneBefund();
});

it('a hostile text stays text', async () => {
  const boese = '<img src=x onerror=alert(1)>';
  await zeige('#/rahmen', { rahmenGet: () => Promise.resolve({ ...RAHMEN, vereinbarungen: RAHMEN.vereinbarungen.map((eine) => ({ ...eine, titel: boese })) }) });
  expect(eins('[data-satz="kooperation"] th bdi').textContent).toBe(boese);
  expect(document.querySelector('main img')).toBeNull();
});
