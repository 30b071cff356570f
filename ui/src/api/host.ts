/**
 * The one door to the host. Views know this interface only; `tauri.ts` fills it in the window and
 * `muster.ts` in a plain browser and in tests.
 */
import type { ApiFehler } from './bindings/ApiFehler';
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';
import type { StartDto } from './bindings/StartDto';
import type { UebersichtDto } from './bindings/UebersichtDto';

export type Thema = 'hell' | 'dunkel';

export interface BurnupWunsch {
  stichtag: string;
  /** CSS pixels. */
  breite: number;
  /** CSS pixels. */
  hoehe: number;
  thema: Thema;
}

/** Every call may reject; what it rejects with goes through {@link alsApiFehler}. */
export interface Host {
  startGet(): Promise<StartDto>;
  uebersichtGet(stichtag: string): Promise<UebersichtDto>;
  projektList(stichtag: string): Promise<ProjektZeileDto[]>;
  burnupGet(wunsch: BurnupWunsch): Promise<BurnupBildDto>;
  /** Calls `dann` after each change of the catalogue, by whichever program. Returns the way to stop that. */
  onKatalogGeaendert(dann: () => void): Promise<() => void>;
}

function istApiFehler(wert: unknown): wert is ApiFehler {
  return typeof wert === 'object' && wert !== null && 'code' in wert && 'text' in wert && typeof wert.text === 'string';
}

/** What was thrown, as an error that can be shown. `ersatz` is the sentence for faults nobody worded. */
export function alsApiFehler(wert: unknown, ersatz: string): ApiFehler {
  if (istApiFehler(wert)) return wert;
  const technik = wert instanceof Error ? `${wert.name}: ${wert.message}` : String(wert);
  return { code: 'intern', params: {}, felder: [], text: ersatz, technik };
}
