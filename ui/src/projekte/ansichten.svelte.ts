/** Saved views of the project list: filters, order and columns under a name, kept on this machine. */
import type { LokalEintragDto } from '../api/bindings/LokalEintragDto';
import type { Host } from '../api/host';
import type { Werte } from '../shell/adresse.svelte';
import { vergleicheTexte } from './liste';

export interface Ansicht {
  name: string;
  werte: Werte;
  spalten: string[];
}

export const NAME_HOECHSTENS = 100;

function alsAnsicht({ schluessel, wert }: LokalEintragDto): Ansicht | null {
  try {
    const inhalt = JSON.parse(wert) as { liste?: unknown; werte?: unknown; spalten?: unknown } | null;
    if (inhalt?.liste !== 'projekte' || typeof inhalt.werte !== 'object' || inhalt.werte === null) return null;
    const werte = Object.fromEntries(Object.entries(inhalt.werte).map(([name, einer]) => [name, String(einer)]));
    return { name: schluessel, werte, spalten: Array.isArray(inhalt.spalten) ? inhalt.spalten.map(String) : [] };
  } catch {
    // Another version or another list wrote it. It is left alone and not shown.
    return null;
  }
}

export class Ansichten {
  #liste = $state.raw<readonly Ansicht[]>([]);
  readonly liste: readonly Ansicht[] = $derived.by(() => [...this.#liste].sort((a, b) => vergleicheTexte(a.name, b.name)));

  constructor(private readonly host: Host) {}

  async lade(): Promise<void> {
    const { lokal } = await this.host.startGet();
    this.#liste = lokal.ansichten.flatMap((eintrag) => alsAnsicht(eintrag) ?? []);
  }

  gibt(name: string): boolean {
    return this.#liste.some((ansicht) => ansicht.name === name);
  }

  async speichere({ name, werte, spalten }: Ansicht): Promise<void> {
    await this.host.lokalSet('ansicht', name, JSON.stringify({ liste: 'projekte', werte, spalten }));
    this.#liste = [...this.#liste.filter((ansicht) => ansicht.name !== name), { name, werte, spalten }];
  }

  async benenne(alt: string, neu: string): Promise<void> {
    const ansicht = this.#liste.find(({ name }) => name === alt);
    if (ansicht === undefined || alt === neu) return;
    // First the new one: if the second step fails, there are two rather than none.
    await this.speichere({ ...ansicht, name: neu });
    await this.loesche(alt);
  }

  async loesche(name: string): Promise<void> {
    await this.host.lokalSet('ansicht', name, null);
    this.#liste = this.#liste.filter((ansicht) => ansicht.name !== name);
  }
}

const lager = new WeakMap<Host, { pfad: string; ansichten: Ansichten }>();

/** The saved views of the open catalogue, loaded once. */
export function ansichten(host: Host, pfad: string, gescheitert: (fehler: unknown) => void): Ansichten {
  const vorhanden = lager.get(host);
  if (vorhanden?.pfad === pfad) return vorhanden.ansichten;
  const neu = new Ansichten(host);
  lager.set(host, { pfad, ansichten: neu });
  neu.lade().catch((fehler: unknown) => {
    lager.delete(host);
    gescheitert(fehler);
  });
  return neu;
}
