/** The shell alone: its views are stand-ins. */
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';
import { ausProbe } from '../test/ansichtsprobe';
import App from './App.svelte';

vi.mock('../uebersicht/Uebersicht.svelte', () => import('../test/Ansichtsprobe.svelte'));
vi.mock('../projekte/Projekte.svelte', () => import('../test/Ansichtsprobe.svelte'));
vi.mock('../projekt/Projekt.svelte', () => import('../test/Ansichtsprobe.svelte'));
vi.mock('../leistungen/Leistungen.svelte', () => import('../test/Ansichtsprobe.svelte'));
vi.mock('../kommunen/Kommunen.svelte', () => import('../test/Ansichtsprobe.svelte'));
vi.mock('../foerderung/Foerderung.svelte', () => import('../test/Ansichtsprobe.svelte'));
vi.mock('../quellen/Quellen.svelte', () => import('../test/Ansichtsprobe.svelte'));

const h1 = () => screen.getByRole('heading', { level: 1 });
const dialog = (name: string) => document.querySelector<HTMLElement>(`[data-dialog="${name}"]`);
/** Where the fixture keeps "Einbürgerung". */
async function einbuergerung(): Promise<string> {
  const zeilen = await musterHost().projektList({ stichtag: '2022-06-30', bekanntAm: null });
  return `#/projekte/${zeilen.find(({ titel }) => titel.startsWith('Einbürgerung'))?.kuerzel ?? ''}`;
}
const WO = { adresse: '#/projekte/jagd', titel: 'Sachstand: Jagd' };

function mit(teile: Partial<Host>): Host {
  return { ...musterHost(), ...teile };
}

async function mitEinstellungen(werte: Record<string, unknown>, teile: Partial<Host> = {}): Promise<Host> {
  const start = await musterHost().startGet();
  start.lokal.einstellungen = Object.entries(werte).map(([schluessel, wert]) => ({ schluessel, wert: JSON.stringify(wert) }));
  return mit({ startGet: () => Promise.resolve(start), ...teile });
}

async function warteAuf(name: string): Promise<HTMLElement> {
  return waitFor(() => eins(`[data-dialog="${name}"]`));
}

describe('navigation', () => {
  it('goes by link, by key and back, and the focus is on the heading', async () => {
    const { person } = await oeffne();
    const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('data-ansicht'));
    expect(links).toEqual(['uebersicht', 'projekte', 'leistungen', 'kommunen', 'zaehlweisen', 'foerderung', 'rahmen', 'diagramme', 'verlauf', 'quellen', 'einstellungen', 'hilfe']);
    await person.click(eins('[data-ansicht="kommunen"]'));
    await bereit();
    expect([window.location.hash, document.title]).toEqual(['#/kommunen', 'Kommunen – OZG-Chronik (Demodaten)']);
    await waitFor(() => { expect(h1()).toHaveFocus(); });
    await person.keyboard('{Control>}6{/Control}');
    await waitFor(() => { expect(h1()).toHaveTextContent('foerderung/'); });
    await person.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => { expect(h1()).toHaveTextContent('kommunen/'); });
    await waitFor(() => { expect(h1()).toHaveFocus(); });
    expect(eins('[aria-current="page"]')).toHaveAttribute('data-ansicht', 'kommunen');
    await ohneBefund();
  });

  it('comes back where one was', async () => {
    const { person } = await oeffne();
    const inhalt = eins('main');
    const rollt = vi.spyOn(inhalt, 'scrollTo');
    inhalt.scrollTop = 420;
    await person.click(eins('[data-ansicht="quellen"]'));
    await waitFor(() => { expect(rollt).toHaveBeenLastCalledWith(0, 0); });
    window.history.back();
    await waitFor(() => { expect(rollt).toHaveBeenLastCalledWith(0, 420); });
  });

  it('starts where one was, at today, and keeps the place for the next start', async () => {
    const lokalSet = vi.fn(() => Promise.resolve());
    const { person } = await oeffne(await mitEinstellungen({ adresse: '#/projekte/jagd?galt=2021-03-08' }, { lokalSet }));
    expect(h1()).toHaveTextContent('projekte/jagd');
    expect(document.querySelector('[data-banner]')).toBeNull();
    await person.click(eins('[data-ansicht="leistungen"]'));
    await waitFor(() => { expect(lokalSet).toHaveBeenCalledWith('einstellung', 'adresse', '"#/leistungen"'); }, { timeout: 2000 });
  });

  it('takes the Stichtag along and goes back over it', async () => {
    const { person } = await oeffne();
    ausProbe().zeit.reise('2021-03-08');
    await waitFor(() => { expect(eins('[data-probe]')).toHaveTextContent('Stand 2021-03-08'); });
    expect(window.location.hash).toBe('#/uebersicht?galt=2021-03-08');
    await person.click(eins('[data-ansicht="projekte"]'));
    await waitFor(() => { expect(window.location.hash).toBe('#/projekte?galt=2021-03-08'); });
    expect(ausProbe().schreibbar).toBe(false);
    window.history.go(-2);
    await waitFor(() => { expect(ausProbe().zeit.lage).toBe('heute'); });
    expect(ausProbe().schreibbar).toBe(true);
  });

  it('counts what is to do also where another view is shown', async () => {
    window.history.replaceState(null, '', '#/quellen');
    render(App, { host: musterHost() });
    await bereit();
    await waitFor(() => { expect(eins('[data-aufgaben]')).toHaveTextContent('14 offene Aufgaben'); });
  });

  it('says how much is to do', async () => {
    await oeffne();
    ausProbe().setzeBefunde(9);
    await waitFor(() => { expect(eins('[data-ansicht="uebersicht"]')).toHaveAccessibleName('Übersicht 9 offene Aufgaben'); });
  });
});

