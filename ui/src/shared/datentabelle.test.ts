import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { ohneBefund } from './axe-allein';
import Datentabelle from './Datentabelle.svelte';
import type { Tabellenspalte } from './tabelle';
import { ausschnitt, schmaleSpalten } from './tabelle';

const umgebung = vi.hoisted(() => ({ einspaltig: false, breite: 'weit' }));
vi.mock('./umgebung.svelte', () => ({ umgebung }));

interface Zeile {
  id: string;
  titel: string;
  phase: string;
  leitung: string;
}

function machZeilen(n: number): Zeile[] {
  return Array.from({ length: n }, (_, i) => ({ id: `p${String(i)}`, titel: `Muster ${String(i)}`, phase: 'Betrieb', leitung: `Stelle ${String(i)}` }));
}

const SPALTEN: Tabellenspalte<Zeile>[] = [
  { name: 'titel', text: 'Projekt', wert: (z) => z.titel, fest: true, breite: '40%' },
  { name: 'phase', text: 'Phase', wert: (z) => z.phase, fest: true },
  { name: 'leitung', text: 'Leitung', wert: (z) => z.leitung, sortierbar: false, rechts: true },
];

const zelle = createRawSnippet<[Zeile, string]>((zeile, spalte) => ({ render: () => `<span>${String(zeile()[spalte() as keyof Zeile])}</span>` }));

function zeige(props: object = {}, n = 5) {
  const sortiere = vi.fn();
  const oeffne = vi.fn();
  const { rerender } = render(Datentabelle<Zeile>, {
    name: 'projekte',
    titel: 'Projekte',
    zeilen: machZeilen(n),
    spalten: SPALTEN,
    schluessel: (z: Zeile) => z.id,
    nomen: 'projekt',
    ordnung: { spalte: 'titel', richtung: 'auf' },
    sortiere,
    zelle,
    oeffne,
    ...props,
  });
  return { sortiere, oeffne, rerender, person: userEvent.setup() };
}

const aktiv = () => document.activeElement?.textContent.trim();
const imDokument = () => [...document.querySelectorAll<HTMLElement>('[data-projekt]')].map((zeile) => zeile.dataset.projekt);

beforeEach(() => {
  Object.assign(umgebung, { einspaltig: false, breite: 'weit' });
});

