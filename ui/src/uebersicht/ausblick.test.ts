/** Forecast and steering in the Übersicht, on the fixture host. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { PrognoseDto } from '../api/bindings/PrognoseDto';
import type { SteuerungDto } from '../api/bindings/SteuerungDto';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { VORGABE } from '../shared/annahmen';
import { eins, oeffne, ohneBefund } from '../test/fenster';
import { abweichungen, ohneBewertung, signalzeilen } from './signale';

/** The page is large, and axe walks all of it. */
vi.setConfig({ testTimeout: 30_000 });

const GEDULD = { timeout: 8000 };
const muster = musterHost();
const JETZT = { stichtag: '2022-06-30', bekanntAm: null };
const eben = (text: string | null) => (text ?? '').replace(/[\u202f\u00a0]/g, ' ').replace(/\s+/g, ' ');

async function zeige(teile: Partial<Host> = {}, adresse = '#/uebersicht') {
  window.history.replaceState(null, '', adresse);
  const offen = await oeffne({ ...musterHost(), ...teile });
  await waitFor(() => { eins('[data-bereich="prognose"]'); }, GEDULD);
  return offen;
}

async function fertig(): Promise<HTMLElement> {
  await waitFor(() => { eins('[data-tor]'); }, GEDULD);
  return eins('[data-bereich="prognose"]');
}

/** jsdom opens no details by itself. */
async function klappe(name: string): Promise<void> {
  const knoten = eins(`[data-klappe="${name}"]`) as HTMLDetailsElement;
  knoten.open = true;
  await fireEvent(knoten, new Event('toggle'));
}

function mitPrognose(aendere: (dto: PrognoseDto) => Partial<PrognoseDto>): Partial<Host> {
  return { prognoseGet: async (wunsch, wann) => {
    const dto = await muster.prognoseGet(wunsch, wann);
    return dto === null ? null : { ...dto, ...aendere(dto) };
  } };
}

