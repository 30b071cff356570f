/** The searchable catalogue of the palette. Loaded at the first opening and kept while it holds. */
import { SvelteSet } from 'svelte/reactivity';

import { phasenwort, alsPhase } from '../../shared/phasen';
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
  #katalog = '';
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
    const { stichtag } = zeit;
    this.fehlt = [];
    if (this.#katalog !== katalog.pfad) this.#vergiss(katalog.pfad);
    void this.#lade('projekte', `${katalog.pfad}#${stichtag}#${String(stand)}`, async () =>
      falteAlle(await host.projektList(stichtag), (zeile) =>
        eintrag(
          { id: `projekt-${zeile.kuerzel}`, gruppe: 'projekte', text: zeile.titel, neben: phasenwort(alsPhase(zeile.phase)), tun: () => { adresse.geheZu('projekte', zeile.kuerzel); } },
          zeile.kuerzel,
        ),
      ),
    );
    const fassung = `${katalog.pfad}#${katalog.katalogversion ?? ''}`;
    void this.#lade('leistungen', fassung, async () => {
      const { leistungen, leika } = await host.leistungGet(stichtag);
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
    void this.#lade('kommunen', fassung, async () =>
      falteAlle(await host.kommuneList(stichtag), ({ ags, name, kreis }) =>
        eintrag({ id: `kommune-${ags}`, gruppe: 'kommunen', text: name, neben: kreis ?? ags, tun: () => { adresse.geheZu('kommunen', ags); } }, ags),
      ),
    );
  }

  /** Records of another catalogue are no hits in this one. */
  #vergiss(pfad: string): void {
    this.#katalog = pfad;
    for (const teil of ['projekte', 'leistungen', 'kommunen'] as const) this.#teile[teil] = [];
    this.#sammle();
  }

  #sammle(): void {
    this.eintraege = [...this.#teile.projekte, ...this.#teile.leistungen, ...this.#teile.kommunen];
  }

  async #lade(teil: Teil, schluessel: string, hole: () => Promise<Eintrag[]>): Promise<void> {
    if (this.#geladen[teil] === schluessel) return;
    this.#geladen[teil] = schluessel;
    this.#laedt.add(teil);
    try {
      const eintraege = await hole();
      // Asked again meanwhile: that answer counts.
      if (this.#geladen[teil] !== schluessel) return;
      this.#teile[teil] = eintraege;
      this.#sammle();
    } catch {
      if (this.#geladen[teil] !== schluessel) return;
      Reflect.deleteProperty(this.#geladen, teil);
      this.fehlt = [...this.fehlt, teil];
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
