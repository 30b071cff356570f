import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { ohneBefund } from './axe-allein';
import Exportknopf from './Exportknopf.svelte';
import Filterknopf from './Filterknopf.svelte';
import MenueKnopf from './MenueKnopf.svelte';

describe('MenueKnopf', () => {
  const zeige = () => {
    const tun = { aendern: vi.fn(), loeschen: vi.fn() };
    render(MenueKnopf, {
      name: 'Weitere Befehle',
      punkte: [
        { text: 'Ändern', aktion: 'aendern', taste: 'F2', tun: tun.aendern },
        { text: 'Öffnen', aktion: 'oeffnen', tun: vi.fn() },
        { text: 'Löschen', aktion: 'loeschen', gefahr: true, tun: tun.loeschen },
      ],
    });
    return { tun, person: userEvent.setup(), knopf: screen.getByRole('button', { name: 'Weitere Befehle' }) };
  };

  it('opens by ↓, moves by arrows and letters, does by Enter and gives the focus back', async () => {
    const { person, tun, knopf } = zeige();
    knopf.focus();
    await person.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: /Ändern/ })).toHaveFocus();
    await ohneBefund();
    await person.keyboard('l');
    expect(screen.getByRole('menuitem', { name: 'Löschen' })).toHaveFocus();
    await person.keyboard('{ArrowDown}{Enter}');
    expect(tun.aendern).toHaveBeenCalledOnce();
    expect(knopf).toHaveFocus();
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('closes by Esc and by leaving, without letting letters through', async () => {
    const { person, knopf } = zeige();
    const seite = vi.fn();
    window.addEventListener('keydown', seite);
    await person.click(knopf);
    await person.keyboard('s{Escape}');
    expect(seite).not.toHaveBeenCalled();
    expect(knopf).toHaveFocus();
    await person.click(knopf);
    await person.tab();
    expect(screen.queryByRole('menu')).toBeNull();
    window.removeEventListener('keydown', seite);
  });
});

describe('Exportknopf', () => {
  it('offers the two profiles and the copy', async () => {
    const exportieren = vi.fn();
    const kopieren = vi.fn();
    render(Exportknopf, { exportieren, kopieren });
    const person = userEvent.setup();
    const knopf = screen.getByRole('button', { name: 'CSV exportieren' });
    await person.click(knopf);
    expect(screen.getAllByRole('menuitem').map((punkt) => punkt.dataset.aktion)).toEqual(['export-opendata', 'export-excel', 'kopieren']);
    await ohneBefund();
    await person.keyboard('{ArrowDown}{Enter}');
    expect(exportieren).toHaveBeenCalledExactlyOnceWith('excel');
    await person.click(knopf);
    await person.keyboard('{End}{Enter}');
    expect(kopieren).toHaveBeenCalledOnce();
  });
});

describe('Filterknopf', () => {
  const wenige = [
    { wert: 'konzeption', text: 'Konzeption', anzahl: 4 },
    { wert: 'umsetzung', text: 'Umsetzung', anzahl: 12 },
    { wert: 'betrieb', text: 'Betrieb', anzahl: 1234 },
  ];

  it('chooses several values with the keyboard and names them on the chip', async () => {
    const setze = vi.fn();
    const { rerender } = render(Filterknopf, { filter: 'phase', name: 'Phase', optionen: wenige, werte: [], setze });
    const person = userEvent.setup();
    const knopf = screen.getByRole('button', { name: 'Phase' });
    await person.click(knopf);
    const liste = screen.getByRole('listbox', { name: 'Phase' });
    expect(liste).toHaveFocus();
    expect(screen.getByRole('option', { name: /Betrieb/ })).toHaveTextContent('1 234');
    await person.keyboard('u ');
    expect(setze).toHaveBeenLastCalledWith(['umsetzung']);
    await rerender({ werte: ['umsetzung'] });
    expect(knopf).toHaveTextContent('Phase: Umsetzung');
    expect(screen.getByRole('option', { name: /Umsetzung/ })).toHaveAttribute('aria-selected', 'true');
    await ohneBefund();
    await person.keyboard('{Home}{Enter}');
    expect(setze).toHaveBeenLastCalledWith(['umsetzung', 'konzeption']);
    await rerender({ werte: ['umsetzung', 'konzeption'] });
    expect(knopf).toHaveTextContent('Phase: 2');
    await person.keyboard('{Escape}');
    expect(knopf).toHaveFocus();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('can be searched when the list is long, and emptied', async () => {
    const setze = vi.fn();
    const optionen = Array.from({ length: 60 }, (_, i) => ({ wert: String(i), text: i === 7 ? 'Bürgerservice' : `Feld ${String(i)}` }));
    render(Filterknopf, { filter: 'feld', name: 'Themenfeld', optionen, werte: ['3'], setze });
    const person = userEvent.setup();
    await person.click(screen.getByRole('button', { name: 'Themenfeld: Feld 3' }));
    expect(screen.getByRole('combobox', { name: 'Themenfeld suchen' })).toHaveFocus();
    expect(document.body).toHaveTextContent('… 10 weitere, bitte weiter tippen');
    await ohneBefund();
    await person.keyboard('burger{Enter}');
    expect(setze).toHaveBeenLastCalledWith(['3', '7']);
    await person.click(screen.getByRole('button', { name: 'Filter leeren' }));
    expect(setze).toHaveBeenLastCalledWith([]);
  });
});
