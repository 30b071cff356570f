/** What the fields of a form have in common. */

/** A value that can be chosen. `neben` stands beside it, quietly. */
export interface Option {
  wert: string;
  text: string;
  neben?: string | null | undefined;
}

/** Props that every field takes. `feld` is the name by which errors and tests find it. */
export interface Feldprops {
  feld: string;
  name: string;
  fehler?: string | null | undefined;
  hinweis?: string | null | undefined;
  pflicht?: boolean | undefined;
  /** Says "(freiwillig)" beside the label. */
  freiwillig?: boolean | undefined;
}

/** `aria-describedby` for a field drawn by Feld.svelte. */
export function beschreibung(id: string, fehler: string | null | undefined, hinweis: string | null | undefined, ...weitere: (string | null)[]): string | undefined {
  const teile = [fehler ? `${id}-fehler` : null, hinweis ? `${id}-hinweis` : null, ...weitere].filter((teil) => teil !== null);
  return teile.length === 0 ? undefined : teile.join(' ');
}

/** Keys that save from within a field: what was typed must be taken over before. */
export function speicherttaste(taste: { key: string; ctrlKey: boolean; altKey: boolean; shiftKey: boolean; metaKey: boolean }): boolean {
  if (!taste.ctrlKey || taste.altKey || taste.shiftKey || taste.metaKey) return false;
  return taste.key === 'Enter' || taste.key.toLowerCase() === 's';
}
