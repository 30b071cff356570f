/** The list behind a combobox: what the query leaves over, in which order, and which one is active. */
import type { Option } from './feld';
import type { Gefaltet } from './suche';
import { falte, falteAnfrage, trifftGefaltet } from './suche';

/** More are not drawn: whoever looks for one types on. */
export const HOECHSTENS = 50;

interface Gefaltete {
  option: Option;
  falte: Gefaltet;
}

function vorbereitet(optionen: readonly Option[]): Gefaltete[] {
  return optionen.map((option) => ({ option, falte: falte(`${option.text}\n${option.neben ?? ''}\n${option.wert}`) }));
}

export class Auswahlliste {
  offen = $state(false);
  anfrage = $state('');
  /** Position in `sichtbare`; -1: none. */
  aktiv = $state(-1);

  #zuletzt: Gefaltete[];
  #uebrige: Gefaltete[];
  treffer: { zuletzt: Option[]; uebrige: Option[]; rest: number };
  sichtbare: Option[];

  constructor(optionen: () => readonly Option[], zuletzt: () => readonly Option[]) {
    this.#zuletzt = $derived(vorbereitet(zuletzt()));
    this.#uebrige = $derived.by(() => {
      const schon = zuletzt().map((option) => option.wert);
      return vorbereitet(optionen().filter((option) => !schon.includes(option.wert)));
    });
    this.treffer = $derived.by(() => {
      const worte = falteAnfrage(this.anfrage);
      const passt = ({ falte: text }: Gefaltete) => trifftGefaltet(worte, text);
      const vorn = this.#zuletzt.filter(passt).map(({ option }) => option);
      const hinten = this.#uebrige.filter(passt).map(({ option }) => option);
      const platz = Math.max(0, HOECHSTENS - vorn.length);
      return { zuletzt: vorn, uebrige: hinten.slice(0, platz), rest: Math.max(0, hinten.length - platz) };
    });
    this.sichtbare = $derived([...this.treffer.zuletzt, ...this.treffer.uebrige]);
  }

  /** Opens with the given value active, else with the first. */
  oeffne(wert: string | null = null): void {
    this.offen = true;
    const ort = wert === null ? -1 : this.sichtbare.findIndex((option) => option.wert === wert);
    this.aktiv = this.sichtbare.length === 0 ? -1 : Math.max(0, ort);
  }

  schliesse(): void {
    this.offen = false;
    this.aktiv = -1;
  }

  gehe(schritt: 1 | -1): void {
    const n = this.sichtbare.length;
    if (n === 0) return;
    this.aktiv = this.aktiv === -1 ? (schritt === 1 ? 0 : n - 1) : (this.aktiv + schritt + n) % n;
  }

  get aktive(): Option | null {
    return this.sichtbare[this.aktiv] ?? null;
  }
}

/** The option that the typed text names, by its text or its value, in whichever spelling. */
export function genau(text: string, optionen: readonly Option[]): Option | null {
  const eben = text.trim();
  if (eben === '') return null;
  const woertlich = optionen.find((option) => option.text === eben) ?? optionen.find((option) => option.wert === eben);
  if (woertlich !== undefined) return woertlich;
  const klein = eben.toLocaleLowerCase('de');
  const gleiche = optionen.filter((option) => option.text.toLocaleLowerCase('de') === klein || option.wert.toLocaleLowerCase('de') === klein);
  return gleiche.length === 1 ? (gleiche[0] ?? null) : null;
}
