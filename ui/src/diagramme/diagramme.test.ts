/** The gallery and one chart of it in the whole window, on the fixture host. */
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { DiagrammDto } from '../api/bindings/DiagrammDto';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';

/** The page is large, and axe walks all of it. */
vi.setConfig({ testTimeout: 30_000 });

const GEDULD = { timeout: 8000 };
const muster = musterHost();
const JETZT = { stichtag: '2022-06-30', bekanntAm: null };

async function zeige(adresse: string, teile: Partial<Host> = {}) {
  window.history.replaceState(null, '', adresse);
  const offen = await oeffne({ ...musterHost(), ...teile });
  await waitFor(() => { eins('main h1'); }, GEDULD);
  await bereit();
  return offen;
}

/** A chart that the host never draws itself. */
async function anders(aendere: (dto: DiagrammDto) => Partial<DiagrammDto>): Promise<Partial<Host>> {
  return { diagrammGet: async (wunsch, wann) => {
    const dto = await muster.diagrammGet(wunsch, wann);
    return { ...dto, ...aendere(dto) };
  } };
}

const schicht = () => eins('[data-diagramm-werte]');
const gesprochen = () => eins('[data-gesprochen]').textContent;

it('shows every chart with its question, by group', async () => {
  const { person } = await zeige('#/diagramme');
  const arten = await muster.diagrammList();
  expect([...document.querySelectorAll<HTMLElement>('[data-galerie] [data-diagrammart]')].map(({ dataset }) => dataset.diagrammart).sort()).toEqual(arten.map(({ name }) => name).sort());
  for (const { frage } of arten) expect(eins('[data-galerie]')).toHaveTextContent(frage);
  expect(document.querySelectorAll('[data-galerie] section')).toHaveLength(4);
  await ohneBefund();
  await person.click(eins('[data-diagrammart="verzug"] a'));
  await waitFor(() => { expect(eins('main h1')).toHaveTextContent('Verzug gegen die Basis'); });
  expect(eins('main h1')).toHaveFocus();
});

