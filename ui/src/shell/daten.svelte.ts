/** What the views show, kept while one is away, so that coming back shows the last content at once. */
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import type { UebersichtDto } from '../api/bindings/UebersichtDto';
import type { Host } from '../api/host';
import type { Auslastung } from '../shared/ladung.svelte';
import { Ladung } from '../shared/ladung.svelte';
import type { Ansicht } from './adresse.svelte';

export class Daten {
  readonly uebersicht: Ladung<UebersichtDto>;
  readonly projekte: Ladung<ProjektZeileDto[]>;

  constructor(
    private readonly host: Host,
    auslastung: Auslastung,
  ) {
    this.uebersicht = new Ladung(auslastung);
    this.projekte = new Ladung(auslastung);
  }

  von(ansicht: Ansicht): Ladung<unknown> {
    return ansicht === 'uebersicht' ? this.uebersicht : this.projekte;
  }

  /** Loads what the view needs, unless it is there. `stand` counts the changes of the catalogue. */
  lade(ansicht: Ansicht, stichtag: string, stand: number): void {
    const schluessel = `${stichtag}#${String(stand)}`;
    const ladung = this.von(ansicht);
    if (!ladung.laeuft && ladung.fehler === null && ladung.wertFuer === schluessel) return;
    if (ansicht === 'uebersicht') this.uebersicht.hole(schluessel, () => this.host.uebersichtGet(stichtag));
    else this.projekte.hole(schluessel, () => this.host.projektList(stichtag));
  }

  /** The day for which the view has content. */
  tagVon(ansicht: Ansicht): string | null {
    return this.von(ansicht).wertFuer?.split('#')[0] ?? null;
  }
}
