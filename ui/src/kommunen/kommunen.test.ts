import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { KommuneZeileDto } from '../api/bindings/KommuneZeileDto';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { musterKommunen } from '../api/muster-katalog';
import { bereit, eins, ohneBefund, oeffne } from '../test/fenster';
import { einwohnerstand, falteAlle, filtere, filteroptionen, kreis, ordne, projektzahl, zusammensetzung } from './liste';
import { alsListe, alsWert, naechsteOrdnung, optionen, ordnungAus } from './ordnen';

vi.setConfig({ testTimeout: 30_000 });

const ALLE = musterKommunen();
const OFFEN = { suche: '', art: [], kreis: [], bezirk: [], mitProjekt: false };

async function zeige(adresse = '#/kommunen', host: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(), ...host });
  await waitFor(() => { expect(document.querySelector('main h1')).not.toBeNull(); });
  await bereit();
  return fenster;
}

const treffer = () => eins('[data-treffer]').textContent;
const erste = () => document.querySelector<HTMLElement>('[data-kommune]')?.dataset.kommune ?? '';

describe('list', () => {
  it('is made of 427 with different keys, said apart', () => {
    expect(new Set(ALLE.map(({ ags }) => ags)).size).toBe(427);
    expect(zusammensetzung(ALLE)).toBe('396 Gemeinden, 30 Kreise und 1 Städteregion');
    expect(zusammensetzung(ALLE.filter(({ typ }) => typ === 'Kreis').slice(0, 1))).toBe('1 Kreis');
    expect(einwohnerstand(ALLE)).toBe('Stand 31.12.2020');
    expect(einwohnerstand([])).toBe('Stand unbekannt');
  });

  it.each([
    [{ suche: 'OEBERMUSTER' }, (zeile: KommuneZeileDto) => zeile.name.startsWith('Öbermuster')],
    [{ suche: ALLE[100]?.ags ?? '' }, (zeile: KommuneZeileDto) => zeile.ags === ALLE[100]?.ags],
    [{ art: ['Kreis', 'Städteregion'] }, (zeile: KommuneZeileDto) => zeile.typ === 'Kreis' || zeile.typ === 'Städteregion'],
    [{ kreis: ['kreisfrei'] }, (zeile: KommuneZeileDto) => zeile.typ === 'kreisfreie Stadt'],
    [{ bezirk: ['Köln'], mitProjekt: true }, (zeile: KommuneZeileDto) => zeile.regierungsbezirk === 'Köln' && zeile.projekte.length > 0],
  ])('filter %j', (filter, ja) => {
    const erwartet = ALLE.filter(ja);
    expect(erwartet.length).toBeGreaterThan(0);
    expect(filtere(ALLE, falteAlle(ALLE), { ...OFFEN, ...filter })).toEqual(erwartet);
  });

  it('sorts numbers as numbers and puts unknown last in both directions', () => {
    const auf = ordne(ALLE, { spalte: 'einwohner', richtung: 'auf' });
    const ab = ordne(ALLE, { spalte: 'einwohner', richtung: 'ab' });
    expect([auf.at(-1)?.einwohner, ab.at(-1)?.einwohner]).toEqual([null, null]);
    expect(ab[0]?.einwohner).toBe(Math.max(...ALLE.map(({ einwohner }) => einwohner ?? 0)));
    expect(ordne(ALLE, { spalte: 'projekte', richtung: 'ab' })[0]?.projekte.length).toBe(Math.max(...ALLE.map(projektzahl)));
  });

  it('knows what a missing Kreis means', () => {
    const zeile = ALLE[0] as KommuneZeileDto;
    expect([kreis({ ...zeile, typ: 'kreisfreie Stadt', kreis: null }), kreis({ ...zeile, typ: 'Kreis', kreis: null }), kreis({ ...zeile, typ: 'kreisangehörige Stadt', kreis: null })]).toEqual(['kreisfrei', 'ist selbst Kreis', 'keine Angabe']);
  });

  it('knows that the Gemeindeverzeichnis names a kreisfreie Stadt and a Kreis as their own Kreis', () => {
    const stadt = { ...(ALLE[0] as KommuneZeileDto), ags: '05111000', name: 'Muster', typ: 'kreisfreie Stadt', kreis: 'Muster, Stadt' };
    const selbst = { ...stadt, ags: '05154000', name: 'Kleve', typ: 'Kreis', kreis: 'Kleve' };
    const gemeinde = { ...stadt, ags: '05154012', name: 'Geldern', typ: 'kreisangehörige Stadt', kreis: 'Kleve' };
    const drei = [selbst, stadt, gemeinde];
    expect(drei.map(kreis)).toEqual(['ist selbst Kreis', 'kreisfrei', 'Kleve']);
    expect(filtere(drei, falteAlle(drei), { ...OFFEN, kreis: ['Kleve'] })).toEqual([gemeinde]);
    expect(ordne(drei, { spalte: 'kreis', richtung: 'auf' })[0]).toBe(gemeinde);
  });

  it('counts the choices of a filter under the others, and keeps a chosen one that no row has', () => {
    const auswahl = { ...OFFEN, art: ['Kreis'], kreis: ['fort'] };
    const zaehlt = (feld: 'art' | 'kreis' | 'bezirk') => filteroptionen(ALLE, falteAlle(ALLE), auswahl, feld);
    expect(zaehlt('kreis').find(({ wert }) => wert === 'ist selbst Kreis')?.anzahl).toBe(30);
    expect(zaehlt('kreis').find(({ wert }) => wert === 'kreisfrei')?.anzahl).toBe(0);
    expect(zaehlt('kreis').find(({ wert }) => wert === 'fort')?.anzahl).toBe(0);
    expect(zaehlt('art').every(({ anzahl }) => anzahl === 0)).toBe(true);
  });

  it('keeps values of a filter apart, whatever signs they hold', () => {
    for (const liste of [['a'], ['a|b', 'c'], ['50 % | 7C', '%7C', '%257C'], []]) expect(alsListe(alsWert(liste))).toEqual(liste);
  });

  it('reads the order of the address and turns it round', () => {
    expect(ordnungAus({ spalte: 'erfunden', richtung: 'ab' }, ['name'], 'name')).toEqual({ spalte: 'name', richtung: 'ab' });
    expect([naechsteOrdnung({ spalte: 'a', richtung: 'auf' }, 'a'), naechsteOrdnung({ spalte: 'a', richtung: 'ab' }, 'b')]).toEqual([{ spalte: 'a', richtung: 'ab' }, { spalte: 'b', richtung: 'auf' }]);
    expect(optionen(['b', 'a', 'b'], (wort) => wort, ['b'], ['c'])).toEqual([{ wert: 'a', text: 'a', anzahl: 0 }, { wert: 'b', text: 'b', anzahl: 1 }, { wert: 'c', text: 'c', anzahl: 0 }]);
  });
});

