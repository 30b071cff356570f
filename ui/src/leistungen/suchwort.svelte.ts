/**
 * What is searched for in a list. It counts at once; the address follows after a pause, because WebKit
 * refuses more than a hundred changes of the address in half a minute.
 */
import { untrack } from 'svelte';

import type { Adresse, Werte } from '../shell/adresse.svelte';

const PAUSE_MS = 300;

export class Suchwort {
  text = $state('');
  #geschrieben: string;
  #uhr: ReturnType<typeof setTimeout> | undefined;

  /** For component init. */
  constructor(private readonly adresse: Adresse) {
    this.#geschrieben = untrack(() => adresse.werte.suche ?? '');
    this.text = this.#geschrieben;
    $effect(() => {
      const neu = adresse.werte.suche ?? '';
      untrack(() => { this.#folge(neu); });
    });
    $effect(() => () => { clearTimeout(this.#uhr); });
  }

  /** The values of the address with the word as it stands now. */
  get werte(): Werte {
    return { ...this.adresse.werte, suche: this.text };
  }

  tippe(text: string): void {
    this.text = text;
    clearTimeout(this.#uhr);
    this.#uhr = setTimeout(() => { this.setze({}); }, PAUSE_MS);
  }

  /** Writes other values of the address together with the word. */
  setze(mehr: Werte): void {
    clearTimeout(this.#uhr);
    if (mehr.suche !== undefined) this.text = mehr.suche;
    this.#geschrieben = this.text;
    this.adresse.setzeWerte({ ...this.werte, ...mehr });
  }

  /** Back and forth, or a link, brought another word. */
  #folge(neu: string): void {
    if (neu === this.#geschrieben) return;
    clearTimeout(this.#uhr);
    this.#geschrieben = neu;
    this.text = neu;
  }
}
