/** The project list in the whole window, on the fixture host. */
import { configure, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { SammelWunsch } from '../api/bindings/SammelWunsch';
import type { SatzWunsch } from '../api/bindings/SatzWunsch';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';

// Whole windows on a machine that may have other things to do.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 5_000 });

const tabelle = () => eins('[data-tabelle="projekte"]');
const zeilen = () => [...document.querySelectorAll<HTMLElement>('[data-tabelle="projekte"] [data-projekt]')].map((zeile) => zeile.dataset.projekt);
const treffer = () => eins('[data-treffer]').textContent.replace(/\s+/g, ' ').trim();
/** Three rows: axe looks at each cell. */
const WENIGE = '#/projekte?kuerzel=MUSTER-01|MUSTER-02|MUSTER-03';
const gibt = (auswahl: string) => document.querySelector(auswahl) !== null;

async function liste(adresse = '#/projekte', host: Host = musterHost()) {
  window.history.replaceState(null, '', `/${adresse}`);
  const { person } = await oeffne(host);
  return { person, host };
}

async function reise(person: Awaited<ReturnType<typeof oeffne>>['person'], tag: string): Promise<void> {
  const feld = eins('#stichtag');
  await person.clear(feld);
  await person.type(feld, `${tag}{Enter}`);
  await bereit();
}

describe('search and filters', () => {
  it('counts, searches as one types, and keeps the search in the address', async () => {
    const { person } = await liste();
    expect(treffer()).toBe('35 von 35 · davon 33 im Programm, 1 nicht gemeldet');
    await ohneBefund();
    await person.keyboard('/');
    expect(eins('#projekt-suche')).toHaveFocus();
    await person.keyboard('buerger');
    expect(zeilen()).toEqual(['MUSTER-09']);
    expect(treffer()).toBe('1 von 35 · davon 1 im Programm, 0 nicht gemeldet');
    await waitFor(() => {
      expect(window.location.hash).toBe('#/projekte?suche=buerger');
    });
    await person.clear(eins('#projekt-suche'));
    await person.keyboard('10224');
    expect(zeilen()).toEqual(['MUSTER-09']);
  });

  it('takes filters from the address, as a drill-down gives them, and goes back and forth', async () => {
    const { person } = await liste('#/projekte?phase=betrieb');
    expect(treffer()).toContain('14 von 35');
    expect(eins('[data-filter="phase"]')).toHaveTextContent('Betrieb');
    await person.click(eins('[data-ansicht="uebersicht"]'));
    await bereit();
    expect(gibt('[data-tabelle="projekte"]')).toBe(false);
    await person.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => {
      expect(treffer()).toContain('14 von 35');
    });
    expect(window.location.hash).toBe('#/projekte?phase=betrieb');
  });

  it('sets a filter with the keyboard and shows how many are behind each choice', async () => {
    const { person } = await liste();
    eins('h1').focus();
    await person.keyboard('f');
    expect(eins('[data-filter="phase"]')).toHaveFocus();
    await person.click(eins('[data-filter="phase"]'));
    const betrieb = await screen.findByRole('option', { name: /Betrieb/ });
    expect(betrieb).toHaveTextContent('14');
    await person.click(betrieb);
    expect(window.location.hash).toBe('#/projekte?phase=betrieb');
    expect(treffer()).toContain('14 von 35');
    await person.click(eins('[data-aktion="filter-aufheben"]'));
    expect(eins('#projekt-suche')).toHaveFocus();
    expect(treffer()).toContain('35 von 35');
    expect(window.location.hash).toBe('#/projekte');
  });

  it('never says a bare 35', async () => {
    await liste();
    expect(eins('[data-filter="eines_der_35"]')).toHaveTextContent('Eines der 35 der Vorlage 17/4771');
  });

  it('shows a given set as a chip that can be removed', async () => {
    const { person } = await liste('#/projekte?kuerzel=MUSTER-03|MUSTER-01');
    expect(zeilen()).toEqual(['MUSTER-01', 'MUSTER-03']);
    const chip = eins('[data-aktion="kuerzel-entfernen"]');
    expect(chip).toHaveTextContent('Auswahl von 2 Projekten');
    await person.click(chip);
    expect(treffer()).toContain('35 von 35');
  });

  it('explains 0 hits: each filter, what there were without it, and each removable', async () => {
    const { person } = await liste('#/projekte?phase=konzeption&suche=buerger');
    expect(treffer()).toBe('0 von 35');
    const kasten = within(eins('[data-leer="treffer"]'));
    expect(kasten.getAllByRole('listitem').map((punkt) => punkt.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Suche: buerger– entfernen ohne diesen Filter: 7 Treffer',
      'Phase: Konzeption– entfernen ohne diesen Filter: 1 Treffer',
    ]);
    await ohneBefund();
    await person.click(eins('[data-teil="phase"]'));
    expect(zeilen()).toEqual(['MUSTER-09']);
    expect(eins('#projekt-suche')).toHaveFocus();
  });

  it('has an empty state that is not 0', async () => {
    await liste('#/projekte', musterHost('leer'));
    expect(screen.getByRole('heading', { name: 'Am 30.06.2022 ist noch kein Projekt erfasst' })).toBeInTheDocument();
    await ohneBefund();
  });
});

