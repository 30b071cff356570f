import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { ApiFehler } from '../api/bindings/ApiFehler';
import type { EintragDto } from '../api/bindings/EintragDto';
import type { Fall } from '../api/muster';
import { musterHost } from '../api/muster';
import { GANZE_ZEILE, KOLLISION } from '../api/muster-verlauf';
import type { Host } from '../api/host';
import { bereit, eins, ohneBefund, oeffne } from '../test/fenster';

// A hundred rows take axe and jsdom a while on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const dialog = (name: string) => document.querySelector<HTMLElement>(`[data-dialog="${name}"]`);
const eintrag = (nr: number) => eins(`[data-eintrag="${String(nr)}"]`);
const zeile = (nr: number) => eins(`[data-eintrag="${String(nr)}"] > [data-zeile]`);
const text = (knoten: Element | null) => (knoten?.textContent ?? '').replace(/\s+/g, ' ');

async function warteAuf(name: string): Promise<HTMLElement> {
  await waitFor(() => { expect(dialog(name)).not.toBeNull(); });
  return dialog(name) as HTMLElement;
}

async function zeige(adresse = '#/verlauf', host: Partial<Host> | ((muster: Host) => Partial<Host>) = {}, fall: Fall = 'voll') {
  window.history.replaceState(null, '', adresse);
  const muster = musterHost(fall);
  const offen = await oeffne({ ...muster, ...(typeof host === 'function' ? host(muster) : host) });
  await waitFor(() => { expect(document.querySelector('main h1')).toHaveTextContent('Verlauf'); }, { timeout: 8000 });
  await bereit();
  return offen;
}

function geworfen(code: ApiFehler['code'], params: Record<string, string> = {}): ApiFehler {
  return { code, params, felder: [], text: 'Muster: abgewiesen.', technik: '' };
}

describe('the list', () => {
  it('shows the newest first by day, in words, with person and origin', async () => {
    await zeige();
    expect(eins('[data-verlauf-stand]')).toHaveTextContent('1 284 Einträge · Kette nicht geprüft');
    expect([...document.querySelectorAll('.tage h3')].slice(0, 3).map(text)).toEqual(['Heute, 30.06.2022', 'Gestern, 29.06.2022', 'Dienstag, 28.06.2022']);
    expect(text(zeile(1284))).toContain('08:41');
    for (const wort of ['Einbürgerung (Muster)', 'Roll-out NRW, Prognose: – → 14.02.2023', 'Koordination Muster', 'Fenster']) expect(text(zeile(1284))).toContain(wort);
    expect(text(zeile(KOLLISION))).toContain('und 3 weitere Änderungen');
    await ohneBefund();
  });

  it('is one Tab stop; arrows go from entry to entry, Enter opens and closes, and the focus stays', async () => {
    const { person } = await zeige();
    expect(document.querySelectorAll('[data-zeile][tabindex="0"]')).toHaveLength(1);
    zeile(1284).focus();
    await person.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(zeile(KOLLISION)).toHaveFocus();
    await person.keyboard('{Enter}');
    await waitFor(() => { eins(`[data-eintrag="${String(KOLLISION)}"] [data-feldaenderung]`); });
    expect(zeile(KOLLISION)).toHaveFocus();
    expect(zeile(KOLLISION)).toHaveAttribute('aria-expanded', 'true');
    expect(window.location.hash).toBe(`#/verlauf?eintrag=${String(KOLLISION)}`);
    const feld = eins(`[data-eintrag="${String(KOLLISION)}"] [data-feldaenderung="datum"]`);
    expect(text(feld)).toMatch(/Vorher: 01\.06\.2022.*Nachher: 15\.08\.2022/);
    expect(text(eintrag(KOLLISION))).toContain('Liste der Muster-IT vom 21.06.2022');
    expect(eins('[data-wert="kopf"]').textContent).toMatch(/^[0-9a-f]{64}$/);
    await ohneBefund();
    await person.keyboard('{Enter}');
    expect(document.querySelector('[data-feldaenderung]')).toBeNull();
    await person.keyboard('{End}');
    expect(document.activeElement).toBe([...document.querySelectorAll('[data-zeile]')].at(-1));
  });

  it('opens the entry that the address names, also where it stands on no page yet', async () => {
    await zeige('#/verlauf?eintrag=640');
    await waitFor(() => { expect(text(eintrag(640))).toContain('640, aufgezeichnet'); });
    expect(document.querySelectorAll('[data-eintrag="640"]')).toHaveLength(1);
  });

  it('loads page after page without a gap, and goes on with the focus', async () => {
    const { person } = await zeige();
    const nummern = () => [...document.querySelectorAll<HTMLElement>('[data-eintrag]')].map((knoten) => Number(knoten.dataset.eintrag));
    expect(nummern()).toEqual(Array.from({ length: 100 }, (_, n) => 1284 - n));
    await person.click(eins('[data-aktion="weitere"]'));
    await waitFor(() => { expect(nummern()).toEqual(Array.from({ length: 200 }, (_, n) => 1284 - n)); });
    expect(zeile(1184)).toHaveFocus();
    expect(text(eins('main'))).toContain('200 von 1 284 gezeigt');
  });

  it('asks for as many as were shown after a change, in pieces that the host allows', async () => {
    const verlaufList = vi.fn<Host['verlaufList']>();
    const { person } = await zeige('#/verlauf', (muster) => ({ verlaufList: verlaufList.mockImplementation(muster.verlaufList) }));
    for (let n = 0; n < 5; n += 1) {
      await person.click(eins('[data-aktion="weitere"]'));
      await bereit();
    }
    expect(document.querySelectorAll('[data-eintrag]')).toHaveLength(600);
    verlaufList.mockClear();
    await person.click(eins('[data-aktion="fassung-anlegen"]'));
    await person.type(within(await warteAuf('fassung')).getByLabelText('Name'), 'Quartal');
    await person.click(eins('[data-dialog="fassung"] [data-aktion="speichern"]'));
    await waitFor(() => { expect(document.querySelector('[data-eintrag="1285"]')).not.toBeNull(); });
    await bereit();
    expect(document.querySelectorAll('[data-eintrag]')).toHaveLength(600);
    for (const [{ anzahl }] of verlaufList.mock.calls) expect(anzahl).toBeLessThanOrEqual(500);
  }, 20_000);
});

