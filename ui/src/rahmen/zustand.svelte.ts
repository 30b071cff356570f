/** What the address of the view holds: the part that is shown, and which form is open. The word of the search is kept apart. */
import type { Suchwort } from '../leistungen/suchwort.svelte';
import type { Adresse, Werte } from '../shell/adresse.svelte';
import type { Art, Teil } from './worte';
import { ARTEN, TEILE } from './worte';

export interface Formularziel {
  art: Art;
  /** Key of the record that is changed; `null`: a new one. */
  schluessel: readonly string[] | null;
  /** Values that a new one begins with. */
  vorgabe: Readonly<Record<string, string>>;
}

function alsText(teile: readonly string[]): string {
  return teile.map(encodeURIComponent).join(',');
}

function ausText(text: string): string[] {
  try {
    return text === '' ? [] : text.split(',').map(decodeURIComponent);
  } catch {
    // A hand-written address.
    return [];
  }
}

export class Rahmenzustand {
  constructor(
    private readonly adresse: Adresse,
    private readonly wort: Suchwort,
  ) {}

  teil: Teil = $derived.by(() => TEILE.find((einer) => einer === this.adresse.werte.teil) ?? 'vertraege');
  formular: Formularziel | null = $derived.by(() => {
    const { formular, schluessel = '', zu = '' } = this.adresse.werte;
    const art = ARTEN.find((eine) => eine === formular);
    if (art === undefined) return null;
    const teile = ausText(schluessel);
    const paare = ausText(zu);
    const vorgabe = Object.fromEntries(paare.flatMap((kopf, i) => (i % 2 === 0 ? [[kopf, paare[i + 1] ?? '']] : [])));
    return { art, schluessel: teile.length === 0 ? null : teile, vorgabe };
  });

  /** What is typed in the search just now is not lost. */
  setze(neu: Werte): void {
    this.wort.setze(neu);
  }

  /** The form is part of the address, so that its draft leads back to it. */
  oeffneFormular(art: Art, { schluessel = [], vorgabe = {} }: { schluessel?: readonly string[]; vorgabe?: Record<string, string> } = {}): void {
    this.setze({ formular: art, schluessel: alsText(schluessel), zu: alsText(Object.entries(vorgabe).flat()) });
  }

  schliesseFormular(): void {
    this.setze({ formular: '', schluessel: '', zu: '' });
  }
}
