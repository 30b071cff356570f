/** What this person has chosen for this window. Kept in the catalogue's local table, applied at once. */
import { umgebung } from '../shared/umgebung.svelte';

export type Dichte = 'kompakt' | 'bequem';
export type Themawahl = 'system' | 'hell' | 'dunkel';

/** Writes one setting as JSON text; `null` deletes it. */
export type Einstellungsschreiber = (name: string, wert: string | null) => void;

const DICHTEN: readonly string[] = ['kompakt', 'bequem'];
/** Of the person, not of the catalogue. */
const PERSOENLICH: readonly string[] = ['thema', 'dichte', 'buchstaben'];
const THEMEN: readonly string[] = ['system', 'hell', 'dunkel'];
const ZEILE: Record<Dichte, string> = { kompakt: '2.125rem', bequem: '2.75rem' };

/** The host keeps JSON text; a bare word is taken as it stands. */
export function ausJson(text: string | null | undefined): unknown {
  if (text === null || text === undefined) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export class Einstellungen {
  #dichte = $state<Dichte>('kompakt');
  #thema = $state<Themawahl>('system');
  #buchstaben = $state(true);
  #werte = $state.raw<Record<string, string>>({});

  constructor(private readonly schreibe: Einstellungsschreiber) {}

  get dichte(): Dichte {
    return this.#dichte;
  }
  set dichte(wert: Dichte) {
    this.#dichte = wert;
    this.#wende();
    this.merke('dichte', wert);
  }

  get thema(): Themawahl {
    return this.#thema;
  }
  set thema(wert: Themawahl) {
    this.#thema = wert;
    this.#wende();
    this.merke('thema', wert);
  }

  /** Single letters as keys. */
  get buchstaben(): boolean {
    return this.#buchstaben;
  }
  set buchstaben(wert: boolean) {
    this.#buchstaben = wert;
    this.merke('buchstaben', wert);
  }

  /** A value that only one place knows, e.g. whether the welcome was closed. */
  lies(name: string): unknown {
    return ausJson(this.#werte[name]);
  }

  merke(name: string, wert: string | number | boolean | null): void {
    const text = JSON.stringify(wert);
    this.#werte = { ...this.#werte, [name]: text };
    this.schreibe(name, wert === null ? null : text);
  }

  /**
   * Takes over what the catalogue keeps. Unknown values of another version are ignored. `mitgenommen`: what the
   * person chose before goes along to a catalogue that knows nothing of it.
   */
  nimm(werte: Record<string, string>, mitgenommen = false): void {
    const vorher = Object.entries(this.#werte).filter(([name]) => mitgenommen && PERSOENLICH.includes(name) && !(name in werte));
    this.#werte = { ...werte, ...Object.fromEntries(vorher) };
    for (const [name, text] of vorher) this.schreibe(name, text);
    const dichte = this.lies('dichte');
    const thema = this.lies('thema');
    this.#dichte = DICHTEN.includes(String(dichte)) ? (dichte as Dichte) : 'kompakt';
    this.#thema = THEMEN.includes(String(thema)) ? (thema as Themawahl) : 'system';
    this.#buchstaben = this.lies('buchstaben') !== false;
    this.#wende();
  }

  #wende(): void {
    umgebung.wahl = this.#thema;
    document.documentElement.style.setProperty('--zeile', ZEILE[this.#dichte]);
  }
}
