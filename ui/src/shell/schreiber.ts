/**
 * Writes the entries of the web view's history. WebKit refuses more than 100 of them in 30 seconds, and a held
 * arrow key on the date makes as many in three; so replacing is spread out, and a step always finds room.
 */
const SPANNE_MS = 30_000;
/** So many replacements in a span are written at once … */
const SOFORT = 40;
/** … the others at this distance, the latest of them. */
const ABSTAND_MS = 1000;

export class Schreiber {
  #zeiten: number[] = [];
  #wartend: { eintrag: number; hash: string } | null = null;
  #uhr: ReturnType<typeof setTimeout> | undefined;

  ersetze(eintrag: number, hash: string): void {
    const wartete = this.#wartend !== null;
    this.#wartend = { eintrag, hash };
    if (wartete) return;
    const jetzt = Date.now();
    this.#zeiten = this.#zeiten.filter((zeit) => jetzt - zeit < SPANNE_MS);
    if (this.#zeiten.length < SOFORT) this.#schreibe();
    else this.#uhr = setTimeout(() => { this.#schreibe(); }, ABSTAND_MS);
  }

  /** A new entry; the one before is completed first. */
  schritt(eintrag: number, hash: string): void {
    this.#schreibe();
    window.history.pushState({ eintrag }, '', hash);
  }

  /** Another entry is shown: what waits belongs to the one that was left. */
  vergiss(): void {
    clearTimeout(this.#uhr);
    this.#wartend = null;
  }

  #schreibe(): void {
    const wartend = this.#wartend;
    this.vergiss();
    if (wartend === null) return;
    this.#zeiten.push(Date.now());
    window.history.replaceState({ eintrag: wartend.eintrag }, '', wartend.hash);
  }
}