describe('palette', () => {
  it('opens the project with "einb" and Enter', async () => {
    const { person } = await oeffne();
    await person.keyboard('{Control>}k{/Control}');
    await warteAuf('palette');
    await person.keyboard('einb');
    await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Einbürgerung (Muster)'); });
    await ohneBefund();
    await person.keyboard('{Enter}');
    const ziel = await einbuergerung();
    await waitFor(() => { expect(window.location.hash).toBe(ziel); });
    await waitFor(() => { expect(h1()).toHaveFocus(); });
    expect(dialog('palette')).toBeNull();
  });

  it('waits with Enter until the projects are there', async () => {
    let loese: () => void = () => undefined;
    const muster = musterHost();
    const host = mit({ projektList: async (zeitpunkt) => { await new Promise<void>((dann) => { loese = dann; }); return muster.projektList(zeitpunkt); } });
    const { person } = await oeffne(host);
    await person.keyboard('{Control>}k{/Control}');
    await warteAuf('palette');
    await person.keyboard('einb{Enter}');
    await new Promise((dann) => setTimeout(dann, 50));
    expect(window.location.hash).toBe('#/uebersicht');
    loese();
    const ziel = await einbuergerung();
    await waitFor(() => { expect(window.location.hash).toBe(ziel); });
  });

  it('moves with the arrows, gives the focus back, and finds nothing in words', async () => {
    const { person } = await oeffne();
    const knopf = eins('[data-aktion="palette"]');
    await person.click(knopf);
    await warteAuf('palette');
    const feld = screen.getByRole('combobox');
    const erster = feld.getAttribute('aria-activedescendant');
    await person.keyboard('{ArrowDown}');
    expect(feld.getAttribute('aria-activedescendant')).not.toBe(erster);
    await person.keyboard('{ArrowUp}');
    expect(feld).toHaveAttribute('aria-activedescendant', erster);
    await person.keyboard('qqqxyz');
    await waitFor(() => { expect(dialog('palette')).toHaveTextContent('Zu „qqqxyz“ gibt es keinen Treffer.'); });
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(dialog('palette')).toBeNull(); });
    await waitFor(() => { expect(knopf).toHaveFocus(); });
  });

  it('does commands of the view and of the window', async () => {
    const { person } = await oeffne();
    await person.keyboard('{Control>}k{/Control}');
    await warteAuf('palette');
    await person.keyboard('neues pro');
    await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Neues Projekt'); });
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(eins('[data-gedrueckt]')).toHaveTextContent('10'); });
    await person.keyboard('{Control>}k{/Control}');
    await warteAuf('palette');
    await person.keyboard('dunkel');
    await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Darstellung dunkel'); });
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(document.documentElement).toHaveAttribute('data-kern-theme', 'dark'); });
    ausProbe().einstellungen.thema = 'system';
  });

  it('finds at its second opening what has changed since the first', async () => {
    const muster = musterHost();
    let titel = 'Einbürgerung (Muster)';
    const projektList: Host['projektList'] = async (zeitpunkt) => (await muster.projektList(zeitpunkt)).map((zeile) => (zeile.titel.startsWith('Einbürgerung') ? { ...zeile, titel } : zeile));
    const { person } = await oeffne(mit({ projektList }));
    for (const erwartet of ['Einbürgerung (Muster)', 'Einbürgerung neu']) {
      titel = erwartet;
      ausProbe().gespeichert({ nr: 1, schluessel: [], aenderungen: 1, hinweise: [] }, titel);
      await bereit();
      await person.keyboard('{Control>}k{/Control}');
      await warteAuf('palette');
      await person.keyboard('einbürg');
      await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent(erwartet); });
      await person.keyboard('{Escape}');
      await waitFor(() => { expect(dialog('palette')).toBeNull(); });
    }
  });

  it('says what could not be loaded and finds the rest', async () => {
    const { person } = await oeffne(mit({ leistungGet: () => Promise.reject(new Error('weg')) }));
    await person.keyboard('{Control>}k{/Control}');
    await waitFor(() => { expect(dialog('palette')).toHaveTextContent('Nicht geladen: Leistungen.'); });
    await person.keyboard('einb');
    await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Einbürgerung'); });
  });
});

