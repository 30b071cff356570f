/**
 * Tells a form that what it edits was changed meanwhile by an import, an exchange or another program. The
 * form stays; saving asks once for each such change.
 */
import { t } from '../labels';

export type Gespeichertes = Record<string, { name: string; text: string }>;

export class Inzwischen {
  #anfang = $state.raw<Gespeichertes>({});
  /** What was last confirmed. */
  #bestaetigt = $state.raw<string | null>(null);
  fragt = $state(false);

  /** Fields whose stored value differs from the one with which the form began. */
  neu: { feld: string; name: string; text: string }[];
  #spur: string;

  constructor(private readonly jetzt: () => Gespeichertes) {
    this.#anfang = jetzt();
    this.neu = $derived(
      Object.entries(this.jetzt())
        .filter(([feld, { text }]) => text !== (this.#anfang[feld]?.text ?? ''))
        .map(([feld, { name, text }]) => ({ feld, name, text: text === '' ? t('projekt.keine_angabe') : text })),
    );
    this.#spur = $derived(JSON.stringify(this.neu));
  }

  /** Beside a field. */
  satz(feld: string): string | undefined {
    const neu = this.neu.find((eins) => eins.feld === feld);
    return neu === undefined ? undefined : t('projekt.inzwischen.feld', { wert: neu.text });
  }

  /** The form now looks at another stored value. */
  beginneNeu(): void {
    this.#anfang = this.jetzt();
  }

  /** Whether saving may go on; otherwise it has begun to ask. */
  darf(): boolean {
    if (this.neu.length === 0 || this.#bestaetigt === this.#spur) return true;
    this.fragt = true;
    return false;
  }

  bestaetige(): void {
    this.#bestaetigt = this.#spur;
    this.fragt = false;
  }
}