describe('order, columns, density', () => {
  it('sorts by heads and keeps it in the address', async () => {
    const { person } = await liste();
    await person.click(eins('[data-sortiere="titel"]'));
    expect(window.location.hash).toBe('#/projekte?ordnung=titel&richtung=ab');
    expect(zeilen()[0]).toBe('MUSTER-35');
  });

  it('chooses columns, and keeps the choice on this machine', async () => {
    const host = musterHost();
    const merkt = vi.spyOn(host, 'lokalSet');
    const { person } = await liste(WENIGE, host);
    expect(gibt('[data-sortiere="efa"]')).toBe(false);
    await person.click(eins('[data-aktion="spalten"]'));
    await person.click(screen.getByRole('checkbox', { name: 'EfA' }));
    await person.click(screen.getByRole('checkbox', { name: 'Leitung' }));
    await ohneBefund();
    await person.click(eins('[data-aktion="spalten-fertig"]'));
    expect([gibt('[data-sortiere="efa"]'), gibt('[data-sortiere="leitung"]')]).toEqual([true, false]);
    expect(merkt).toHaveBeenCalledWith('einstellung', 'projekte.spalten', JSON.stringify('titel,themenfeld,phase,seit,naechster,verzug,meldung,efa'));
    expect(tabelle()).toHaveTextContent('EfA-Nachnutzung aus anderem Bundesland in Klärung');
  });

  it('changes the height of the rows', async () => {
    const { person } = await liste();
    await person.click(screen.getByRole('radio', { name: 'Bequem' }));
    expect(document.documentElement.style.getPropertyValue('--zeile')).toBe('2.75rem');
  });
});

