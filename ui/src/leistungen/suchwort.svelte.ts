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

  /** For component init. `name`: under which the address holds the word. */
  constructor(
    private readonly adresse: Adresse,
    private readonly name = 'suche',
  ) {
    this.#geschrieben = untrack(() => adresse.werte[name] ?? '');
    this.text = this.#geschrieben;
    $effect(() => {
      const neu = adresse.werte[name] ?? '';
      untrack(() => { this.#folge(neu); });
    });
    $effect(() => () => { clearTimeout(this.#uhr); });
  }

  /** The values of the address with the word as it stands now. */
  get werte(): Werte {
    return { ...this.adresse.werte, [this.name]: this.text };
  }

  tippe(text: string): void {
    this.text = text;
    clearTimeout(this.#uhr);
    this.#uhr = setTimeout(() => { this.setze({}); }, PAUSE_MS);
  }

  /** Writes other values of the address together with the word. */
  setze(mehr: Werte): void {
    clearTimeout(this.#uhr);
    const wort = mehr[this.name];
    if (wort !== undefined) this.text = wort;
    this.#geschrieben = this.text;
    this.adresse.setzeWerte({ ...this.werte, ...mehr });
  }

  leere(): void {
    this.setze({ [this.name]: '' });
  }

  /** Back and forth, or a link, brought another word. */
  #folge(neu: string): void {
    if (neu === this.#geschrieben) return;
    clearTimeout(this.#uhr);
    this.#geschrieben = neu;
    this.text = neu;
  }
}
