/** Förderung by Haushaltsjahr, shares, Verwendungsnachweise, and money against progress, in the whole window. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { GeldschereDto } from '../api/bindings/GeldschereDto';
import type { Host } from '../api/host';
import { MUSTER_HEUTE, musterHost } from '../api/muster';
import { musterFoerderungSeite, musterSchere } from '../api/muster-geld';
import { ladeTeil } from '../shell/teile';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';
import { haushalttabelle } from './tabelle';

// The page is long, and axe walks through all of it.
vi.setConfig({ testTimeout: 30_000 });

const SEITE = musterFoerderungSeite();
const MIT_NACHWEIS = SEITE.bewilligungen.find(({ nachweise }) => nachweise.length > 0)?.kennung ?? '';

// Loading it is not what is tested, and takes long on a busy machine.
beforeAll(async () => { await ladeTeil('foerderung'); }, 30_000);

async function zeige(adresse = '#/foerderung', teile: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(), ...teile });
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Förderung'); });
  await bereit();
  await waitFor(() => { eins('#schere-titel'); });
  await bereit();
  return fenster;
}

describe('by Haushaltsjahr', () => {
  const zeile = (name: string) => eins(`[data-haushalt="${name}"]`);

  it('splits no span: a year without an own amount says so and names the spans', async () => {
    await zeige();
    expect([...document.querySelectorAll<HTMLElement>('[data-haushalt]')].map(({ dataset }) => dataset.haushalt)).toEqual(['2020', '2021', '2022', '2020–2022', '2021–2022']);
    expect(zeile('2021')).toHaveTextContent('in 2021–2022 zusammen insgesamt 13,82 Mio. Euro');
    expect(within(zeile('2021')).getByText('Für 2021 allein nennt die Quelle keinen Betrag.')).toBeVisible();
    expect(zeile('2021–2022')).toHaveTextContent('wird nicht geteilt');
    expect(zeile('2020')).toHaveTextContent('rund 8,7 Mio. Euro + Rest des Vorjahres 0 Euro − abgeflossen 5,5 Mio. Euro');
    await ohneBefund();
  });

  it('says hints, warnings, and what is in no row', async () => {
    await zeige();
    expect(zeile('2020–2022').querySelector('[data-hinweis]')).toHaveTextContent('Verpflichtungsermächtigung');
    expect(zeile('2021–2022').querySelector('[data-warnung]')).toHaveTextContent('Abgerufen ist mehr als bewilligt');
    expect(eins('[data-daneben]')).toHaveTextContent('1 Betrag ohne Datum steht in keiner Zeile.');
  });

  it('is copied with every word', () => {
    const { koepfe, zeilen } = haushalttabelle(SEITE);
    expect(zeilen).toHaveLength(SEITE.haushalt.length);
    expect(zeilen.every((reihe) => reihe.length === koepfe.length && reihe.slice(0, -1).every((zelle) => zelle !== ''))).toBe(true);
    expect(zeilen[1]?.[1]).toContain('in 2021–2022 zusammen');
  });

  it('without a year there is no row, and that is not 0', async () => {
    await zeige('#/foerderung', { foerderungGet: () => Promise.resolve({ ...SEITE, haushalt: [], haushalt_daneben: ['Ohne Jahresangabe: Muster, ca. 77 Euro'] }) });
    expect(screen.getByText(/Deshalb gibt es hier keine Zeile; das ist nicht dasselbe wie 0 Euro/)).toBeVisible();
    expect(eins('[data-daneben]')).toHaveTextContent('ca. 77 Euro');
    await ohneBefund();
  });
});

it('shows a share with both of its amounts, or keine Angabe', async () => {
  await zeige();
  const mit = SEITE.zeilen.find(({ quoten }) => quoten.bewilligung !== null);
  expect(eins(`[data-quoten="${mit?.zeile.tranche ?? ''}"]`)).toHaveTextContent(mit?.quoten.bewilligung?.betraege ?? '?');
  expect(within(eins('[data-quoten-summe]')).getAllByText('keine Angabe')).toHaveLength(3);
});

describe('Verwendungsnachweise', () => {
  it('stand at their grant and can be entered, changed and removed there', async () => {
    const satzClear = vi.fn<Host['satzClear']>().mockResolvedValue({ nr: 1, schluessel: [], aenderungen: 1, hinweise: [] });
    const { person } = await zeige(`#/foerderung?bewilligung=${MIT_NACHWEIS}`, { satzClear });
    const dialog = () => eins('[data-dialog="bewilligung"]');
    expect(dialog()).toHaveTextContent('12.345 Euro');
    expect(dialog().querySelector('[data-tabelle="nachweise"]')).toHaveTextContent('geprüft (Muster)');
    await ohneBefund();
    await person.click(eins('[data-aktion="nachweis-dazu"]'));
    await waitFor(() => { eins('[data-dialog="verwendungsnachweis-formular"] [data-feld="betrag_eur"]'); });
    expect(window.location.hash).toContain(`formular=verwendungsnachweis&zu=${MIT_NACHWEIS}`);
    await person.keyboard('{Escape}');
    await waitFor(() => { dialog(); });
    await person.click(eins('[data-aktion="verwendungsnachweis-menue"]'));
    await person.click(eins('[data-aktion="verwendungsnachweis-aendern"]'));
    await waitFor(() => { eins('[data-dialog="verwendungsnachweis-formular"]'); });
    expect(window.location.hash).toContain(`kennung=${MIT_NACHWEIS}-n1`);
    await person.keyboard('{Escape}');
    await waitFor(() => { dialog(); });
    await person.click(eins('[data-aktion="verwendungsnachweis-menue"]'));
    await person.click(eins('[data-aktion="verwendungsnachweis-entfernen"]'));
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    expect(satzClear).toHaveBeenCalledWith('verwendungsnachweis', [`${MIT_NACHWEIS}-n1`], null);
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Verwendungsnachweis entfernt'); });
  });

  it('belongs to the grant it is entered at', async () => {
    const satzSet = vi.fn<Host['satzSet']>().mockResolvedValue({ nr: 1286, schluessel: ['n'], aenderungen: 1, hinweise: [] });
    const { person } = await zeige('#/foerderung?formular=verwendungsnachweis&zu=b1', { satzSet });
    await waitFor(() => { eins('[data-feld="betrag_eur"]'); });
    await person.type(eins('[data-feld="betrag_eur"]'), '1.000,00');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(satzSet).toHaveBeenCalledOnce(); });
    expect(satzSet.mock.calls[0]?.[0]).toMatchObject({ nomen: 'verwendungsnachweis', felder: { bewilligung: 'b1', betrag_eur: '1.000,00' } });
  });

  it('where there is none, that is not 0', async () => {
    const ohne = SEITE.bewilligungen.find(({ nachweise }) => nachweise.length === 0)?.kennung ?? '';
    await zeige(`#/foerderung?bewilligung=${ohne}`);
    expect(eins('[data-dialog="bewilligung"]')).toHaveTextContent('Nachgewiesen: keine Angabe, nicht 0.');
  });
});

describe('money against progress', () => {
  it('lists both ways with dates and amounts, and says who is not judged', async () => {
    await zeige();
    const [geld] = musterSchere(180).geld_ohne_phase;
    await waitFor(() => { expect(eins('[data-schere="geld"]')).toHaveTextContent(geld?.titel ?? '?'); });
    expect(eins('[data-schere="geld"]')).toHaveTextContent('seit 01.03.2021, 486 Tage');
    expect(eins('[data-schere="geld"]')).toHaveTextContent('71,0');
    expect(eins('[data-schere="geld"] a')).toHaveAttribute('href', `#/projekte/${geld?.kuerzel ?? ''}`);
    expect(eins('[data-schere="phase"]')).toHaveTextContent('kein Abruf erfasst');
    expect(eins('[data-schere="phase"]')).toHaveTextContent('keine Angabe');
    expect(eins('[data-schere-rest]')).toHaveTextContent('Von 33 Projekten sind 4 nicht beurteilbar');
    await ohneBefund();
  });

  it('asks for other days by keys, and keeps them in the address', async () => {
    const geldschereGet = vi.fn<Host['geldschereGet']>((tage) => Promise.resolve(musterSchere(tage)));
    const { person } = await zeige('#/foerderung', { geldschereGet });
    expect(geldschereGet).toHaveBeenCalledWith(180, { stichtag: MUSTER_HEUTE, bekanntAm: null });
    screen.getByRole('radio', { name: '180 Tage' }).focus();
    await person.keyboard('{ArrowLeft}');
    await waitFor(() => { expect(geldschereGet).toHaveBeenLastCalledWith(90, { stichtag: MUSTER_HEUTE, bekanntAm: null }); });
    await waitFor(() => { expect(eins('[data-schere="phase"]')).toHaveTextContent('Kein Projekt fällt hier auf.'); });
    expect(window.location.hash).toBe('#/foerderung?tage=90');
  });

  it('a number of days that is not offered is the usual one', async () => {
    const geldschereGet = vi.fn<Host['geldschereGet']>((tage) => Promise.resolve(musterSchere(tage)));
    await zeige('#/foerderung?tage=99999', { geldschereGet });
    expect(geldschereGet.mock.calls.map(([tage]) => tage)).toEqual([180]);
  });

  it('shows an error in its place and leaves the rest', async () => {
    await zeige('#/foerderung', { geldschereGet: () => Promise.reject(new Error('kaputt')) });
    expect(await screen.findByRole('alert')).toHaveTextContent('Die Angaben ließen sich nicht laden');
    expect(eins('[data-tabelle="haushalt"]')).toBeVisible();
    await ohneBefund();
  });

  it('empty, it says so', async () => {
    const leer: GeldschereDto = { tage: 180, geld_ohne_phase: [], phase_ohne_geld: [], projekte: 0, nicht_beurteilbar: 0, ohne_bewilligung: 0 };
    await zeige('#/foerderung', { geldschereGet: () => Promise.resolve(leer) });
    await waitFor(() => { expect(screen.getAllByText('Kein Projekt fällt hier auf.')).toHaveLength(2); });
  });
});

it('in the past there is nothing to write a Verwendungsnachweis with', async () => {
  await zeige(`#/foerderung?bewilligung=${MIT_NACHWEIS}&galt=2021-03-08`);
  expect(eins('[data-tabelle="nachweise"]')).toBeVisible();
  for (const aktion of ['nachweis-dazu', 'verwendungsnachweis-menue', 'abruf-dazu']) expect(document.querySelector(`[data-aktion="${aktion}"]`), aktion).toBeNull();
});