describe('saved views', () => {
  it('has one built in', async () => {
    const { person } = await liste();
    await person.click(eins('[data-aktion="ansichten"]'));
    await person.click(await screen.findByRole('menuitem', { name: 'Ohne Meldung seit 90 Tagen' }));
    expect(new URLSearchParams(window.location.hash.split('?')[1]).get('meldung')).toBe('90|nie');
    expect(treffer()).not.toContain('35 von 35');
  });

  it('saves, opens, renames and deletes', async () => {
    const host = musterHost();
    const merkt = vi.spyOn(host, 'lokalSet');
    const { person } = await liste('#/projekte?phase=betrieb', host);
    const menue = async (name: RegExp | string) => {
      await person.click(eins('[data-aktion="ansichten"]'));
      await person.click(await screen.findByRole('menuitem', { name }));
    };
    await menue(/sichern/);
    await person.click(eins('[data-aktion="ansicht-speichern"]'));
    expect(eins('[data-feld="ansicht"]')).toHaveAccessibleDescription(/Der Name fehlt/);
    await person.type(eins('[data-feld="ansicht"]'), 'Fertige <b>Projekte</b>{Enter}');
    await waitFor(() => {
      expect(gibt('[data-dialog="ansicht-sichern"]')).toBe(false);
    });
    const ansichten = () => merkt.mock.calls.filter(([art]) => art === 'ansicht');
    expect(ansichten()[0]?.[1]).toBe('Fertige <b>Projekte</b>');
    expect(JSON.parse(ansichten()[0]?.[2] ?? '')).toMatchObject({ liste: 'projekte', werte: { phase: 'betrieb' } });

    await person.click(eins('[data-aktion="filter-aufheben"]'));
    await menue('Fertige <b>Projekte</b>');
    expect(treffer()).toContain('14 von 35');

    await menue(/umbenennen/);
    await person.click(eins('[data-aktion="ansicht-umbenennen"]'));
    await person.keyboard('{Escape}');
    await waitFor(() => {
      expect(eins('[data-aktion="ansicht-umbenennen"]')).toHaveFocus();
    });
    await person.click(eins('[data-aktion="ansicht-umbenennen"]'));
    await person.clear(eins('[data-feld="ansicht"]'));
    await person.type(eins('[data-feld="ansicht"]'), 'Fertig{Enter}');
    await waitFor(() => {
      expect(eins('[data-ansicht-name="Fertig"] [data-aktion="ansicht-umbenennen"]')).toHaveFocus();
    });
    await ohneBefund();
    await person.click(eins('[data-aktion="ansicht-loeschen"]'));
    await waitFor(() => {
      expect(gibt('[data-dialog]')).toBe(false);
    });
    expect(ansichten().slice(1).map(([, name, wert]) => [name, wert === null])).toEqual([
      ['Fertig', false],
      ['Fertige <b>Projekte</b>', true],
      ['Fertig', true],
    ]);
  });

  it('knows those of the last time, and leaves alone what it cannot read', async () => {
    const host = musterHost();
    const start = await host.startGet();
    const wert = JSON.stringify({ liste: 'projekte', werte: { suche: 'jagd' }, spalten: ['titel', 'kuerzel'] });
    host.startGet = () => Promise.resolve({ ...start, lokal: { ...start.lokal, ansichten: [{ schluessel: 'Meine', wert }, { schluessel: 'Kaputt', wert: '{' }, { schluessel: 'Fremd', wert: '{"liste":"quellen"}' }] } });
    const { person } = await liste('#/projekte', host);
    await person.click(eins('[data-aktion="ansichten"]'));
    expect((await screen.findAllByRole('menuitem')).map((punkt) => punkt.textContent.trim())).toEqual(['Ohne Meldung seit 90 Tagen', 'Meine', 'Jetzige Ansicht sichern …', 'Ansichten umbenennen oder löschen …']);
    await person.click(screen.getByRole('menuitem', { name: 'Meine' }));
    expect(zeilen()).toEqual(['MUSTER-20']);
    expect([gibt('[data-sortiere="kuerzel"]'), gibt('[data-sortiere="phase"]')]).toEqual([true, false]);
  });
});

async function markiere(person: Awaited<ReturnType<typeof liste>>['person'], ...kuerzel: string[]): Promise<void> {
  for (const eines of kuerzel) await person.click(within(eins(`[data-projekt="${eines}"]`)).getByRole('gridcell', { name: 'nicht markiert' }));
}