describe('keys', () => {
  it('fires those of the view outside of text only, and not where they are switched off', async () => {
    const { person } = await oeffne();
    const zahl = () => eins('[data-gedrueckt]').textContent;
    h1().focus();
    await person.keyboard('s');
    await waitFor(() => { expect(zahl()).toBe('1'); });
    await person.click(screen.getByLabelText('Text'));
    await person.keyboard('s');
    expect([zahl(), (screen.getByLabelText('Text') as HTMLTextAreaElement).value]).toEqual(['1', 's']);
    ausProbe().einstellungen.buchstaben = false;
    h1().focus();
    await person.keyboard('s?');
    expect([zahl(), dialog('tasten')]).toEqual(['1', null]);
  });

  it('leaves out what writes where nothing can be written', async () => {
    const { person } = await oeffne();
    ausProbe().zeit.reise('2021-03-08');
    await waitFor(() => { expect(ausProbe().schreibbar).toBe(false); });
    h1().focus();
    await person.keyboard('s?');
    expect(eins('[data-gedrueckt]')).toHaveTextContent('0');
    expect(await warteAuf('tasten')).not.toHaveTextContent('Sachstand erfassen');
  });

  it('shows all keys with "?", those of the view among them', async () => {
    const { person } = await oeffne();
    h1().focus();
    await person.keyboard('?');
    const kasten = await warteAuf('tasten');
    expect(kasten).toHaveTextContent('SSachstand erfassen');
    expect(kasten).toHaveTextContent('Strg 9Verlauf');
    await ohneBefund();
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(dialog('tasten')).toBeNull(); });
    expect(h1()).toHaveFocus();
  });

  it('opens the handbook at the chapter of the view with F1', async () => {
    const { person } = await oeffne();
    await person.keyboard('{F1}');
    await waitFor(() => { expect(window.location.hash).toBe('#/hilfe/uebersicht'); });
    await waitFor(() => { expect(h1()).toHaveTextContent('Handbuch'); });
  });
});