describe('search and filters', () => {
  it('stand in the address and in chips, each removable by itself', async () => {
    const { person } = await zeige('#/verlauf?person=Muster-IT&herkunft=import&zeitraum=2021-01-01..2022-06-30');
    expect(text(eins('[data-treffer]'))).toMatch(/^\d+ von 1 284 Einträgen$/);
    for (const knoten of document.querySelectorAll('[data-zeile]')) expect(text(knoten)).toMatch(/Muster-IT.*Import|Muster-ITImport/);
    expect(text(eins('[data-aktion="ohne-zeitraum"]'))).toContain('Zeitraum: 01.01.2021 bis 30.06.2022');
    await ohneBefund();
    await person.click(eins('[data-aktion="ohne-person"]'));
    await waitFor(() => { expect(window.location.hash).toBe('#/verlauf?herkunft=import&zeitraum=2021-01-01..2022-06-30'); });
    expect(eins('#verlauf-suche')).toHaveFocus();
    await person.click(eins('[data-aktion="ohne-alle"]'));
    await waitFor(() => { expect(window.location.hash).toBe('#/verlauf'); });
  });

  it('asks for entries without a person by an empty name', async () => {
    const verlaufList = vi.fn<Host['verlaufList']>();
    await zeige('#/verlauf?person=nicht+genannt', (muster) => ({ verlaufList: verlaufList.mockImplementation(muster.verlaufList) }));
    expect(verlaufList).toHaveBeenCalledWith(expect.objectContaining({ person: '' }), null);
  });

  it('chooses one value of a filter and closes its list', async () => {
    const { person } = await zeige();
    await person.click(eins('main [data-filter="art"]'));
    await person.click(screen.getByRole('option', { name: 'entfernt' }));
    await waitFor(() => { expect(window.location.hash).toBe('#/verlauf?art=geloescht'); });
    expect(screen.queryByRole('listbox', { name: 'Art' })).toBeNull();
    expect(eins('main [data-filter="art"]')).toHaveFocus();
    await bereit();
    for (const knoten of document.querySelectorAll('[data-zeile]')) expect(text(knoten)).toContain('entfernt');
  });

  it('takes a span of days by typing, and refuses one that ends before it begins', async () => {
    const { person } = await zeige();
    await person.click(eins('main [data-filter="zeitraum"]'));
    await person.keyboard('28.6.22{Tab}{Tab}27.6.22{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Der erste Tag liegt nach dem letzten.');
    await ohneBefund();
    await person.clear(eins('[data-feld="zeitraum-bis"]'));
    await person.type(eins('[data-feld="zeitraum-bis"]'), '29.6.22{Enter}');
    await waitFor(() => { expect(window.location.hash).toBe('#/verlauf?zeitraum=2022-06-28..2022-06-29'); });
    await waitFor(() => { expect([...document.querySelectorAll<HTMLElement>('[data-eintrag]')].map(({ dataset }) => dataset.eintrag)).toEqual(['1283', '1282']); });
  });

  it('says of 0 hits what each filter excludes', async () => {
    const { person } = await zeige('#/verlauf?suche=einb%C3%BCrgerung&herkunft=abgleich');
    const leer = eins('[data-zustand="keine-treffer"]');
    expect(text(leer)).toContain('Der Verlauf hat 1 284 Einträge.');
    await waitFor(() => { expect(leer.querySelectorAll('[data-ohne]')).toHaveLength(2); });
    expect(text(leer)).toMatch(/Herkunft: Abgleich.*ohne ihn \d+ Einträge/);
    await ohneBefund();
    await person.click(eins('[data-aktion="treffer-ohne-herkunft"]'));
    await waitFor(() => { expect(document.querySelectorAll('[data-zeile]').length).toBeGreaterThan(0); });
  });

  it('searches while one types', async () => {
    const { person } = await zeige();
    await person.keyboard('/');
    expect(eins('#verlauf-suche')).toHaveFocus();
    await person.keyboard('urkundenausgabe');
    await waitFor(() => { expect(window.location.hash).toBe('#/verlauf?suche=urkundenausgabe'); });
    await bereit();
    for (const knoten of document.querySelectorAll('[data-zeile]')) expect(text(knoten)).toMatch(/Urkundenausgabe|Eintrag/);
  });
});