describe('many at once', () => {
  it('changes only what is filled in, in one entry, and offers to take it back', async () => {
    const host = musterHost();
    const sammel = vi.spyOn(host, 'projektSammel');
    const { person } = await liste(WENIGE, host);
    await markiere(person, 'MUSTER-02', 'MUSTER-01');
    expect(eins('[data-leiste="marken"]')).toHaveTextContent('2 markiert');
    await person.click(eins('[data-aktion="sammeln"]'));
    expect(screen.getByRole('heading', { name: '2 Projekte gemeinsam ändern' })).toBeInTheDocument();
    await ohneBefund();

    await person.click(eins('[data-aktion="speichern"]'));
    expect(await screen.findByText(/Es ist noch nichts ausgefüllt/)).toBeInTheDocument();
    expect(sammel).not.toHaveBeenCalled();

    await person.selectOptions(eins('[data-feld="efa"]'), 'EfA-Entwicklung KDN');
    await person.type(eins('[data-feld="organisation"]'), 'Neue IT');
    await person.tab();
    await person.click(eins('[data-aktion="speichern"]'));
    await waitFor(() => {
      expect(eins('[data-feld="rolle"]')).toHaveAccessibleDescription(/Die Rolle fehlt/);
    });
    await person.selectOptions(eins('[data-feld="rolle"]'), 'Kernteam');
    await person.click(eins('[data-aktion="speichern"]'));
    await waitFor(() => {
      expect(sammel).toHaveBeenCalledTimes(1);
    });
    expect(sammel.mock.calls[0]?.[0]).toEqual<SammelWunsch>({
      projekte: ['MUSTER-01', 'MUSTER-02'],
      felder: { efa: 'entwicklung_kdn' },
      beteiligte_dazu: { organisation: 'Neue IT', rolle: 'kernteam' },
    });
    await waitFor(() => {
      expect(eins('[data-meldung]')).toHaveTextContent('2 Projekte geändert');
    });
    expect(within(eins('[data-meldung]')).getByRole('button', { name: /Rückgängig/ })).toBeInTheDocument();
  });

  it('keeps what was typed while the dialog is closed, as long as something is marked', async () => {
    const { person } = await liste(WENIGE);
    await markiere(person, 'MUSTER-02');
    await person.click(eins('[data-aktion="sammeln"]'));
    await person.type(eins('[data-feld="grund"]'), 'Beschluss');
    await person.keyboard('{Escape}');
    expect(gibt('[data-dialog]')).toBe(false);
    await person.click(eins('[data-aktion="sammeln"]'));
    expect(eins('[data-feld="grund"]')).toHaveValue('Beschluss');
    expect(gibt('[data-entwurf]')).toBe(true);
    await person.keyboard('{Escape}');
    await person.click(eins('[data-aktion="marken-aufheben"]'));
    await markiere(person, 'MUSTER-01');
    await person.click(eins('[data-aktion="sammeln"]'));
    expect(eins('[data-feld="grund"]')).toHaveValue('');
  });

  it('sets EfA back to keine Angabe, and keeps the input when the host refuses', async () => {
    const host = musterHost();
    const sammel = vi.spyOn(host, 'projektSammel').mockRejectedValue({ code: 'katalog_belegt', params: {}, felder: [], text: 'Der Katalog ist belegt (Muster).', technik: '' });
    const { person } = await liste('#/projekte', host);
    await markiere(person, 'MUSTER-01');
    await person.click(eins('[data-aktion="sammeln"]'));
    await person.selectOptions(eins('[data-feld="efa"]'), 'keine Angabe');
    await person.click(eins('[data-aktion="speichern"]'));
    expect(await screen.findByText('Der Katalog ist belegt (Muster).')).toBeInTheDocument();
    expect(sammel.mock.calls[0]?.[0].felder).toEqual({ efa: '' });
    expect(eins('[data-feld="efa"]')).toHaveDisplayValue('keine Angabe');
  });

  it('marks all hits, names those that a filter hides, and forgets them in the past', async () => {
    const { person } = await liste('#/projekte?phase=betrieb');
    await markiere(person, zeilen()[0] ?? '');
    await person.click(eins('[data-aktion="alle-treffer-markieren"]'));
    expect(eins('[data-marken]')).toHaveAttribute('data-marken', '14');
    expect(gibt('[data-aktion="alle-treffer-markieren"]')).toBe(false);
    await person.click(eins('[data-aktion="marken-aufheben"]'));
    // The button is gone; the keyboard goes on in the list.
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-projekt]')).not.toBeNull();
    });
    await markiere(person, zeilen()[0] ?? '');
    await person.click(eins('[data-aktion="alle-treffer-markieren"]'));
    await person.type(eins('#projekt-suche'), zeilen()[0] ?? '');
    expect(eins('[data-leiste="marken"]')).toHaveTextContent('davon 13 zurzeit nicht in der Liste');

    await reise(person, '08.03.2021');
    expect([gibt('[data-leiste="marken"]'), gibt('[data-aktion="neues-projekt"]'), screen.queryAllByRole('gridcell', { name: 'nicht markiert' }).length > 0]).toEqual([false, false, false]);
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await bereit();
    expect(gibt('[data-leiste="marken"]')).toBe(false);
    expect(gibt('[data-aktion="neues-projekt"]')).toBe(true);
  });
});