it('shows the list, its make-up, and that nothing is summed', async () => {
  await zeige();
  expect(treffer()).toBe('427 von 427');
  expect(eins('[data-unterschrift]')).toHaveTextContent('396 Gemeinden, 30 Kreise und 1 Städteregion. Einwohner: Stand 31.12.2020.');
});

it('searches as one types and speaks the count', async () => {
  const { person } = await zeige();
  await person.keyboard('/');
  expect(document.activeElement).toBe(eins('#kommunen-suche'));
  await person.keyboard('staedteregion muster');
  expect(treffer()).toMatch(/^\d\d? von 427$/);
  await waitFor(() => { expect(eins('.feld [role="status"]')).toHaveTextContent(treffer() ?? '?'); });
  await waitFor(() => { expect(window.location.hash).toContain('suche='); });
});

it('keeps filter and order in the address', async () => {
  await zeige('#/kommunen?art=Kreis&spalte=einwohner&richtung=ab');
  expect(treffer()).toBe('30 von 427');
  const groesster = ordne(ALLE.filter(({ typ }) => typ === 'Kreis'), { spalte: 'einwohner', richtung: 'ab' })[0];
  expect(erste()).toBe(groesster?.ags);
});

it('has nothing to find fault with as a list', async () => {
  await zeige('#/kommunen?art=St%C3%A4dteregion');
  await ohneBefund();
});