describe('taking back', () => {
  it('asks for a decision where a later change met the same field; keeping it is preset', async () => {
    const ruecknahmeSet = vi.fn<Host['ruecknahmeSet']>();
    const { person } = await zeige('#/verlauf', (muster) => ({ ruecknahmeSet: ruecknahmeSet.mockImplementation(muster.ruecknahmeSet) }));
    zeile(KOLLISION).focus();
    await person.keyboard('z');
    const kasten = await warteAuf('ruecknahme');
    expect(kasten).toHaveTextContent('Eintrag zurücknehmen: ein Feld kollidiert');
    for (const wort of ['Vorher', 'Dieser Eintrag', 'Heute', '01.06.2022', '15.08.2022', '01.09.2022', 'Koordination Muster, 30.06.2022', 'unverändert']) expect(kasten).toHaveTextContent(wort);
    const [behalten, zuruecksetzen] = within(kasten).getAllByRole('radio');
    expect(behalten).toBeChecked();
    expect(behalten).toHaveFocus();
    expect(eins('[data-aktion="ruecknahme-ja"]')).toHaveTextContent('2 Felder zurücknehmen, 1 behalten');
    await ohneBefund();
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(dialog('ruecknahme')).toBeNull(); });
    expect(ruecknahmeSet).not.toHaveBeenCalled();
    expect(zeile(KOLLISION)).toHaveFocus();

    await person.keyboard('z');
    await person.click(within(await warteAuf('ruecknahme')).getAllByRole('radio')[1] as HTMLElement);
    expect(zuruecksetzen).not.toBeNull();
    expect(eins('[data-aktion="ruecknahme-ja"]')).toHaveTextContent(/^3 Felder zurücknehmen$/);
    await person.type(within(dialog('ruecknahme') as HTMLElement).getByLabelText('Grund der Rücknahme'), 'Doppelt importiert');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(dialog('ruecknahme')).toBeNull(); });
    expect(ruecknahmeSet).toHaveBeenCalledWith({ nr: KOLLISION, stand: 1284, zuruecksetzen: [1], grund: 'Doppelt importiert' });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Zurückgenommen: Urkundenausgabe (Muster)'); });
    await waitFor(() => { expect(document.querySelector('[data-eintrag="1285"]')).not.toBeNull(); });
  });

  it('offers to take the taking back back, by the entry that it made', async () => {
    const ruecknahmeSet = vi.fn<Host['ruecknahmeSet']>();
    const { person } = await zeige(`#/verlauf?eintrag=${String(GANZE_ZEILE)}`, (muster) => ({ ruecknahmeSet: ruecknahmeSet.mockImplementation(muster.ruecknahmeSet) }));
    await person.click(eins('[data-aktion="zuruecknehmen"]'));
    const kasten = await warteAuf('ruecknahme');
    expect(within(kasten).queryAllByRole('radio')).toEqual([]);
    expect(kasten).toHaveTextContent('Seither hat niemand diese Felder geändert.');
    await person.click(eins('[data-aktion="ruecknahme-ja"]'));
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Zurückgenommen:'); });
    await bereit();
    await person.click(eins('[data-meldung] [data-aktion="rueckgaengig"]'));
    await waitFor(() => { expect(ruecknahmeSet).toHaveBeenCalledTimes(2); });
    expect(ruecknahmeSet.mock.calls.map(([{ nr }]) => nr)).toEqual([GANZE_ZEILE, 1285]);
  });

  it('loads anew and says so where the catalogue has changed meanwhile; nothing is lost of the reason', async () => {
    const ruecknahmeSet = vi.fn<Host['ruecknahmeSet']>().mockRejectedValueOnce(geworfen('inzwischen_geaendert'));
    const ruecknahmeGet = vi.fn<Host['ruecknahmeGet']>();
    const { person } = await zeige('#/verlauf', (muster) => ({ ruecknahmeSet, ruecknahmeGet: ruecknahmeGet.mockImplementation(muster.ruecknahmeGet) }));
    zeile(KOLLISION).focus();
    await person.keyboard('z');
    await person.type(within(await warteAuf('ruecknahme')).getByLabelText('Grund der Rücknahme'), 'Doppelt');
    await person.click(eins('[data-aktion="ruecknahme-ja"]'));
    await waitFor(() => { expect(eins('[data-neu-geladen]')).toHaveFocus(); });
    expect(eins('[data-neu-geladen]')).toHaveTextContent('Noch ist nichts zurückgenommen.');
    expect(ruecknahmeGet).toHaveBeenCalledTimes(2);
    expect(within(dialog('ruecknahme') as HTMLElement).getByLabelText('Grund der Rücknahme')).toHaveValue('Doppelt');
    await ohneBefund();
  });

  it('shows a hindrance instead of fields, and any other refusal in the dialog', async () => {
    const ruecknahmeSet = vi.fn<Host['ruecknahmeSet']>().mockRejectedValue(geworfen('schreiben_fehlgeschlagen'));
    const { person } = await zeige('#/verlauf?zeitraum=2019-11-01..2019-11-01', { ruecknahmeSet });
    zeile(1).focus();
    await person.keyboard('z');
    const kasten = await warteAuf('ruecknahme');
    expect(eins('[data-hindernis]')).toHaveTextContent('Dieser Eintrag hat den Katalog angelegt.');
    expect(kasten.querySelector('[data-aktion="ruecknahme-ja"]')).toBeNull();
    await ohneBefund();
    await person.keyboard('{Escape}');
    window.location.hash = '#/verlauf';
    await waitFor(() => { zeile(1284).focus(); });
    await person.keyboard('z');
    await warteAuf('ruecknahme');
    await person.click(eins('[data-aktion="ruecknahme-ja"]'));
    await waitFor(() => { expect(within(dialog('ruecknahme') as HTMLElement).getByRole('alert')).toHaveTextContent('Muster: abgewiesen.'); });
  });

  it('opens by Strg Z where the own last entry collides, instead of a failure', async () => {
    const { person } = await zeige('#/verlauf', { rueckgaengig: () => Promise.reject(geworfen('inzwischen_geaendert', { nr: String(KOLLISION) }) as unknown as Error) });
    eins('main h1').focus();
    await person.keyboard('{Control>}z{/Control}');
    expect(await warteAuf('ruecknahme')).toHaveTextContent('ein Feld kollidiert');
    expect(dialog('fehler')).toBeNull();
  });

  it.each([{}, { nr: 'x' }, { nr: '0' }])('shows the failure by Strg Z where no entry is named: %j', async (params) => {
    const { person } = await zeige('#/verlauf', { rueckgaengig: () => Promise.reject(geworfen('inzwischen_geaendert', params) as unknown as Error) });
    eins('main h1').focus();
    await person.keyboard('{Control>}z{/Control}');
    expect(await warteAuf('fehler')).toHaveTextContent('Muster: abgewiesen.');
  });

  it('says what to do with Z where no entry is chosen', async () => {
    const { person } = await zeige();
    eins('main h1').focus();
    await person.keyboard('z');
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Es ist kein Eintrag gewählt.'); });
  });
});

