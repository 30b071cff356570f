/** What every view may ask of the window. Views take no props; they call `kontext()`. */
import { getContext, setContext } from 'svelte';

import type { GespeichertDto } from '../api/bindings/GespeichertDto';
import type { KatalogInfoDto } from '../api/bindings/KatalogInfoDto';
import type { RueckgaengigDto } from '../api/bindings/RueckgaengigDto';
import type { Host, Zeitpunkt } from '../api/host';
import type { Auslastung, Ladung } from '../shared/ladung.svelte';
import type { Adresse } from './adresse.svelte';
import type { Einstellungen } from './einstellungen.svelte';
import type { Entwuerfe } from './entwuerfe.svelte';
import type { Zeit } from './zeit.svelte';

/** A key of a view: 's', '/', 'Control+e', 'F2', … */
export interface Tastenpunkt {
  taste: string;
  text: string;
  /** It writes: absent where nothing can be written. */
  schreibt?: boolean;
  tun: () => void;
}

/** A command of a view, offered in the command palette. */
export interface Befehlspunkt {
  text: string;
  /** Shown beside it, e.g. 'S'. */
  taste?: string;
  tun: () => void;
}

export interface Ladeweg<W> {
  ladung: Ladung<W>;
  /** The times for which the content holds that is shown; while there is none, those in force. */
  gilt: () => Zeitpunkt;
  erneut: () => void;
  abbrechen: () => void;
}

export interface Kontext {
  host: Host;
  auslastung: Auslastung;
  /** `.stichtag`, `.bekanntAm`, `.zeitpunkt`, `.heute`, `.lage` */
  zeit: Zeit;
  adresse: Adresse;
  /** Counts changes of the catalogue. */
  readonly stand: number;
  readonly katalog: KatalogInfoDto;
  /** `false` in the past and for read-only: what writes is then absent, not greyed. */
  readonly schreibbar: boolean;
  /**
   * Loads for the times in force and again after each change. Kept under `name` while the view is away, so coming
   * back shows the old content at once; content of other times or of another `schluessel` is not shown. For
   * component init.
   */
  lade<W>(name: string, hole: (zeitpunkt: Zeitpunkt) => Promise<W>, schluessel?: () => string): Ladeweg<W>;
  meldung: {
    /** `rueckgaengig`: a function takes back what was done; `true`: the own last entry. */
    zeige(text: string, optionen?: { rueckgaengig?: boolean | (() => void); hinweise?: readonly string[] }): void;
    schliesse(): void;
  };
  /**
   * After each save: counts `stand` up and shows "Gespeichert: {text}" with "Rückgängig", plus hints. What cannot be
   * taken back offers none.
   */
  gespeichert(dto: GespeichertDto, text: string, optionen?: { rueckgaengig?: boolean }): void;
  /** Shows a failure that no form of its own can show, in a dialog. */
  fehler(fehler: unknown): void;
  /** Takes back the own last saved entry, as Strg Z does. */
  rueckgaengig(): void;
  /** Shows what taking this entry back would do, and asks. */
  nimmZurueck(nr: number): void;
  /** After that was done: counts `stand` up and offers to take the taking back back. */
  zurueckgenommen(dto: RueckgaengigDto): void;
  /** Asks the host again about the catalogue: length, check, backup. */
  ladeStart(): void;
  entwuerfe: Entwuerfe;
  einstellungen: Einstellungen;
  /** Opens the handbook, at the chapter of the view or at the given one. */
  hilfe(abschnitt?: string): void;
  /**
   * Keys of a view while it is mounted. A single character fires only outside text fields and while
   * `einstellungen.buchstaben` is on. For component init.
   */
  tasten(liste: Tastenpunkt[]): void;
  /** Commands of a view for the palette while it is mounted; asked anew at each opening. For component init. */
  befehle(liste: Befehlspunkt[] | (() => Befehlspunkt[])): void;
  /** In whose name entries are made. `false` if it could not be kept; then a dialog has said why. */
  setzePerson(person: string): Promise<boolean>;
  /** Makes a backup where the person says, and tells the outcome. */
  sichereKatalog(): Promise<void>;
  /** Opens the other catalogue and starts at its Übersicht. */
  wechsleKatalog(wohin: 'demo' | 'eigen'): Promise<void>;
  /** Puts a backup in the place of the catalogue and starts at its Übersicht. Rejects if it stayed as it was. */
  stelleWiederHer(sicherung: string): Promise<void>;
  /** Whether the welcome has anything to say of this catalogue. */
  readonly hatWillkommen: boolean;
  /** Shows the welcome again, above the Übersicht. */
  zeigeWillkommen(): void;
  /** Opens the overview of all keys. */
  zeigeTasten(): void;
  /** Findings of the data check on the day in force, as the Übersicht has just loaded them. */
  setzeBefunde(anzahl: number): void;
}

const SCHLUESSEL = Symbol('fenster');

export function kontext(): Kontext {
  return getContext<Kontext>(SCHLUESSEL);
}

export function setzeKontext(wert: Kontext): void {
  setContext(SCHLUESSEL, wert);
}
