import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ApiFehler } from '../api/bindings/ApiFehler';
import { ohneBefund } from './axe-allein';
import Formularfuss from './Formularfuss.svelte';

function formular(wo: HTMLElement): HTMLFormElement {
  const form = document.createElement('form');
  for (const feld of ['text', 'datum']) {
    const eingabe = form.appendChild(document.createElement('input'));
    eingabe.dataset.feld = feld;
    eingabe.setAttribute('aria-label', feld);
  }
  return wo.appendChild(form);
}

function zeige(props: object = {}, wo: HTMLElement = document.body) {
  const form = formular(wo);
  const speichern = vi.fn();
  const verwerfen = vi.fn();
  const { rerender } = render(Formularfuss, { target: form, props: { speichern, verwerfen, laeuft: false, ...props } });
  return { speichern, verwerfen, rerender, form, person: userEvent.setup(), feld: screen.getByLabelText('text') };
}

function fehler(...felder: string[]): ApiFehler {
  return { code: 'eingabe_ungueltig', params: {}, felder: felder.map((feld) => ({ feld, regel: 'pflicht', wert: '', text: `${feld} fehlt.`, zeile: null })), text: 'Noch ist nichts gespeichert.', technik: 'x' };
}

afterEach(() => {
  document.querySelectorAll('form, dialog').forEach((knoten) => { knoten.remove(); });
});

describe('Formularfuss', () => {
  it('saves by Strg Enter and Strg S and discards by Esc, from any field', async () => {
    const { person, feld, speichern, verwerfen } = zeige({ vorschau: ['Bisher 01.12.2022.', 'Neu: Verzug +152 Tage.'] });
    expect(document.body).toHaveTextContent(/Bisher 01.12.2022.\s*Neu: Verzug \+152 Tage./);
    feld.focus();
    await person.keyboard('{Control>}{Enter}s{/Control}');
    expect(speichern).toHaveBeenCalledTimes(2);
    await person.keyboard('{Enter}');
    expect(speichern).toHaveBeenCalledTimes(2);
    await person.keyboard('{Escape}');
    expect(verwerfen).toHaveBeenCalledOnce();
    await ohneBefund();
  });

  it('leaves an Esc alone that a popup has taken', async () => {
    const { person, feld, verwerfen } = zeige();
    feld.addEventListener('keydown', (ereignis) => { ereignis.preventDefault(); });
    feld.focus();
    await person.keyboard('{Escape}');
    expect(verwerfen).not.toHaveBeenCalled();
  });

  it('leaves Esc to the dialog where there is one', async () => {
    const { person, feld, verwerfen } = zeige({}, document.body.appendChild(document.createElement('dialog')));
    feld.focus();
    await person.keyboard('{Escape}');
    expect(verwerfen).not.toHaveBeenCalled();
    expect(screen.getByText('Verwerfen')).not.toHaveTextContent('Esc');
  });

  it('does nothing twice while it saves, and does not discard what is being saved', async () => {
    const { person, speichern, verwerfen, feld } = zeige({ laeuft: true });
    await person.click(screen.getByRole('button', { name: /Speichern/ }));
    feld.focus();
    await person.keyboard('{Escape}');
    expect(speichern).not.toHaveBeenCalled();
    expect(verwerfen).not.toHaveBeenCalled();
  });

  it('takes the focus to the one refused field', async () => {
    const { rerender } = zeige();
    await rerender({ fehler: fehler('datum') });
    await tick();
    expect(screen.getByLabelText('datum')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Noch ist nichts gespeichert.');
    expect(screen.getByRole('button', { name: /Erneut speichern/ })).toBeInTheDocument();
  });

  it('sums up several, takes the focus and leads to the fields', async () => {
    const { rerender, person } = zeige();
    await rerender({ fehler: fehler('text', 'datum', 'fremd') });
    await tick();
    expect(screen.getByRole('alert')).toHaveFocus();
    await ohneBefund();
    expect(screen.queryByRole('button', { name: 'fremd fehlt.' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'datum fehlt.' }));
    expect(screen.getByLabelText('datum')).toHaveFocus();
  });
});
