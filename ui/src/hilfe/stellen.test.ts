/** Places within the chapters: a link leads to the heading, and the focus stays there. */
import { waitFor } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';

import { bereit, eins, oeffne } from '../test/fenster';
import { KAPITEL } from './handbuch';

vi.mock('../uebersicht/Uebersicht.svelte', () => import('../test/Ansichtsprobe.svelte'));

const stelle = (anker: string) => document.getElementById(`hilfe-${anker}`);

it('leads from a hit to its place in another chapter', async () => {
  window.history.replaceState(null, '', '#/hilfe');
  const { person } = await oeffne();
  await waitFor(() => { eins('#hilfe-suche'); }, { timeout: 4000 });
  await bereit();
  const ziel = KAPITEL.slice(1).flatMap((kapitel) => kapitel.abschnitte.slice(1).map((abschnitt) => ({ kapitel, abschnitt })))[0];
  if (ziel === undefined) throw new Error('the handbook has no places');
  await person.type(eins('#hilfe-suche'), ziel.abschnitt.titel);
  await person.click(eins(`[data-fund] a[href*="${ziel.kapitel.schluessel}?abschnitt=${ziel.abschnitt.anker}"]`));
  await waitFor(() => { expect(stelle(ziel.abschnitt.anker)).toHaveFocus(); });
  // The window gives the focus to the heading of the view after each step; it must not take it away again.
  await new Promise((dann) => setTimeout(dann, 50));
  expect(stelle(ziel.abschnitt.anker)).toHaveFocus();
});

it('begins at the place that the address names', async () => {
  const [kapitel] = KAPITEL;
  const abschnitt = kapitel?.abschnitte[1];
  if (kapitel === undefined || abschnitt === undefined) throw new Error('the handbook has no places');
  window.history.replaceState(null, '', `#/hilfe/${kapitel.schluessel}?abschnitt=${abschnitt.anker}`);
  await oeffne();
  await waitFor(() => { expect(stelle(abschnitt.anker)).toHaveFocus(); }, { timeout: 4000 });
});
