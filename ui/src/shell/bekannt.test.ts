/** "Bekannt am" in the whole window: control, banner, status bar, address, and the views that were not yet. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { musterFassungen } from '../api/muster-fassungen';
import { bereit, eins, oeffne, ohneBefund, zahlen } from '../test/fenster';

const DAMALS = '2021-03-08T22:59:59.999Z';
const knopf = () => eins('#bekannt');
const banner = () => eins('[data-banner]');
const punkt = (name: string | RegExp) => screen.getByRole(name === 'Datum und Uhrzeit …' ? 'menuitem' : 'menuitemradio', { name });

async function beginne(anfrage: string, teile: Partial<Host> = {}) {
  window.history.replaceState(null, '', anfrage);
  return oeffne({ ...musterHost(), ...teile });
}

/** Waits until the Fassungen are there: they come when the window is at rest. */
async function mitFassungen(anfrage = '#/uebersicht') {
  const fassungList = vi.fn(() => Promise.resolve(musterFassungen()));
  const offen = await beginne(anfrage, { fassungList });
  await waitFor(() => { expect(fassungList).toHaveBeenCalledOnce(); });
  return offen;
}

async function frage(text: string) {
  const { person } = await beginne('#/uebersicht');
  await person.click(knopf());
  await person.click(punkt('Datum und Uhrzeit …'));
  const feld = await waitFor(() => eins('[data-dialog="bekannt"] input') as HTMLInputElement);
  expect(feld).toHaveFocus();
  await person.type(feld, `${text}{Enter}`);
  return { person, feld };
}