describe('undo', () => {
  it('is offered after saving, takes back, and says what', async () => {
    const rueckgaengig = vi.fn(musterHost().rueckgaengig);
    const { person } = await oeffne(mit({ rueckgaengig }));
    const vorher = ausProbe().stand;
    ausProbe().gespeichert({ nr: 5, schluessel: [], aenderungen: 1, hinweise: ['Abgerufen ist mehr als bewilligt.'] }, 'Pilotierung NRW, Ist 01.03.2022');
    const meldung = () => eins('[data-meldung]');
    await waitFor(() => { expect(meldung()).toHaveTextContent('Gespeichert: Pilotierung NRW, Ist 01.03.2022'); });
    expect(meldung()).toHaveTextContent('Abgerufen ist mehr als bewilligt.');
    expect(meldung().closest('[role="status"]')).not.toBeNull();
    expect(ausProbe().stand).toBe(vorher + 1);
    h1().focus();
    await person.keyboard('{F8}');
    expect(eins('[data-aktion="rueckgaengig"]')).toHaveFocus();
    await person.keyboard('{F8}');
    expect(h1()).toHaveFocus();
    await ohneBefund();
    await person.click(eins('[data-aktion="rueckgaengig"]'));
    await waitFor(() => { expect(meldung()).toHaveTextContent('Zurückgenommen: Muster: Sachstand ergänzt'); });
    expect([rueckgaengig.mock.calls.length, ausProbe().stand]).toEqual([1, vorher + 2]);
    expect(document.querySelector('[data-aktion="rueckgaengig"]')).toBeNull();
  });

  it('works by Strg Z outside of text, and never in the past', async () => {
    const rueckgaengig = vi.fn(musterHost().rueckgaengig);
    const { person } = await oeffne(mit({ rueckgaengig }));
    await person.click(screen.getByLabelText('Text'));
    await person.keyboard('{Control>}z{/Control}');
    expect(rueckgaengig).not.toHaveBeenCalled();
    h1().focus();
    await person.keyboard('{Control>}z{/Control}');
    await waitFor(() => { expect(rueckgaengig).toHaveBeenCalledOnce(); });
    ausProbe().zeit.reise('2021-03-08');
    await person.keyboard('{Control>}z{/Control}');
    expect(rueckgaengig).toHaveBeenCalledOnce();
  });

  it('takes back one entry, however long the key is held', async () => {
    const rueckgaengig = vi.fn(musterHost().rueckgaengig);
    await oeffne(mit({ rueckgaengig }));
    h1().focus();
    const druecke = (repeat: boolean) => h1().dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true, repeat }));
    druecke(false);
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Zurückgenommen'); });
    druecke(true);
    await bereit();
    expect(rueckgaengig).toHaveBeenCalledOnce();
  });

  it('keeps the toast while the focus is in it, and gives the focus back', async () => {
    const { person } = await oeffne();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      ausProbe().meldung.zeige('Geschrieben: a.csv');
      await waitFor(() => { eins('[data-meldung]'); });
      h1().focus();
      eins('[data-aktion="meldung-schliessen"]').focus();
      eins('[data-meldung]').parentElement?.dispatchEvent(new MouseEvent('mouseleave'));
      vi.advanceTimersByTime(20_000);
      await waitFor(() => { expect(eins('[data-aktion="meldung-schliessen"]')).toHaveFocus(); });
    } finally {
      vi.useRealTimers();
    }
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(document.querySelector('[data-meldung]')).toBeNull(); });
    expect(h1()).toHaveFocus();
  });

  it('shows a refusal in a dialog, not in the toast', async () => {
    const { person } = await oeffne(mit({ rueckgaengig: () => Promise.reject({ code: 'nicht_gefunden', params: {}, felder: [], text: 'Es gibt keinen eigenen Eintrag zum Zurücknehmen.', technik: '' }) }));
    h1().focus();
    await person.keyboard('{Control>}z{/Control}');
    const kasten = await warteAuf('fehler');
    expect(kasten).toHaveTextContent('Es gibt keinen eigenen Eintrag');
    expect(document.querySelector('[data-meldung]')).toBeNull();
    await ohneBefund();
    await person.click(eins('[data-aktion="fehler-schliessen"]'));
    await waitFor(() => { expect(dialog('fehler')).toBeNull(); });
  });

  it('says that there was nothing to change', async () => {
    await oeffne();
    const vorher = ausProbe().stand;
    ausProbe().gespeichert({ nr: null, schluessel: [], aenderungen: 0, hinweise: [] }, 'Jagd');
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Es gab nichts zu ändern.'); });
    expect([ausProbe().stand, document.querySelector('[data-aktion="rueckgaengig"]')]).toEqual([vorher, null]);
  });
});

