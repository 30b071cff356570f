/** The keys of the whole window (UI.md §8) as commands. One table: what it lists is handled and stands in the overview. */
import type { Schluessel } from '../labels';

export type Fensterbefehl = 'palette' | 'zeit' | 'heute' | 'rueckgaengig' | 'zurueck' | 'vor' | 'region-vor' | 'region-zurueck' | 'meldung' | 'hilfe' | 'tasten';
export type Befehl = Fensterbefehl | `ansicht-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

export interface Taste {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

export interface Fenstertaste {
  befehl: Fensterbefehl;
  tasten: readonly string[];
  text: Schluessel;
}

export const FENSTERTASTEN: readonly Fenstertaste[] = [
  { befehl: 'palette', tasten: ['Control+k'], text: 'palette.name' },
  { befehl: 'zeit', tasten: ['Control+t'], text: 'befehl.stichtag' },
  { befehl: 'heute', tasten: ['Alt+Home'], text: 'befehl.heute' },
  { befehl: 'rueckgaengig', tasten: ['Control+z'], text: 'befehl.rueckgaengig' },
  { befehl: 'zurueck', tasten: ['Alt+ArrowLeft'], text: 'tasten.zurueck' },
  { befehl: 'vor', tasten: ['Alt+ArrowRight'], text: 'tasten.vor' },
  { befehl: 'region-vor', tasten: ['F6'], text: 'tasten.region' },
  { befehl: 'region-zurueck', tasten: ['Shift+F6'], text: 'tasten.region_zurueck' },
  { befehl: 'meldung', tasten: ['F8'], text: 'tasten.meldung' },
  { befehl: 'hilfe', tasten: ['F1'], text: 'befehl.handbuch' },
  { befehl: 'tasten', tasten: ['?', 'Control+F1'], text: 'befehl.tasten' },
];

/** `zeichen`: single characters count as keys (a person can switch that off). */
export function befehl(taste: Taste, imTextfeld: boolean, zeichen = true): Befehl | null {
  if (taste.ctrlKey && !taste.altKey && !taste.shiftKey && !taste.metaKey && /^[1-9]$/.test(taste.key)) return `ansicht-${taste.key}` as Befehl;
  const zeile = FENSTERTASTEN.find(({ tasten }) => tasten.some((name) => istTaste(taste, name) && (!istZeichen(name) || (!imTextfeld && zeichen))));
  // A text field takes back its own typing.
  return zeile === undefined || (zeile.befehl === 'rueckgaengig' && imTextfeld) ? null : zeile.befehl;
}

/** Whether a key of a view ('s', 'Control+e', 'Shift+F2') was pressed. */
export function istTaste(taste: Taste, name: string): boolean {
  const teile = name === '+' ? ['+'] : name.split('+');
  const key = teile.at(-1) ?? '';
  const einzeln = key.length === 1;
  const umschalt = teile.includes('Shift');
  return (
    !taste.metaKey &&
    taste.ctrlKey === teile.includes('Control') &&
    taste.altKey === teile.includes('Alt') &&
    (einzeln && !umschalt ? true : taste.shiftKey === umschalt) &&
    (einzeln ? taste.key.toLowerCase() === key.toLowerCase() && !(taste.shiftKey && !umschalt && /\p{L}/u.test(key)) : taste.key === key)
  );
}

/** A single character without Strg or Alt, which a text field needs for itself. */
export function istZeichen(name: string): boolean {
  return name.length === 1;
}

const NAMEN: Record<string, string> = { Control: 'Strg', Shift: 'Umschalt', Enter: 'Enter', Escape: 'Esc', Home: 'Pos1', End: 'Ende', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', ' ': 'Leertaste', Delete: 'Entf' };

/** 'Control+e' → 'Strg E', as it is printed on a German keyboard. */
export function tastenwort(name: string): string {
  return (name.length === 1 ? [name] : name.split('+')).map((teil) => NAMEN[teil] ?? (teil.length === 1 ? teil.toUpperCase() : teil)).join(' ');
}

const KEIN_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

export function istTextfeld(ziel: EventTarget | null): boolean {
  if (ziel instanceof HTMLInputElement) return !KEIN_TEXT.has(ziel.type);
  return ziel instanceof HTMLTextAreaElement || ziel instanceof HTMLSelectElement || (ziel instanceof HTMLElement && ziel.isContentEditable === true);
}

/** What takes the focus in a region, the first kind that is there. */
const ZIELE = ['h1', '[aria-current="page"]', 'h2[tabindex]', ':is(a[href], input, button, summary):not(:disabled, [tabindex="-1"])'];

/** Moves the focus to the next part of the window: bar, navigation, content, side, status. */
export function wechsleRegion(richtung: 1 | -1): void {
  const regionen = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.getClientRects().length > 0);
  const vorher = document.activeElement;
  // The innermost one counts: the side column lies inside the content.
  const jetzt = regionen.findLastIndex((region) => region.contains(vorher));
  const anzahl = regionen.length;
  for (let n = 1; n <= anzahl; n += 1) {
    // From nowhere the way forth begins at the first region, the way back at the last.
    const von = jetzt < 0 && richtung < 0 ? 0 : jetzt;
    const region = regionen[(von + richtung * n + anzahl * 2) % anzahl];
    const feld = ZIELE.map((ziel) => region?.querySelector<HTMLElement>(ziel)).find((eines) => eines) ?? region;
    feld?.focus();
    // A region without anything that takes the focus is passed over.
    if (document.activeElement !== vorher) return;
  }
}
