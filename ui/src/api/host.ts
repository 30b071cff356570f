/**
 * The one door to the host. Views know this interface only; `tauri.ts` fills it in the window and
 * `muster.ts` in a plain browser and in tests.
 */
import type { ApiFehler } from './bindings/ApiFehler';
import type { BelegDto } from './bindings/BelegDto';
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { DateiDto } from './bindings/DateiDto';
import type { FoerderungSeiteDto } from './bindings/FoerderungSeiteDto';
import type { FormularDto } from './bindings/FormularDto';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KommuneZeileDto } from './bindings/KommuneZeileDto';
import type { KontaktWunsch } from './bindings/KontaktWunsch';
import type { LeistungenDto } from './bindings/LeistungenDto';
import type { ListenWunsch } from './bindings/ListenWunsch';
import type { LokalArt } from './bindings/LokalArt';
import type { MeilensteinVorschauDto } from './bindings/MeilensteinVorschauDto';
import type { MeilensteinWunsch } from './bindings/MeilensteinWunsch';
import type { ProjektDto } from './bindings/ProjektDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';
import type { QuellenDto } from './bindings/QuellenDto';
import type { RueckgaengigDto } from './bindings/RueckgaengigDto';
import type { SammelWunsch } from './bindings/SammelWunsch';
import type { SatzWunsch } from './bindings/SatzWunsch';
import type { StartDto } from './bindings/StartDto';
import type { StatusWunsch } from './bindings/StatusWunsch';
import type { TatsacheDto } from './bindings/TatsacheDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { WahlDto } from './bindings/WahlDto';

export type Thema = 'hell' | 'dunkel';

export interface BurnupWunsch {
  stichtag: string;
  /** CSS pixels. */
  breite: number;
  /** CSS pixels. */
  hoehe: number;
  thema: Thema;
}

/** A cell as the catalogue gives it: text in the profile `opendata`, whole numbers as numbers. */
export type Satz = Record<string, string | number | null>;

/** Every call may reject; what it rejects with goes through {@link alsApiFehler}. */
export interface Host {
  startGet(): Promise<StartDto>;
  uebersichtGet(stichtag: string): Promise<UebersichtDto>;
  burnupGet(wunsch: BurnupWunsch): Promise<BurnupBildDto>;
  projektList(stichtag: string): Promise<ProjektZeileDto[]>;
  projektGet(kuerzel: string, stichtag: string): Promise<ProjektDto>;
  leistungGet(stichtag: string): Promise<LeistungenDto>;
  kommuneList(stichtag: string): Promise<KommuneZeileDto[]>;
  foerderungGet(stichtag: string): Promise<FoerderungSeiteDto>;
  quelleList(): Promise<QuellenDto>;
  /** What rests on a source; `null`: what rests on none. At most 1,000. */
  quelleTatsachen(kennung: string | null): Promise<TatsacheDto[]>;

  formularGet(nomen: string): Promise<FormularDto>;
  /** Choices for a field that refers to that noun; of sources the last five used come first. */
  auswahlGet(nomen: string): Promise<WahlDto[]>;
  satzShow(nomen: string, schluessel: string[]): Promise<Satz>;
  satzSet(wunsch: SatzWunsch): Promise<GespeichertDto>;
  satzClear(nomen: string, schluessel: string[], grund: string | null): Promise<GespeichertDto>;
  /** A Sachstand and, if wished, one milestone, in one entry. */
  statusAdd(wunsch: StatusWunsch): Promise<GespeichertDto>;
  meilensteinSet(projekt: string, wunsch: MeilensteinWunsch): Promise<GespeichertDto>;
  meilensteinVorschau(projekt: string, wunsch: MeilensteinWunsch): Promise<MeilensteinVorschauDto>;
  projektSammel(wunsch: SammelWunsch): Promise<GespeichertDto>;
  /** Takes back the own last saved entry. */
  rueckgaengig(): Promise<RueckgaengigDto>;

  kontaktSet(wunsch: KontaktWunsch): Promise<void>;
  kontaktClear(id: string): Promise<void>;
  /** The host shows its dialog to open a file; `null`: the person chose none. */
  belegAdd(fundstelle: string): Promise<BelegDto | null>;
  belegOeffnen(hash: string): Promise<void>;
  belegClear(fundstelle: string, hash: string): Promise<void>;

  lokalSet(art: LokalArt, schluessel: string, wert: string | null): Promise<void>;
  personSet(person: string): Promise<void>;
  /** The host shows its dialog to save; `null`: the person chose no file. */
  listeExport(wunsch: ListenWunsch): Promise<DateiDto | null>;
  diagrammExport(name: string, stichtag: string, format: 'svg' | 'png'): Promise<DateiDto | null>;
  katalogSichern(): Promise<DateiDto | null>;
  katalogWechseln(wohin: 'demo' | 'eigen'): Promise<StartDto>;
  /** Licences of the program and its parts, plain text. */
  lizenzenGet(): Promise<string>;
  /** Opens an https address in the system's browser. */
  adresseOeffnen(adresse: string): Promise<void>;

  /** Calls `dann` after each change of the catalogue, by whichever program. Returns the way to stop that. */
  onKatalogGeaendert(dann: () => void): Promise<() => void>;
  /** Asks `darf` before the window closes; it stays open unless the answer is true. */
  onSchliessen(darf: () => boolean | Promise<boolean>): Promise<() => void>;
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