describe('the second half', () => {
  it('stands at now, and by keys goes to a moment and back', async () => {
    const { person } = await beginne('#/uebersicht');
    expect(knopf()).toHaveAccessibleName('Bekannt am jetzt');
    knopf().focus();
    await person.keyboard('{ArrowDown}');
    expect(punkt(/^jetzt/)).toHaveFocus();
    expect(screen.queryByRole('menuitemradio', { name: /wie „Galt am“/ }), 'today is not over').toBeNull();
    await ohneBefund();
    await person.keyboard('d{Enter}');
    await waitFor(() => { expect(eins('[data-dialog="bekannt"] input')).toHaveFocus(); });
    await person.keyboard('8.3.2021 18:00{Enter}');
    await bereit();
    await waitFor(() => { expect(knopf()).toHaveFocus(); });
    expect(knopf()).toHaveAccessibleName(/^Bekannt am 08\.03\.2021,\s18:00$/);
    expect(window.location.hash).toBe('#/uebersicht?bekannt=2021-03-08T17%3A00%3A00.000Z');
    expect(eins('#stichtag')).toHaveValue('30.06.2022');
    expect(zahlen().betrieb).toBe('1');
    await person.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitemradio', { checked: true }), 'what is in force stands in the menu').toHaveTextContent('08.03.2021, 18:00');
    await person.keyboard('{Home}{Enter}');
    await bereit();
    expect([knopf().textContent.trim(), document.querySelector('[data-banner]'), zahlen().betrieb]).toEqual(['Bekannt am jetzt', null, '14']);
  }, 15_000);

  it('offers the end of the day of "Galt am" where that day is over', async () => {
    const { person } = await beginne('#/uebersicht?galt=2021-03-08');
    await person.click(knopf());
    await person.click(punkt('wie „Galt am“ Ende des 08.03.2021'));
    await bereit();
    await waitFor(() => { expect(new URLSearchParams(window.location.hash.split('?')[1]).get('bekannt')).toBe(DAMALS); });
    expect(banner()).toHaveTextContent('Sie sehen den Stand vom 08.03.2021 mit dem Wissen von damals.');
    await person.click(knopf());
    expect(punkt(/wie „Galt am“/)).toHaveAttribute('aria-checked', 'true');
    await person.keyboard('{Escape}');
    expect([screen.queryByRole('menu'), document.activeElement]).toEqual([null, knopf()]);
  });

  it('goes by Fassung to its knowledge only, and by the days of "Galt am" to both of its times', async () => {
    const { person } = await mitFassungen();
    const bekannt = musterFassungen()[1]?.bekannt_am ?? '';
    await person.click(knopf());
    const gruppe = screen.getByRole('group', { name: 'Fassungen' });
    expect(within(gruppe).getAllByRole('menuitemradio')).toHaveLength(2);
    expect(gruppe.querySelector('b'), 'a name is text, whatever stands in it').toBeNull();
    await person.click(punkt(/^Vorlage 17\/4771 \(Muster\) 08\.03\.2021,\s18:00$/));
    await bereit();
    expect(window.location.hash).toBe(`#/uebersicht?${new URLSearchParams({ bekannt }).toString()}`);
    await person.click(screen.getByRole('button', { name: 'Tage mit Namen' }));
    await ohneBefund();
    await person.click(punkt(/^Vorlage 17\/4771 \(Muster\) 08\.03\.2021, bekannt 08\.03\.2021,\s18:00$/));
    await bereit();
    expect(window.location.hash).toBe(`#/uebersicht?${new URLSearchParams({ galt: '2021-03-08', bekannt }).toString()}`);
    await person.click(screen.getByRole('button', { name: 'Tage mit Namen' }));
    await person.click(punkt('31.12.2021 Ende'));
    await bereit();
    expect(window.location.hash, 'a day leaves the knowledge as it is').toBe(`#/uebersicht?${new URLSearchParams({ galt: '2021-12-31', bekannt }).toString()}`);
  }, 15_000);

  it('does without Fassungen where they cannot be had', async () => {
    const { person } = await beginne('#/uebersicht', { fassungList: () => Promise.reject(new Error('weg')) });
    await person.click(knopf());
    expect(screen.queryByRole('group', { name: 'Fassungen' })).toBeNull();
    expect(document.querySelector('[data-dialog="fehler"]')).toBeNull();
  });

  it.each([
    ['{Backspace}', 'Der Zeitpunkt fehlt. Es bleibt bei „jetzt“.'],
    ['gestern', '„gestern“ ist kein Zeitpunkt. Es bleibt bei „jetzt“.'],
    ['08.03.2021', 'Bei „08.03.2021“ fehlt die Uhrzeit.'],
    ['31.02.2021 10:00', 'Den 31.02.2021 gibt es nicht.'],
    ['01.01.1980 10:00', 'Der Zeitpunkt muss nach dem 01.01.1990 liegen.'],
    ['28.03.2021 02:30', 'Die Uhrzeit in „28.03.2021 02:30“ gibt es an diesem Tag nicht.'],
    ['31.12.2099 10:00', '„31.12.2099 10:00“ liegt in der Zukunft.'],
  ])('says in words why %j is refused, and changes nothing', async (text, satz) => {
    const { person, feld } = await frage(text);
    expect(feld).toBeInvalid();
    expect(feld).toHaveAccessibleDescription(expect.stringContaining(satz));
    expect(feld).toHaveFocus();
    await ohneBefund();
    await person.type(feld, ' ');
    expect(feld, 'typing on takes the message away').toBeValid();
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(document.querySelector('[data-dialog="bekannt"]')).toBeNull(); });
    await waitFor(() => { expect(knopf()).toHaveFocus(); });
    expect([window.location.hash, document.querySelector('[data-banner]')]).toEqual(['#/uebersicht', null]);
  }, 15_000);

  it('keeps a moment as exact as it is when it is taken over as it stands', async () => {
    const { person } = await beginne(`#/uebersicht?bekannt=${DAMALS}`);
    await person.click(knopf());
    await person.click(punkt('Datum und Uhrzeit …'));
    const feld = await waitFor(() => eins('[data-dialog="bekannt"] input') as HTMLInputElement);
    expect(feld.value).toMatch(/^08\.03\.2021,\s23:59:59$/);
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(document.querySelector('[data-dialog="bekannt"]')).toBeNull(); });
    expect(decodeURIComponent(window.location.hash)).toContain(DAMALS);
  });

  it('opens from the palette', async () => {
    const { person } = await beginne('#/uebersicht');
    await person.keyboard('{Control>}k{/Control}');
    await waitFor(() => eins('[data-dialog="palette"]'));
    await person.keyboard('bekannt am wä');
    await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Bekannt am wählen'); });
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(punkt(/^jetzt/)).toHaveFocus(); });
  });
});

