/** What the project list shows: rows, search, filters and order. All but the typing itself lives in the address. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import { alsPhase } from '../shared/phasen';
import type { Adresse, Werte } from '../shell/adresse.svelte';
import { leseOrt } from '../shell/adresse.svelte';
import { leseAuswahl, leseOrdnung, schreibe } from './anschrift';
import type { Auswahl, Eintrag, Filtername, Teil } from './filter';
import { bereite, filtere, ohneTeil } from './filter';
import type { Ordnung, Spalte } from './liste';
import { naechsteOrdnung, ordne } from './liste';

/** The web view allows 100 changes of the address in 30 s; fast typing must not use them up. */
const ADRESSE_MS = 300;

export class Zustand {
  /** The search as it is typed; the address follows a moment later. */
  eingabe = $state('');
  #geschrieben = '';
  #uhr: ReturnType<typeof setTimeout> | undefined;

  readonly #bereit: WeakMap<ProjektZeileDto, Eintrag> = $derived.by(() => new WeakMap(bereite(this.alle()).map((eintrag) => [eintrag.zeile, eintrag])));
  /** Told apart by its text: a search that is written into the address must not sort anew. */
  readonly #ordnung: string = $derived.by(() => JSON.stringify(leseOrdnung(this.adresse.werte)));
  readonly ordnung: Ordnung = $derived.by(() => JSON.parse(this.#ordnung) as Ordnung);
  readonly auswahl: Auswahl = $derived.by(() => ({ ...leseAuswahl(this.adresse.werte), suche: this.eingabe }));
  /** All rows in the order in force; the search only takes away from them. */
  readonly eintraege: Eintrag[] = $derived.by(() => ordne(this.alle(), this.ordnung).flatMap((zeile) => this.#bereit.get(zeile) ?? []));
  readonly treffer: ProjektZeileDto[] = $derived.by(() => filtere(this.eintraege, this.auswahl));
  readonly imProgramm: number = $derived.by(() => this.treffer.filter(({ phase }) => !['zurueckgestellt', 'ausgeschieden'].includes(alsPhase(phase))).length);
  readonly ohneMeldung: number = $derived.by(() => this.treffer.filter(({ phase }) => alsPhase(phase) === 'nicht_gemeldet').length);

  constructor(
    private readonly adresse: Adresse,
    private readonly alle: () => readonly ProjektZeileDto[],
  ) {
    this.uebernimm();
  }

  /** Takes the search over from the address after a journey; what was typed meanwhile is not overwritten. */
  uebernimm(): void {
    const suche = this.adresse.werte.suche ?? '';
    if (suche === this.#geschrieben) return;
    this.#geschrieben = suche;
    this.eingabe = suche;
  }

  suche(eingabe: string): void {
    this.eingabe = eingabe;
    clearTimeout(this.#uhr);
    this.#uhr = setTimeout(() => { this.schreibe(); }, ADRESSE_MS);
  }

  /** Writes at once what was typed, before one goes elsewhere. */
  schreibe(): void {
    this.setze(this.auswahl);
  }

  setzeFilter(filter: Filtername, werte: string[]): void {
    this.setze({ ...this.auswahl, filter: { ...this.auswahl.filter, [filter]: werte } });
  }

  entferne(teil: Teil): void {
    if (teil === 'suche') this.eingabe = '';
    this.setze(ohneTeil(this.auswahl, teil));
  }

  entferneAlles(): void {
    this.oeffne(schreibe(leseAuswahl({}), this.ordnung), false);
  }

  sortiere(spalte: Spalte): void {
    this.setze(this.auswahl, naechsteOrdnung(this.ordnung, spalte));
  }

  /** Filters, search and order of a saved view. */
  oeffne(werte: Werte, neu = true): void {
    this.stoppe();
    this.#geschrieben = werte.suche ?? '';
    this.eingabe = this.#geschrieben;
    this.adresse.setzeWerte(werte, { neu });
  }

  get werte(): Werte {
    return schreibe(this.auswahl, this.ordnung);
  }

  stoppe(): void {
    clearTimeout(this.#uhr);
  }

  private setze(auswahl: Auswahl, ordnung: Ordnung = this.ordnung): void {
    this.stoppe();
    // The search field is also left when the window has gone elsewhere; that address is not ours to write.
    const ort = leseOrt(window.location.hash);
    if (ort !== null && (ort.ansicht !== 'projekte' || ort.satz !== null)) return;
    const werte = schreibe(auswahl, ordnung);
    this.#geschrieben = werte.suche ?? '';
    const jetzt = new URLSearchParams(this.adresse.werte).toString();
    if (new URLSearchParams(werte).toString() !== jetzt) this.adresse.setzeWerte(werte);
  }
}
