import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { musterLeistungen } from '../api/muster-katalog';
import { bereit, eins, ohneBefund, oeffne } from '../test/fenster';

const DTO = musterLeistungen();

async function zeige(adresse = '#/leistungen', host: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(), ...host });
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Leistungen'); });
  await bereit();
  return fenster;
}

const knoten = (kennung: string) => eins(`[data-leistung="${kennung}"]`);
const fokussiert = () => document.activeElement?.querySelector('.name')?.textContent ?? '';

it('says which catalogue and how many of each', async () => {
  await zeige();
  expect(eins('[data-kopf]')).toHaveTextContent(/Katalogversion KDN 20\.12\.2019 · 557 OZG-Leistungen · 4\s?8\d\d LeiKa-Leistungen, 43\d nicht im LeiKa/);
  expect(screen.getAllByRole('treeitem')).toHaveLength(13);
  expect(screen.getAllByRole('treeitem').at(-1)).toHaveTextContent('Ohne OZG-Leistung');
  await ohneBefund();
});

it('is walked with the keyboard down to the record and back', async () => {
  const { person } = await zeige();
  const tabstopps = document.querySelectorAll('[role="treeitem"][tabindex="0"]');
  expect(tabstopps).toHaveLength(1);
  (tabstopps[0] as HTMLElement).focus();
  await person.keyboard('{ArrowRight}');
  expect(document.activeElement).toHaveAttribute('aria-expanded', 'true');
  await person.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(document.activeElement).toHaveAttribute('data-leistung', '10000');
  expect(document.activeElement).toHaveAttribute('aria-level', '3');
  await person.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
  const detail = screen.getByRole('complementary');
  await waitFor(() => { expect(document.activeElement?.closest('aside')).toBe(detail); });
  expect(window.location.hash).toBe('#/leistungen/10001');
  expect(detail).toHaveTextContent(DTO.leistungen[1]?.name ?? '?');
  expect(knoten('10001')).toHaveAttribute('aria-selected', 'true');
  await person.click(eins('[data-aktion="zum-baum"]'));
  await waitFor(() => { expect(document.activeElement).toBe(knoten('10001')); });
  await person.keyboard('{Home}');
  await waitFor(() => { expect(fokussiert()).toContain('Arbeit'); });
  await person.keyboard('*');
  expect(document.querySelectorAll('[aria-level="1"][aria-expanded="true"]').length).toBeGreaterThan(0);
  await person.keyboard('{End}');
  await waitFor(() => { expect(document.activeElement).toHaveAttribute('aria-level', '2'); });
  expect(document.activeElement).toHaveTextContent('Muster');
});

it('jumps by letters, which do not act as keys of the view there', async () => {
  const { person } = await zeige();
  screen.getAllByRole('treeitem')[0]?.focus();
  await person.keyboard('f');
  await waitFor(() => { expect(fokussiert()).toContain('Familie'); });
  expect(screen.getByRole('checkbox', { name: 'nur mit Projekt' })).not.toBeChecked();
});

it('searches over everything, marks what it found and speaks the count once', async () => {
  const { person } = await zeige();
  const ziel = DTO.leika.find(({ im_leika }) => im_leika);
  await person.keyboard('/');
  expect(document.activeElement).toBe(eins('#leistungen-suche'));
  await person.keyboard(ziel?.kennung ?? '');
  expect(screen.getAllByRole('treeitem')).toHaveLength(4);
  expect(eins('mark')).toHaveTextContent(ziel?.kennung ?? '?');
  await waitFor(() => { expect(eins('.feld [role="status"]')).toHaveTextContent('1 Treffer: 0 OZG-Leistungen, 1 LeiKa-Leistung'); });
  await waitFor(() => { expect(window.location.hash).toContain(`suche=${ziel?.kennung ?? '?'}`); });
  await ohneBefund();
});

it('explains why nothing is found, and takes away each cause', async () => {
  const { person } = await zeige('#/leistungen?suche=gibtesnicht&nur_projekte=ja');
  expect(eins('[data-zustand="keine-treffer"]')).toHaveTextContent('„gibtesnicht“');
  expect(document.querySelector('[data-aktion="export"]')).toBeNull();
  await ohneBefund();
  await person.click(eins('[data-aktion="keine-treffer-suche"]'));
  expect(screen.getByRole('checkbox', { name: 'nur mit Projekt' })).toBeChecked();
  await waitFor(() => { expect(screen.getAllByRole('treeitem').length).toBeGreaterThan(0); });
  expect(window.location.hash).toBe('#/leistungen?nur_projekte=ja');
});

