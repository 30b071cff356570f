/**
 * Loading of one thing for a view. The old content stays until the new one is there; nothing is shown of
 * the work under 150 ms. While a call runs only the latest wish waits, so holding an arrow key on the date
 * does not queue up calls.
 */
import type { ApiFehler } from '../api/bindings/ApiFehler';
import { alsApiFehler } from '../api/host';
import { t } from '../labels';

/** Counts the work that is under way in the whole window; `main[aria-busy]` hangs on it. */
export class Auslastung {
  anzahl = $state(0);
  // Counted in a plain field: while an effect is taken down, Svelte reads state as it was before the change.
  #anzahl = 0;

  zaehle(schritt: 1 | -1): void {
    this.#anzahl += schritt;
    this.anzahl = this.#anzahl;
  }
}

const SICHTBAR_MS = 150;
const LANGE_MS = 2000;

export class Ladung<W> {
  wert = $state.raw<W | null>(null);
  /** Key (e.g. the Stichtag) for which `wert` holds. */
  wertFuer = $state<string | null>(null);
  fehler = $state.raw<ApiFehler | null>(null);
  laeuft = $state(false);
  /** Running for more than 150 ms. */
  sichtbar = $state(false);
  /** Running for more than 2 s. */
  lange = $state(false);

  #naechster: { schluessel: string; hole: () => Promise<W> } | null = null;
  #uhren: ReturnType<typeof setTimeout>[] = [];
  #lauf = 0;
  /** Like `laeuft`, but also right while an effect is taken down. */
  #aktiv = false;

  constructor(private readonly auslastung: Auslastung) {}

  hole(schluessel: string, hole: () => Promise<W>): void {
    if (this.#aktiv) {
      this.#naechster = { schluessel, hole };
      return;
    }
    void this.#starte(schluessel, hole);
  }

  /** Gives up waiting. The call itself cannot be stopped; its answer is thrown away. */
  brichAb(): void {
    if (!this.#aktiv) return;
    this.#naechster = null;
    this.#lauf += 1;
    this.#ende();
  }

  async #starte(schluessel: string, hole: () => Promise<W>): Promise<void> {
    const lauf = (this.#lauf += 1);
    this.#aktiv = true;
    this.laeuft = true;
    this.auslastung.zaehle(1);
    this.#uhren = [
      setTimeout(() => (this.sichtbar = true), SICHTBAR_MS),
      setTimeout(() => (this.lange = true), LANGE_MS),
    ];
    let ergebnis: { wert: W } | { fehler: ApiFehler };
    try {
      ergebnis = { wert: await hole() };
    } catch (fehler) {
      ergebnis = { fehler: alsApiFehler(fehler, t('fehler.intern')) };
    }
    if (lauf !== this.#lauf) return;
    const naechster = this.#naechster;
    this.#naechster = null;
    // An answer that a newer wish has overtaken is not shown: it would flicker through a wrong day.
    if (naechster === null) {
      this.fehler = 'fehler' in ergebnis ? ergebnis.fehler : null;
      if ('wert' in ergebnis) {
        this.wert = ergebnis.wert;
        this.wertFuer = schluessel;
      }
      this.#ende();
    } else {
      this.#ende();
      void this.#starte(naechster.schluessel, naechster.hole);
    }
  }

  #ende(): void {
    for (const uhr of this.#uhren) clearTimeout(uhr);
    this.#aktiv = false;
    this.laeuft = false;
    this.sichtbar = false;
    this.lange = false;
    this.auslastung.zaehle(-1);
  }
}
