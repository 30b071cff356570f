/** Order of the Tab stops of the whole window, and their names. */
import { waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { bereit, eins, oeffne } from '../test/fenster';

function ort(knoten: Element): string {
  if (knoten.classList.contains('sprung')) return 'sprung';
  return knoten.closest('[data-region]')?.getAttribute('data-region') ?? '?';
}

/** Every Tab stop once, from the beginning of the page. */
async function stationen(tab: () => Promise<void>): Promise<HTMLElement[]> {
  const alle: HTMLElement[] = [];
  for (let n = 0; n < 400; n += 1) {
    await tab();
    const jetzt = document.activeElement;
    if (!(jetzt instanceof HTMLElement) || jetzt === document.body || alle.includes(jetzt)) break;
    alle.push(jetzt);
  }
  return alle;
}

it.each([
  ['uebersicht', ['sprung', 'kopf', 'navigation', 'inhalt', 'seite']],
  ['projekte', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['leistungen', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['kommunen', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['zaehlweisen', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['kommunen?ansicht=karte', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['kommunen?ansicht=matrix', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['kommunen/05111000', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['foerderung', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['rahmen', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['diagramme', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['diagramme/phasen', ['sprung', 'kopf', 'navigation', 'inhalt', 'seite']],
  ['verlauf', ['sprung', 'kopf', 'navigation', 'inhalt', 'seite']],
  ['quellen', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['einstellungen', ['sprung', 'kopf', 'navigation', 'inhalt']],
  ['hilfe', ['sprung', 'kopf', 'navigation', 'inhalt']],
])('%s: skip link, bar, navigation, content, and every stop has a name', async (ansicht, teile) => {
  window.history.replaceState(null, '', `#/${ansicht}`);
  const { person } = await oeffne();
  await waitFor(() => { expect(document.querySelector('main h1')).not.toBeNull(); });
  await bereit();
  (document.activeElement as HTMLElement | null)?.blur();
  const alle = await stationen(() => person.tab());
  const orte = alle.map(ort).filter((einer, n, reihe) => einer !== reihe[n - 1]);
  expect(orte.filter((einer) => einer !== 'seite' || teile.includes('seite'))).toEqual(teile);
  for (const station of alle) expect(station, `${station.tagName} ${station.dataset.aktion ?? station.className}`).toHaveAccessibleName();
}, 20_000);

it('the skip link leads to the heading', async () => {
  const { person } = await oeffne();
  await person.click(eins('.sprung'));
  expect(eins('main h1')).toHaveFocus();
});

it('F6 goes round: bar, navigation, content, side, status, and never stays', async () => {
  const { person } = await oeffne();
  eins('main h1').focus();
  const orte: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    await person.keyboard('{F6}');
    orte.push(ort(document.activeElement ?? document.body));
  }
  expect(orte).toEqual(['seite', 'status', 'kopf', 'navigation', 'inhalt']);
  await person.keyboard('{Shift>}{F6}{/Shift}');
  expect(eins('[aria-current="page"]')).toHaveFocus();
});
