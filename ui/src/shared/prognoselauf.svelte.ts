/** The forecast of the window: under the assumptions that are kept, with its progress, and called off when it is. */
import { untrack } from 'svelte';

import type { PrognoseDto } from '../api/bindings/PrognoseDto';
import type { PrognoseWunsch } from '../api/bindings/PrognoseWunsch';
import type { Kontext, Ladeweg } from '../shell/kontext';
import { alsMerkwert, ausMerkwert, MERKNAME } from './annahmen';
import { zeitpunkttext } from './zeitpunkt';

export class Prognoselauf {
  readonly weg: Ladeweg<PrognoseDto | null>;
  /** Runs done, as the host tells. */
  fortschritt = $state.raw<{ fertig: number; von: number } | null>(null);
  readonly annahmen: PrognoseWunsch = $derived.by(() => ausMerkwert(this.k.einstellungen.lies(MERKNAME)));
  /** It ended without a result, because it was called off. */
  readonly abgebrochen: boolean = $derived.by(() => {
    const { wert, wertFuer, laeuft, fehler } = this.weg.ladung;
    return wert === null && wertFuer !== null && !laeuft && fehler === null;
  });
  readonly #schluessel: string = $derived.by(() => alsMerkwert(this.annahmen));
  /** The next one begins after the order to stop has arrived, so that it never meets the wrong one. */
  #abbruch: Promise<void> = Promise.resolve();

  /** For component init. */
  constructor(private readonly k: Kontext) {
    this.weg = k.lade(
      'prognose',
      async (zeitpunkt) => {
        const wunsch = this.annahmen;
        await this.#abbruch;
        this.fortschritt = null;
        return k.host.prognoseGet(wunsch, zeitpunkt);
      },
      () => this.#schluessel,
    );

    // What is asked for by now is another one: the host need not go on with the last.
    let gefragt: string | null = null;
    $effect(() => {
      const neu = `${zeitpunkttext(k.zeit.zeitpunkt)}#${String(k.stand)}#${this.#schluessel}`;
      untrack(() => {
        if (gefragt !== null && gefragt !== neu && this.weg.ladung.laeuft && this.weg.ladung.wertFuer !== neu) this.brichAb();
        gefragt = neu;
      });
    });

    $effect(() => {
      let vorbei = false;
      let loese: (() => void) | null = null;
      // Without news of the progress the forecast comes all the same.
      k.host.onPrognose((fertig, von) => { this.fortschritt = { fertig, von }; }).then((ende) => {
        if (vorbei) ende();
        else loese = ende;
      }, () => undefined);
      return () => {
        vorbei = true;
        loese?.();
      };
    });
  }

  setze(wunsch: PrognoseWunsch): void {
    this.k.einstellungen.merke(MERKNAME, alsMerkwert(wunsch));
  }

  /** The run ends without a result. */
  brichAb(): void {
    this.#abbruch = this.k.host.prognoseAbbrechen().catch(() => undefined);
  }
}
