/** The keyboard map of UI.md §8, as far as its views exist: each key is handled and stands in the overview. */
import { waitFor } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';

import { musterHost } from '../api/muster';
import { bereit, eins, oeffne } from '../test/fenster';
import { befehl, FENSTERTASTEN, tastenwort } from './tastatur';

const FENSTER = ['Strg K', 'Strg T', 'Alt Pos1', 'Strg Z', 'Alt ←', 'Alt →', 'F6', 'Umschalt F6', 'F8', 'F1', '? oder Strg F1', 'Strg + / Strg − / Strg 0', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Strg ${String(n)}`)];
const FORMULARE = ['Strg Enter oder Strg S', 'Esc', 'Alt ↓'];
const ANSICHTEN: [string, string[]][] = [
  ['uebersicht', ['Strg E']],
  ['projekte', ['/', 'F', 'N', 'S', 'M', 'Strg E']],
  ['projekt', ['S', 'M', 'N']],
  ['leistungen', ['/', 'F', 'Strg E']],
  ['kommunen', ['/', 'F', 'R', 'Strg E']],
  ['zaehlweisen', ['Strg E']],
  ['foerderung', ['F', 'Strg E']],
  ['rahmen', ['/', 'Strg E']],
  ['diagramme/verzug', ['Strg E']],
  ['verlauf', ['/', 'F', 'Z', 'Strg E']],
  ['quellen', ['/', 'F', 'Strg E']],
  ['hilfe', ['/']],
];

let projekt = '';
beforeAll(async () => { projekt = (await musterHost().projektList({ stichtag: '2022-06-30', bekanntAm: null }))[0]?.kuerzel ?? ''; });

async function oeffneAnsicht(ansicht: string) {
  window.history.replaceState(null, '', ansicht === 'projekt' ? `#/projekte/${projekt}` : `#/${ansicht}`);
  const offen = await oeffne();
  await waitFor(() => { expect(document.querySelector('main h1')).not.toBeNull(); });
  await bereit();
  return offen;
}

/** 'Strg E' → the event that a keyboard would send. */
function druecke(wort: string): boolean {
  const teile = wort.split(' ');
  const key = teile.at(-1) ?? '';
  const ereignis = new KeyboardEvent('keydown', {
    key: key.length === 1 ? key.toLowerCase() : key,
    ctrlKey: teile.includes('Strg'),
    altKey: teile.includes('Alt'),
    bubbles: true,
    cancelable: true,
  });
  eins('main h1').dispatchEvent(ereignis);
  return ereignis.defaultPrevented;
}

describe('the window', () => {
  it('lists its keys, and those of forms', async () => {
    const { person } = await oeffneAnsicht('uebersicht');
    await person.keyboard('{Control>}{F1}{/Control}');
    await waitFor(() => { eins('[data-dialog="tasten"]'); });
    const gelistet = [...document.querySelectorAll('[data-dialog="tasten"] kbd')].map((taste) => taste.textContent);
    expect(gelistet).toEqual(expect.arrayContaining([...FENSTER, ...FORMULARE]));
  });

  it('understands each key that it lists, and no key means two things', () => {
    const alle = FENSTERTASTEN.flatMap(({ befehl: was, tasten }) => tasten.map((taste) => [taste, was] as const));
    expect(new Set(alle.map(([taste]) => taste)).size).toBe(alle.length);
    for (const [name, was] of alle) {
      const teile = name.split('+');
      const taste = { key: teile.at(-1) ?? '', ctrlKey: teile.includes('Control'), altKey: teile.includes('Alt'), shiftKey: teile.includes('Shift'), metaKey: false };
      expect(befehl(taste, false), name).toBe(was);
    }
  });
});

describe.each(ANSICHTEN)('%s', (ansicht, tasten) => {
  it('lists its keys and handles each of them', async () => {
    const { person } = await oeffneAnsicht(ansicht);
    await person.keyboard('{Control>}{F1}{/Control}');
    await waitFor(() => { eins('[data-dialog="tasten"]'); });
    const gelistet = [...eins('[data-dialog="tasten"] section').querySelectorAll('kbd')].map((taste) => taste.textContent);
    expect(gelistet).toEqual(expect.arrayContaining(tasten));
    await person.keyboard('{Escape}');
    await waitFor(() => { expect(document.querySelector('dialog[open]')).toBeNull(); });
    for (const taste of gelistet) expect(druecke(taste), taste).toBe(true);
  }, 20_000);
});

it('names keys as they are printed', () => {
  expect(FENSTERTASTEN.flatMap(({ tasten }) => tasten.map(tastenwort)).join()).not.toMatch(/Control|Shift|Arrow|Home/);
});