it('explains why nothing is found and takes away one cause after the other', async () => {
  const { person } = await zeige('#/kommunen?art=Kreis&suche=gibtesnicht&projekt=ja');
  expect([...document.querySelectorAll('[data-zustand="keine-treffer"] button')].map((knopf) => knopf.textContent)).toEqual(['Suche „gibtesnicht“ leeren', 'Filter „Art“ aufheben', 'Filter „mit Projekt“ aufheben']);
  await ohneBefund();
  await person.click(eins('[data-aktion="ohne-suche"]'));
  expect(treffer()).toBe(`${String(ALLE.filter(({ typ, projekte }) => typ === 'Kreis' && projekte.length > 0).length)} von 427`);
});

it('exports the rows in the order shown', async () => {
  const listeExport = vi.fn<Host['listeExport']>().mockResolvedValue(null);
  const { person } = await zeige('#/kommunen?art=St%C3%A4dteregion', { listeExport });
  await person.click(eins('[data-aktion="export"]'));
  await person.click(eins('[data-aktion="export-opendata"]'));
  expect(listeExport).toHaveBeenCalledWith({ liste: 'kommunen', profil: 'opendata', stichtag: '2022-06-30', bekanntAm: null, schluessel: [ALLE.find(({ typ }) => typ === 'Städteregion')?.ags] });
});

describe('page of one', () => {
  const mit = ALLE.find(({ projekte, typ }) => projekte.length > 1 && typ !== 'Kreis') as KommuneZeileDto;

  it('names projects with role, phase and the name of the source', async () => {
    await zeige(`#/kommunen/${mit.ags}?art=Kreis&wertfilter=2`);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(mit.name);
    const zeilen = document.querySelectorAll('[data-liste="projekte"] li');
    expect(zeilen).toHaveLength(mit.projekte.length);
    expect(zeilen[0]).toHaveTextContent(`genannt als Stadt ${mit.name}`);
    expect(zeilen[0]?.querySelector('a')).toHaveAttribute('href', `#/projekte/${mit.projekte[0]?.kuerzel ?? '?'}`);
    expect(eins('[data-wert="ags"]')).toHaveTextContent(mit.ags);
    expect(eins('[data-wert="einwohner"]')).toHaveTextContent('Stand 31.12.2020');
    expect(eins('[data-aktion="zurueck"]')).toHaveAttribute('href', '#/kommunen?art=Kreis');
    await ohneBefund();
  });

  it('shows missing values as words and foreign text as text', async () => {
    const boese: KommuneZeileDto = { ...mit, ags: '05000000', name: '<b>Muster</b>\u202e', einwohner: null, einwohner_stand: null, flaeche_km2: null, ars: null, regierungsbezirk: null, projekte: [], dienstleister: [], quelle: null };
    await zeige('#/kommunen/05000000', { kommuneList: () => Promise.resolve([boese]) });
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('<b>Muster</b>');
    expect(eins('[data-wert="einwohner"]')).toHaveTextContent('keine Angabe');
    expect(eins('[data-wert="quelle"]')).toHaveTextContent('unbelegt');
    expect(eins('main')).toHaveTextContent('Kein erfasstes Projekt nennt diese Kommune.');
    await ohneBefund();
  });

  it('says so if there is none', async () => {
    await zeige('#/kommunen/5711000');
    expect(eins('[data-zustand="fehlt"]')).toHaveTextContent('„5711000“');
    await ohneBefund();
  });
});

it('says that no Kommune on record is not the same as none', async () => {
  await zeige('#/kommunen', { kommuneList: () => Promise.resolve([]) });
  expect(eins('[data-zustand="leer"]')).toHaveTextContent('Am 30.06.2022 ist keine Kommune erfasst');
  await ohneBefund();
});

it('asks for the Stichtag, shows an error in its place and loads again', async () => {
  const kommuneList = vi.fn<Host['kommuneList']>().mockRejectedValueOnce({ code: 'katalog_belegt', params: {}, felder: [], text: 'Gerade belegt (Muster).', technik: '' }).mockResolvedValue(ALLE);
  const { person } = await zeige('#/kommunen?galt=2021-03-08', { kommuneList });
  expect(kommuneList).toHaveBeenLastCalledWith({ stichtag: '2021-03-08', bekanntAm: null });
  expect(screen.getByRole('alert')).toHaveTextContent('Gerade belegt');
  await person.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await waitFor(() => { expect(treffer()).toBe('427 von 427'); });
});
