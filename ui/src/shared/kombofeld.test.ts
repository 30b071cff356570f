import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { ohneBefund } from './axe-allein';
import Kombofeld from './Kombofeld.svelte';
import Mehrfachfeld from './Mehrfachfeld.svelte';

const ORTE = ['Aachen', 'Bielefeld', 'Düsseldorf', 'Köln', 'Münster'].map((text, i) => ({ wert: `0500${String(i)}`, text }));

function zeige(props: object = {}) {
  const onwahl = vi.fn();
  render(Kombofeld, { feld: 'ort', name: 'Kommune', optionen: ORTE, onwahl, ...props });
  return { person: userEvent.setup(), onwahl, feld: screen.getByRole('combobox', { name: 'Kommune' }) };
}

function aktive(feld: HTMLElement): string | null {
  return document.getElementById(feld.getAttribute('aria-activedescendant') ?? '')?.textContent.trim() ?? null;
}

describe('Kombofeld', () => {
  it('opens by ↓ with the first of the last used ones active, so that Enter takes it', async () => {
    const { person, onwahl, feld } = zeige({ frei: true, zuletzt: [{ wert: 'Anruf Muster-IT', text: 'Anruf Muster-IT' }] });
    await person.tab();
    expect(feld).toHaveFocus();
    expect(feld).toHaveAttribute('aria-expanded', 'false');
    await person.keyboard('{ArrowDown}');
    expect(aktive(feld)).toBe('Anruf Muster-IT');
    expect(screen.getByRole('group', { name: 'Zuletzt verwendet' })).toBeInTheDocument();
    await ohneBefund();
    await person.keyboard('{Enter}');
    expect(onwahl).toHaveBeenCalledExactlyOnceWith('Anruf Muster-IT');
    expect(feld).toHaveValue('Anruf Muster-IT');
    expect(feld).toHaveFocus();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('filters while typing, in whichever spelling, and takes the first by Enter', async () => {
    const { person, onwahl, feld } = zeige();
    await person.type(feld, 'muenst');
    expect(screen.getAllByRole('option').map((eine) => eine.textContent.trim())).toEqual(['Münster']);
    await person.keyboard('{Enter}');
    expect([onwahl.mock.lastCall, (feld as HTMLInputElement).value]).toEqual([['05004'], 'Münster']);
  });

  it('goes round by ↑ ↓', async () => {
    const { person, feld } = zeige();
    await person.click(feld);
    const gesehen = [aktive(feld)];
    for (const taste of ['{ArrowDown}', '{ArrowUp}', '{ArrowUp}']) {
      await person.keyboard(taste);
      gesehen.push(aktive(feld));
    }
    expect(gesehen).toEqual(['Aachen', 'Bielefeld', 'Aachen', 'Münster']);
  });

  it('closes by Esc, empties by a second Esc, and leaves the third to the form', async () => {
    const { person, onwahl, feld } = zeige({ wert: '05003' });
    const draussen = vi.fn();
    window.addEventListener('keydown', draussen);
    await person.click(feld);
    await person.keyboard('{Escape}');
    expect([feld.getAttribute('aria-expanded'), (feld as HTMLInputElement).value]).toEqual(['false', 'Köln']);
    await person.keyboard('{Escape}');
    expect([onwahl.mock.lastCall, (feld as HTMLInputElement).value]).toEqual([[''], '']);
    expect(draussen).not.toHaveBeenCalled();
    await person.keyboard('{Escape}');
    expect(draussen).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', draussen);
  });

  it('does not empty by an Esc that closed nothing', async () => {
    const { person, feld } = zeige({ wert: '05003' });
    await person.tab();
    await person.keyboard('{Escape}');
    expect(feld).toHaveValue('Köln');
  });

  it('keeps free text on Tab and says that it is new', async () => {
    const { person, onwahl, feld } = zeige({ frei: true });
    await person.type(feld, ' Neue Quelle ');
    expect(document.body).toHaveTextContent('„Neue Quelle“ wird neu aufgenommen.');
    await person.tab();
    expect([onwahl.mock.lastCall, (feld as HTMLInputElement).value]).toEqual([['Neue Quelle'], 'Neue Quelle']);
  });

  it('keeps text that names nothing and marks it, instead of dropping it', async () => {
    const { person, feld } = zeige();
    await person.type(feld, 'Atlantis');
    expect(document.body).toHaveTextContent('Kein Eintrag passt dazu.');
    await person.tab();
    expect(feld).toHaveValue('Atlantis');
    expect(feld).toHaveAccessibleDescription('„Atlantis“ steht nicht in der Liste. Bitte wählen Sie einen Eintrag.');
  });

  it('does not complain of a stored value that is no longer offered', () => {
    const { feld } = zeige({ wert: '05999' });
    expect(feld).toHaveValue('05999');
    expect(feld).toBeValid();
  });

  it('takes a typed key for its value', async () => {
    const { person, feld } = zeige();
    await person.type(feld, '05001');
    await person.tab();
    expect(feld).toHaveValue('Bielefeld');
  });

  it('draws 50 of 5,000 and says how many more there are', async () => {
    const optionen = Array.from({ length: 5000 }, (_, i) => ({ wert: String(i), text: `Leistung ${String(i)}` }));
    const { person, feld } = zeige({ optionen });
    await person.click(feld);
    expect(screen.getAllByRole('option')).toHaveLength(50);
    expect(document.body).toHaveTextContent('… 4 950 weitere, bitte weiter tippen');
  });
});

describe('Mehrfachfeld', () => {
  function mehrere(props: object = {}) {
    const onwahl = vi.fn();
    render(Mehrfachfeld, { feld: 'orte', name: 'Kommunen', optionen: ORTE, onwahl, ...props });
    return { person: userEvent.setup(), onwahl, feld: screen.getByRole('combobox', { name: 'Kommunen' }) };
  }

  it('collects values as chips, toggles in the list and removes the last by Rücktaste', async () => {
    const { person, onwahl, feld } = mehrere({ werte: ['05003'] });
    await person.type(feld, 'aach{Enter}');
    expect(onwahl).toHaveBeenLastCalledWith(['05003', '05000']);
    expect(screen.getByRole('list', { name: 'Kommunen, gewählt' })).toHaveTextContent(/Köln\s*Aachen/);
    expect(screen.getByRole('option', { name: 'Köln' })).toHaveAttribute('aria-selected', 'true');
    await ohneBefund();
    await person.click(screen.getByRole('option', { name: 'Köln' }));
    expect(onwahl).toHaveBeenLastCalledWith(['05000']);
    await person.keyboard('{Escape}{Backspace}');
    expect(onwahl).toHaveBeenLastCalledWith([]);
    expect(feld).toHaveFocus();
  });

  it('removes a value by its button', async () => {
    const { person, onwahl, feld } = mehrere({ werte: ['05003', '05004'] });
    await person.click(screen.getByRole('button', { name: 'Köln entfernen' }));
    expect(onwahl).toHaveBeenCalledWith(['05004']);
    expect(feld).toHaveFocus();
  });

  it('takes free text where that is a value, else marks it', async () => {
    const { person, onwahl, feld } = mehrere();
    await person.type(feld, 'Atlantis');
    await person.tab();
    expect(onwahl).not.toHaveBeenCalled();
    expect(feld).toHaveValue('Atlantis');
    expect(feld).toBeInvalid();
  });
});
