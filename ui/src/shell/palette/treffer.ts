/** What the palette finds, and in which order. Plain functions over texts that are folded once. */
import type { Gefaltet } from '../../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../../shared/suche';

export const GRUPPEN = ['projekte', 'leistungen', 'kommunen', 'ansichten', 'befehle'] as const;
export type Gruppe = (typeof GRUPPEN)[number];

export interface Punkt {
  id: string;
  gruppe: Gruppe;
  text: string;
  neben: string;
  /** As it is shown: "Strg T". */
  taste?: string | undefined;
  tun: () => void;
}

export interface Eintrag {
  punkt: Punkt;
  /** The text alone, for the order. */
  titel: Gefaltet;
  /** Everything that is searched. */
  alles: Gefaltet;
}

export interface Treffer {
  gruppe: Gruppe;
  punkte: Punkt[];
}

const JE_GRUPPE = 8;

export function eintrag(punkt: Punkt, ...mehr: string[]): Eintrag {
  const titel = falte(punkt.text);
  const alles = mehr.length === 0 ? titel : falte([punkt.text, ...mehr].join('\n'));
  return { punkt, titel, alles };
}

function stelle(heuhaufen: string, nadel: string): 'ganz' | 'anfang' | 'wort' | 'mitten' {
  if (heuhaufen === nadel) return 'ganz';
  const wo = heuhaufen.indexOf(nadel);
  if (wo === 0) return 'anfang';
  return wo > 0 && !/[\p{L}\p{N}]/u.test(heuhaufen.charAt(wo - 1)) ? 'wort' : 'mitten';
}

/** Projects come first: they are what one looks for most. Only an exact name or a better place goes before. */
const RANG = { ganz: 0, anfang: 2, wort: 3, mitten: 4 } as const;
const RANG_PROJEKT = { ganz: 0, anfang: 1, wort: 1, mitten: 3 } as const;

function rang({ punkt, titel }: Eintrag, ganze: Gefaltet): number {
  const raenge = punkt.gruppe === 'projekte' ? RANG_PROJEKT : RANG;
  return Math.min(raenge[stelle(titel.lang, ganze.lang)], raenge[stelle(titel.kurz, ganze.kurz)]);
}

/** At most eight hits of each group, and the best of all. An empty query finds what `vorschlag` names. */
export function finde(eintraege: readonly Eintrag[], anfrage: string, vorschlag: readonly Gruppe[] = []): { gruppen: Treffer[]; bester: Punkt | null } {
  const worte = falteAnfrage(anfrage);
  const ganze = falte(anfrage.trim());
  const funde = new Map<Gruppe, { punkt: Punkt; rang: number }[]>(GRUPPEN.map((gruppe) => [gruppe, []]));
  for (const einer of eintraege) {
    const { gruppe } = einer.punkt;
    if (worte.length === 0 ? vorschlag.includes(gruppe) : trifftGefaltet(worte, einer.alles)) {
      funde.get(gruppe)?.push({ punkt: einer.punkt, rang: rang(einer, ganze) });
    }
  }
  let bester: { punkt: Punkt; rang: number } | null = null;
  const gruppen: Treffer[] = [];
  for (const [gruppe, alle] of funde) {
    if (alle.length === 0) continue;
    // Sorting is stable: among equals the order of the catalogue stands.
    const beste = (worte.length === 0 ? alle : alle.sort((a, b) => a.rang - b.rang)).slice(0, JE_GRUPPE);
    gruppen.push({ gruppe, punkte: beste.map(({ punkt }) => punkt) });
    const erster = beste[0];
    if (erster !== undefined && (bester === null || erster.rang < bester.rang)) bester = erster;
  }
  return { gruppen, bester: bester?.punkt ?? null };
}
