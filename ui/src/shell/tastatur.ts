/** The keys of the whole window (UI.md §8) as commands. Plain mapping, so that it can be tested as a table. */
export type Befehl = 'ansicht-1' | 'ansicht-2' | 'zeit' | 'heute' | 'region-vor' | 'region-zurueck' | 'zurueck' | 'vor' | 'suche';

export interface Taste {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

export function befehl(taste: Taste, imTextfeld: boolean): Befehl | null {
  const { key, ctrlKey, altKey, shiftKey, metaKey } = taste;
  if (metaKey) return null;
  if (ctrlKey && !altKey && !shiftKey) {
    if (key === '1') return 'ansicht-1';
    if (key === '2') return 'ansicht-2';
    return key.toLowerCase() === 't' ? 'zeit' : null;
  }
  if (altKey && !ctrlKey && !shiftKey) {
    if (key === 'Home') return 'heute';
    if (key === 'ArrowLeft') return 'zurueck';
    return key === 'ArrowRight' ? 'vor' : null;
  }
  if (ctrlKey || altKey) return null;
  if (key === 'F6') return shiftKey ? 'region-zurueck' : 'region-vor';
  // On German keyboards "/" is Umschalt 7, so the shift key says nothing here.
  return key === '/' && !imTextfeld ? 'suche' : null;
}

export function istTextfeld(ziel: EventTarget | null): boolean {
  return ziel instanceof HTMLInputElement || ziel instanceof HTMLTextAreaElement || ziel instanceof HTMLSelectElement;
}

/** Moves the focus to the next part of the window: navigation, bar, content, side. */
export function wechsleRegion(richtung: 1 | -1): void {
  const regionen = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.getClientRects().length > 0);
  if (regionen.length === 0) return;
  const aktiv = document.activeElement;
  // The innermost one counts: the side column lies inside the content.
  const jetzt = regionen.findLastIndex((region) => region.contains(aktiv));
  const ziel = regionen[(jetzt + richtung + regionen.length) % regionen.length] ?? regionen[0];
  const feld = ziel?.querySelector<HTMLElement>('h1, [aria-current="page"], a[href], input, button, summary, h2[tabindex]') ?? ziel;
  feld?.focus();
}