it('opens and closes all', async () => {
  const { person } = await zeige();
  await person.click(eins('[data-aktion="alle-auf"]'));
  const laenge = eins('.laenge');
  expect(laenge.style.height).toContain(String(13 + 57 + 557 + 5249));
  expect(screen.getAllByRole('treeitem').length).toBeLessThan(80);
  await person.click(eins('[data-aktion="alle-zu"]'));
  expect(screen.getAllByRole('treeitem')).toHaveLength(13);
});

it('closing a branch takes the keyboard to what stands above', async () => {
  const { person } = await zeige('#/leistungen/10000');
  await waitFor(() => { expect(knoten('10000')).toHaveAttribute('tabindex', '0'); });
  await person.click(eins('[data-aktion="alle-zu"]'));
  expect(document.querySelector('[role="treeitem"][tabindex="0"]')).toBe(screen.getAllByRole('treeitem')[0]);
});

it('keeps the keyboard at the same service when the catalogue of another day has other places', async () => {
  const frueher = { ...DTO, lagen: [{ name: 'Davor', themenfeld: 'Zuvor', lagetyp: null }, ...DTO.lagen] };
  const leistungGet = vi.fn<Host['leistungGet']>(({ stichtag }) => Promise.resolve(stichtag === '2022-06-30' ? DTO : frueher));
  const { person } = await zeige('#/leistungen/10000', { leistungGet });
  knoten('10000').focus();
  await person.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(knoten('10001'));
  window.location.hash = '#/leistungen/10000?galt=2021-03-08';
  await waitFor(() => { expect(screen.getAllByRole('treeitem')[0]).toHaveTextContent('Zuvor'); });
  await waitFor(() => { expect(document.activeElement).toBe(knoten('10001')); });
  expect(knoten('10001')).toHaveAttribute('tabindex', '0');
  expect(knoten('10000')).toHaveAttribute('aria-selected', 'true');
});

it('keeps what was closed within a search when it loads again', async () => {
  const frueher = { ...DTO, lagen: [{ name: 'Davor', themenfeld: 'Zuvor', lagetyp: null }, ...DTO.lagen] };
  const leistungGet = vi.fn<Host['leistungGet']>(({ stichtag }) => Promise.resolve(stichtag === '2022-06-30' ? DTO : frueher));
  const { person } = await zeige('#/leistungen?suche=10042+043', { leistungGet });
  const offene = () => screen.getAllByRole('treeitem').map((zeile) => zeile.getAttribute('aria-expanded'));
  await person.click(screen.getAllByRole('treeitem')[0]?.querySelector('[data-klappe]') as Element);
  expect(offene()).toEqual(['false']);
  window.location.hash = '#/leistungen?suche=10042+043&galt=2021-03-08';
  await waitFor(() => { expect(leistungGet).toHaveBeenLastCalledWith({ stichtag: '2021-03-08', bekanntAm: null }); });
  await bereit();
  expect(offene()).toEqual(['false']);
});

