/** The whole window on the fixture host. */
import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import { musterHost } from '../api/muster';
import { bereit, eins, oeffne, ohneBefund, zahlen } from '../test/fenster';

const stichtag = () => eins('#stichtag') as HTMLInputElement;

describe('Übersicht', () => {
  it('shows figures, picture and money, and axe finds nothing', async () => {
    await oeffne();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Übersicht');
    expect(zahlen()).toEqual({ konzeption: '7', umsetzung: '10', betrieb: '14', neu: '1', nicht_gemeldet: '1', zurueckgestellt: '1', ausgeschieden: '1' });
    expect(eins('[data-diagramm="burnup"]').querySelector('svg')).not.toBeNull();
    expect(eins('[data-diagramm="burnup"]')).toHaveAttribute('role', 'img');
    expect(eins('[data-tabelle="foerderung"]').querySelectorAll('tbody tr')).toHaveLength(5);
    expect(eins('[data-summe]')).toHaveTextContent('zusammen ca. 28,92 Mio. Euro für 2020–2022 (eigene Summe)');
    expect(document.body.textContent).not.toMatch(/\{\w+\}/);
    await ohneBefund();
  });

  it('swaps the picture for its table twin and back', async () => {
    const { person } = await oeffne();
    await person.click(eins('[data-aktion="burnup-tabelle"]'));
    expect(eins('[data-tabelle="burnup"]').querySelectorAll('tbody tr').length).toBeGreaterThan(30);
    await ohneBefund();
    await person.click(eins('[data-aktion="burnup-tabelle"]'));
    await waitFor(() => {
      expect(eins('[data-diagramm="burnup"]').querySelector('svg')).not.toBeNull();
    });
  });

  it('shows six findings first and all on demand', async () => {
    const { person } = await oeffne();
    const knopf = eins('[data-aktion="befunde-alle"]');
    const zeilen = () => knopf.closest('section')?.querySelectorAll('li').length ?? 0;
    expect([zeilen(), knopf.textContent.trim()]).toEqual([6, 'Alle 14 zeigen']);
    await person.click(knopf);
    expect(zeilen()).toBe(14);
  });

  it('says that unknown is not zero where nothing was reported', async () => {
    await oeffne('original');
    expect(zahlen().nicht_gemeldet).toBe('22');
    expect(eins('.phasen')).toHaveTextContent('das ist nicht dasselbe wie 0');
    expect(eins('.kopf')).toHaveTextContent('22 Projekte erfasst · 35 laut Vorlage 17/4771, davon 1 namentlich bestätigt');
    expect(document.querySelector('[data-marke="demodaten"]')).toBeNull();
    await ohneBefund();
  });

  it('has an empty state', async () => {
    await oeffne('leer');
    expect(screen.getByRole('heading', { name: 'Am 30.06.2022 ist noch kein Projekt erfasst' })).toBeInTheDocument();
    await ohneBefund();
  });
});