describe('input that is not saved', () => {
  async function mitEntwurf() {
    let darf: () => boolean | Promise<boolean> = () => true;
    const lokalSet = vi.fn<Host['lokalSet']>(() => Promise.resolve());
    const offen = await oeffne(mit({ lokalSet, onSchliessen: (frage) => { darf = frage; return Promise.resolve(() => undefined); } }));
    ausProbe().entwuerfe.setze('sachstand/jagd', { text: 'Konzept' }, WO);
    return { ...offen, lokalSet, schliesse: () => darf() };
  }

  it.each([
    ['weiter-bearbeiten', false, 1],
    ['entwurf-behalten', true, 1],
    ['entwurf-verwerfen', true, 0],
  ])('is asked about before the window closes: %s', async (aktion, zu, uebrig) => {
    const { person, schliesse, lokalSet } = await mitEntwurf();
    const antwort = schliesse();
    const kasten = await warteAuf('entwurf');
    expect(kasten).toHaveTextContent('Sachstand: Jagd');
    await ohneBefund();
    await person.click(eins(`[data-aktion="${aktion}"]`));
    expect(await antwort).toBe(zu);
    expect(ausProbe().entwuerfe.liste).toHaveLength(uebrig);
    if (zu) expect(lokalSet.mock.calls.filter(([art]) => art === 'entwurf').at(-1)?.[2] === null).toBe(uebrig === 0);
  });

  it('lets the window close without a question when nothing is open', async () => {
    let darf: () => boolean | Promise<boolean> = () => false;
    await oeffne(mit({ onSchliessen: (frage) => { darf = frage; return Promise.resolve(() => undefined); } }));
    expect(await darf()).toBe(true);
  });

  it('keeps the window open when the draft could not be kept, and says why', async () => {
    let darf: () => boolean | Promise<boolean> = () => true;
    const lokalSet = vi.fn<Host['lokalSet']>((art) => (art === 'entwurf' ? Promise.reject(new Error('voll')) : Promise.resolve()));
    const { person } = await oeffne(mit({ lokalSet, onSchliessen: (frage) => { darf = frage; return Promise.resolve(() => undefined); } }));
    ausProbe().entwuerfe.setze('sachstand/jagd', { text: 'Konzept' }, WO);
    const erste = darf();
    await warteAuf('entwurf');
    await person.click(eins('[data-aktion="entwurf-behalten"]'));
    expect(await erste).toBe(false);
    await warteAuf('fehler');
    await person.click(eins('[data-aktion="fehler-schliessen"]'));
    const zweite = darf();
    await warteAuf('entwurf');
    await person.click(eins('[data-aktion="entwurf-verwerfen"]'));
    expect(await zweite, 'thrown away is thrown away').toBe(true);
  });

  it('holds up a journey in time until the answer', async () => {
    const { person } = await mitEntwurf();
    ausProbe().zeit.reise('2021-03-08');
    await warteAuf('entwurf');
    expect(ausProbe().zeit.lage).toBe('heute');
    await person.keyboard('{Escape}');
    expect([ausProbe().zeit.lage, ausProbe().entwuerfe.offen]).toEqual(['heute', true]);
    ausProbe().zeit.reise('2021-03-08');
    await warteAuf('entwurf');
    await person.click(eins('[data-aktion="entwurf-behalten"]'));
    await waitFor(() => { expect(ausProbe().zeit.lage).toBe('vergangenheit'); });
    expect(ausProbe().entwuerfe.lies('sachstand/jagd')).toEqual({ text: 'Konzept' });
  });

  it('does not hold up leaving the view', async () => {
    const { person } = await mitEntwurf();
    await person.click(eins('[data-ansicht="projekte"]'));
    await waitFor(() => { expect(h1()).toHaveTextContent('projekte/'); });
    expect([dialog('entwurf'), ausProbe().entwuerfe.offen, ausProbe().entwuerfe.liste.length]).toEqual([null, false, 1]);
  });
});

describe('another catalogue', () => {
  it('begins at its Übersicht, takes the colours along, and is opened once', async () => {
    const anderer = await musterHost('original').startGet();
    anderer.lokal.einstellungen = [{ schluessel: 'adresse', wert: '"#/projekte"' }];
    const lokalSet = vi.fn(() => Promise.resolve());
    const katalogWechseln = vi.fn(() => Promise.resolve(anderer));
    await oeffne(await mitEinstellungen({ thema: 'dunkel', adresse: '#/quellen' }, { katalogWechseln, lokalSet }));
    expect(h1()).toHaveTextContent('quellen/');
    await Promise.all([ausProbe().wechsleKatalog('eigen'), ausProbe().wechsleKatalog('eigen')]);
    await waitFor(() => { expect(h1()).toHaveTextContent('uebersicht/'); });
    await bereit();
    expect([window.location.hash, katalogWechseln.mock.calls.length]).toEqual(['#/uebersicht', 1]);
    expect(document.documentElement).toHaveAttribute('data-kern-theme', 'dark');
    expect(lokalSet).toHaveBeenCalledWith('einstellung', 'thema', '"dunkel"');
    ausProbe().einstellungen.thema = 'system';
  });
});

