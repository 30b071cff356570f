import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { QuelleZeileDto } from '../api/bindings/QuelleZeileDto';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { musterQuellen, musterTatsachen } from '../api/muster-katalog';
import { bereit, eins, ohneBefund, oeffne } from '../test/fenster';
import { adressen, alter, gruppiere, ordne, ort, tage } from './liste';

const { quellen: ALLE, unbelegt: UNBELEGT } = musterQuellen();
const HEUTE = '2022-06-30';
const mitDatei = ALLE.find(({ belege }) => belege.some(({ vorhanden }) => vorhanden)) as QuelleZeileDto;
const mitAdresse = ALLE.find(({ fundstelle }) => fundstelle.includes('https://')) as QuelleZeileDto;

async function zeige(adresse = '#/quellen', host: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(), quelleTatsachen: (kennung) => Promise.resolve(musterTatsachen(kennung)), ...host });
  await waitFor(() => { expect(document.querySelector('main h1')).not.toBeNull(); });
  await bereit();
  return fenster;
}

describe('words', () => {
  const quelle = ALLE[0] as QuelleZeileDto;

  it.each([
    ['2022-06-30', 0, 'heute'],
    ['2022-06-29', 1, '1 Tag'],
    ['2020-06-30', 730, '730 Tage'],
    ['2022-07-01', -1, 'Stand liegt in der Zukunft'],
    [null, null, 'unbekannt'],
    ['kein Tag', null, 'unbekannt'],
  ])('age of %j', (stand_am, n, text) => {
    expect([tage({ ...quelle, stand_am }, HEUTE), alter({ ...quelle, stand_am }, HEUTE)]).toEqual([n, text]);
  });

  it.each([
    ['Vorlage 17/4771', []],
    ['Seite https://a.example/x, abgerufen', ['https://a.example/x']],
    ['(https://a.example/x) und https://a.example/x.', ['https://a.example/x']],
    ['http://a.example javascript:alert(1) file:///etc', []],
    ['„https://a.example/ü?b=1#c“; HTTPS://B.example', ['https://a.example/ü?b=1#c', 'HTTPS://B.example']],
    ['https://', []],
  ])('https addresses in %j', (text, erwartet) => {
    expect(adressen(text)).toEqual(erwartet);
  });

  it.each([
    [{ nomen: 'meilenstein', schluessel: ['p', 'umsetzung', 'ist'], projekt: 'p' }, ['projekte', 'p']],
    [{ nomen: 'kommune', schluessel: ['05111000'], projekt: null }, ['kommunen', '05111000']],
    [{ nomen: 'ozg_leistung', schluessel: ['10000'], projekt: null }, ['leistungen', '10000']],
    [{ nomen: 'leika_leistung', schluessel: ['99000000000001'], projekt: null }, ['leistungen', '99000000000001']],
    [{ nomen: 'bewilligung', schluessel: ['b-1'], projekt: null }, ['foerderung', null, { bewilligung: 'b-1' }]],
    [{ nomen: 'frist', schluessel: ['x'], projekt: null }, null],
  ])('the place of %j', (tatsache, erwartet) => {
    expect(ort({ nomen_titel: '', text: '', ...tatsache })).toEqual(erwartet);
  });

  it('sorts by age with unknown last', () => {
    expect(ordne(ALLE, { spalte: 'alter', richtung: 'ab' }, HEUTE).at(-1)?.stand_am).toBeNull();
    expect(ordne(ALLE, { spalte: 'tatsachen', richtung: 'ab' }, HEUTE)[0]?.anzahl).toBe(Math.max(...ALLE.map(({ anzahl }) => anzahl)));
  });
});

