/** Which form of the page is open. One at a time; the input of another one stays as its draft. */
import { tick } from 'svelte';

import type { Entwuerfe, Entwurf } from '../shell/entwuerfe.svelte';
import type { Art } from './schritte';

export type Offen =
  | { art: 'sachstand'; kennung: string | null }
  | { art: 'meilenstein'; schritt: string; wert: Art | null }
  | { art: 'projekt' }
  | { art: 'bewilligung'; kennung: string | null }
  | { art: 'bewertung'; kennung: string | null }
  | { art: 'risiko'; kennung: string | null }
  | { art: 'leistung' }
  | { art: 'beteiligung' }
  | { art: 'kontakt'; id: string | null }
  | { art: 'beleg' };

export const VORGAENGE = ['zurueckstellen', 'fortsetzen', 'ausscheiden'] as const;
/** What happens to the project as a whole; asked in a dialog. */
export type Vorgang = (typeof VORGAENGE)[number];

export class Seite {
  offen = $state.raw<Offen | null>(null);
  vorgang = $state<Vorgang | null>(null);
  /** The form was opened by a deed, so the cursor belongs into it. */
  fokus = true;
  /** Counts the openings, so that the same form begins anew. */
  lauf = $state(0);
  #herkunft: Element | null = null;
  /** What is to take the focus as soon as it is there. */
  #ziel: string | null = null;
  #verlassen = false;

  constructor(readonly kuerzel: string) {}

  ist<A extends Offen['art']>(art: A): Extract<Offen, { art: A }> | null {
    return this.offen?.art === art ? (this.offen as Extract<Offen, { art: A }>) : null;
  }

  oeffne(offen: Offen, fokus = true): void {
    this.#herkunft = document.activeElement;
    this.#ziel = null;
    this.fokus = fokus;
    this.lauf += 1;
    this.offen = offen;
  }

  /** Closes after saving: the focus goes to what was changed, as soon as it stands in the page. */
  async gespeichert(ziel: string): Promise<void> {
    this.offen = null;
    this.#ziel = ziel;
    await tick();
    if (!this.suche()) this.#zurueck();
  }

  async verworfen(): Promise<void> {
    this.offen = null;
    await tick();
    this.#zurueck();
  }

  /** The page is gone; what ends later must not take the focus in another view. */
  verlasse(): void {
    this.#verlassen = true;
  }

  /** Gives the focus to what waits for it. `false`: it is not there yet. */
  suche(): boolean {
    if (this.#ziel === null || this.#verlassen) return false;
    const knoten = document.querySelector<HTMLElement>(this.#ziel);
    if (knoten === null) return false;
    this.#ziel = null;
    knoten.focus();
    return true;
  }

  #zurueck(): void {
    if (this.#verlassen) return;
    const ziel = this.#herkunft instanceof HTMLElement && this.#herkunft.isConnected && this.#herkunft !== document.body ? this.#herkunft : document.querySelector<HTMLElement>('main h1');
    ziel?.focus();
  }

  /** Drafts of all forms of this page. */
  entwuerfe({ liste }: Pick<Entwuerfe, 'liste'>): Entwurf[] {
    return liste.filter(({ schluessel }) => schluessel.split('/')[0] !== 'neu' && `${schluessel}/`.slice(schluessel.indexOf('/') + 1).startsWith(`${this.kuerzel}/`));
  }

  /** The newest draft of a form of this page that can be opened again. */
  entwurf(entwuerfe: Pick<Entwuerfe, 'liste'>): Offen | null {
    for (const { schluessel } of entwuerfe.liste) {
      if (schluessel === `sachstand/${this.kuerzel}`) return { art: 'sachstand', kennung: null };
      const berichtigt = this.#rest(schluessel, `sachstand/${this.kuerzel}/`);
      if (berichtigt !== null) return { art: 'sachstand', kennung: berichtigt };
      const schritt = this.#rest(schluessel, `meilenstein/${this.kuerzel}/`);
      if (schritt !== null) return { art: 'meilenstein', schritt, wert: null };
    }
    return null;
  }

  #rest(schluessel: string, anfang: string): string | null {
    return schluessel.startsWith(anfang) ? schluessel.slice(anfang.length) : null;
  }
}

/** A CSS selector for a value of a data attribute. */
export function griff(attribut: string, wert: string): string {
  return `[data-${attribut}="${CSS.escape(wert)}"]`;
}
