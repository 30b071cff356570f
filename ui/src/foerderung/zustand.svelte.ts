/** What the address of the view holds: the year, the filters, the order, and which dialog is open. */
import type { Ordnung } from '../kommunen/ordnen';
import { alsListe, alsWert, naechsteOrdnung, ordnungAus } from '../kommunen/ordnen';
import type { Adresse, Werte } from '../shell/adresse.svelte';
import type { Auswahl, Filter, Nomen } from './geld';
import { FILTER, NOMEN, SPALTEN } from './geld';

/** Days that may be asked for in the list of money against progress; the second is the usual one. */
export const SCHERENTAGE = [90, 180, 365] as const;

export interface Formularziel {
  nomen: Nomen;
  /** Key of the row that is changed; `null`: a new one. */
  kennung: string | null;
  /** The grant that a new draw-down or Verwendungsnachweis belongs to. */
  bewilligung: string | null;
}

export class Geldzustand {
  constructor(private readonly adresse: Adresse) {}

  auswahl: Auswahl = $derived.by(() => Object.fromEntries(FILTER.map((filter) => [filter, alsListe(this.adresse.werte[filter])])) as Record<Filter, string[]>);
  gefiltert: boolean = $derived(FILTER.some((filter) => this.auswahl[filter].length > 0));
  ordnung: Ordnung = $derived.by(() => ordnungAus(this.adresse.werte, SPALTEN, 'projekt'));
  jahr: string | null = $derived.by(() => this.adresse.werte.jahr ?? null);
  tage: number = $derived.by(() => SCHERENTAGE.find((n) => String(n) === this.adresse.werte.tage) ?? 180);
  /** The grant whose page is open. */
  bewilligung: string | null = $derived.by(() => this.adresse.werte.bewilligung ?? null);
  formular: Formularziel | null = $derived.by(() => {
    const { formular, kennung = null, zu = null } = this.adresse.werte;
    const nomen = NOMEN.find((eines) => eines === formular);
    return nomen === undefined ? null : { nomen, kennung, bewilligung: zu };
  });

  setze(neu: Werte): void {
    const werte = Object.entries({ ...this.adresse.werte, ...neu }).filter(([, wert]) => wert !== '');
    this.adresse.setzeWerte(Object.fromEntries(werte));
  }

  filtere(filter: Partial<Record<Filter, readonly string[]>>): void {
    this.setze(Object.fromEntries(Object.entries(filter).map(([name, werte]) => [name, alsWert(werte)])));
  }

  sortiere(spalte: string): void {
    this.setze(naechsteOrdnung(this.ordnung, spalte));
  }

  /** The form is part of the address, so that its draft leads back to it. */
  oeffneFormular(nomen: Nomen, { kennung = '', zu = '' }: { kennung?: string; zu?: string } = {}): void {
    this.setze({ formular: nomen, kennung, zu });
  }

  schliesseFormular(): void {
    this.setze({ formular: '', kennung: '', zu: '' });
  }
}