it('shows first what is unbelegt, by noun, and leads to it', async () => {
  const { person } = await zeige();
  expect(eins('[data-treffer]')).toHaveTextContent('40 von 40');
  for (const { nomen, anzahl, titel } of UNBELEGT) expect(eins(`[data-unbelegt="${nomen}"]`)).toHaveTextContent(`${String(anzahl)} ${titel}`);
  await person.click(eins('[data-aktion="unbelegt"]'));
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Unbelegte Angaben'); });
  await waitFor(() => { expect(document.querySelectorAll('[data-gruppe]')).toHaveLength(UNBELEGT.length); });
  expect(eins(`[data-gruppe="${UNBELEGT[0]?.nomen ?? ''}"]`).querySelectorAll('li')).toHaveLength(UNBELEGT[0]?.anzahl ?? 0);
  expect(window.location.hash).toBe('#/quellen?unbelegt=ja');
  await ohneBefund();
});

it('has nothing to find fault with as a list', async () => {
  await zeige('#/quellen?suche=haushaltsplan');
  await ohneBefund();
});

it('searches, explains no hits, and keeps both in the address', async () => {
  const { person } = await zeige('#/quellen?suche=gibtesnicht');
  expect(eins('[data-zustand="keine-treffer"]')).toHaveTextContent('alle 40 Quellen');
  await ohneBefund();
  await person.click(eins('[data-aktion="ohne-suche"]'));
  expect(document.activeElement).toBe(eins('#quellen-suche'));
  await person.keyboard('haushaltsplan');
  expect(eins('[data-treffer]')).toHaveTextContent(`${String(ALLE.filter(({ art }) => art === 'Haushaltsplan').length)} von 40`);
  await waitFor(() => { expect(window.location.hash).toBe('#/quellen?suche=haushaltsplan'); });
});

it('exports the shown sources', async () => {
  const listeExport = vi.fn<Host['listeExport']>().mockResolvedValue({ datei: '/muster/quellen.csv', zeilen: 1 });
  const { person } = await zeige(`#/quellen?suche=${mitDatei.kennung}`, { listeExport });
  await person.click(eins('[data-aktion="export"]'));
  await person.click(eins('[data-aktion="export-opendata"]'));
  expect(listeExport).toHaveBeenCalledWith({ liste: 'quellen', profil: 'opendata', stichtag: HEUTE, bekanntAm: null, schluessel: [mitDatei.kennung] });
  expect(eins('[data-meldung]')).toHaveTextContent('/muster/quellen.csv');
});