describe('travelling', () => {
  it('goes to what was known right before and right after an entry, at its project', async () => {
    const { person, host } = await zeige('#/verlauf?eintrag=1284');
    const { bekannt_davor } = await host.verlaufShow(1284, null);
    await waitFor(() => { eins('[data-aktion="stand-davor"]'); });
    await person.click(eins('[data-aktion="stand-davor"]'));
    await waitFor(() => { expect(window.location.hash).toMatch(/^#\/projekte\/MUSTER-09/); });
    expect(bekannt_davor).toBe('2022-06-29T09:00:00Z');
    await waitFor(() => { expect(document.querySelector('[data-banner="vergangenheit"]')).not.toBeNull(); });
  });

  it('has nothing that writes in the past, but the ways out', async () => {
    await zeige('#/verlauf?eintrag=640&galt=2021-03-08');
    await waitFor(() => { eins('[data-aktion="stand-danach"]'); });
    for (const aktion of ['fassung-anlegen', 'zuruecknehmen', 'schwaerzen']) expect(document.querySelector(`[data-aktion="${aktion}"]`), aktion).toBeNull();
    for (const aktion of ['kette-pruefen', 'verlauf-export', 'textbaustein', 'vergleich-csv']) expect(eins(`[data-aktion="${aktion}"]`)).toBeVisible();
    await ohneBefund();
  });

  it('has no restoring in the past, but the backups are listed', async () => {
    await zeige('#/verlauf?teil=pruefung&galt=2021-03-08');
    await waitFor(() => { expect(document.querySelectorAll('[data-sicherung-name]')).toHaveLength(2); });
    expect(document.querySelector('[data-aktion="wiederherstellen"]')).toBeNull();
  });
});

describe('comparing', () => {
  it('compares the newest Fassung with today, and opens a group to its rows', async () => {
    const { person } = await zeige();
    const spalte = eins('[data-bereich="vergleich"]');
    expect(spalte.querySelector<HTMLSelectElement>('[data-feld="von"]')?.value).toBe('fassung:Vorlage 17/4771 (Muster)');
    await waitFor(() => { expect(spalte.querySelectorAll('[data-gruppe]')).toHaveLength(9); });
    const gruppe = eins('[data-gruppe="betrieb"]');
    expect(Number(gruppe.dataset.anzahl)).toBeGreaterThan(0);
    await person.click(within(gruppe).getByRole('button'));
    const links = within(gruppe).getAllByRole('link');
    expect(links).toHaveLength(Number(gruppe.dataset.anzahl));
    expect(links[0]).toHaveAttribute('href', expect.stringMatching(/^#\/projekte\/MUSTER-/));
    expect(within(eins('[data-gruppe="geld"]')).queryByRole('button')).toBeNull();
    await ohneBefund();
  });

  it('compares what the address of the banner names', async () => {
    const vergleichGet = vi.fn<Host['vergleichGet']>();
    await zeige('#/verlauf?von=2021-03-08%402021-03-08T22%3A59%3A59.999Z&bis=heute', (muster) => ({ vergleichGet: vergleichGet.mockImplementation(muster.vergleichGet) }));
    await waitFor(() => { expect(vergleichGet).toHaveBeenCalled(); });
    expect(vergleichGet).toHaveBeenLastCalledWith({ stichtag: '2021-03-08', bekannt_am: '2021-03-08T22:59:59.999Z', fassung: null }, { stichtag: '2022-06-30', bekannt_am: null, fassung: null });
    expect(eins('[data-feld="von-tag"]')).toHaveValue('08.03.2021');
    expect(eins('[data-feld="von-bekannt"]')).toHaveValue('08.03.2021, 23:59');
  });

  it('keeps the exact moment of the address while only the day is changed', async () => {
    const { person } = await zeige('#/verlauf?von=2021-03-08%402021-03-08T22%3A59%3A59.999Z&bis=heute');
    await person.clear(eins('[data-feld="von-tag"]'));
    await person.type(eins('[data-feld="von-tag"]'), '9.3.21{Enter}');
    await waitFor(() => { expect(new URLSearchParams(window.location.hash.split('?')[1]).get('von')).toBe('2021-03-09@2021-03-08T22:59:59.999Z'); });
  });

  it('refuses what is no moment and compares on as before', async () => {
    const { person } = await zeige('#/verlauf?von=2021-03-08&bis=heute');
    await person.type(eins('[data-feld="von-bekannt"]'), 'neulich{Enter}');
    expect(eins('[data-stand="von"]')).toHaveTextContent('„neulich“ ist kein Zeitpunkt.');
    expect(window.location.hash).toBe('#/verlauf?von=2021-03-08&bis=heute');
    await ohneBefund();
  });

  it('chooses another state by the list', async () => {
    const { person } = await zeige();
    await person.selectOptions(eins('[data-feld="von"]'), 'fassung:Programmstart (Muster)');
    await waitFor(() => { expect(new URLSearchParams(window.location.hash.split('?')[1]).get('von')).toBe('fassung:Programmstart (Muster)'); });
    await person.selectOptions(eins('[data-feld="bis"]'), 'tag');
    await waitFor(() => { expect(new URLSearchParams(window.location.hash.split('?')[1]).get('bis')).toBe('2022-06-30'); });
  });

  it('gives the text to copy, and both files', async () => {
    const vergleichExport = vi.fn<Host['vergleichExport']>().mockResolvedValue(null);
    const { person } = await zeige('#/verlauf', { vergleichExport });
    await person.click(eins('[data-aktion="textbaustein"]'));
    expect((await warteAuf('textbaustein')).querySelector('textarea')?.value).toContain('Seit dem letzten Bericht');
    expect(eins('[data-aktion="textbaustein-kopieren"]')).toHaveFocus();
    await ohneBefund();
    await person.click(eins('[data-aktion="textbaustein-kopieren"]'));
    // jsdom has no clipboard: it is said, and the text stays to be marked.
    expect(within(dialog('textbaustein') as HTMLElement).getByRole('alert')).toHaveTextContent('Der Text ließ sich nicht kopieren.');
    await person.keyboard('{Escape}');
    for (const profil of ['opendata', 'excel'] as const) {
      await person.click(eins('[data-aktion="vergleich-csv"]'));
      await person.click(eins(`[data-aktion="vergleich-${profil}"]`));
      expect(vergleichExport).toHaveBeenLastCalledWith({ stichtag: '2022-06-30', bekannt_am: null, fassung: 'Vorlage 17/4771 (Muster)' }, { stichtag: '2022-06-30', bekannt_am: null, fassung: null }, profil);
    }
  });

  it('asks what to compare with where there is no Fassung', async () => {
    await zeige('#/verlauf', {}, 'original');
    expect(eins('[data-zustand="ohne-von"]')).toHaveTextContent('Wählen Sie unter „Von“');
    expect(document.querySelectorAll('[data-eintrag]')).toHaveLength(1);
    expect(eins('[data-verlauf-stand]')).toHaveTextContent('1 Eintrag');
    await ohneBefund();
  });
});

describe('Fassungen', () => {
  it('lists them, travels to both of their times, and compares them', async () => {
    const { person } = await zeige('#/verlauf?teil=fassungen');
    await waitFor(() => { expect(document.querySelectorAll('[data-fassung]')).toHaveLength(2); });
    expect(text(eins('[data-fassung]'))).toContain('Galt am 08.03.2021, bekannt am 08.03.2021, 16:04');
    await ohneBefund();
    await person.click(eins('[data-fassung="Programmstart (Muster)"] [data-aktion="fassung-vergleichen"]'));
    expect(eins('#vergleich-titel')).toHaveFocus();
    expect(new URLSearchParams(window.location.hash.split('?')[1]).get('von')).toBe('fassung:Programmstart (Muster)');
    await person.click(eins('[data-fassung] [data-aktion="fassung-ansehen"]'));
    await waitFor(() => { expect(window.location.hash).toMatch(/^#\/uebersicht.*galt=2021-03-08/); });
  });

  it('makes one of both times, offers no undo, and says when the name is taken', async () => {
    const fassungCreate = vi.fn<Host['fassungCreate']>();
    const { person } = await zeige('#/verlauf?teil=fassungen', (muster) => ({ fassungCreate: fassungCreate.mockImplementation(muster.fassungCreate) }));
    await person.click(eins('[data-aktion="fassung-anlegen"]'));
    const kasten = await warteAuf('fassung');
    expect(within(kasten).getByLabelText('Name')).toHaveFocus();
    await person.keyboard('Vorlage 17/4771 (Muster)');
    await person.clear(within(kasten).getByLabelText('Galt am'));
    await person.type(within(kasten).getByLabelText('Galt am'), '31.3.22');
    await person.type(within(kasten).getByLabelText('Bekannt am'), '04.04.2022 12:30');
    await person.type(within(kasten).getByLabelText('Grund'), 'Bericht zum Quartal');
    expect(kasten).toHaveTextContent('galt am 31.03.2022, bekannt am 04.04.2022, 12:30');
    await ohneBefund();
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(within(kasten).getByLabelText('Name')).toHaveFocus(); });
    expect(kasten).toHaveTextContent('Diesen Namen gibt es schon.');
    await person.clear(within(kasten).getByLabelText('Name'));
    await person.type(within(kasten).getByLabelText('Name'), 'Quartal 1');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { expect(dialog('fassung')).toBeNull(); });
    expect(fassungCreate).toHaveBeenLastCalledWith({ name: 'Quartal 1', stichtag: '2022-03-31', bekannt_am: '2022-04-04T10:30:59.999Z', grund: 'Bericht zum Quartal' });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Gespeichert: Fassung „Quartal 1“'); });
    expect(document.querySelector('[data-meldung] [data-aktion="rueckgaengig"]')).toBeNull();
    await waitFor(() => { expect(document.querySelectorAll('[data-fassung]')).toHaveLength(3); });
  });
});

describe('check and backups', () => {
  it('checks, tells length and head, and the head line knows when', async () => {
    const { person } = await zeige();
    await person.click(eins('[data-aktion="kette-pruefen"]'));
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Kette geprüft: 1 284 Einträge, Kopf 9f3c 71ae, kein Befund.'); });
    await waitFor(() => { expect(eins('[data-verlauf-stand]')).toHaveTextContent('Kette geprüft um 08:12'); });
    await person.click(screen.getByRole('tab', { name: 'Prüfung und Sicherungen' }));
    expect(eins('[data-befund="ok"]')).toHaveTextContent('Die Kette ist in Ordnung');
    expect(eins('[data-wert="laenge"]')).toHaveTextContent('1 284 Einträge');
    expect(eins('[data-wert="kopf"]').textContent).toMatch(/^9f3c71ae/);
    await ohneBefund();
  });

  it('leads to the findings where there are some', async () => {
    const { person } = await zeige('#/verlauf', { pruefungGet: () => Promise.resolve({ in_ordnung: false, laenge: 1284, kopf: 'ab'.repeat(32), befunde: ['Eintrag 812 passt nicht zur Kette. Alle früheren Einträge sind in Ordnung.', 'Ein zweiter Befund.'] }) });
    await person.click(eins('[data-aktion="kette-pruefen"]'));
    await waitFor(() => { expect(eins('[data-befund="befunde"]')).toHaveTextContent('Die Prüfung hat 2 Befunde.'); });
    expect(eins('[data-befund="befunde"]')).toHaveTextContent('Eintrag 812 passt nicht zur Kette.');
    expect(screen.getByRole('tab', { name: 'Prüfung und Sicherungen' })).toHaveAttribute('aria-selected', 'true');
    await ohneBefund();
  });

  it.each([
    ['1284:9F3C 71AE', '1284:9f3c71ae'],
    [' 12:00112233 ', '12:00112233'],
  ])('checks with the anchor %j', async (eingabe, anker) => {
    const pruefungGet = vi.fn<Host['pruefungGet']>();
    const { person } = await zeige('#/verlauf?teil=pruefung', (muster) => ({ pruefungGet: pruefungGet.mockImplementation(muster.pruefungGet) }));
    await person.type(eins('[data-feld="anker"]'), `${eingabe}{Enter}`);
    await waitFor(() => { expect(pruefungGet).toHaveBeenCalledWith(anker); });
  });

  it.each(['1284', '0:9f3c71ae', '1284:9f3c', '1284:9f3c71aX', ':'])('asks nothing with %j', async (eingabe) => {
    const pruefungGet = vi.fn<Host['pruefungGet']>();
    const { person } = await zeige('#/verlauf?teil=pruefung', { pruefungGet });
    await person.type(eins('[data-feld="anker"]'), `${eingabe}{Enter}`);
    expect(eins('[data-feld="anker"]')).toHaveAttribute('aria-invalid', 'true');
    expect(pruefungGet).not.toHaveBeenCalled();
  });

  it('backs up now and lists it', async () => {
    const { person } = await zeige('#/verlauf?teil=pruefung');
    await waitFor(() => { expect(document.querySelectorAll('[data-sicherung-name]')).toHaveLength(2); });
    await person.click(eins('[data-aktion="jetzt-sichern"]'));
    await waitFor(() => { expect(document.querySelectorAll('[data-sicherung-name]')).toHaveLength(3); });
    expect(eins('[data-meldung]')).toHaveTextContent('Gesichert und geprüft:');
    await ohneBefund();
  });

  it('restores after asking, and begins anew at the Übersicht', async () => {
    const { person } = await zeige('#/verlauf?teil=pruefung');
    await waitFor(() => { expect(document.querySelectorAll('[data-sicherung-name]')).toHaveLength(2); });
    await person.click(eins('[data-sicherung-name*="import"] [data-aktion="wiederherstellen"]'));
    const kasten = await warteAuf('wiederherstellen');
    expect(kasten).toHaveTextContent('Der jetzige Stand wird vorher gesichert');
    expect(kasten).toHaveTextContent('Der Verlauf hat heute 1 284 Einträge, danach 1 282.');
    expect(eins('[data-aktion="nicht-wiederherstellen"]')).toHaveFocus();
    await ohneBefund();
    await person.click(eins('[data-aktion="wirklich-wiederherstellen"]'));
    await waitFor(() => { expect(window.location.hash).toBe('#/uebersicht'); });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Wiederhergestellt: 1 282 Einträge'); });
    expect(dialog('wiederherstellen')).toBeNull();
  });

  it('does not say that restoring failed where only the window could not be filled anew', async () => {
    let weg = false;
    const { person } = await zeige('#/verlauf?teil=pruefung', (muster) => ({
      startGet: () => (weg ? Promise.reject(geworfen('katalog_belegt') as unknown as Error) : muster.startGet()),
      sicherungRestore: (name) => {
        weg = true;
        return muster.sicherungRestore(name);
      },
    }));
    await waitFor(() => { expect(document.querySelectorAll('[data-sicherung-name]')).toHaveLength(2); });
    await person.click(eins('[data-sicherung-name*="import"] [data-aktion="wiederherstellen"]'));
    await warteAuf('wiederherstellen');
    await person.click(eins('[data-aktion="wirklich-wiederherstellen"]'));
    await waitFor(() => { expect(eins('main h1')).toHaveTextContent('Der Katalog ist gerade belegt'); });
    expect(dialog('wiederherstellen')).toBeNull();
    weg = false;
    await person.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
    await waitFor(() => { expect(eins('main h1')).toHaveTextContent('Übersicht'); });
  });

  it('stays where it was when restoring fails', async () => {
    const { person } = await zeige('#/verlauf?teil=pruefung', { sicherungRestore: () => Promise.reject(geworfen('katalog_beschaedigt') as unknown as Error) });
    await waitFor(() => { expect(document.querySelectorAll('[data-sicherung-name]')).toHaveLength(2); });
    await person.click(eins('[data-sicherung-name*="import"] [data-aktion="wiederherstellen"]'));
    await warteAuf('wiederherstellen');
    await person.click(eins('[data-aktion="wirklich-wiederherstellen"]'));
    await waitFor(() => { expect(within(dialog('wiederherstellen') as HTMLElement).getByRole('alert')).toHaveTextContent('Muster: abgewiesen.'); });
    expect(window.location.hash).toMatch(/^#\/verlauf/);
  });
});

describe('blacking out', () => {
  it('is offered for free texts only, wants a reason, and cannot be undone', async () => {
    const schwaerzungSet = vi.fn<Host['schwaerzungSet']>();
    const { person } = await zeige('#/verlauf?eintrag=1282', (muster) => ({ schwaerzungSet: schwaerzungSet.mockImplementation(muster.schwaerzungSet) }));
    await waitFor(() => { expect(document.querySelectorAll('[data-aktion="schwaerzen"]').length).toBeGreaterThan(0); });
    await person.click(eins('[data-feldaenderung="text"] [data-aktion="schwaerzen"]'));
    const kasten = await warteAuf('schwaerzen');
    for (const satz of ['die Kette bleibt prüfbar', 'Das lässt sich nicht zurücknehmen.', 'enthalten den Text noch']) expect(kasten).toHaveTextContent(satz);
    await ohneBefund();
    await person.click(eins('[data-aktion="wirklich-schwaerzen"]'));
    expect(within(kasten).getByLabelText('Grund der Schwärzung')).toHaveFocus();
    expect(kasten).toHaveTextContent('Der Grund fehlt.');
    expect(schwaerzungSet).not.toHaveBeenCalled();
    await person.keyboard('Verlangen auf Löschung');
    await person.click(eins('[data-aktion="wirklich-schwaerzen"]'));
    await waitFor(() => { expect(dialog('schwaerzen')).toBeNull(); });
    expect(schwaerzungSet).toHaveBeenCalledWith('sachstand', ['s-1282'], 'text', 'Verlangen auf Löschung');
    await waitFor(() => { expect(eins('[data-feldaenderung="text"]')).toHaveTextContent('[geschwärzt]'); });
    expect(eins('[data-meldung]')).toHaveTextContent('Sicherungen können den Text noch enthalten');
    expect(document.querySelector('[data-meldung] [data-aktion="rueckgaengig"]')).toBeNull();
    expect(document.querySelector('[data-feldaenderung="text"] [data-aktion="schwaerzen"]')).toBeNull();
  });

  it('is not offered for dates', async () => {
    await zeige('#/verlauf?eintrag=1284');
    await waitFor(() => { eins('[data-feldaenderung="datum"]'); });
    await bereit();
    expect(document.querySelector('[data-feldaenderung="datum"] [data-aktion="schwaerzen"]')).toBeNull();
  });
});

describe('states', () => {
  it('exports in both forms with the time in force', async () => {
    const verlaufExport = vi.fn<Host['verlaufExport']>().mockResolvedValue(null);
    const { person } = await zeige('#/verlauf', { verlaufExport });
    eins('main h1').focus();
    await person.keyboard('{Control>}e{/Control}{Enter}');
    expect(verlaufExport).toHaveBeenLastCalledWith('jsonl', null);
    await person.keyboard('{Control>}e{/Control}{ArrowDown}{Enter}');
    expect(verlaufExport).toHaveBeenLastCalledWith('csv', null);
  });

  it('shows errors in their place, and the rest stays', async () => {
    await zeige('#/verlauf', { verlaufList: () => Promise.reject(new Error('kaputt')) });
    expect(within(eins('[role="tabpanel"]')).getByRole('alert')).toHaveTextContent('Die Angaben ließen sich nicht laden');
    expect(eins('[data-bereich="vergleich"]')).toBeVisible();
    await ohneBefund();
  });

  it('has tabs with one stop, which arrows change', async () => {
    const { person } = await zeige();
    screen.getByRole('tab', { name: 'Einträge' }).focus();
    await person.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tab', { name: 'Prüfung und Sicherungen' })).toHaveFocus();
    expect(window.location.hash).toBe('#/verlauf?teil=pruefung');
    await person.keyboard('{Home}');
    expect(window.location.hash).toBe('#/verlauf');
    expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });

  it('shows words of others as text', async () => {
    const boese: Partial<EintragDto> = { worte: ['<img src=x onerror=alert(1)>: <b>fett</b> \u202Etxet'], person: '<script>', grund: null };
    await zeige('#/verlauf', (muster) => ({ verlaufList: async (...args) => { const seite = await muster.verlaufList(...args); return { ...seite, eintraege: seite.eintraege.map((eines, n) => (n === 0 ? { ...eines, ...boese } : eines)) }; } }));
    expect(text(zeile(1284))).toContain('<b>fett</b>');
    expect(document.querySelector('[data-zeile] img, [data-zeile] b')).toBeNull();
    await ohneBefund();
  });
});
