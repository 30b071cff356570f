/** Opens the whole window on a fixture host. */
import { render, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';

import type { Host } from '../api/host';
import type { Fall } from '../api/muster';
import { musterHost } from '../api/muster';
import App from '../shell/App.svelte';

// jsdom lays nothing out, so there is nothing to scroll to.
Element.prototype.scrollIntoView = () => undefined;

export async function oeffne(fall: Fall | Host = 'voll') {
  const host = typeof fall === 'string' ? musterHost(fall) : fall;
  render(App, { host, vorladen: false });
  await bereit();
  return { person: userEvent.setup(), host };
}

export async function bereit(): Promise<void> {
  await waitFor(() => {
    expect(document.body.dataset.bereit).toBe('ja');
    expect(document.querySelector('main')).toHaveAttribute('aria-busy', 'false');
    // A view is a part of its own, which a busy machine takes a while to load.
  }, { timeout: 4000 });
}

export function eins(auswahl: string): HTMLElement {
  const knoten = document.querySelector<HTMLElement>(auswahl);
  if (knoten === null) throw new Error(`not in the page: ${auswahl}`);
  return knoten;
}

export function zahlen(): Record<string, string> {
  return Object.fromEntries(
    [...document.querySelectorAll<HTMLElement>('li[data-phase]')].map((zeile) => [zeile.dataset.phase ?? '', zeile.querySelector('[data-zahl]')?.textContent ?? '']),
  );
}

export async function ohneBefund(): Promise<void> {
  // Colours need a drawing engine; contrast is checked in the real window.
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((knoten) => knoten.html).join(' | ')}`)).toEqual([]);
}