describe('page of one', () => {
  it('says what rests on it, grouped, with ways to the projects', async () => {
    await zeige(`#/quellen/${mitDatei.kennung}`);
    expect(eins('[data-wert="fundstelle"]')).toHaveTextContent(mitDatei.fundstelle);
    const gruppen = gruppiere(musterTatsachen(mitDatei.kennung));
    await waitFor(() => { expect([...document.querySelectorAll<HTMLElement>('[data-gruppe]')].map(({ dataset }) => dataset.gruppe)).toEqual(gruppen.map(({ nomen }) => nomen)); });
    expect(eins('[data-gruppe] a')).toHaveAttribute('href', `#/projekte/${gruppen[0]?.tatsachen[0]?.projekt ?? '?'}`);
    await ohneBefund();
  });

  it('opens, adds and removes files; removing asks first and the harmless answer has the focus', async () => {
    const belegOeffnen = vi.fn<Host['belegOeffnen']>().mockResolvedValue();
    const belegClear = vi.fn<Host['belegClear']>().mockResolvedValue();
    const belegAdd = vi.fn<Host['belegAdd']>().mockResolvedValue({ hash: 'ab', name: 'Neu (Muster).pdf', groesse: 5, fundstelle: mitDatei.fundstelle, vorhanden: true });
    const quelleList = vi.fn<Host['quelleList']>().mockResolvedValue(musterQuellen());
    const { person } = await zeige(`#/quellen/${mitDatei.kennung}`, { belegOeffnen, belegClear, belegAdd, quelleList });
    const datei = mitDatei.belege[0];
    await person.click(eins('[data-aktion="beleg-oeffnen"]'));
    expect(belegOeffnen).toHaveBeenCalledWith(datei?.hash);
    await person.click(eins('[data-aktion="beleg-hinzufuegen"]'));
    expect(belegAdd).toHaveBeenCalledWith(mitDatei.fundstelle);
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Neu (Muster).pdf'); });
    await waitFor(() => { expect(quelleList).toHaveBeenCalledTimes(2); });
    await person.click(eins('[data-aktion="beleg-entfernen"]'));
    await waitFor(() => { expect(document.activeElement).toBe(eins('[data-aktion="beleg-behalten"]')); });
    await person.click(eins('[data-aktion="beleg-behalten"]'));
    expect(belegClear).not.toHaveBeenCalled();
    await person.click(eins('[data-aktion="beleg-entfernen"]'));
    await person.click(eins('[data-aktion="beleg-wirklich-entfernen"]'));
    expect(belegClear).toHaveBeenCalledWith(mitDatei.fundstelle, datei?.hash);
    await waitFor(() => { expect(document.activeElement).toHaveTextContent('Belegdateien'); });
  });

  it('opens the https address of a Fundstelle, and only such', async () => {
    const adresseOeffnen = vi.fn<Host['adresseOeffnen']>().mockResolvedValue();
    const { person } = await zeige(`#/quellen/${mitAdresse.kennung}`, { adresseOeffnen });
    await person.click(eins('[data-aktion="adresse-oeffnen"]'));
    expect(adresseOeffnen).toHaveBeenCalledWith(adressen(mitAdresse.fundstelle)[0]);
  });

  it('says which one, where a Fundstelle names several', async () => {
    const quelle: QuelleZeileDto = { ...mitAdresse, kennung: 'zwei', fundstelle: 'https://a.example/1 und https://b.example/2' };
    await zeige('#/quellen/zwei', { quelleList: () => Promise.resolve({ quellen: [quelle], unbelegt: [] }) });
    expect([...document.querySelectorAll('[data-aktion="adresse-oeffnen"]')].map(({ textContent }) => textContent)).toEqual(['Adresse öffnen: https://a.example/1', 'Adresse öffnen: https://b.example/2']);
  });

  it('shows many facts in parts and goes on with the first new one', async () => {
    const tatsachen = Array.from({ length: 70 }, (_, nr) => ({ nomen: 'frist', nomen_titel: 'Fristen', schluessel: [String(nr)], text: `Muster ${String(nr)}`, projekt: null }));
    const { person } = await zeige(`#/quellen/${mitDatei.kennung}`, { quelleTatsachen: () => Promise.resolve(tatsachen) });
    await waitFor(() => { expect(document.querySelectorAll('[data-gruppe="frist"] li')).toHaveLength(50); });
    await person.click(eins('[data-aktion="mehr-frist"]'));
    await waitFor(() => { expect(document.activeElement).toHaveTextContent('Muster 50'); });
    expect(document.querySelectorAll('[data-gruppe="frist"] li')).toHaveLength(70);
  });

  it('has no such button without one', async () => {
    await zeige(`#/quellen/${ALLE.find(({ fundstelle }) => !fundstelle.includes('https://'))?.kennung ?? ''}`);
    expect(document.querySelector('[data-aktion="adresse-oeffnen"]')).toBeNull();
  });

  it('is edited in its place', async () => {
    const { person } = await zeige(`#/quellen/${mitDatei.kennung}`);
    await person.click(eins('[data-aktion="bearbeiten"]'));
    expect(eins('[data-formular]')).toBeVisible();
    expect(document.querySelector('[data-aktion="bearbeiten"]')).toBeNull();
  });

  it('saves what was typed, without key and Fundstelle as fields, and the focus is on the facts', async () => {
    const feld = (kopf: string, art: string, pflicht = false) => ({ kopf, name: kopf, art, pflicht, schluessel: kopf === 'kennung', hoechstens: null, werte: [], ziel: null });
    const satzSet = vi.fn<Host['satzSet']>().mockResolvedValue({ nr: 1286, schluessel: [mitDatei.kennung], aenderungen: 1, hinweise: [] });
    const { person } = await zeige(`#/quellen/${mitDatei.kennung}`, {
      formularGet: () => Promise.resolve({ nomen: 'quelle', titel: 'Quelle', hat_rohdatum: false, felder: [feld('kennung', 'zeile'), feld('fundstelle', 'zeile', true), feld('art', 'zeile'), feld('stand_am', 'tag'), feld('hinweis', 'text')] }),
      satzShow: () => Promise.resolve({ kennung: mitDatei.kennung, fundstelle: mitDatei.fundstelle, art: 'Anruf', stand_am: null, hinweis: null }),
      satzSet,
    });
    await person.keyboard('{F2}');
    await waitFor(() => { expect(document.querySelector('[data-feld="hinweis"]')).not.toBeNull(); });
    for (const kopf of ['kennung', 'fundstelle']) expect(document.querySelector(`[data-feld="${kopf}"]`), kopf).toBeNull();
    await ohneBefund();
    await person.type(eins('[data-feld="hinweis"]'), 'Nur Seite 3 (Muster)');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(satzSet).toHaveBeenCalledOnce(); });
    const wunsch = satzSet.mock.calls[0]?.[0];
    expect(wunsch?.nomen).toBe('quelle');
    expect(wunsch?.felder).toMatchObject({ kennung: mitDatei.kennung, hinweis: 'Nur Seite 3 (Muster)' });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Gespeichert: Angaben zur Quelle'); });
    expect(document.activeElement).toBe(eins('main dl'));
  });

  it('says so if there is none', async () => {
    await zeige('#/quellen/fehlt');
    expect(eins('[data-zustand="fehlt"]')).toHaveTextContent('„fehlt“');
    await ohneBefund();
  });
});

