/** What is marked in the matrix: cells, services, Kommunen. */
import { SvelteSet } from 'svelte/reactivity';

export class Marken {
  readonly leistungen = new SvelteSet<string>();
  readonly kommunen = new SvelteSet<string>();
  /** "OZG-ID AGS". */
  readonly zellen = new SvelteSet<string>();

  anzahl: number = $derived(this.leistungen.size + this.kommunen.size + this.zellen.size);

  wende(ozgId: string | null, ags: string | null): void {
    const [satz, wert] = ozgId === null ? [this.kommunen, ags] : ags === null ? [this.leistungen, ozgId] : [this.zellen, `${ozgId} ${ags}`];
    if (wert !== null && !satz.delete(wert)) satz.add(wert);
  }

  hat(ozgId: string, ags: string): boolean {
    return this.leistungen.has(ozgId) || this.kommunen.has(ags) || this.zellen.has(`${ozgId} ${ags}`);
  }

  leere(): void {
    this.leistungen.clear();
    this.kommunen.clear();
    this.zellen.clear();
  }

  /** A roll-out holds for each service in each Kommune: what the marks name, crossed. */
  get wahl(): { leistungen: string[]; ags: string[] } {
    const paare = [...this.zellen].map((zelle) => zelle.split(' '));
    const jedeEinmal = (liste: string[]) => liste.sort().filter((eine, n) => eine !== liste[n - 1]);
    return {
      leistungen: jedeEinmal([...this.leistungen, ...paare.map(([ozg = '']) => ozg)]),
      ags: jedeEinmal([...this.kommunen, ...paare.map(([, ags = '']) => ags)]),
    };
  }
}
