/** The toast: at most one, result of an own deed, never an error. */
export interface Meldungsinhalt {
  text: string;
  hinweise: readonly string[];
  rueckgaengig: boolean;
  /** What "Rückgängig" does; `null`: it takes back the own last entry. */
  tun: (() => void) | null;
}

type Halt = 'zeiger' | 'fokus';

const DAUER_MS = 8000;

export class Meldung {
  inhalt = $state.raw<Meldungsinhalt | null>(null);
  #uhr: ReturnType<typeof setTimeout> | undefined;
  /** Why it stays: the pointer is on it, or the focus in it. */
  readonly #gehalten: Record<Halt, boolean> = { zeiger: false, fokus: false };

  zeige(text: string, { rueckgaengig = false, hinweise = [] }: { rueckgaengig?: boolean | (() => void); hinweise?: readonly string[] } = {}): void {
    this.inhalt = { text, hinweise, rueckgaengig: rueckgaengig !== false, tun: typeof rueckgaengig === 'function' ? rueckgaengig : null };
    this.#zaehle();
  }

  schliesse(): void {
    clearTimeout(this.#uhr);
    this.inhalt = null;
    // What is gone reports no leaving.
    Object.assign(this.#gehalten, { zeiger: false, fokus: false });
  }

  /** While it is looked at it does not go away. */
  halte(warum: Halt): void {
    this.#gehalten[warum] = true;
    clearTimeout(this.#uhr);
  }

  weiter(warum: Halt): void {
    this.#gehalten[warum] = false;
    this.#zaehle();
  }

  #zaehle(): void {
    clearTimeout(this.#uhr);
    if (this.inhalt?.rueckgaengig === false && !this.#gehalten.zeiger && !this.#gehalten.fokus) this.#uhr = setTimeout(() => { this.schliesse(); }, DAUER_MS);
  }
}
