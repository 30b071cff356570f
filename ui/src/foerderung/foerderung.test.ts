/** The view Förderung in the whole window, on the fixture host. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { BewilligungDto } from '../api/bindings/BewilligungDto';
import type { FoerderungSeiteDto } from '../api/bindings/FoerderungSeiteDto';
import type { Host } from '../api/host';
import { MUSTER_HEUTE, musterHost } from '../api/muster';
import { musterFoerderungSeite } from '../api/muster-geld';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';
import { filtere, jahre, nichtInSummen, ohneEuro, optionen, ordne, zaehle } from './geld';
import { tranchentabelle } from './tabelle';

// The page is long, and axe walks through all of it.
vi.setConfig({ testTimeout: 30_000 });

const SEITE = musterFoerderungSeite();
const OFFEN = { programm: [], gegenstand: [], stand: [] };
const LEER: FoerderungSeiteDto = { zeilen: [], summe_text: null, summe_spanne: null, bewilligt_text: null, abgeflossen_text: null, quoten: { bewilligung: null, abruf: null, abfluss: null }, haushalt: [], haushalt_daneben: [], weitere: [], jahre: [], programme: [], bewilligungen: [] };

async function zeige(adresse = '#/foerderung', teile: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(), ...teile });
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Förderung'); });
  await bereit();
  return fenster;
}

function mit(aendere: (seite: FoerderungSeiteDto) => Partial<FoerderungSeiteDto>): Partial<Host> {
  return { foerderungGet: () => Promise.resolve({ ...SEITE, ...aendere(SEITE) }) };
}

const zellen = (zeile: Element | null) => [...(zeile?.querySelectorAll('td[data-spalte]') ?? [])].map((zelle) => zelle.textContent.trim());
const reihen = () => [...document.querySelectorAll<HTMLElement>('[data-tabelle="bewilligungen"] [data-bewilligung]')].map(({ dataset }) => dataset.bewilligung);
const dialog = (name: string) => waitFor(() => eins(`[data-dialog="${name}"]`));

describe('tranches', () => {
  it('stand on their span with the words of the source, and axe finds nothing', async () => {
    await zeige();
    const zeile = eins('[data-tabelle="tranchen"] [data-tranche="komm-21"]');
    expect(zeile.querySelector('.text')).toHaveTextContent('2021–2022: insgesamt 6,1 Mio. Euro');
    expect(zeile.querySelector<HTMLElement>('.spannbalken')?.style.gridColumn).toBe('2 / 4');
    expect(zeile.querySelector('.spannbalken')).toHaveTextContent('insgesamt 6,1 Mio.');
    expect(zellen(zeile).slice(1)).toEqual(['5 Mio. Euro', '2,6 Mio. Euro', '52\u202f%']);
    expect([...document.querySelectorAll('thead .raster span')].map(({ textContent }) => textContent)).toEqual(['2020', '2021', '2022']);
    expect(document.body.textContent).not.toMatch(/\{\w+\}/);
    await ohneBefund();
  });

  it('say keine Angabe and never 0 where nothing is known', async () => {
    await zeige();
    const zeile = eins('[data-tranche="portal-21"]');
    expect(zellen(zeile).slice(1)).toEqual(['keine Angabe', 'keine Angabe', 'keine Angabe']);
    expect(zeile).toHaveTextContent('2 Bewilligungen ohne Betrag');
    expect(zeile.querySelector('.balken .unbekannt')).not.toBeNull();
  });

  it('say which of them is unbelegt', async () => {
    await zeige('#/foerderung', mit(({ zeilen }) => ({ zeilen: zeilen.map((eine) => (eine.zeile.tranche === 'ccd' ? { ...eine, zeile: { ...eine.zeile, quelle: null } } : eine)) })));
    expect(eins('[data-tranche="ccd"] th')).toHaveTextContent('unbelegt');
    expect(eins('[data-tranche="komm-21"] th')).not.toHaveTextContent('unbelegt');
    expect(eins('main')).toHaveTextContent('Ansatz heißt bereitgestellt, nicht abgeflossen. Quelle: Vorlage 17/4771 (Muster). Spannen werden nicht auf Jahre verteilt.');
  });

  it('warn where more is drawn than granted', async () => {
    await zeige();
    expect(eins('[data-warnung]').closest('tr')).toHaveAttribute('data-tranche', 'portal-20');
    expect(eins('[data-warnung]')).toHaveTextContent('Abgerufen ist mehr als bewilligt. Bitte prüfen Sie Bewilligung oder Abruf.');
  });

  it('have the sum of the host, to the letter: nothing is added up here', async () => {
    await zeige('#/foerderung', mit(() => ({ summe_text: 'ca. 1 Euro', bewilligt_text: 'mindestens 2 Euro (1 von 5 Tranchen)', abgeflossen_text: null })));
    const summe = eins('[data-tabelle="tranchen"] [data-summe]');
    expect(summe.querySelector('th')).toHaveTextContent('Summe 2020–2022 (eigene Summe)');
    expect(zellen(summe)).toEqual(['ca. 1 Euro', 'mindestens 2 Euro (1 von 5 Tranchen)', 'keine Angabe', 'nicht gebildet']);
    expect(eins('main')).toHaveTextContent('Spannen werden nicht auf Jahre verteilt.');
  });

  it('have no grid of years where it could not be read', () => {
    const weite = SEITE.zeilen.map((eine, n) => (n === 0 ? { ...eine, jahr_von: 1990, jahr_bis: 2100 } : eine));
    expect([jahre(SEITE.zeilen), jahre(weite), jahre([])]).toEqual([[2020, 2021, 2022], [], []]);
    expect([ohneEuro('rund 6,7\u202fMio.\u202fEuro'), ohneEuro('keine Angabe')]).toEqual(['rund 6,7\u202fMio.', 'keine Angabe']);
  });

  it('are copied with words, sum and what is never summed', () => {
    const { zeilen } = tranchentabelle(SEITE);
    expect(zeilen).toHaveLength(9);
    expect(zeilen[4]).toEqual(['Muster: Kommunalportal.NRW', 'Aufbau und initialer Betrieb', '2021–2022', '7,72 Mio. Euro', 'keine Angabe', 'keine Angabe', 'keine Angabe', 'ja', '2 Bewilligungen ohne Betrag', 'Vorlage 17/4771 (Muster)']);
    expect(zeilen[5]).toContain('ca. 28,92 Mio. Euro');
    expect(zeilen.at(-1)?.slice(-3)).toEqual(['nein', '', 'unbelegt']);
    expect(new Set([tranchentabelle(SEITE).koepfe, ...zeilen].map(({ length }) => length)).size).toBe(1);
  });
});

describe('a single year', () => {
  const satz = () => eins('[data-jahressatz]').textContent;
  const angaben = () => [...document.querySelectorAll('[data-tabelle="jahr"] tbody tr')].map((zeile) => [...zeile.children].map((zelle) => zelle.textContent.replace(/\s+/g, ' ').trim()).join(' '));

  it('begins with that of the Stichtag and says what no source says', async () => {
    const { person } = await zeige();
    expect(satz()).toBe('Für 2022 allein nennt die Quelle keinen Betrag. Die Spannen stehen daneben und werden nicht geteilt.');
    expect(angaben()).toEqual(['Nur 2022 ausgewiesen keine Tranche', 'In 2020–2022 zusammen ca. 6,4 Mio. Euro 1 Tranche', 'In 2021–2022 zusammen insgesamt 13,82 Mio. Euro 2 Tranchen']);
    await person.click(screen.getByRole('radio', { name: '2020' }));
    expect(satz()).toBe('Die Spannen stehen daneben und werden nicht geteilt.');
    expect(angaben()[0]).toBe('Nur 2020 ausgewiesen rund 8,7 Mio. Euro 2 Tranchen');
    await person.keyboard('{End}');
    expect(window.location.hash).toBe('#/foerderung?jahr=2020%E2%80%932022');
    expect(angaben().at(-1)).toBe('zusammen (eigene Summe) ca. 28,92 Mio. Euro 5 Tranchen');
    expect(satz()).toBe('');
  });

  it('is the one of the address', async () => {
    await zeige('#/foerderung?jahr=2021');
    expect(within(eins('[data-jahr]')).getByRole('radio', { checked: true })).toHaveTextContent('2021');
  });

  it('shows overlapping programmes apart', async () => {
    await zeige();
    expect(eins('[data-tabelle="weitere"]').querySelectorAll('tbody tr')).toHaveLength(3);
    expect(eins('[data-tabelle="weitere"] caption')).toHaveTextContent('Diese Beträge überschneiden sich und werden nicht summiert.');
    expect(eins('[data-tabelle="weitere"] [data-tranche="offen"]')).toHaveTextContent('keine Angabe');
    expect(eins('[data-tabelle="weitere"] [data-tranche="offen"]')).not.toHaveTextContent('bewilligt');
  });

  it('says of those, too, what was granted and drawn', async () => {
    await zeige('#/foerderung', mit(({ weitere }) => ({ weitere: weitere.map((eine) => ({ ...eine, zeile: { ...eine.zeile, bewilligt_cent: 100, bewilligt_text: '1 Euro' } })) })));
    expect(eins('[data-tabelle="weitere"] [data-tranche="offen"]')).toHaveTextContent('bewilligt: 1 Euro');
  });
});

describe('grants', () => {
  it('are counted by Gegenstand and Stand, and each number filters', async () => {
    const { person } = await zeige();
    const feld = eins('[data-aktion="gegenstand-stand"][data-wert="umsetzung|bewilligt"]');
    const n = Number(feld.textContent);
    expect(n).toBe(SEITE.bewilligungen.filter(({ gegenstand, stand }) => gegenstand === 'umsetzung' && stand === 'bewilligt').length);
    await person.click(feld);
    expect(reihen()).toHaveLength(n);
    expect(window.location.hash).toBe('#/foerderung?gegenstand=umsetzung&stand=bewilligt');
    expect(eins('[data-treffer]')).toHaveTextContent(`${String(n)} von 21 Bewilligungen`);
    expect(eins('[data-aktion="gegenstand-stand"][data-wert="umsetzung|bewilligt"]')).toHaveAttribute('aria-pressed', 'true');
    await person.click(eins('[data-aktion="gegenstand-stand"][data-wert="umsetzung|bewilligt"]'));
    expect(reihen()).toHaveLength(21);
    await person.click(eins('[data-aktion="gegenstand-stand"][data-wert="umsetzung|bewilligt"]'));
    await person.click(eins('[data-aktion="filter-aufheben"]'));
    expect(reihen()).toHaveLength(21);
    expect(document.activeElement).toHaveAttribute('data-filter', 'programm');
    expect(eins('[data-summenregel]')).toHaveTextContent('In Summen zählt nur der Stand „bewilligt“. Was beantragt, zu prüfen oder abgelehnt ist, steht in keiner Summe.');
  });

  it('show as many as the number says, also if a programme was chosen before', async () => {
    const { person } = await zeige('#/foerderung?programm=ccd');
    const feld = eins('[data-aktion="gegenstand-stand"][data-wert="umsetzung|bewilligt"]');
    await person.click(feld);
    expect(reihen()).toHaveLength(Number(feld.textContent));
  });

  it('explain why none is left and take away each cause', async () => {
    const { person } = await zeige('#/foerderung?gegenstand=gesamt&programm=offen');
    expect([...document.querySelectorAll('[data-zustand="keine-treffer"] button')].map(({ textContent }) => textContent)).toEqual(['Filter „Programm“ aufheben', 'Filter „Gegenstand“ aufheben']);
    await ohneBefund();
    await person.click(eins('[data-aktion="ohne-programm"]'));
    expect(reihen()).toHaveLength(SEITE.bewilligungen.filter(({ gegenstand }) => gegenstand === 'gesamt').length);
    expect(document.activeElement).toHaveAttribute('data-filter', 'programm');
  });

  it('say why the amount of one is in no sum', async () => {
    const eine = SEITE.bewilligungen.find(({ stand, tranche, datum }) => stand === 'bewilligt' && tranche !== null && datum !== null) as BewilligungDto;
    expect([eine, { ...eine, tranche: null }, { ...eine, datum: null }, { ...eine, betrag_cent: null, datum: null }, { ...eine, stand: 'beantragt', tranche: null }].map(nichtInSummen)).toEqual([
      null,
      'Ohne Tranche steht der Betrag in keiner Summe.',
      'Ohne Datum steht der Betrag in keiner Summe.',
      null,
      'Mit dem Stand „beantragt“ steht der Betrag in keiner Summe.',
    ]);
    await zeige('#/foerderung', mit(({ bewilligungen }) => ({ bewilligungen: bewilligungen.map((andere) => (andere === eine ? { ...andere, tranche: null } : andere)) })));
    expect(eins('[data-summenregel]')).toHaveTextContent('Bewilligt, aber ohne Tranche oder Datum und deshalb in keiner Summe: 1.');
  });

  it('name the draw-downs that are in no sum', async () => {
    const eine = SEITE.bewilligungen.find(({ abrufe }) => abrufe.length > 1);
    const abrufe = eine?.abrufe.map((abruf, n) => (n === 0 ? { ...abruf, datum: null } : abruf)) ?? [];
    await zeige(`#/foerderung?bewilligung=${eine?.kennung ?? ''}`, mit(({ bewilligungen }) => ({ bewilligungen: bewilligungen.map((andere) => (andere === eine ? { ...andere, abrufe } : andere)) })));
    expect(await dialog('bewilligung')).toHaveTextContent('1 Betrag ohne Datum ist nicht in „abgerufen“ enthalten.');
  });

  it('filter with counts that know of each other', () => {
    const auswahl = { ...OFFEN, stand: ['bewilligt'] };
    const gegenstand = optionen(SEITE.bewilligungen, 'gegenstand', auswahl);
    expect(gegenstand.map(({ text }) => text)).toEqual(['Konzeption', 'Umsetzung', 'gesamt', 'keine Angabe']);
    expect(gegenstand.reduce((n, { anzahl }) => n + anzahl, 0)).toBe(filtere(SEITE.bewilligungen, auswahl).length);
    expect(optionen(SEITE.bewilligungen, 'stand', auswahl).reduce((n, { anzahl }) => n + anzahl, 0)).toBe(21);
    expect(optionen(SEITE.bewilligungen, 'programm', { ...OFFEN, programm: ['fort'] }).at(-1)).toEqual({ wert: 'fort', text: 'fort', anzahl: 0 });
    expect([...zaehle(SEITE.bewilligungen).values()].reduce((n, m) => n + m, 0)).toBe(21);
  });

  it('sort amounts as numbers, unknown last', () => {
    for (const richtung of ['auf', 'ab'] as const) {
      const cent = ordne(SEITE.bewilligungen, { spalte: 'betrag', richtung }).map(({ betrag_cent }) => betrag_cent);
      const bekannt = cent.filter((wert) => wert !== null);
      expect(bekannt).toEqual([...bekannt].sort((a, b) => (richtung === 'auf' ? a - b : b - a)));
      expect(cent.slice(bekannt.length).every((wert) => wert === null)).toBe(true);
    }
  });

  it('open with their draw-downs and give the focus back to the row', async () => {
    const { person } = await zeige();
    const b01 = SEITE.bewilligungen.find(({ kennung }) => kennung === 'b-01');
    await person.click(eins('[data-bewilligung="b-01"] [role="rowheader"]'));
    const kasten = await dialog('bewilligung');
    expect(kasten.querySelectorAll('[data-abruf]')).toHaveLength(b01?.abrufe.length ?? -1);
    expect(kasten).toHaveTextContent('Rückzahlung');
    expect(within(kasten).getByRole('link', { name: b01?.projekt_titel ?? '' })).toHaveAttribute('href', expect.stringMatching(/^#\/projekte\/MUSTER-01/));
    await ohneBefund();
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(document.activeElement?.closest('[data-bewilligung]')).toHaveAttribute('data-bewilligung', 'b-01'); });
    expect(window.location.hash).toBe('#/foerderung');
  });

  it('say that an amount to be checked is in no sum', async () => {
    const offen = SEITE.bewilligungen.find(({ stand }) => stand === 'zu prüfen');
    await zeige(`#/foerderung?bewilligung=${offen?.kennung ?? ''}`);
    expect(await dialog('bewilligung')).toHaveTextContent('Mit dem Stand „zu prüfen“ steht der Betrag in keiner Summe.');
  });
});

describe('writing', () => {
  it('takes a draw-down from the first button to the host', async () => {
    const satzSet = vi.fn(() => Promise.resolve({ nr: 1285, schluessel: ['a-1'], aenderungen: 1, hinweise: [] }));
    const { person } = await zeige('#/foerderung', { satzSet });
    await person.click(eins('[data-aktion="abruf-erfassen"]'));
    const kasten = await dialog('abruf-formular');
    await waitFor(() => { expect(kasten.querySelector('[data-feld="betrag_eur"]')).not.toBeNull(); });
    expect(kasten.querySelector('[data-feld="datum"]')).toHaveValue('30.06.2022');
    await person.type(eins('[data-feld="betrag_eur"]'), '1.234,56');
    expect(window.location.hash).toBe('#/foerderung?formular=abruf');
    await ohneBefund();
    await person.click(eins('[data-formular="abruf"] [data-aktion="speichern"]'));
    await waitFor(() => { expect(satzSet).toHaveBeenCalledWith({ nomen: 'abruf', felder: expect.objectContaining({ art: 'abruf', betrag_eur: '1.234,56', datum: '30.06.2022' }) as unknown, modus: 'anlegen' }); });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Gespeichert: Abruf'); });
    expect(document.querySelector('[data-dialog]')).toBeNull();
    expect(window.location.hash).toBe('#/foerderung');
  });

  it('keeps what was typed as a draft that leads back', async () => {
    const lokalSet = vi.fn((...werte: unknown[]) => Promise.resolve(void werte));
    const { person } = await zeige('#/foerderung?formular=tranche', { lokalSet });
    const kasten = await dialog('tranche-formular');
    await waitFor(() => { expect(kasten.querySelector('[data-feld="zweck"]')).not.toBeNull(); });
    await person.type(eins('[data-feld="zweck"]'), 'Aufbau');
    await person.click(eins('[data-aktion="dialog-schliessen"]'));
    await waitFor(() => { expect(lokalSet.mock.calls.some(([art, name, wert]) => art === 'entwurf' && name === 'tranche/neu' && String(wert).includes('#/foerderung?formular=tranche'))).toBe(true); });
    await person.click(eins('[data-aktion="tranche-erfassen"]'));
    await dialog('tranche-formular');
    await waitFor(() => { expect(eins('[data-feld="zweck"]')).toHaveValue('Aufbau'); });
  });

  it('changes a row by its key', async () => {
    const satzShow = vi.fn(() => Promise.resolve({ kennung: 'komm-21', programm: 'komm', zweck: 'alt', betrag_eur: '6100000.00' }));
    const { person } = await zeige('#/foerderung', { satzShow });
    await person.click(eins('[data-tranche="komm-21"] [data-aktion="tranche-menue"]'));
    await person.click(eins('[data-aktion="tranche-aendern"]'));
    await waitFor(() => { expect(eins('[data-formular="tranche"] [data-feld="zweck"]')).toHaveValue('alt'); });
    expect(satzShow).toHaveBeenCalledWith('tranche', ['komm-21'], null);
  });

  it('adds a draw-down to the grant that is open and comes back to it', async () => {
    const { person } = await zeige('#/foerderung?bewilligung=b-01');
    await dialog('bewilligung');
    await person.click(eins('[data-aktion="abruf-dazu"]'));
    await dialog('abruf-formular');
    expect(window.location.hash).toBe('#/foerderung?bewilligung=b-01&formular=abruf&zu=b-01');
    await person.keyboard('{Escape}');
    expect(await dialog('bewilligung')).toBeInTheDocument();
  });

  it('asks before it removes, and shows why it was refused', async () => {
    const satzClear = vi.fn<Host['satzClear']>();
    // The wire carries plain objects, not instances of Error.
    satzClear.mockImplementationOnce(() => Promise.reject({ code: 'wird_gebraucht', params: {}, felder: [], text: 'Zwei Bewilligungen gehören dazu.', technik: '' }));
    satzClear.mockResolvedValue({ nr: 1285, schluessel: ['ccd'], aenderungen: 1, hinweise: [] });
    const { person } = await zeige('#/foerderung', { satzClear });
    await person.click(eins('[data-tranche="ccd"] [data-aktion="tranche-menue"]'));
    await person.click(eins('[data-aktion="tranche-entfernen"]'));
    const kasten = await dialog('tranche-entfernen');
    expect(eins('[data-aktion="behalten"]')).toHaveFocus();
    await ohneBefund();
    await person.type(eins('[data-feld="grund"]'), 'doppelt');
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    await waitFor(() => { expect(within(kasten).getByRole('alert')).toHaveTextContent('Zwei Bewilligungen gehören dazu.'); });
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Tranche entfernt'); });
    expect(satzClear).toHaveBeenLastCalledWith('tranche', ['ccd'], 'doppelt');
    // The button of the row goes away with it.
    expect(document.activeElement).toHaveTextContent('Tranchen auf ihrer Spanne');
  });
});

it('has nothing that writes in the past', async () => {
  await zeige('#/foerderung?galt=2021-03-08&formular=abruf&bewilligung=b-01');
  expect(await dialog('bewilligung')).toBeInTheDocument();
  expect(document.querySelector('[data-formular], [aria-haspopup="menu"][data-aktion$="-menue"]:not([data-aktion="menue"]), [data-aktion$="-erfassen"], [data-aktion="abruf-dazu"], [data-aktion="bewilligung-aendern"], [data-aktion="bewilligung-entfernen"]')).toBeNull();
  expect(document.querySelector('[data-aktion="export"]')).not.toBeNull();
});

it('has an empty state that says it is not 0', async () => {
  const { person } = await zeige('#/foerderung', { foerderungGet: () => Promise.resolve(LEER) });
  expect(screen.getByRole('heading', { name: 'Am 30.06.2022 ist keine Förderung erfasst' })).toBeInTheDocument();
  expect(eins('[data-zustand="leer"]')).toHaveTextContent('Das ist nicht dasselbe wie 0 Euro.');
  expect(document.querySelector('[data-aktion="export"]')).toBeNull();
  await ohneBefund();
  await person.click(eins('[data-aktion="foerderprogramm-erfassen"]'));
  await dialog('foerderprogramm-formular');
});

it('asks for nothing that cannot be done in the past', async () => {
  await zeige('#/foerderung?galt=2021-03-08', { foerderungGet: () => Promise.resolve(LEER) });
  expect(eins('[data-zustand="leer"]')).not.toHaveTextContent('Erfassen Sie');
  expect(eins('[data-zustand="leer"]')).toHaveTextContent('Das ist nicht dasselbe wie 0 Euro.');
});

it('exports the list and shows hostile text as text', async () => {
  const boese = '<img src=x onerror=alert(1)>\u202e'.padEnd(10_000, 'x');
  const listeExport = vi.fn(() => Promise.resolve({ datei: '/muster/foerderung.csv', zeilen: 8 }));
  const { person } = await zeige('#/foerderung', { ...mit(({ zeilen }) => ({ zeilen: zeilen.map((eine) => ({ ...eine, zeile: { ...eine.zeile, programm: boese } })) })), listeExport });
  expect(eins('[data-tranche="ccd"] th bdi').textContent).toBe(boese);
  expect(document.querySelector('main img')).toBeNull();
  await person.keyboard('{Control>}e{/Control}');
  await person.click(eins('[data-aktion="export-excel"]'));
  expect(listeExport).toHaveBeenCalledWith({ liste: 'foerderung', profil: 'excel', stichtag: MUSTER_HEUTE, bekanntAm: null });
  await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('/muster/foerderung.csv'); });
});

it('exports the grants as they are filtered, and the programmes', async () => {
  const listeExport = vi.fn<Host['listeExport']>(() => Promise.resolve({ datei: '/muster/bewilligungen.csv', zeilen: 1 }));
  const { person } = await zeige('#/foerderung?stand=abgelehnt', { listeExport });
  const gezeigt = [...document.querySelectorAll<HTMLElement>('[data-tabelle="bewilligungen"] [data-bewilligung]')].map((zeile) => zeile.dataset.bewilligung);
  await person.click(eins('[data-aktion="bewilligungen-export"]'));
  await person.click(eins('[data-aktion="bewilligungen-export-opendata"]'));
  expect(listeExport.mock.lastCall?.[0]).toMatchObject({ liste: 'bewilligungen', profil: 'opendata', stichtag: MUSTER_HEUTE, bekanntAm: null, schluessel: gezeigt });
  expect(gezeigt.length).toBeGreaterThan(0);
  await person.click(eins('[data-aktion="programme-export"]'));
  await person.click(eins('[data-aktion="programme-export-excel"]'));
  expect(listeExport.mock.lastCall?.[0]).toEqual({ liste: 'programme', profil: 'excel', stichtag: MUSTER_HEUTE, bekanntAm: null });
});
