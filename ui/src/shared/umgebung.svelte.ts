/** What the window is like: theme and width. Both follow the system while the program runs. */
import type { Thema } from '../api/host';

/** ≥ 1200 weit, 900–1199 mittel, < 900 schmal, < 480 eng (CSS px, UI.md §11). */
export type Breite = 'weit' | 'mittel' | 'schmal' | 'eng';

function frage(bedingung: string, wenn: (trifft: boolean) => void): void {
  const liste = window.matchMedia(bedingung);
  wenn(liste.matches);
  liste.addEventListener('change', (ereignis) => {
    wenn(ereignis.matches);
  });
}

class Umgebung {
  #wahl = $state<Thema | 'system'>('system');
  #systemDunkel = $state(false);
  #ab1360 = $state(true);
  #ab1200 = $state(true);
  #ab900 = $state(true);
  #ab480 = $state(true);

  thema: Thema = $derived(this.#wahl === 'system' ? (this.#systemDunkel ? 'dunkel' : 'hell') : this.#wahl);
  breite: Breite = $derived(this.#ab1200 ? 'weit' : this.#ab900 ? 'mittel' : this.#ab480 ? 'schmal' : 'eng');
  /** As much room as pictured (1440 px, less a little): each column has the width it wants. */
  geraeumig = $derived(this.#ab1360);
  /** One column, navigation behind "Menü". */
  einspaltig = $derived(!this.#ab900);

  constructor() {
    // In rem, so that larger text in the browser counts like a narrower window.
    frage('(min-width: 85rem)', (trifft) => (this.#ab1360 = trifft));
    frage('(min-width: 75rem)', (trifft) => (this.#ab1200 = trifft));
    frage('(min-width: 56.25rem)', (trifft) => (this.#ab900 = trifft));
    frage('(min-width: 30rem)', (trifft) => (this.#ab480 = trifft));
    frage('(prefers-color-scheme: dark)', (trifft) => {
      this.#systemDunkel = trifft;
      this.#wende();
    });
  }

  /** What the person chose; "system" follows the system. */
  set wahl(wahl: Thema | 'system') {
    this.#wahl = wahl;
    this.#wende();
  }

  #wende(): void {
    document.documentElement.dataset.kernTheme = this.thema === 'dunkel' ? 'dark' : 'light';
  }
}

export const umgebung = new Umgebung();
