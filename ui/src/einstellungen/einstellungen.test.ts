import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { Einstellungen } from '../shell/einstellungen.svelte';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';

vi.mock('../uebersicht/Uebersicht.svelte', () => import('../test/Ansichtsprobe.svelte'));

const wurzel = document.documentElement;
afterEach(() => { new Einstellungen(() => undefined).nimm({}); });

async function oeffneEinstellungen(teile: Partial<Host> = {}) {
  const offen = await oeffne({ ...musterHost(), ...teile });
  await offen.person.click(eins('[data-ansicht="einstellungen"]'));
  await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Einstellungen'); });
  await bereit();
  return offen;
}

describe('settings', () => {
  it('takes up what was kept, ignores what it does not know, and writes JSON', () => {
    const schreibe = vi.fn();
    const einstellungen = new Einstellungen(schreibe);
    einstellungen.nimm({ thema: '"dunkel"', dichte: '"bequem"', buchstaben: 'false', willkommen: '"gesehen"' });
    expect([einstellungen.thema, einstellungen.dichte, einstellungen.buchstaben, einstellungen.lies('willkommen')]).toEqual(['dunkel', 'bequem', false, 'gesehen']);
    expect([wurzel.dataset.kernTheme, wurzel.style.getPropertyValue('--zeile')]).toEqual(['dark', '2.75rem']);
    expect(schreibe).not.toHaveBeenCalled();
    einstellungen.nimm({ thema: '"neon"', dichte: '7' });
    expect([einstellungen.thema, einstellungen.dichte]).toEqual(['system', 'kompakt']);
    einstellungen.merke('willkommen', null);
    expect(schreibe).toHaveBeenCalledWith('willkommen', null);
    expect(einstellungen.lies('willkommen')).toBeNull();
  });
});

describe('view', () => {
  it('changes colours, rows and letters at once and keeps them', async () => {
    const lokalSet = vi.fn(() => Promise.resolve());
    const { person } = await oeffneEinstellungen({ lokalSet });
    await ohneBefund();
    await person.click(screen.getByRole('radio', { name: 'dunkel' }));
    expect(wurzel.dataset.kernTheme).toBe('dark');
    await person.click(screen.getByRole('radio', { name: /bequem/ }));
    expect(wurzel.style.getPropertyValue('--zeile')).toBe('2.75rem');
    await person.click(screen.getByRole('checkbox', { name: 'Buchstaben als Tasten' }));
    expect(lokalSet.mock.calls).toEqual(
      expect.arrayContaining([
        ['einstellung', 'thema', '"dunkel"'],
        ['einstellung', 'dichte', '"bequem"'],
        ['einstellung', 'buchstaben', 'false'],
      ]),
    );
  });

  it('takes the name of a person and shows it in the bar', async () => {
    const personSet = vi.fn(() => Promise.resolve());
    const { person } = await oeffneEinstellungen({ personSet });
    const feld = eins('main [data-feld="person"]');
    await person.clear(feld);
    await person.type(feld, ' Koordination regio iT {Enter}');
    await waitFor(() => { expect(personSet).toHaveBeenCalledWith('Koordination regio iT'); });
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('Einträge nennen „Koordination regio iT“.'); });
    expect(eins('[data-aktion="person"]')).toHaveAccessibleName('Person: Koordination regio iT. Zu den Einstellungen');
  });

  it('shows why the name could not be kept', async () => {
    const { person } = await oeffneEinstellungen({ personSet: () => Promise.reject(new Error('voll')) });
    await person.type(eins('main [data-feld="person"]'), 'X{Enter}');
    await waitFor(() => { expect(eins('[data-dialog="fehler"]')).toBeInTheDocument(); });
  });

  it('makes a backup and says where, or nothing if none was wished', async () => {
    const katalogSichern = vi.fn<Host['katalogSichern']>().mockResolvedValueOnce(null).mockResolvedValueOnce({ datei: '/sicher/katalog.ozg', zeilen: null });
    const { person } = await oeffneEinstellungen({ katalogSichern });
    await person.click(eins('[data-aktion="sichern"]'));
    await bereit();
    expect(document.querySelector('[data-meldung]')).toBeNull();
    await person.click(eins('[data-aktion="sichern"]'));
    await waitFor(() => { expect(eins('[data-meldung]')).toHaveTextContent('/sicher/katalog.ozg'); });
  });

  it('opens the other catalogue and starts at its Übersicht', async () => {
    const muster = musterHost('original');
    const katalogWechseln = vi.fn(() => muster.startGet());
    const { person } = await oeffneEinstellungen({ katalogWechseln });
    await person.click(eins('[data-aktion="katalog-eigen"]'));
    await waitFor(() => { expect(window.location.hash).toBe('#/uebersicht'); });
    expect(katalogWechseln).toHaveBeenCalledWith('eigen');
    expect(document.querySelector('[data-dialog="fehler"]')).toBeNull();
  });

  it('reads the licences only when they are opened, and can be reached by keys', async () => {
    const lizenzenGet = vi.fn(() => Promise.resolve('Fira Sans: OFL-1.1'));
    await oeffneEinstellungen({ lizenzenGet });
    expect(lizenzenGet).not.toHaveBeenCalled();
    const details = eins('[data-lizenzen]') as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    const text = await screen.findByRole('region', { name: 'Lizenzen der verwendeten Teile' });
    expect(text).toHaveTextContent('Fira Sans: OFL-1.1');
    expect(text).toHaveAttribute('tabindex', '0');
    await ohneBefund();
  });
});