describe('banner', () => {
  it.each([
    ['galt=2021-03-08', 'Sie sehen den Stand vom 08.03.2021. Gezeigt wird, was an diesem Tag galt, nach heutigem Wissen. Bearbeiten ist hier nicht möglich. Mit heute vergleichen'],
    ['bekannt=2021-03-08T17:00:00Z', 'Sie sehen den Stand von heute mit dem Wissen vom 08.03.2021, 18:00 Uhr. Bearbeiten ist hier nicht möglich. 723 spätere Einträge sind ausgeblendet. Mit heute vergleichen'],
    ['galt=2021-03-08&bekannt=2021-03-08T17:00:00Z', 'Sie sehen den Stand vom 08.03.2021 mit dem Wissen von damals. Bearbeiten ist hier nicht möglich. 723 spätere Einträge sind ausgeblendet. Mit heute vergleichen'],
    ['galt=2021-03-08&bekannt=2021-03-08T23:30:00Z', 'Sie sehen den Stand vom 08.03.2021 mit dem Wissen vom 09.03.2021, 00:30 Uhr.'],
    ['galt=2022-12-31', 'Der 31.12.2022 liegt in der Zukunft. Was nach heute liegt, ist geplant und noch nicht eingetreten. Zurück zu heute'],
    ['galt=2022-12-31&bekannt=2021-03-08T17:00:00Z', 'Sie sehen den Stand vom 31.12.2022 mit dem Wissen vom 08.03.2021, 18:00 Uhr. Was nach heute liegt, ist geplant und noch nicht eingetreten. Bearbeiten ist hier nicht möglich.'],
    ['bekannt=2022-06-30T06:41:00Z', 'Spätere Einträge gibt es nicht.'],
    ['bekannt=2022-06-30T00:00:00Z', '1 späterer Eintrag ist ausgeblendet.'],
  ])('%s', async (anfrage, satz) => {
    await beginne(`#/uebersicht?${anfrage}`);
    await waitFor(() => { expect(banner()).toHaveTextContent(satz); });
    expect(document.body.textContent).not.toMatch(/\{\w+\}/);
    await ohneBefund();
  });

  it('leads to the comparison with today, and back by button and key', async () => {
    const { person } = await beginne(`#/projekte?galt=2021-03-08&bekannt=${DAMALS}`);
    expect(eins('[data-aktion="mit-heute-vergleichen"]')).toHaveAttribute('href', `#/verlauf?${new URLSearchParams({ von: `2021-03-08@${DAMALS}`, bis: 'heute' }).toString()}`);
    await person.click(eins('[data-aktion="zurueck-zu-heute"]'));
    await bereit();
    expect([window.location.hash, document.querySelector('[data-banner]')]).toEqual(['#/projekte', null]);
    window.history.back();
    await waitFor(() => { expect(banner()).toBeInTheDocument(); });
    expect(decodeURIComponent(window.location.hash)).toBe(`#/projekte?galt=2021-03-08&bekannt=${DAMALS}`);
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await waitFor(() => { expect(document.querySelector('[data-banner]')).toBeNull(); });
  });
});