describe('a new project', () => {
  it('proposes a key, refuses what is missing, saves and opens the project', async () => {
    const host = musterHost();
    const setzt = vi.spyOn(host, 'satzSet').mockResolvedValue({ nr: 1285, schluessel: ['MUSTER-01'], aenderungen: 1, hinweise: [] });
    const { person } = await liste(WENIGE, host);
    await person.click(eins('[data-aktion="neues-projekt"]'));
    expect(eins('[data-feld="titel"]')).toHaveFocus();
    await ohneBefund();
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Gespeichert ist noch nichts/)).toBeInTheDocument();
    expect(setzt).not.toHaveBeenCalled();

    await person.type(eins('[data-feld="titel"]'), 'Führungszeugnis & mehr');
    expect(eins('[data-feld="kuerzel"]')).toHaveValue('fuehrungszeugnis-mehr');
    expect(eins('[data-feld="kuerzel"]')).not.toHaveAccessibleDescription(/Das Kürzel fehlt/);
    await person.clear(eins('[data-feld="kuerzel"]'));
    await person.type(eins('[data-feld="kuerzel"]'), 'muster-01');
    await person.click(eins('[data-aktion="speichern"]'));
    await waitFor(() => {
      expect(eins('[data-feld="kuerzel"]')).toHaveAccessibleDescription(/hat schon ein Projekt/);
    });
    await person.clear(eins('[data-feld="kuerzel"]'));
    await person.tab();
    expect(eins('[data-feld="kuerzel"]')).toHaveValue('fuehrungszeugnis-mehr');
    await person.type(eins('[data-feld="aufgenommen_am"]'), '1.3.22');
    await person.type(eins('[data-feld="quelle"]'), 'Anruf Muster');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(setzt).toHaveBeenCalledTimes(1);
    });
    expect(setzt.mock.calls[0]?.[0]).toEqual<SatzWunsch>({
      nomen: 'projekt',
      felder: { kuerzel: 'fuehrungszeugnis-mehr', titel: 'Führungszeugnis & mehr', aufgenommen_am: '01.03.2022', quelle: 'Anruf Muster' },
      modus: 'anlegen',
    });
    await waitFor(() => {
      expect(window.location.hash).toBe('#/projekte/MUSTER-01');
    });
    expect(eins('[data-meldung]')).toHaveTextContent('Projekt „Führungszeugnis & mehr“ angelegt');
  });

  it('opens by its address, as a draft leads back to the form', async () => {
    const { person } = await liste('#/projekte?formular=neu&phase=betrieb');
    expect(eins('[data-feld="titel"]')).toHaveFocus();
    await person.keyboard('{Escape}');
    expect(gibt('[data-dialog]')).toBe(false);
    expect(window.location.hash).toBe('#/projekte?phase=betrieb');
  });

  it('keeps what was typed as a draft and comes back to it', async () => {
    const { person } = await liste();
    await person.click(eins('[data-aktion="neues-projekt"]'));
    await person.type(eins('[data-feld="titel"]'), 'Halbfertig');
    // Esc is the harmless choice of a dialog.
    await person.keyboard('{Escape}');
    expect(gibt('[data-dialog]')).toBe(false);
    await person.click(eins('[data-aktion="neues-projekt"]'));
    expect(eins('[data-feld="titel"]')).toHaveValue('Halbfertig');
    expect(eins('[data-feld="kuerzel"]')).toHaveValue('halbfertig');
    await person.click(eins('[data-aktion="verwerfen"]'));
    await person.click(eins('[data-aktion="neues-projekt"]'));
    expect(eins('[data-feld="titel"]')).toHaveValue('');
  });
});