describe('forecast', () => {
  it('speaks in shares of runs, never of one day, and says what it assumes', async () => {
    await zeige();
    const kasten = await fertig();
    expect(eben(eins('[data-wert="alle"]').textContent)).toMatch(/^Alle \d+ Projekte mit Prognose rechtzeitig: in keinem von 10 000 Läufen\.$/);
    expect(eben(eins('[data-wert="tag"]').textContent)).toMatch(/^50 % bis \d\d\.\d\d\.\d{4}, 85 % bis \d\d\.\d\d\.\d{4}$/);
    expect(eben(eins('[data-wert="anzahl"]').textContent)).toContain('in 80 % der Läufe');
    expect(eins('[data-wert="unabhaengig"]')).toHaveTextContent('unter 0,1');
    expect(eben(within(kasten).getByText(/Startwert/).textContent)).toContain('10 000 Läufe, Startwert 20 221 231, σ 0,2');
    expect(kasten.querySelector('[data-tabelle="prognose-projekte"]'), 'drawn when it is opened').toBeNull();
    await klappe('projekte');
    await klappe('faecher');
    expect(kasten.querySelectorAll('[data-tabelle="prognose-projekte"] tbody tr').length).toBeGreaterThan(30);
    expect(kasten.querySelector('[data-tabelle="prognose-projekte"]')).toHaveTextContent('ohne Prognose');
    await ohneBefund();
  });

  it('shows the required rate only where it is not belastbar', async () => {
    await zeige({}, '#/uebersicht?galt=2021-02-28');
    await fertig();
    expect(eins('[data-tor="nicht_belastbar"]')).toHaveTextContent(/Prognose nicht belastbar: erst \d Abschlüsse, nötig sind 5\. Gezeigt wird nur das nötige Tempo\./);
    expect(eins('[data-tor] .figur')).toHaveTextContent(/Nötig: [\d,]+ je Monat/);
    expect(document.querySelector('[data-wert="alle"], [data-tabelle="faecher"]')).toBeNull();
  });

  it('has no middle where only the range is allowed', async () => {
    await zeige(mitPrognose((dto) => ({ tor: 'spanne', faecher: dto.faecher.map((punkt) => ({ ...punkt, mitte: null, band_50: null, band_90: null })) })));
    await fertig();
    await klappe('faecher');
    expect([...document.querySelectorAll('[data-tabelle="faecher"] tbody tr:first-child td')].map((zelle) => zelle.textContent)).toEqual(['–', '–', expect.stringMatching(/^\d+ bis \d+$/), '–']);
  });

  it('takes other assumptions, refuses wrong ones at their field, and keeps them', async () => {
    const prognoseGet = vi.fn(muster.prognoseGet);
    const lokalSet = vi.fn(() => Promise.resolve());
    const { person } = await zeige({ prognoseGet, lokalSet });
    await fertig();
    await person.click(eins('[data-aktion="prognose-annahmen"]'));
    const feld = (name: string) => eins(`[data-formular="annahmen"] [data-feld="${name}"]`) as HTMLInputElement;
    expect(feld('laeufe')).toHaveFocus();
    await ohneBefund();
    await person.clear(feld('sigma'));
    await person.type(feld('sigma'), '3');
    await person.click(eins('[data-aktion="annahmen-rechnen"]'));
    expect(feld('sigma')).toHaveFocus();
    expect(feld('sigma')).toHaveAccessibleDescription(/0 bis 2/);
    expect(prognoseGet).toHaveBeenCalledOnce();
    await person.clear(feld('sigma'));
    await person.type(feld('sigma'), '0,5{Enter}');
    await waitFor(() => { expect(prognoseGet).toHaveBeenLastCalledWith({ ...VORGABE, sigma: 0.5 }, JETZT); });
    expect(eins('[data-aktion="prognose-annahmen"]')).toHaveFocus();
    expect(lokalSet).toHaveBeenCalledWith('einstellung', 'prognose', expect.stringContaining('0,5'));
  });

  it('tells how far it is, is called off, and begins again', async () => {
    let melde: (fertig: number, von: number) => void = () => undefined;
    let loese: (dto: PrognoseDto | null) => void = () => undefined;
    const prognoseGet = vi.fn<Host['prognoseGet']>(() => new Promise((dann) => { loese = dann; }));
    const prognoseAbbrechen = vi.fn(() => {
      loese(null);
      return Promise.resolve();
    });
    const { person } = await zeige({ prognoseGet, prognoseAbbrechen, onPrognose: (dann) => {
      melde = dann;
      return Promise.resolve(() => undefined);
    } });
    await waitFor(() => { eins('[data-lauf]'); }, GEDULD);
    melde(2560, 10_000);
    await waitFor(() => { expect(eben(eins('[data-lauf]').textContent)).toContain('2 560 von 10 000 Läufen'); });
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '2560');
    await person.click(eins('[data-aktion="prognose-abbrechen"]'));
    expect(prognoseAbbrechen).toHaveBeenCalledOnce();
    await waitFor(() => { expect(eins('[data-bereich="prognose"]')).toHaveTextContent('Die Rechnung wurde abgebrochen.'); });
    await person.click(eins('[data-aktion="prognose-erneut"]'));
    expect(prognoseGet).toHaveBeenCalledTimes(2);
    loese(await muster.prognoseGet(VORGABE, JETZT));
    await fertig();
  });

  it('is held against what came, on demand', async () => {
    const rueckschauGet = vi.fn(muster.rueckschauGet);
    const { person } = await zeige({ rueckschauGet });
    await fertig();
    expect(rueckschauGet).not.toHaveBeenCalled();
    await person.click(eins('[data-aktion="rueckschau"]'));
    await waitFor(() => { eins('[data-tabelle="rueckschau-faelle"]'); }, GEDULD);
    expect(rueckschauGet).toHaveBeenCalledWith(VORGABE, JETZT);
    const zeilen = [...document.querySelectorAll('[data-tabelle="rueckschau-faelle"] tbody tr')];
    const getroffen = zeilen.filter((zeile) => zeile.textContent.includes('im Band')).length;
    expect(eben(eins('[data-tabelle="rueckschau"] tbody tr').textContent)).toContain(`${String(getroffen)} von ${String(zeilen.length)} (`);
    expect(eins('[data-tabelle="rueckschau"]')).toHaveTextContent('kein Fall');
    await ohneBefund();
  });
});