describe('Datentabelle', () => {
  it('is a grid that says how large it is and how it is sorted', async () => {
    zeige();
    const gitter = screen.getByRole('grid', { name: 'Projekte' });
    expect([gitter.dataset.tabelle, gitter.getAttribute('aria-rowcount'), gitter.getAttribute('aria-colcount')]).toEqual(['projekte', '6', '3']);
    expect(screen.getAllByRole('row').map((zeile) => zeile.getAttribute('aria-rowindex'))).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(screen.getByRole('columnheader', { name: 'Projekt' })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('columnheader', { name: 'Leitung' })).not.toHaveAttribute('aria-sort');
    expect(screen.getByRole('rowheader', { name: 'Muster 3' })).toBeInTheDocument();
    await ohneBefund();
  });

  it('is one Tab stop and is walked by arrows, Pos1, Ende, with Strg to the ends', async () => {
    const { person } = zeige();
    await person.tab();
    expect(aktiv()).toBe('Muster 0');
    const weg: [string, string][] = [
      ['{ArrowDown}', 'Muster 1'],
      ['{ArrowRight}', 'Betrieb'],
      ['{End}', 'Stelle 1'],
      ['{ArrowRight}', 'Stelle 1'],
      ['{Control>}{End}{/Control}', 'Stelle 4'],
      ['{ArrowDown}', 'Stelle 4'],
      ['{Home}', 'Muster 4'],
      ['{Control>}{Home}{/Control}', 'Muster 0'],
      ['{PageDown}', 'Muster 4'],
      ['{PageUp}', 'Muster 0'],
      ['{ArrowUp}', 'Projekt'],
      ['{ArrowRight}', 'Phase'],
    ];
    for (const [taste, text] of weg) {
      await person.keyboard(taste);
      expect(aktiv(), taste).toBe(text);
    }
    await person.tab();
    expect(document.body).toHaveFocus();
    expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('sorts by Enter on the head', async () => {
    const { person, sortiere } = zeige();
    await person.tab();
    await person.keyboard('{ArrowUp}{Enter}{ArrowRight}{Enter}{ArrowRight}{Enter}');
    expect(sortiere.mock.calls).toEqual([['titel'], ['phase']]);
  });

  it('keeps the focus on its row when the order changes', async () => {
    const { person, rerender } = zeige();
    await person.tab();
    await person.keyboard('{ArrowDown}');
    await rerender({ zeilen: machZeilen(5).reverse() });
    expect(aktiv()).toBe('Muster 1');
    await person.keyboard('{ArrowDown}');
    expect(aktiv()).toBe('Muster 0');
  });

  it('opens by Enter, and does the own keys of the view for the row', async () => {
    const s = vi.fn();
    const { person, oeffne } = zeige({ tasten: { s } });
    const seite = vi.fn();
    window.addEventListener('keydown', seite);
    await person.tab();
    seite.mockClear();
    await person.keyboard('{ArrowDown}{Enter}s');
    expect(oeffne.mock.calls.map(([zeile]) => (zeile as Zeile).id)).toEqual(['p1']);
    expect(s.mock.calls.map(([zeile]) => (zeile as Zeile).id)).toEqual(['p1']);
    expect(seite).not.toHaveBeenCalled();
    await person.keyboard('f');
    expect(seite).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', seite);
  });

  it('makes the first cell a link where rows have an address', () => {
    zeige({ adresse: (z: Zeile) => `#/projekte/${z.id}` });
    expect(screen.getByRole('link', { name: 'Muster 2' })).toHaveAttribute('href', '#/projekte/p2');
    expect(screen.getByRole('link', { name: 'Muster 2' })).toHaveAttribute('tabindex', '-1');
  });

  it('marks by Leertaste, by click and all at once', async () => {
    const marken = new SvelteSet<string>();
    const { person } = zeige({ marken });
    await person.tab();
    await person.keyboard(' {ArrowDown} ');
    expect([...marken]).toEqual(['p0', 'p1']);
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
    await ohneBefund();
    await person.click(screen.getAllByLabelText('nicht markiert')[0] as HTMLElement);
    expect([...marken]).toEqual(['p0', 'p1', 'p2']);
    await person.keyboard('{Control>}a{/Control}');
    expect(marken.size).toBe(5);
    await person.click(screen.getByRole('button', { name: 'Alle Zeilen markieren' }));
    expect(marken.size).toBe(0);
  });

  it('takes the focus to the wished row', async () => {
    const { rerender } = zeige();
    await rerender({ fokus: 'p3' });
    await vi.waitFor(() => { expect(aktiv()).toBe('Muster 3'); });
  });

  it('draws few of 5,000 rows, goes to the last at once and never drops the focused one', async () => {
    const { person } = zeige({}, 5000);
    expect(imDokument().length).toBeLessThan(80);
    await person.tab();
    await person.keyboard('{Control>}{End}{/Control}');
    expect(aktiv()).toBe('Stelle 4999');
    const rolle = document.querySelector('.rolle') as HTMLElement;
    rolle.scrollTop = 0;
    rolle.dispatchEvent(new Event('scroll'));
    await vi.waitFor(() => { expect(imDokument()).toContain('p0'); });
    expect(imDokument()).toContain('p4999');
    expect(aktiv()).toBe('Stelle 4999');
    expect(imDokument().length).toBeLessThan(80);
  });

  it('is empty without rows', async () => {
    const { person } = zeige({}, 0);
    await person.tab();
    await person.keyboard('{ArrowDown}{Enter} ');
    expect(screen.getAllByRole('row')).toHaveLength(1);
    await ohneBefund();
  });
});

describe('below 900 px', () => {
  it('shows the first columns and the rest in a part that opens', async () => {
    Object.assign(umgebung, { einspaltig: true, breite: 'schmal' });
    const s = vi.fn();
    const { person, sortiere } = zeige({ adresse: (z: Zeile) => `#/projekte/${z.id}`, tasten: { s }, marken: new SvelteSet<string>() });
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getAllByRole('columnheader').map((kopf) => kopf.textContent.trim())).toEqual(['Projekt', 'Phase']);
    await person.click(screen.getByRole('button', { name: 'Weitere Angaben zu Muster 1' }));
    expect(screen.getByText('Stelle 1')).toBeInTheDocument();
    await ohneBefund();
    await person.keyboard('s');
    expect(s.mock.calls.map(([zeile]) => (zeile as Zeile).id)).toEqual(['p1']);
    await person.click(screen.getByRole('button', { name: 'Phase' }));
    expect(sortiere).toHaveBeenCalledWith('phase');
    await person.click(screen.getByRole('checkbox', { name: 'Muster 2 markieren' }));
    expect(screen.getByRole('checkbox', { name: 'Muster 2 markieren' })).toBeChecked();
  });

  it('shows long lists in parts and moves on to the first new row', async () => {
    Object.assign(umgebung, { einspaltig: true, breite: 'eng' });
    const { person } = zeige({ adresse: (z: Zeile) => `#/projekte/${z.id}` }, 450);
    expect(imDokument()).toHaveLength(60);
    await person.click(screen.getByRole('button', { name: /Weitere 60 von 450 zeigen/ }));
    expect(imDokument()).toHaveLength(120);
    expect(document.activeElement?.closest('tr')).toHaveAttribute('data-projekt', 'p60');
  });
});

describe('ausschnitt', () => {
  it.each([
    [24, 0, 600, { von: 0, bis: 24 }],
    [5000, 0, 680, { von: 0, bis: 30 }],
    [5000, 169, 680, { von: 0, bis: 30 }],
    [5000, 170, 680, { von: 0, bis: 35 }],
    [5000, 34000, 680, { von: 995, bis: 1030 }],
    [5000, 169320, 680, { von: 4975, bis: 5000 }],
    [300, 900000, 680, { von: 299, bis: 300 }],
  ])('of %i rows at %i', (anzahl, oben, hoehe, ergebnis) => {
    expect(ausschnitt(anzahl, oben, hoehe, 34)).toEqual(ergebnis);
  });

  it('keeps the first columns where none is fixed', () => {
    expect(schmaleSpalten(SPALTEN.map(({ name, text, wert }) => ({ name, text, wert })), 2).map(({ name }) => name)).toEqual(['titel', 'phase']);
  });
});
