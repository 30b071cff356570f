import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';

import { ohneBefund } from './axe-allein';
import Tooltip from './Tooltip.svelte';

const sichtbar = () => screen.getByRole('tooltip', { hidden: true }).classList.contains('sichtbar');

describe('Tooltip', () => {
  const zeige = () => render(Tooltip, { text: 'Onlinezugangsgesetz', children: createRawSnippet(() => ({ render: () => '<button>OZG</button>' })) });

  it('describes the control, shows at focus and closes by Esc without closing more', async () => {
    zeige();
    const person = userEvent.setup();
    const knopf = screen.getByRole('button', { name: 'OZG' });
    expect(knopf).toHaveAccessibleDescription('Onlinezugangsgesetz');
    expect(sichtbar()).toBe(false);
    const seite = vi.fn();
    window.addEventListener('keydown', seite);
    await person.tab();
    expect(sichtbar()).toBe(true);
    await ohneBefund();
    seite.mockClear();
    await person.keyboard('{Escape}');
    expect([sichtbar(), seite.mock.calls.length]).toEqual([false, 0]);
    await person.keyboard('{Escape}');
    expect(seite).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', seite);
  });

  it('waits a moment at hover', async () => {
    vi.useFakeTimers();
    zeige();
    const traeger = screen.getByRole('button').parentElement as HTMLElement;
    await fireEvent.mouseEnter(traeger);
    await vi.advanceTimersByTimeAsync(390);
    expect(sichtbar()).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(sichtbar()).toBe(true);
    await fireEvent.mouseLeave(traeger);
    expect(sichtbar()).toBe(false);
    await fireEvent.mouseEnter(traeger);
    await vi.advanceTimersByTimeAsync(410);
    // The focus is elsewhere, so the key does not pass the control.
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(sichtbar()).toBe(false);
    vi.useRealTimers();
  });
});
