/**
 * Input that is not saved yet. It is kept per record in the catalogue's local table, so that it survives
 * leaving the view, a crash and a restart. Leaving never asks; closing and travelling in time do.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

import { jetzt } from './uhr';

export type Feldwerte = Record<string, string>;

export interface Entwurf {
  schluessel: string;
  titel: string;
  adresse: string;
  /** ISO date and time. */
  geaendert: string;
}

interface Stueck extends Entwurf {
  werte: Feldwerte;
}

/** Writes one draft; `null` deletes it. */
export type Schreiber = (schluessel: string, wert: string | null) => Promise<void>;

const RUHE_MS = 300;
/** Whoever types without a pause loses no more than this by a forced end. */
const SPAETESTENS_MS = 2000;

function alsStueck(schluessel: string, text: string): Stueck | null {
  try {
    const inhalt = JSON.parse(text) as Partial<Stueck> | null;
    if (typeof inhalt?.werte !== 'object') return null;
    const werte = Object.fromEntries(Object.entries(inhalt.werte).map(([name, wert]) => [name, String(wert)]));
    return { schluessel, werte, titel: String(inhalt.titel ?? schluessel), adresse: String(inhalt.adresse ?? ''), geaendert: String(inhalt.geaendert ?? '') };
  } catch {
    // Another version wrote it. It is left alone and not shown.
    return null;
  }
}

export class Entwuerfe {
  readonly #stuecke = new SvelteMap<string, Stueck>();
  /** Keys of the forms that are open and changed. */
  readonly #offene = new SvelteSet<string>();
  #wartend: string[] = [];
  #laufend: Promise<void> = Promise.resolve();
  #uhr: ReturnType<typeof setTimeout> | undefined;
  /** Since when something waits to be written. */
  #seit: number | null = null;

  liste: Entwurf[] = $derived(
    [...this.#stuecke.values()].map(({ schluessel, titel, adresse, geaendert }) => ({ schluessel, titel, adresse, geaendert })).sort((a, b) => b.geaendert.localeCompare(a.geaendert)),
  );

  /** Those of the forms that are open. */
  offene: Entwurf[] = $derived(this.liste.filter(({ schluessel }) => this.#offene.has(schluessel)));

  /** A form is open and holds input that is not saved. */
  offen: boolean = $derived(this.#offene.size > 0);

  constructor(
    private readonly schreibe: Schreiber,
    private readonly scheitert: (fehler: unknown) => void = () => undefined,
  ) {}

  /** Takes over what the catalogue keeps. What was typed meanwhile stands. */
  nimm(eintraege: readonly { schluessel: string; wert: string }[]): void {
    for (const { schluessel, wert } of eintraege) {
      const stueck = alsStueck(schluessel, wert);
      if (stueck !== null && !this.#stuecke.has(schluessel)) this.#stuecke.set(schluessel, stueck);
    }
  }

  /** Forgets everything without writing: another catalogue is open. */
  leere(): void {
    clearTimeout(this.#uhr);
    this.#seit = null;
    this.#wartend = [];
    this.#offene.clear();
    this.#stuecke.clear();
  }

  lies(schluessel: string): Feldwerte | null {
    const werte = this.#stuecke.get(schluessel)?.werte;
    return werte === undefined ? null : { ...werte };
  }

  setze(schluessel: string, werte: Feldwerte, wo: { adresse: string; titel: string }): void {
    this.#stuecke.set(schluessel, { schluessel, werte: { ...werte }, ...wo, geaendert: jetzt() });
    this.#offene.add(schluessel);
    this.#merke(schluessel);
    this.#seit ??= Date.now();
    clearTimeout(this.#uhr);
    this.#uhr = setTimeout(() => void this.sichere(), Math.max(0, Math.min(RUHE_MS, this.#seit + SPAETESTENS_MS - Date.now())));
  }

  /** The input was saved or thrown away. */
  verwirf(schluessel: string): void {
    this.#offene.delete(schluessel);
    if (!this.#stuecke.delete(schluessel)) return;
    this.#merke(schluessel);
    void this.sichere();
  }

  /** The form is gone; its draft stays. Without a key: all forms. */
  verlasse(schluessel?: string): void {
    if (schluessel === undefined) this.#offene.clear();
    else this.#offene.delete(schluessel);
    void this.sichere();
  }

  /** Throws away the input of all open forms. */
  verwirfOffene(): void {
    for (const schluessel of [...this.#offene]) this.verwirf(schluessel);
  }

  /** Writes at once what still waits, one after the other, so that the last word of a draft stands. */
  sichere(): Promise<void> {
    clearTimeout(this.#uhr);
    this.#seit = null;
    const wartend = this.#wartend;
    this.#wartend = [];
    for (const schluessel of wartend) {
      const stueck = this.#stuecke.get(schluessel);
      const wert = stueck === undefined ? null : JSON.stringify({ werte: stueck.werte, titel: stueck.titel, adresse: stueck.adresse, geaendert: stueck.geaendert });
      this.#laufend = this.#laufend
        .then(() => this.schreibe(schluessel, wert))
        .catch((fehler: unknown) => {
          // Tried again with the next occasion, unless another catalogue is open.
          if (this.#stuecke.get(schluessel) === stueck) this.#merke(schluessel);
          this.scheitert(fehler);
        });
    }
    return this.#laufend;
  }

  #merke(schluessel: string): void {
    if (!this.#wartend.includes(schluessel)) this.#wartend.push(schluessel);
  }

  /** Writes when a field or the window is left, until the returned function is called. */
  wache(): () => void {
    const sichere = () => void this.sichere();
    const ziele = [
      [document, 'focusout'],
      [document, 'visibilitychange'],
      [window, 'blur'],
      [window, 'pagehide'],
    ] as const;
    for (const [ziel, name] of ziele) ziel.addEventListener(name, sichere);
    return () => {
      for (const [ziel, name] of ziele) ziel.removeEventListener(name, sichere);
    };
  }
}