describe('one chart', () => {
  it('is drawn for its place, and says finding and caption', async () => {
    const diagrammGet = vi.fn(muster.diagrammGet);
    await zeige('#/diagramme/verzug', { diagrammGet });
    expect(diagrammGet).toHaveBeenCalledWith({ name: 'verzug', breite: 640, hoehe: 320, thema: 'hell', scope: 'kommunal', wahl: '' }, JETZT);
    const dto = await muster.diagrammGet({ name: 'verzug', breite: 640, hoehe: 320, thema: 'hell', scope: 'kommunal', wahl: '' }, JETZT);
    expect(screen.getByRole('img', { name: dto.befund }).querySelector('svg')).not.toBeNull();
    expect(eins('[data-unterschrift]')).toHaveTextContent('Zählregel: Muster · Stichtag 30.06.2022');
    expect(eins('nav[data-region="seite"] [aria-current="page"]')).toHaveTextContent('Verzug gegen die Basis');
    await ohneBefund();
  });

  it('is walked through by key, spoken, and leads to the list behind a point', async () => {
    const { person } = await zeige('#/diagramme/phasen');
    schicht().focus();
    expect(gesprochen(), 'nothing is spoken before a key').toBe('');
    await person.keyboard('{ArrowRight}');
    expect(gesprochen()).toMatch(/^\d\d\.\d\d\.\d{4}, Konzeption: \d+$/);
    await person.keyboard('{ArrowDown}{End}');
    expect(gesprochen()).toMatch(/^30\.06\.2022, Umsetzung: \d+$/);
    expect(eins('[data-wertkasten]')).toHaveTextContent('Umsetzung');
    await ohneBefund();
    await person.keyboard('{Escape}');
    expect(document.querySelector('[data-wertkasten]')).toBeNull();
    await person.keyboard('{ArrowRight}{Enter}');
    await waitFor(() => { expect(window.location.hash).toMatch(/^#\/projekte\?phase=/); });
  });

  it('says where there is no list, and leads nowhere outside the window', async () => {
    const { person } = await zeige('#/diagramme/verzug', await anders(({ marken }) => ({ marken: marken.slice(0, 2).map((marke, n) => ({ ...marke, ziel: n === 0 ? '' : '//boese.example/x' })) })));
    schicht().focus();
    await person.keyboard('{Enter}');
    expect(gesprochen()).toContain('Dazu gibt es keine Liste.');
    await person.keyboard('{ArrowRight}{Enter}');
    expect(window.location.hash).toBe('#/diagramme/verzug');
  });

  it('shows a value under the pointer and hides it again', async () => {
    await zeige('#/diagramme/verzug');
    const dto = await muster.diagrammGet({ name: 'verzug', breite: 640, hoehe: 320, thema: 'hell', scope: 'kommunal', wahl: '' }, JETZT);
    const [marke] = dto.marken;
    schicht().getBoundingClientRect = () => ({ left: 0, top: 0, width: dto.breite, height: dto.hoehe }) as DOMRect;
    await fireEvent(schicht(), Object.assign(new Event('pointermove', { bubbles: true }), { clientX: (marke?.x ?? 0) + 3, clientY: marke?.y ?? 0 }));
    expect(eins('[data-wertkasten]')).toHaveTextContent(marke?.text ?? '?');
    expect(gesprochen()).toBe('');
    await fireEvent(schicht(), new Event('pointerleave'));
    expect(document.querySelector('[data-wertkasten]')).toBeNull();
  });

  it('has a table twin that the address keeps', async () => {
    const { person } = await zeige('#/diagramme/phasen');
    await person.click(eins('[data-aktion="diagramm-tabelle"]'));
    expect(window.location.hash).toBe('#/diagramme/phasen?ansicht=tabelle');
    const tabelle = eins('[data-tabelle="diagramm"]');
    expect(tabelle.querySelectorAll('tbody tr')).toHaveLength(10);
    expect([...tabelle.querySelectorAll('thead th')].map((kopf) => kopf.textContent)).toContain('nicht gemeldet');
    expect(document.querySelector('[role="img"]')).toBeNull();
    await ohneBefund();
  });

  it('draws many rows of the table in the end all', async () => {
    await zeige('#/diagramme/verzug?ansicht=tabelle', await anders(() => ({ zeilen: Array.from({ length: 396 }, (_, n) => [`Muster ${String(n)}`, String(n)]) })));
    await waitFor(() => { expect(document.querySelectorAll('[data-tabelle="diagramm"] tbody tr')).toHaveLength(396); });
  });

  it.each([
    ['diagramm-svg', 'svg'],
    ['diagramm-png', 'png'],
    ['diagramm-csv', 'csv'],
    ['diagramm-csv-excel', 'csv-excel'],
  ])('goes out by %s', async (aktion, format) => {
    const diagrammSchreiben = vi.fn<Host['diagrammSchreiben']>().mockResolvedValue({ datei: '/muster/x', zeilen: null });
    const { person } = await zeige('#/diagramme/themenfelder?wahl=Z3&scope=alle', { diagrammSchreiben });
    await person.keyboard('{Control>}e{/Control}');
    await person.click(eins(`[data-aktion="${aktion}"]`));
    expect(diagrammSchreiben).toHaveBeenCalledWith(expect.objectContaining({ name: 'themenfelder', wahl: 'Z3', scope: 'alle' }), format, JETZT);
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('/muster/x'); });
  });

  it('takes choice and scope where it has them, and no foreign choice', async () => {
    const diagrammGet = vi.fn(muster.diagrammGet);
    const { person } = await zeige('#/diagramme/themenfelder?wahl=fremd', { diagrammGet });
    expect(diagrammGet).toHaveBeenLastCalledWith(expect.objectContaining({ wahl: 'Z1', scope: 'kommunal' }), JETZT);
    await person.selectOptions(eins('[data-feld="wahl"]'), 'Z2');
    await person.click(eins('[data-wert="alle"]'));
    await waitFor(() => { expect(diagrammGet).toHaveBeenLastCalledWith(expect.objectContaining({ wahl: 'Z2', scope: 'alle' }), JETZT); });
    expect(window.location.hash).toBe('#/diagramme/themenfelder?wahl=Z2&scope=alle');
    await person.click(eins('nav [data-diagrammart="mittel"]'));
    await bereit();
    expect(document.querySelector('[data-feld="wahl"], .segmente [data-wert="alle"]')).toBeNull();
  });

  it('stays readable when the picture is none, and shows foreign text as text', async () => {
    await zeige('#/diagramme/verzug', await anders(() => ({ svg: '<p>kein Bild</p>', titel: '<b>Muster</b>' })));
    expect(screen.getByRole('alert')).toHaveTextContent('Das Bild ließ sich nicht zeichnen.');
    expect(document.querySelector('[data-diagramm-werte]')).toBeNull();
    expect(eins('main h2').textContent).toBe('<b>Muster</b>');
  });

  it('says so if there is none of that name', async () => {
    await zeige('#/diagramme/torte');
    expect(eins('[data-zustand="fehlt"]')).toHaveTextContent('Ein Diagramm „torte“ gibt es nicht');
    await ohneBefund();
  });
});