describe('the chosen service', () => {
  it('comes into sight, at the start as well as after a search, and what is closed then stays closed', async () => {
    const { person } = await zeige('#/leistungen/10400');
    const baum = eins('[role="tree"]');
    await waitFor(() => { expect(baum.scrollTop).toBeGreaterThan(0); });
    await person.click(eins('[data-aktion="alle-zu"]'));
    expect(screen.getAllByRole('treeitem')).toHaveLength(13);
    await person.type(eins('#leistungen-suche'), '10042');
    await person.click(knoten('10042'));
    await person.click(eins('[data-aktion="suche-leeren"]'));
    expect(knoten('10042')).toHaveAttribute('aria-level', '3');
  });

  it('shows all its LeiKa-Leistungen and goes on with the first new one', async () => {
    const viele = DTO.leika.slice(0, 70).map((leika) => ({ ...leika, ozg_leistung: '10000' }));
    const { person } = await zeige('#/leistungen/10000', { leistungGet: () => Promise.resolve({ ...DTO, leika: viele }) });
    await person.click(eins('[data-aktion="mehr-leika"]'));
    const zeilen = document.querySelectorAll('[data-liste="leika"] li');
    expect(zeilen).toHaveLength(70);
    await waitFor(() => { expect(document.activeElement).toBe(zeilen[60]?.querySelector('a')); });
  });

  it('is shown by its address, with its branch open', async () => {
    const ozg = DTO.leistungen.find(({ projekte }) => projekte.length > 0);
    const kuerzel = ozg?.projekte[0] ?? '?';
    await zeige(`#/leistungen/${ozg?.ozg_id ?? ''}`);
    const detail = screen.getByRole('complementary');
    expect(detail).toHaveTextContent(ozg?.name ?? '?');
    expect(detail).toHaveTextContent('Katalog der Musterstelle');
    expect(detail.querySelector(`[data-projekt="${kuerzel}"]`)).toHaveTextContent(/nennt die OZG-Leistung/);
    expect(detail.querySelector(`[data-projekt="${kuerzel}"] a`)).toHaveAttribute('href', `#/projekte/${kuerzel}`);
    expect(knoten(ozg?.ozg_id ?? '')).toHaveTextContent(/Projekte?/);
    const eigene = DTO.leika.filter(({ ozg_leistung }) => ozg_leistung === ozg?.ozg_id);
    expect(eins('[data-wert="leika"]')).toHaveTextContent(String(eigene.filter(({ im_leika }) => im_leika).length));
    expect(eins('[data-wert="leika-hinweis"]')).toHaveTextContent('Nur Leistungen mit LeiKa-Schlüssel zählen.');
    expect(detail.querySelectorAll('[data-liste="leika"] li')).toHaveLength(eigene.length);
    await ohneBefund();
  });

  it('may be a LeiKa-Leistung without Schlüssel and without OZG-Leistung', async () => {
    const leika = { kennung: '4711', im_leika: false, bezeichnung: '<img src=x> \u202eMuster', ozg_leistung: null, typ: null, projekte: [] };
    await zeige('#/leistungen/4711', { leistungGet: () => Promise.resolve({ ...DTO, leika: [leika], quelle: null }) });
    const detail = screen.getByRole('complementary');
    expect(detail).toHaveTextContent('<img src=x>');
    expect(eins('[data-wert="kennung"]')).toHaveTextContent('nicht im LeiKa');
    expect(detail).toHaveTextContent('keine zugeordnet');
    expect(detail).toHaveTextContent('unbelegt');
    expect(document.querySelector('img')).toBeNull();
  });

  it('says so if the catalogue does not have it', async () => {
    await zeige('#/leistungen/99999');
    expect(screen.getByRole('complementary')).toHaveTextContent('„99999“ ist nicht im Katalog');
    await ohneBefund();
  });
});

it('exports the shown OZG-Leistungen', async () => {
  const listeExport = vi.fn<Host['listeExport']>().mockResolvedValue({ datei: '/muster/leistungen.csv', zeilen: 1 });
  const { person } = await zeige('#/leistungen?suche=10042+043', { listeExport });
  await person.click(eins('[data-aktion="export"]'));
  await person.click(eins('[data-aktion="export-excel"]'));
  expect(listeExport).toHaveBeenCalledWith({ liste: 'leistungen', profil: 'excel', stichtag: '2022-06-30', bekanntAm: null, schluessel: ['10042'] });
});

it('copies them with what a figure must not travel without', async () => {
  let html = '';
  document.execCommand = () => {
    const ereignis = Object.assign(new Event('copy'), { clipboardData: { setData: (art: string, text: string) => { if (art === 'text/html') html = text; } } });
    return document.dispatchEvent(ereignis);
  };
  const { person } = await zeige('#/leistungen?suche=10042+043');
  await person.click(eins('[data-aktion="export"]'));
  await person.click(eins('[data-aktion="kopieren"]'));
  expect(html).toContain('<td>Leistungen, Katalogversion KDN 20.12.2019 · Stand 30.06.2022, bekannt jetzt · Demodaten</td>');
  expect(html).toContain('<td>10042</td>');
});

it('says that an empty catalogue is not the same as no service', async () => {
  await zeige('#/leistungen', { leistungGet: () => Promise.resolve({ ...DTO, katalogversion: null, lagen: [], leistungen: [], leika: [], projekte: [] }) });
  expect(eins('[data-zustand="leer"]')).toHaveTextContent('Am 30.06.2022 ist kein Leistungskatalog erfasst');
  await ohneBefund();
});

it('shows an error in its place and loads again', async () => {
  const leistungGet = vi.fn<Host['leistungGet']>().mockRejectedValueOnce({ code: 'katalog_belegt', params: {}, felder: [], text: 'Gerade belegt (Muster).', technik: '' }).mockResolvedValue(DTO);
  const { person } = await zeige('#/leistungen', { leistungGet });
  expect(screen.getByRole('alert')).toHaveTextContent('Gerade belegt');
  await ohneBefund();
  await person.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await waitFor(() => { expect(screen.getAllByRole('treeitem')).toHaveLength(13); });
});

it('asks for the Stichtag of the address and offers nothing that writes', async () => {
  const leistungGet = vi.fn<Host['leistungGet']>().mockResolvedValue(DTO);
  await zeige('#/leistungen/10000?galt=2021-03-08', { leistungGet });
  expect(leistungGet).toHaveBeenLastCalledWith({ stichtag: '2021-03-08', bekanntAm: null });
  expect(document.querySelector('main form')).toBeNull();
});
