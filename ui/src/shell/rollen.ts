/**
 * Where the page stands after a change of view: at the top, or on the way back where one was. The focus goes
 * to the heading, which may come only with the content.
 */
import type { Adresse } from './adresse.svelte';

export class Rollen {
  readonly #stellen = new Map<number, number>();
  #ziel: number | null = null;
  /** Where the focus was when the heading was not there yet. */
  #vorher: Element | null = null;
  #fokus = false;

  constructor(
    private readonly adresse: Adresse,
    private readonly bereich: () => Element | null,
  ) {}

  /** Keeps the place of each entry of the history until the returned function is called. */
  beginne(): () => void {
    // The place is restored here, when the content is there; the web view would do it too early.
    window.history.scrollRestoration = 'manual';
    this.adresse.vorWechsel = () => {
      this.#stellen.set(this.adresse.eintrag, this.bereich()?.scrollTop ?? 0);
    };
    return () => {
      this.adresse.vorWechsel = () => undefined;
    };
  }

  /** Another view stands in the page, perhaps still empty. */
  springe(zeigeTitel: () => void): void {
    this.#ziel = this.adresse.gewandert ? (this.#stellen.get(this.adresse.eintrag) ?? 0) : 0;
    this.bereich()?.scrollTo(0, this.#ziel);
    zeigeTitel();
    this.#vorher = document.activeElement;
    this.#fokus = this.#vorher?.tagName !== 'H1';
  }

  /** The content is there. */
  nachhole(zeigeTitel: () => void): void {
    if (this.#ziel !== null && this.#ziel > 0) this.bereich()?.scrollTo(0, this.#ziel);
    this.#ziel = null;
    // Whoever has moved on meanwhile is left alone.
    const jetzt = document.activeElement;
    if (this.#fokus && (jetzt === null || jetzt === document.body || jetzt === this.#vorher)) zeigeTitel();
    this.#fokus = false;
    this.#vorher = null;
  }
}
