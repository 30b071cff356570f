import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { ohneBefund } from './axe-allein';
import Datumsfeld from './Datumsfeld.svelte';

function zeige(props: object = {}) {
  render(Datumsfeld, { feld: 'datum', name: 'Datum', heute: '2022-06-30', ...props });
  return { person: userEvent.setup(), feld: screen.getByLabelText<HTMLInputElement>('Datum') };
}

describe('Datumsfeld', () => {
  it('says what it understood and shows it in the usual form on leaving', async () => {
    const { person, feld } = zeige({ rau: true });
    await person.type(feld, '03/2022');
    expect(feld).toHaveAccessibleDescription('März 2022, auf den Monat genau');
    await person.tab();
    expect(feld).toHaveValue('März 2022');
    await ohneBefund();
  });

  it('complains on leaving, not at each key, and keeps what was typed', async () => {
    const { person, feld } = zeige();
    await person.type(feld, '31.02.2022');
    expect(feld).toBeValid();
    await person.tab();
    expect(feld).toHaveValue('31.02.2022');
    expect(feld).toBeInvalid();
    expect(feld).toHaveAccessibleDescription('Den 31.02.2022 gibt es nicht. Bitte berichtigen Sie das Datum.');
  });

  it('understands a month only where dates may be rough', async () => {
    const { person, feld } = zeige();
    await person.type(feld, 'März 2020');
    await person.tab();
    expect(feld).toBeInvalid();
  });

  it('moves the part at the caret by ↑ ↓ and marks it', async () => {
    const { person, feld } = zeige({ wert: '31.01.2022' });
    feld.focus();
    feld.setSelectionRange(4, 4);
    await person.keyboard('{ArrowUp}');
    expect([feld.value, feld.selectionStart, feld.selectionEnd]).toEqual(['28.02.2022', 3, 5]);
    await person.keyboard('{ArrowDown}');
    expect(feld).toHaveValue('28.01.2022');
  });

  it('takes over before Strg Enter saves', async () => {
    const { person, feld } = zeige();
    await person.type(feld, '+14');
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(feld).toHaveValue('14.07.2022');
  });

  it('opens the calendar by Alt ↓, walks in it, takes a day and gives the focus back', async () => {
    const { person, feld } = zeige({ wert: '28.02.2022' });
    feld.focus();
    await person.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(screen.getByRole('dialog', { name: 'Kalender: Datum' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '28.02.2022' })).toHaveFocus();
    expect(screen.getByRole('gridcell', { selected: true })).toHaveTextContent('28');
    await ohneBefund();
    await person.keyboard('{ArrowRight}');
    expect(screen.getByRole('button', { name: '01.03.2022' })).toHaveFocus();
    expect(screen.getByRole('grid', { name: 'März 2022' })).toBeInTheDocument();
    await person.keyboard('{PageDown}{Home}{Enter}');
    expect(feld).toHaveValue('28.03.2022');
    expect(feld).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('closes the calendar by Esc without change, and by leaving', async () => {
    const { person, feld } = zeige({ wert: '28.02.2022' });
    const knopf = screen.getByRole('button', { name: 'Kalender: Datum' });
    await person.click(knopf);
    await person.keyboard('{ArrowRight}{Escape}');
    expect([feld.value, screen.queryByRole('dialog')]).toEqual(['28.02.2022', null]);
    expect(feld).toHaveFocus();
  });

  it('offers the whole month where dates may be rough', async () => {
    const { person, feld } = zeige({ rau: true });
    await person.click(screen.getByRole('button', { name: 'Kalender: Datum' }));
    expect(screen.getByRole('button', { name: '30.06.2022, heute' })).toHaveFocus();
    await person.click(screen.getByRole('button', { name: 'Juni 2022 ohne Tag' }));
    expect(feld).toHaveValue('Juni 2022');
  });
});