describe('steering', () => {
  async function steuere(aendere: (dto: SteuerungDto) => Partial<SteuerungDto> = () => ({})) {
    const offen = await zeige({ steuerungGet: async (wann) => {
      const dto = await muster.steuerungGet(wann);
      return { ...dto, ...aendere(dto) };
    } });
    await waitFor(() => { eins('[data-tabelle="signale"]'); }, GEDULD);
    return { ...offen, dto: await muster.steuerungGet(JETZT) };
  }

  it('sets the required rate against three spans, and shares with what is unknown', async () => {
    const { dto } = await steuere();
    expect([...document.querySelectorAll('[data-tabelle="raten"] tbody th')].map((zelle) => zelle.textContent)).toEqual(['letzte 90 Tage', 'letzte 180 Tage', 'letzte 365 Tage']);
    expect(eins('[data-wert="noetig"]')).toHaveTextContent(`Es fehlen ${String(dto.raten.fehlend)} von ${String(dto.umfang)} Projekten.`);
    const { eingehalten, faellig, unbekannt } = dto.termintreue;
    expect(eben(eins('[data-wert="treue"]').textContent)).toMatch(new RegExp(`^${String(eingehalten)} von ${String(faellig)} \\([\\d,]+(?: bis [\\d,]+)? %\\), davon unbekannt ${String(unbekannt)}$`));
    expect(eins('[data-tabelle="dauern"]')).toHaveTextContent('mindestens 200 Tage');
    await ohneBefund();
  });

  it('counts rule and people apart and lists where they differ', async () => {
    const { person, dto } = await steuere();
    const zeilen = signalzeilen(dto.signale);
    expect(zeilen.reduce((summe, { regel }) => summe + regel, 0)).toBe(dto.signale.length);
    expect(zeilen.reduce((summe, { mensch }) => summe + mensch, 0) + ohneBewertung(dto.signale)).toBe(dto.signale.length);
    const anders = abweichungen(dto.signale);
    expect(anders.length).toBeGreaterThan(6);
    const liste = () => document.querySelectorAll('[data-liste="abweichungen"] li');
    expect(liste()).toHaveLength(6);
    expect(liste()[0]?.querySelector('a')).toHaveAttribute('href', `#/projekte/${anders[0]?.kuerzel ?? '?'}`);
    await person.click(eins('[data-aktion="abweichungen-alle"]'));
    expect(liste()).toHaveLength(anders.length);
  });

  it('has a dash or a word for what cannot be told', async () => {
    await steuere((dto) => ({ earned_schedule: dto.earned_schedule === null ? null : { ...dto.earned_schedule, spi: null, ieac: null }, termintreue: { eingehalten: 0, verfehlt: 0, unbekannt: 0, faellig: 0, text: 'noch kein Termin fällig' }, signale: [] }));
    expect(eins('[data-wert="spi"]')).toHaveTextContent('–');
    expect(eins('[data-wert="treue"]')).toHaveTextContent('noch kein Termin fällig');
    expect(eins('[data-bereich="steuerung"]')).toHaveTextContent('Keine Bewertung weicht von der Regel ab.');
  });

  it('says why there is no Earned Schedule', async () => {
    await steuere(() => ({ earned_schedule: null }));
    expect(eins('[data-wert="es"]')).toHaveTextContent('Nicht bestimmbar');
  });
});
