/** What the address of the view holds: which part is shown, which entry is open, which form. */
import type { Adresse } from '../shell/adresse.svelte';
import type { Stand } from './stand';
import { leseStand } from './stand';

export const REITER = ['eintraege', 'fassungen', 'pruefung'] as const;
export type Reiter = (typeof REITER)[number];

export class Verlaufszustand {
  constructor(private readonly adresse: Adresse) {}

  reiter: Reiter = $derived.by(() => REITER.find((einer) => einer === this.adresse.werte.teil) ?? 'eintraege');
  /** The entry whose fields are shown. */
  eintrag: number | null = $derived.by(() => {
    const nr = Number(this.adresse.werte.eintrag);
    return Number.isSafeInteger(nr) && nr > 0 ? nr : null;
  });
  von: Stand | null = $derived.by(() => leseStand(this.adresse.werte.von));
  bis: Stand | null = $derived.by(() => leseStand(this.adresse.werte.bis));
  /** The comparison was asked for, by the banner or a link. */
  vergleicht: boolean = $derived.by(() => this.von !== null || this.bis !== null);
  legtAn: boolean = $derived.by(() => this.adresse.werte.formular === 'fassung');
}