describe('rows', () => {
  it('opens a project, and its row has the focus on the way back', async () => {
    const { person } = await liste('#/projekte?phase=betrieb');
    const erste = zeilen()[0] ?? '';
    await person.click(within(eins(`[data-projekt="${erste}"]`)).getByRole('link'));
    await bereit();
    expect(window.location.hash).toBe(`#/projekte/${erste}`);
    await person.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-projekt]')).toHaveAttribute('data-projekt', erste);
    });
    expect(eins('[data-zeile]')).toHaveTextContent(/Zeile 1 von 14/);
  });

  it('goes to the next finding with n, and opens a form of the row with s', async () => {
    const { person } = await liste();
    eins('h1').focus();
    await person.keyboard('n');
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-projekt]')).toHaveAttribute('data-projekt', 'MUSTER-05');
    });
    await person.keyboard('n');
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-projekt]')).toHaveAttribute('data-projekt', 'MUSTER-10');
    });
    await person.keyboard('s');
    expect(window.location.hash).toMatch(/^#\/projekte\/MUSTER-10/);
  });

  it('edits the row with F2', async () => {
    const { person } = await liste('#/projekte?kuerzel=MUSTER-01');
    eins('[data-projekt="MUSTER-01"] [tabindex="0"]').focus();
    await person.keyboard('{F2}');
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-formular="projekt"]')).not.toBeNull();
    });
  });

  it('opens the next milestone of the row with m', async () => {
    const { person } = await liste();
    eins('h1').focus();
    await person.keyboard('n');
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-projekt]')).toHaveAttribute('data-projekt', 'MUSTER-05');
    });
    await person.keyboard('m');
    await waitFor(() => {
      expect(document.activeElement).toBe(eins('[data-formular="meilenstein"] [data-feld="datum"]'));
    });
    expect(window.location.hash).toBe('#/projekte/MUSTER-05');
  });
});

it('shows hostile text as text', async () => {
  const host = musterHost();
  const [erste] = await host.projektList({ stichtag: '2022-06-30', bekanntAm: null });
  const titel = `<img src=x onerror=alert(1)>\u202e${'🙂x'.repeat(5000)}`;
  host.projektList = () => Promise.resolve(erste === undefined ? [] : [{ ...erste, titel, themenfelder: ['<b>Feld</b>'], beteiligte: [{ organisation: titel, rolle: 'unbekannte_rolle', quelle: null }], efa: 'constructor' }]);
  const { person } = await liste('#/projekte', host);
  expect(zeilen()).toHaveLength(1);
  expect(tabelle().querySelector('img')).toBeNull();
  expect(tabelle()).toHaveTextContent('<b>Feld</b>');
  await person.click(eins('[data-filter="rolle"]'));
  expect(await screen.findByRole('option', { name: /unbekannte_rolle/ })).toBeInTheDocument();
});

describe('export', () => {
  it('has nothing to export or copy when the rows of the day could not be had', async () => {
    const host = musterHost();
    const holt = host.projektList.bind(host);
    host.projektList = (zeitpunkt) =>
      zeitpunkt.stichtag < '2022' ? Promise.reject({ code: 'katalog_belegt', params: {}, felder: [], text: 'Der Katalog ist belegt (Muster).', technik: '' } as unknown as Error) : holt(zeitpunkt);
    const { person } = await liste(WENIGE, host);
    expect(gibt('[data-aktion="export"]')).toBe(true);
    await reise(person, '08.03.2021');
    expect(await screen.findByText('Der Katalog ist belegt (Muster).')).toBeInTheDocument();
    // The old rows would leave under the new day.
    expect(gibt('[data-aktion="export"]')).toBe(false);
  });

  it('writes the rows as shown and says what was written', async () => {
    const host = musterHost();
    const schreibt = vi.spyOn(host, 'listeExport').mockResolvedValue({ datei: '/tmp/Muster/projekte.csv', zeilen: 2 });
    const { person } = await liste('#/projekte?kuerzel=MUSTER-01|MUSTER-02&ordnung=titel&richtung=ab', host);
    await person.keyboard('{Control>}e{/Control}');
    await person.click(await screen.findByRole('menuitem', { name: /Excel/ }));
    await bereit();
    expect(schreibt).toHaveBeenCalledWith({ liste: 'projekte', profil: 'excel', stichtag: '2022-06-30', bekanntAm: null, schluessel: ['MUSTER-02', 'MUSTER-01'] });
    expect(eins('[data-meldung]')).toHaveTextContent('2 Projekte in „projekte.csv“ geschrieben');
  });
});
