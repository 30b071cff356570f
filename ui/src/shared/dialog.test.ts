import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ohneBefund } from './axe-allein';
import Dialog from './Dialog.svelte';

const html = (text: string) => createRawSnippet(() => ({ render: () => text }));

let herkunft: HTMLButtonElement;
beforeEach(() => {
  herkunft = document.body.appendChild(document.createElement('button'));
  herkunft.textContent = 'Herkunft';
  herkunft.focus();
});
afterEach(() => {
  herkunft.remove();
});

function zeige(inhalt = '<p>Noch ist nichts zurückgenommen.</p>') {
  const schliessen = vi.fn();
  const { unmount } = render(Dialog, {
    name: 'frage',
    titel: 'Eintrag zurücknehmen',
    schliessen,
    children: html(inhalt),
    knoepfe: html('<div><button type="button">Abbrechen</button><button type="button">1 Feld zurücknehmen</button></div>'),
  });
  return { schliessen, unmount, person: userEvent.setup() };
}

describe('Dialog', () => {
  it('names itself, takes the focus to the first decision and gives it back', async () => {
    const { unmount } = zeige();
    expect(screen.getByRole('dialog', { name: 'Eintrag zurücknehmen' })).toHaveAttribute('open');
    expect(screen.getByRole('button', { name: 'Abbrechen' })).toHaveFocus();
    await ohneBefund();
    unmount();
    expect(herkunft).toHaveFocus();
    expect(document.querySelector('dialog[open]')).toBeNull();
  });

  it('begins in the first field, if it has one', () => {
    zeige('<label>Grund <input></label>');
    expect(screen.getByRole('textbox')).toHaveFocus();
  });

  it('closes by Esc and by its button', async () => {
    const { person, schliessen } = zeige();
    await person.keyboard('{Escape}');
    await person.click(screen.getByRole('button', { name: 'Schließen' }));
    expect(schliessen).toHaveBeenCalledTimes(2);
  });

  it('lets no key through to the page, wherever the focus is', async () => {
    const { person, schliessen } = zeige();
    const seite = vi.fn();
    window.addEventListener('keydown', seite);
    await person.keyboard('s{Control>}k{/Control}');
    (document.activeElement as HTMLElement).blur();
    await person.keyboard('m');
    expect(seite).not.toHaveBeenCalled();
    await person.keyboard('{Escape}');
    expect(schliessen).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', seite);
  });
});