describe('the past of the knowledge', () => {
  it('can only be read, and is not kept for the next start', async () => {
    const lokalSet = vi.fn(() => Promise.resolve());
    const rueckgaengig = vi.fn(musterHost().rueckgaengig);
    const { person } = await beginne(`#/projekte/MUSTER-09?bekannt=${DAMALS}`, { lokalSet, rueckgaengig });
    await waitFor(() => { expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Einbürgerung'); }, { timeout: 5000 });
    expect(document.querySelector('[data-aktion="sachstand-erfassen"]')).toBeNull();
    await person.keyboard('{Control>}z{/Control}s');
    expect([rueckgaengig.mock.calls.length, document.querySelector('[data-formular]')]).toEqual([0, null]);
    expect(screen.getByRole('heading', { name: 'Verlauf bis zu diesem Stand' })).toBeInTheDocument();
    await person.click(eins('[data-ansicht="quellen"]'));
    await waitFor(() => { expect(lokalSet).toHaveBeenCalledWith('einstellung', 'adresse', '"#/quellen"'); }, { timeout: 3000 });
    expect(decodeURIComponent(window.location.hash), 'links take the time along').toBe(`#/quellen?bekannt=${DAMALS}`);
  });

  it('names length and head of the chain then, and when it was checked', async () => {
    const start = await musterHost().startGet();
    const geprueft = { ...start, katalog: start.katalog && { ...start.katalog, letzte_pruefung: '2022-06-30T06:12:00Z' } };
    const { person } = await beginne('#/uebersicht', { startGet: () => Promise.resolve(geprueft) });
    const chronik = () => eins('[data-chronik]').textContent.replace(/\s+/g, ' ').trim();
    expect(chronik()).toBe('Chronik 1 284 Einträge · Kopf 9f3c 71ae · geprüft 08:12');
    await person.click(knopf());
    await person.click(punkt('Datum und Uhrzeit …'));
    await person.type(await waitFor(() => eins('[data-dialog="bekannt"] input')), '08.03.2021 18:00{Enter}');
    await waitFor(() => { expect(chronik()).toBe('Chronik 561 von 1 284 Einträgen · Kopf 27d0 b4e9 · geprüft 08:12'); });
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await waitFor(() => { expect(chronik()).toContain('1 284 Einträge'); });
  });

  it('never puts the chain of today under the banner of then', async () => {
    await beginne(`#/uebersicht?bekannt=${DAMALS}`, { infoGet: () => Promise.reject(new Error('weg')) });
    expect(document.querySelector('[data-chronik]')).toBeNull();
    expect(banner()).toHaveTextContent(/Bearbeiten ist hier nicht möglich\.\s*Mit heute/);
  });

  it('waits for the answer about input that is not saved', async () => {
    const { person } = await beginne('#/projekte/MUSTER-08?formular=sachstand');
    await person.type(await waitFor(() => eins('[data-formular="sachstand"] [data-feld="text"]'), { timeout: 5000 }), 'Konzept');
    await person.click(knopf());
    await person.click(punkt('Datum und Uhrzeit …'));
    await person.type(await waitFor(() => eins('[data-dialog="bekannt"] input')), '08.03.2021 18:00{Enter}');
    await waitFor(() => eins('[data-dialog="entwurf"]'));
    expect([knopf().textContent.trim(), document.querySelector('[data-banner]')]).toEqual(['Bekannt am jetzt', null]);
    await person.click(eins('[data-aktion="weiter-bearbeiten"]'));
    await waitFor(() => { expect(document.querySelector('[data-dialog="entwurf"]')).toBeNull(); });
    expect([knopf().textContent.trim(), eins('[data-formular="sachstand"] [data-feld="text"]')]).toEqual(['Bekannt am jetzt', expect.objectContaining({ value: 'Konzept' })]);
  });

  it('starts at now when another catalogue is opened', async () => {
    const { person } = await beginne(`#/quellen?galt=2021-03-08&bekannt=${DAMALS}`);
    await person.keyboard('{Control>}k{/Control}');
    await waitFor(() => eins('[data-dialog="palette"]'));
    await person.keyboard('eigenen katalog');
    await waitFor(() => { expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Eigenen Katalog öffnen'); });
    await person.keyboard('{Enter}');
    await waitFor(() => { expect(window.location.hash).toBe('#/uebersicht'); });
    await bereit();
    expect([knopf().textContent.trim(), document.querySelector('[data-banner]')]).toEqual(['Bekannt am jetzt', null]);
  });

  it('ignores a moment in the address that is none', async () => {
    await beginne('#/uebersicht?bekannt=gestern');
    expect([knopf().textContent.trim(), window.location.hash]).toEqual(['Bekannt am jetzt', '#/uebersicht']);
  });
});

describe('what was not yet on record', () => {
  it.each(['uebersicht', 'projekte', 'leistungen', 'kommunen', 'kommunen?ansicht=karte', 'kommunen?ansicht=matrix', 'zaehlweisen', 'foerderung', 'rahmen', 'diagramme/verzug', 'quellen'])('%s before the first entry says so and leads back', async (ansicht) => {
    const { person } = await beginne(`#/${ansicht}${ansicht.includes('?') ? '&' : '?'}bekannt=2019-05-01T10:00:00Z`);
    const leer = await waitFor(() => eins('[data-leer="noch-nicht-bekannt"]'), { timeout: 5000 });
    expect(leer).toHaveTextContent('Am 01.05.2019 noch nicht erfasst');
    expect(leer).toHaveTextContent('Der erste Eintrag ist vom 02.03.2020.');
    expect(document.querySelector('[data-fehlerkasten]'), 'it is no fault').toBeNull();
    await ohneBefund();
    await person.click(eins('[data-aktion="davor-zurueck"]'));
    await bereit();
    await waitFor(() => { expect(document.querySelector('[data-leer="noch-nicht-bekannt"]')).toBeNull(); });
    expect(window.location.hash).toBe(`#/${ansicht}`);
  });

  it('a project offers what is known of it now', async () => {
    const { person } = await beginne('#/projekte/MUSTER-05?galt=2022-03-01&bekannt=2020-03-10T10:00:00Z');
    expect(await waitFor(() => eins('[data-leer="noch-nicht-bekannt"]'), { timeout: 5000 })).toHaveTextContent('Am 10.03.2020 noch nicht erfasst');
    await ohneBefund();
    await person.click(eins('[data-aktion="wissen-von-heute"]'));
    await waitFor(() => { expect(eins('[data-bereich="verlauf"]')).toHaveTextContent('Verlauf dieses Projekts'); });
    expect(window.location.hash).toBe('#/projekte/MUSTER-05?galt=2022-03-01');
  });

  it.each(['kommunen/05999000', 'quellen/gibt-es-nicht'])('%s says the day', async (ort) => {
    await beginne(`#/${ort}?bekannt=${DAMALS}`);
    expect(await waitFor(() => eins('[data-leer="noch-nicht-bekannt"]'), { timeout: 5000 })).toHaveTextContent('Am 08.03.2021 noch nicht erfasst');
  });

  it('is a fault like any other where it is looked for now', async () => {
    await beginne('#/uebersicht', { uebersichtGet: () => Promise.reject({ code: 'nicht_gefunden', params: {}, felder: [], text: 'Weg (Muster).', technik: '' } as unknown as Error) });
    expect([eins('[data-fehlerkasten]').textContent.includes('Weg (Muster).'), document.querySelector('[data-leer]')]).toEqual([true, null]);
  });
});
