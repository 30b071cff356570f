import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { ohneBefund } from './axe-allein';
import Auswahl from './Auswahl.svelte';
import Kontrollkaestchen from './Kontrollkaestchen.svelte';
import Segmente from './Segmente.svelte';
import Textfeld from './Textfeld.svelte';

describe('Textfeld', () => {
  it('has its label, hint and error, and says that it is wrong', async () => {
    render(Textfeld, { feld: 'grund', name: 'Grund', hinweis: 'Ein Satz.', fehler: 'Der Grund fehlt.', pflicht: true });
    const feld = screen.getByLabelText('Grund');
    expect(feld).toHaveAttribute('data-feld', 'grund');
    expect(feld).toHaveAccessibleDescription('Der Grund fehlt. Ein Satz.');
    expect(feld).toBeInvalid();
    expect(feld).toBeRequired();
    await ohneBefund();
  });

  it('keeps what is too long and says by how much, counting as people do', async () => {
    const verlassen = vi.fn();
    render(Textfeld, { feld: 'text', name: 'Sachstand', max: 10, mehrzeilig: true, onverlassen: verlassen });
    const feld = screen.getByLabelText('Sachstand');
    await userEvent.type(feld, '😀😀😀😀😀😀😀😀😀😀');
    expect(feld).toHaveAccessibleDescription('Noch 0 Zeichen');
    await userEvent.type(feld, 'ab');
    expect(feld).toHaveAccessibleDescription('2 Zeichen zu viel');
    await userEvent.tab();
    expect(verlassen).toHaveBeenCalledExactlyOnceWith('😀😀😀😀😀😀😀😀😀😀ab');
  });

  it('shows hostile text as text', () => {
    const boese = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(10_000)}`;
    render(Textfeld, { feld: 'text', name: boese, wert: boese });
    expect(screen.getByRole('textbox')).toHaveValue(boese);
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('Auswahl', () => {
  it('offers the values, an empty one where told, and keeps a value that no list knows', async () => {
    const onwahl = vi.fn();
    render(Auswahl, { feld: 'efa', name: 'EfA', wert: 'alt', leer: 'keine Angabe', onwahl, optionen: [{ wert: 'a', text: 'A' }, { wert: 'b', text: 'B', neben: 'zwei' }] });
    const feld = screen.getByRole('combobox', { name: 'EfA' });
    expect(feld).toHaveValue('alt');
    expect(screen.getAllByRole('option').map((eine) => eine.textContent)).toEqual(['keine Angabe', 'alt', 'A', 'B (zwei)']);
    await userEvent.selectOptions(feld, 'b');
    expect(onwahl).toHaveBeenCalledWith('b');
    await ohneBefund();
  });
});

describe('Kontrollkaestchen', () => {
  it('is switched by its label', async () => {
    const onwechsel = vi.fn();
    render(Kontrollkaestchen, { feld: 'mit', name: 'Meilenstein gleich mit ändern', hinweis: 'In einem Eintrag.', onwechsel });
    await userEvent.click(screen.getByText('Meilenstein gleich mit ändern'));
    expect(screen.getByRole('checkbox')).toBeChecked();
    expect(onwechsel).toHaveBeenCalledWith(true);
    await ohneBefund();
  });
});

describe('Segmente', () => {
  it('is one Tab stop; the arrows move and choose', async () => {
    const waehle = vi.fn();
    render(Segmente, { name: 'Dichte', wert: 'kompakt', waehle, optionen: [{ wert: 'kompakt', text: 'Kompakt' }, { wert: 'bequem', text: 'Bequem' }] });
    await userEvent.tab();
    expect(screen.getByRole('radio', { name: 'Kompakt' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(waehle).toHaveBeenLastCalledWith('bequem');
    expect(screen.getByRole('radio', { name: 'Bequem' })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(waehle).toHaveBeenLastCalledWith('kompakt');
    await userEvent.tab();
    expect(document.body).toHaveFocus();
    await ohneBefund();
  });
});