describe('midnight', () => {
  it('moves on to the new day when the window is looked at again, once', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-06-30T20:00:00+02:00') });
    try {
      const start = await musterHost().startGet();
      const startGet = vi.fn(() => Promise.resolve({ ...start }));
      await oeffne(mit({ startGet }));
      window.dispatchEvent(new Event('focus'));
      expect(startGet).toHaveBeenCalledOnce();
      vi.setSystemTime(new Date('2022-07-01T06:00:00+02:00'));
      start.heute = '2022-07-01';
      window.dispatchEvent(new Event('focus'));
      await waitFor(() => { expect(eins('[data-probe]')).toHaveTextContent('Stand 2022-07-01'); });
      window.dispatchEvent(new Event('focus'));
      expect([startGet.mock.calls.length, ausProbe().zeit.lage]).toEqual([2, 'heute']);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('Willkommen', () => {
  it('stands above the Übersicht once, takes a name, and comes back on request', async () => {
    const muster = musterHost('original');
    const personSet = vi.fn(() => Promise.resolve());
    const lokalSet = vi.fn(() => Promise.resolve());
    const { person } = await oeffne({ ...muster, personSet, lokalSet });
    expect(eins('[data-willkommen]')).toHaveTextContent('22 namentlich bekannte Projekte');
    expect(eins('[data-probe]')).toHaveTextContent('Stand 2022-06-30');
    await ohneBefund();
    await person.type(eins('[data-willkommen] [data-feld="person"]'), 'Konrad Beispiel{Enter}');
    await waitFor(() => { expect(document.querySelector('[data-willkommen]')).toBeNull(); });
    expect(personSet).toHaveBeenCalledWith('Konrad Beispiel');
    expect(lokalSet).toHaveBeenCalledWith('einstellung', 'willkommen', '"gesehen"');
    expect(eins('[data-aktion="person"]')).toHaveTextContent('KB');
    await waitFor(() => { expect(h1()).toHaveFocus(); });
    await person.click(eins('[data-ansicht="hilfe"]'));
    await person.click(await waitFor(() => eins('[data-aktion="willkommen"]')));
    await waitFor(() => { expect(eins('[data-willkommen]')).toBeInTheDocument(); });
  });

  it('is neither shown nor offered for demo data and for an empty catalogue', async () => {
    const { person } = await oeffne();
    expect(document.querySelector('[data-willkommen]')).toBeNull();
    await person.keyboard('{Control>}k{/Control}');
    await warteAuf('palette');
    await person.keyboard('willkommen noch');
    await waitFor(() => { expect(dialog('palette')).toHaveTextContent('gibt es keinen Treffer'); });
    cleanup();
    const start = await musterHost('original').startGet();
    await oeffne(mit({ startGet: () => Promise.resolve({ ...start, katalog: start.katalog && { ...start.katalog, leistungen: 0 } }) }));
    expect(document.querySelector('[data-willkommen]')).toBeNull();
  });
});

it('keeps what was loaded for coming back, but never under another record', async () => {
  const { person } = await oeffne();
  ausProbe().adresse.geheZu('projekte', 'jagd');
  await waitFor(() => { expect(h1()).toHaveTextContent('projekte/jagd'); });
  await bereit();
  expect(eins('[data-probe]')).toHaveTextContent('Stand 2022-06-30');
  await person.click(eins('[data-ansicht="uebersicht"]'));
  await bereit();
  expect(eins('[data-probe]')).toHaveTextContent('Stand 2022-06-30');
});

it('shows an unexpected failure in a dialog', async () => {
  await oeffne();
  window.dispatchEvent(new ErrorEvent('error', { message: 'boom', error: new Error('boom') }));
  expect(await warteAuf('fehler')).toHaveTextContent('Was gespeichert war, ist unverändert');
});