describe('time', () => {
  it('travels to the past and back, and keeps the view', async () => {
    const { person } = await oeffne();
    await person.keyboard('{Control>}t{/Control}');
    expect(stichtag()).toHaveFocus();
    await person.clear(stichtag());
    await person.type(stichtag(), '8.3.21{Enter}');
    await bereit();
    expect(stichtag()).toHaveValue('08.03.2021');
    expect(eins('[data-banner="vergangenheit"]')).toHaveTextContent('Sie sehen den Stand vom 08.03.2021.');
    expect(zahlen().betrieb).toBe('1');
    await ohneBefund();
    await person.click(eins('[data-aktion="zurueck-zu-heute"]'));
    await bereit();
    expect(document.querySelector('[data-banner]')).toBeNull();
    expect(zahlen().betrieb).toBe('14');
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  it('refuses a day that does not exist and changes nothing', async () => {
    const { person } = await oeffne();
    await person.clear(stichtag());
    await person.type(stichtag(), '31.02.2022{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Den 31.02.2022 gibt es nicht. Es bleibt beim 30.06.2022.');
    expect(stichtag()).toHaveAccessibleDescription(/gibt es nicht/);
    expect(stichtag()).toBeInvalid();
    expect(document.querySelector('[data-banner]')).toBeNull();
    await ohneBefund();
    await person.keyboard('{Escape}');
    expect(stichtag()).toHaveValue('30.06.2022');
  });

  it('forgets what was refused when another way leads to another day', async () => {
    const { person } = await oeffne();
    await person.clear(stichtag());
    await person.type(stichtag(), '31.02.2022{Enter}');
    expect(screen.getByRole('alert')).toBeInTheDocument();
    screen.getByRole('heading', { level: 1 }).focus();
    await person.keyboard('{Control>}t{/Control}{Escape}{ArrowDown}');
    await person.clear(stichtag());
    await person.type(stichtag(), '99{Enter}');
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await bereit();
    expect(stichtag()).toHaveValue('30.06.2022');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('walks by day and month', async () => {
    const { person } = await oeffne();
    stichtag().focus();
    await person.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await bereit();
    expect(stichtag()).toHaveValue('29.05.2022');
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await bereit();
    expect(stichtag()).toHaveValue('30.06.2022');
  });

  it('puts back a day that was typed and not taken over', async () => {
    const { person } = await oeffne();
    await person.clear(stichtag());
    await person.type(stichtag(), '1.1.20');
    await person.tab();
    expect(stichtag()).toHaveValue('30.06.2022');
  });

  it('offers days with a name, and a future day has its own banner', async () => {
    const { person } = await oeffne({ ...musterHost(), fassungList: () => Promise.resolve([]) });
    await person.click(screen.getByRole('button', { name: 'Tage mit Namen' }));
    expect(screen.getAllByRole('menuitemradio')).toHaveLength(13);
    expect(screen.getByRole('menuitemradio', { checked: true })).toHaveTextContent('30.06.2022 heute');
    await ohneBefund();
    await person.click(screen.getByRole('menuitemradio', { name: '31.12.2022 Frist' }));
    await bereit();
    expect(eins('[data-banner="zukunft"]')).toHaveTextContent('Der 31.12.2022 liegt in der Zukunft.');
    expect(eins('[data-kennzahl="frist"]')).toHaveTextContent('Heute endet die Frist');
  });
});

describe('faults', () => {
  it('shows a page of its own for a damaged catalogue', async () => {
    await oeffne('beschaedigt');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Der Katalog ist beschädigt');
    expect(screen.getByText(/Eintrag 812 passt nicht zur Kette/)).toBeInTheDocument();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(document.querySelector('#stichtag')).toBeNull();
    await ohneBefund();
  });

  it('shows a refused call in its place and tries again', async () => {
    const { person } = await oeffne('fehler');
    expect(screen.getByRole('alert')).toHaveTextContent('Ein anderes Programm schreibt gerade');
    await ohneBefund();
    await person.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
    await bereit();
    expect(zahlen().betrieb).toBe('14');
  });

  it('never leaves old figures under a day that could not be loaded', async () => {
    const host = musterHost();
    const { person } = await oeffne(host);
    vi.spyOn(host, 'uebersichtGet').mockRejectedValue(new Error('weg'));
    stichtag().focus();
    await person.keyboard('{ArrowDown}');
    await bereit();
    expect(document.querySelector('[data-phase]')).toBeNull();
    expect(screen.getByRole('alert')).toHaveTextContent('Die Angaben ließen sich nicht laden');
  });
});

it('loads again when the catalogue was changed elsewhere', async () => {
  let melde: () => void = () => undefined;
  const host = {
    ...musterHost(),
    onKatalogGeaendert: (dann: () => void) => {
      melde = dann;
      return Promise.resolve(() => undefined);
    },
  };
  const holt = vi.spyOn(host, 'uebersichtGet');
  const bild = vi.spyOn(host, 'burnupGet');
  await oeffne(host);
  expect([holt.mock.calls.length, bild.mock.calls.length]).toEqual([1, 1]);
  melde();
  await waitFor(() => {
    expect([holt.mock.calls.length, bild.mock.calls.length]).toEqual([2, 2]);
  });
});

it('moves from part to part with F6', async () => {
  const { person } = await oeffne();
  screen.getByRole('heading', { level: 1 }).focus();
  await person.keyboard('{F6}');
  expect(document.activeElement?.closest('aside')).not.toBeNull();
  await person.keyboard('{Shift>}{F6}{F6}{/Shift}');
  expect(document.activeElement).toHaveAttribute('data-ansicht', 'uebersicht');
});