it('in the past nothing can be written, and it says that sources have no Stichtag', async () => {
  await zeige(`#/quellen/${mitDatei.kennung}?galt=2021-03-08`);
  expect(eins('[data-hinweis="stichtag"]')).toHaveTextContent('was heute auf ihnen beruht');
  for (const aktion of ['bearbeiten', 'beleg-hinzufuegen', 'beleg-entfernen']) expect(document.querySelector(`[data-aktion="${aktion}"]`), aktion).toBeNull();
  expect(eins('[data-aktion="beleg-oeffnen"]')).toBeVisible();
  await ohneBefund();
});

it('a file of today is never dated by the past', async () => {
  const listeExport = vi.fn<Host['listeExport']>().mockResolvedValue(null);
  const { person } = await zeige(`#/quellen?suche=${mitDatei.kennung}&galt=2021-03-08`, { listeExport });
  await person.click(eins('[data-aktion="export"]'));
  await person.click(eins('[data-aktion="export-excel"]'));
  expect(listeExport).toHaveBeenCalledWith({ liste: 'quellen', profil: 'excel', stichtag: HEUTE, bekanntAm: null, schluessel: [mitDatei.kennung] });
});

it('filters by a kind whose words hold the sign between two', async () => {
  const [erste, zweite] = ALLE as [QuelleZeileDto, QuelleZeileDto];
  await zeige('#/quellen?art=Brief%257CAnlage', { quelleList: () => Promise.resolve({ quellen: [{ ...erste, art: 'Brief|Anlage' }, { ...zweite, art: 'Brief' }], unbelegt: [] }) });
  expect(eins('[data-treffer]')).toHaveTextContent('1 von 2');
});

it('says what it means that there is no source', async () => {
  await zeige('#/quellen', { quelleList: () => Promise.resolve({ quellen: [], unbelegt: UNBELEGT }) });
  expect(eins('[data-zustand="leer"]')).toHaveTextContent('Noch keine Quelle erfasst');
  expect(eins(`[data-unbelegt="${UNBELEGT[0]?.nomen ?? ''}"]`)).toBeVisible();
  await ohneBefund();
});

it('shows an error in its place', async () => {
  await zeige('#/quellen', { quelleList: () => Promise.reject(new Error('kaputt')) });
  expect(screen.getByRole('alert')).toHaveTextContent('Die Angaben ließen sich nicht laden');
  await ohneBefund();
});
