/** The searchable catalogue of the palette. Loaded at the first opening and kept while it holds. */
import { SvelteSet } from 'svelte/reactivity';

import { alsApiFehler } from '../../api/host';
import { phasenwort, alsPhase } from '../../shared/phasen';
import { zeitpunkttext } from '../../shared/zeitpunkt';
import { t } from '../../labels';
import type { Fenster } from '../fenster.svelte';
import type { Eintrag } from './treffer';
import { eintrag } from './treffer';

type Teil = 'projekte' | 'leistungen' | 'kommunen';

/** So many are folded before the window may draw and take keys again. */
const HAPPEN = 400;

async function falteAlle<W>(werte: readonly W[], als: (wert: W) => Eintrag): Promise<Eintrag[]> {
  const alle: Eintrag[] = [];
  for (let n = 0; n < werte.length; n += HAPPEN) {
    if (n > 0) await new Promise<void>((dann) => setTimeout(dann, 0));
    alle.push(...werte.slice(n, n + HAPPEN).map(als));
  }
  return alle;
}

export class Suchindex {
  readonly #teile: Record<Teil, Eintrag[]> = { projekte: [], leistungen: [], kommunen: [] };
  /** Catalogue and times of what is in it. */
  readonly #herkunft: Partial<Record<Teil, string>> = {};
  readonly #laedt = new SvelteSet<Teil>();
  readonly #geladen: Partial<Record<Teil, string>> = {};
  /** What could not be loaded; said below the hits. */
  fehlt = $state.raw<readonly Teil[]>([]);

  // No derived value: it would belong to the palette that first made the index, and be stale in the next one.
  eintraege = $state.raw<readonly Eintrag[]>([]);

  constructor(private readonly fenster: Fenster) {}

  laedt(teil?: Teil): boolean {
    return teil === undefined ? this.#laedt.size > 0 : this.#laedt.has(teil);
  }

  /** Loads what is missing or old. */
  lade(): void {
    const { host, zeit, katalog, stand, adresse } = this.fenster;
    const { zeitpunkt } = zeit;
    this.fehlt = [];
    void this.#lade('projekte', `${katalog.pfad}#${zeitpunkttext(zeitpunkt)}`, String(stand), async () =>
      falteAlle(await host.projektList(zeitpunkt), (zeile) =>
        eintrag(
          { id: `projekt-${zeile.kuerzel}`, gruppe: 'projekte', text: zeile.titel, neben: phasenwort(alsPhase(zeile.phase)), tun: () => { adresse.geheZu('projekte', zeile.kuerzel); } },
          zeile.kuerzel,
        ),
      ),
    );
    // Services and Kommunen have no Stichtag.
    const herkunft = `${katalog.pfad}#${zeitpunkt.bekanntAm ?? ''}`;
    void this.#lade('leistungen', herkunft, katalog.katalogversion ?? '', async () => {
      const { leistungen, leika } = await host.leistungGet(zeitpunkt);
      const ozg = await falteAlle(leistungen, ({ ozg_id, name, lage }) =>
        eintrag({ id: `ozg-${ozg_id}`, gruppe: 'leistungen', text: name, neben: t('palette.ozg', { id: ozg_id }), tun: () => { adresse.geheZu('leistungen', ozg_id); } }, ozg_id, lage),
      );
      const rest = await falteAlle(leika, ({ kennung, bezeichnung, im_leika }) =>
        eintrag(
          { id: `leika-${kennung}`, gruppe: 'leistungen', text: bezeichnung, neben: im_leika ? t('palette.leika', { id: kennung }) : t('palette.nicht_im_leika'), tun: () => { adresse.geheZu('leistungen', kennung); } },
          kennung,
        ),
      );
      return [...ozg, ...rest];
    });
    void this.#lade('kommunen', herkunft, katalog.katalogversion ?? '', async () =>
      falteAlle(await host.kommuneList(zeitpunkt), ({ ags, name, kreis }) =>
        eintrag({ id: `kommune-${ags}`, gruppe: 'kommunen', text: name, neben: kreis ?? ags, tun: () => { adresse.geheZu('kommunen', ags); } }, ags),
      ),
    );
  }

  /** Records of another catalogue or of another time are no hits in this one. */
  #vergiss(teil: Teil, herkunft: string): void {
    this.#herkunft[teil] = herkunft;
    this.#teile[teil] = [];
    this.#sammle();
  }

  #sammle(): void {
    this.eintraege = [...this.#teile.projekte, ...this.#teile.leistungen, ...this.#teile.kommunen];
  }

  async #lade(teil: Teil, herkunft: string, stand: string, hole: () => Promise<Eintrag[]>): Promise<void> {
    if (this.#herkunft[teil] !== herkunft) this.#vergiss(teil, herkunft);
    const schluessel = `${herkunft}#${stand}`;
    if (this.#geladen[teil] === schluessel) return;
    this.#geladen[teil] = schluessel;
    this.#laedt.add(teil);
    try {
      const eintraege = await hole();
      // Asked again meanwhile: that answer counts.
      if (this.#geladen[teil] !== schluessel) return;
      this.#teile[teil] = eintraege;
      this.#sammle();
    } catch (fehler) {
      if (this.#geladen[teil] !== schluessel) return;
      // Before the first entry there is nothing to find; the views say so.
      if (alsApiFehler(fehler, '').code !== 'nicht_gefunden') this.fehlt = [...this.fehlt, teil];
      Reflect.deleteProperty(this.#geladen, teil);
    }
    this.#laedt.delete(teil);
  }
}

const indizes = new WeakMap<Fenster, Suchindex>();

export function suchindex(fenster: Fenster): Suchindex {
  const vorhanden = indizes.get(fenster);
  if (vorhanden !== undefined) return vorhanden;
  const neu = new Suchindex(fenster);
  indizes.set(fenster, neu);
  return neu;
}
