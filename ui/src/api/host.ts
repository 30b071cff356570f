/**
 * The one door to the host. Views know this interface only; `tauri.ts` fills it in the window and
 * `muster.ts` in a plain browser and in tests.
 */
import type { DiagrammDto } from './bindings/DiagrammDto';
import type { DiagrammWunsch } from './bindings/DiagrammWunsch';
import type { DiagrammartDto } from './bindings/DiagrammartDto';
import type { PrognoseDto } from './bindings/PrognoseDto';
import type { PrognoseWunsch } from './bindings/PrognoseWunsch';
import type { RueckschauDto } from './bindings/RueckschauDto';
import type { SteuerungDto } from './bindings/SteuerungDto';
import type { KarteDto } from './bindings/KarteDto';
import type { KommuneAngebotDto } from './bindings/KommuneAngebotDto';
import type { LeistungKennzahlDto } from './bindings/LeistungKennzahlDto';
import type { LeistungUrteilDto } from './bindings/LeistungUrteilDto';
import type { MatrixDto } from './bindings/MatrixDto';
import type { RolloutVorschauDto } from './bindings/RolloutVorschauDto';
import type { RolloutWunsch } from './bindings/RolloutWunsch';
import type { WandelDto } from './bindings/WandelDto';
import type { ZaehlweisenDto } from './bindings/ZaehlweisenDto';
import type { ZelleDto } from './bindings/ZelleDto';
import type { ApiFehler } from './bindings/ApiFehler';
import type { BelegDto } from './bindings/BelegDto';
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { DateiDto } from './bindings/DateiDto';
import type { FassungDto } from './bindings/FassungDto';
import type { FoerderungSeiteDto } from './bindings/FoerderungSeiteDto';
import type { FormularDto } from './bindings/FormularDto';
import type { GeldschereDto } from './bindings/GeldschereDto';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KatalogInfoDto } from './bindings/KatalogInfoDto';
import type { EintragFelderDto } from './bindings/EintragFelderDto';
import type { FassungWunsch } from './bindings/FassungWunsch';
import type { KettenbefundDto } from './bindings/KettenbefundDto';
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
import type { RahmenDto } from './bindings/RahmenDto';
import type { RueckgaengigDto } from './bindings/RueckgaengigDto';
import type { RuecknahmeDto } from './bindings/RuecknahmeDto';
import type { RuecknahmeWunsch } from './bindings/RuecknahmeWunsch';
import type { SammelWunsch } from './bindings/SammelWunsch';
import type { SatzWunsch } from './bindings/SatzWunsch';
import type { SicherungDto } from './bindings/SicherungDto';
import type { SicherungenDto } from './bindings/SicherungenDto';
import type { StandWunsch } from './bindings/StandWunsch';
import type { StartDto } from './bindings/StartDto';
import type { StatusWunsch } from './bindings/StatusWunsch';
import type { TatsacheDto } from './bindings/TatsacheDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { VergleichDto } from './bindings/VergleichDto';
import type { VerlaufSeiteDto } from './bindings/VerlaufSeiteDto';
import type { VerlaufWunsch } from './bindings/VerlaufWunsch';
import type { WahlDto } from './bindings/WahlDto';
import type { WiederhergestelltDto } from './bindings/WiederhergestelltDto';

export type Thema = 'hell' | 'dunkel';

/** The two times that everything is read for. Who reads names both, so that no view forgets one. */
export interface Zeitpunkt {
  /** "Galt am": ISO day. */
  stichtag: string;
  /** "Bekannt am": state of knowledge, RFC 3339 in UTC; `null`: jetzt. */
  bekanntAm: string | null;
}

export interface BurnupWunsch extends Zeitpunkt {
  /** CSS pixels. */
  breite: number;
  /** CSS pixels. */
  hoehe: number;
  thema: Thema;
}

/** As what a chart is written: picture, or its table in one of the two profiles. */
export type Bildformat = 'svg' | 'png' | 'csv' | 'csv-excel';

/** Which services a count takes: without what the Bund alone executes, or all. */
export type Umfang = 'kommunal' | 'alle';

/** Which figure a map shows, for which kind of area. */
export interface KartenWunsch extends Zeitpunkt {
  /** Gemeinden or Kreise. */
  ebene: 'gemeinden' | 'kreise';
  /** Kind of Kommune that is compared; empty: all of the level. */
  typ: string;
  /** OZG-ID whose state is shown; empty: the Umsetzungsgrad of each Kommune (Z6). */
  leistung: string;
  scope: Umfang;
  /** AGS that is marked; empty: none. */
  gewaehlt: string;
  breite: number;
  hoehe: number;
  thema: Thema;
}

/** A list as it is shown, for both times, to be written to a file. */
export type Listenausgabe = Omit<ListenWunsch, 'stichtag' | 'bekannt_am'> & Zeitpunkt;

/** A cell as the catalogue gives it: text in the profile `opendata`, whole numbers as numbers. */
export type Satz = Record<string, string | number | null>;

/** Every call may reject; what it rejects with goes through {@link alsApiFehler}. */
export interface Host {
  startGet(): Promise<StartDto>;
  /** The catalogue as it was known then: length and head of the chain, and how many entries came later. */
  infoGet(bekanntAm: string | null): Promise<KatalogInfoDto>;
  uebersichtGet(zeitpunkt: Zeitpunkt): Promise<UebersichtDto>;
  burnupGet(wunsch: BurnupWunsch): Promise<BurnupBildDto>;
  projektList(zeitpunkt: Zeitpunkt): Promise<ProjektZeileDto[]>;
  projektGet(kuerzel: string, zeitpunkt: Zeitpunkt): Promise<ProjektDto>;
  leistungGet(zeitpunkt: Zeitpunkt): Promise<LeistungenDto>;
  kommuneList(zeitpunkt: Zeitpunkt): Promise<KommuneZeileDto[]>;
  foerderungGet(zeitpunkt: Zeitpunkt): Promise<FoerderungSeiteDto>;
  /** Every counting rule side by side. */
  zaehlweiseGet(scope: Umfang, zeitpunkt: Zeitpunkt): Promise<ZaehlweisenDto>;
  /** The services behind a rung, "Z1" to "Z5", with the reason of each verdict. */
  zaehlweiseList(regel: string, scope: Umfang, zeitpunkt: Zeitpunkt): Promise<LeistungUrteilDto[]>;
  /** What became of the rules between two states, split into real change, catalogue and correction. */
  zaehlweiseWandel(von: Zeitpunkt, bis: Zeitpunkt, scope: Umfang): Promise<WandelDto[]>;
  kennzahlLeistung(ozgId: string, scope: Umfang, zeitpunkt: Zeitpunkt): Promise<LeistungKennzahlDto>;
  kommuneAngebot(ags: string, scope: Umfang, zeitpunkt: Zeitpunkt): Promise<KommuneAngebotDto>;
  matrixGet(scope: Umfang, zeitpunkt: Zeitpunkt): Promise<MatrixDto>;
  /** The reports behind one cell of the matrix. */
  zelleGet(ozgId: string, ags: string, scope: Umfang, zeitpunkt: Zeitpunkt): Promise<ZelleDto>;
  karteGet(wunsch: KartenWunsch): Promise<KarteDto>;
  rolloutSet(wunsch: RolloutWunsch): Promise<GespeichertDto>;
  /** What a roll-out would change; writes nothing. */
  rolloutVorschau(wunsch: RolloutWunsch): Promise<RolloutVorschauDto>;
  /** All charts of the gallery. */
  diagrammList(): Promise<DiagrammartDto[]>;
  diagrammGet(wunsch: DiagrammWunsch, zeitpunkt: Zeitpunkt): Promise<DiagrammDto>;
  /** Writes a chart as the host's dialog says: picture, or its table. */
  diagrammSchreiben(wunsch: DiagrammWunsch, format: Bildformat, zeitpunkt: Zeitpunkt): Promise<DateiDto | null>;
  /** Money against progress; `tage`: how long a phase may last beside drawn money. */
  geldschereGet(tage: number, zeitpunkt: Zeitpunkt): Promise<GeldschereDto>;
  /** Bodies, agreements, events, deadlines, standards, portals, model regions, published figures. */
  rahmenGet(zeitpunkt: Zeitpunkt): Promise<RahmenDto>;
  /** Rates, Termintreue, Earned Schedule, dwell times, signals, risks. */
  steuerungGet(zeitpunkt: Zeitpunkt): Promise<SteuerungDto>;
  /** The forecast; `null`: it was called off. */
  prognoseGet(wunsch: PrognoseWunsch, zeitpunkt: Zeitpunkt): Promise<PrognoseDto | null>;
  /** Calls off every forecast and backtest that runs. */
  prognoseAbbrechen(): Promise<void>;
  /** Past forecasts held against what came; `null`: it was called off. */
  rueckschauGet(wunsch: PrognoseWunsch, zeitpunkt: Zeitpunkt): Promise<RueckschauDto | null>;
  quelleList(bekanntAm: string | null): Promise<QuellenDto>;
  /** What rests on a source; `null`: what rests on none. At most 1,000. */
  quelleTatsachen(kennung: string | null, bekanntAm: string | null): Promise<TatsacheDto[]>;

  formularGet(nomen: string): Promise<FormularDto>;
  /** Choices for a field that refers to that noun; of sources the last five used come first. */
  auswahlGet(nomen: string): Promise<WahlDto[]>;
  satzShow(nomen: string, schluessel: string[], bekanntAm: string | null): Promise<Satz>;
  satzSet(wunsch: SatzWunsch): Promise<GespeichertDto>;
  satzClear(nomen: string, schluessel: string[], grund: string | null): Promise<GespeichertDto>;
  /** A Sachstand and, if wished, one milestone, in one entry. */
  statusAdd(wunsch: StatusWunsch): Promise<GespeichertDto>;
  meilensteinSet(projekt: string, wunsch: MeilensteinWunsch): Promise<GespeichertDto>;
  meilensteinVorschau(projekt: string, wunsch: MeilensteinWunsch): Promise<MeilensteinVorschauDto>;
  projektSammel(wunsch: SammelWunsch): Promise<GespeichertDto>;
  /** Takes back the own last saved entry. */
  rueckgaengig(): Promise<RueckgaengigDto>;

  /** A page of the history, newest first; with `bekanntAm` as it was known then. */
  verlaufList(wunsch: VerlaufWunsch, bekanntAm: string | null): Promise<VerlaufSeiteDto>;
  verlaufShow(nr: number, bekanntAm: string | null): Promise<EintragFelderDto>;
  verlaufExport(format: 'jsonl' | 'csv', bekanntAm: string | null): Promise<DateiDto | null>;
  /** What taking that entry back would do; changes nothing. */
  ruecknahmeGet(nr: number): Promise<RuecknahmeDto>;
  ruecknahmeSet(wunsch: RuecknahmeWunsch): Promise<RueckgaengigDto>;
  vergleichGet(von: StandWunsch, bis: StandWunsch, projekt?: string): Promise<VergleichDto>;
  vergleichExport(von: StandWunsch, bis: StandWunsch, profil: 'opendata' | 'excel'): Promise<DateiDto | null>;
  /** Named states, newest first. */
  fassungList(): Promise<FassungDto[]>;
  fassungCreate(wunsch: FassungWunsch): Promise<GespeichertDto>;
  /** Checks the whole catalogue; with an anchor ("LÄNGE:KOPF") also that this state is part of it. */
  pruefungGet(anker?: string): Promise<KettenbefundDto>;
  sicherungList(): Promise<SicherungenDto>;
  sicherungCreate(): Promise<SicherungDto>;
  /** Puts that backup in the place of the catalogue; the state before is backed up first. */
  sicherungRestore(name: string): Promise<WiederhergestelltDto>;
  /** Blacks out a free text in the row and in all of its history. */
  schwaerzungSet(nomen: string, schluessel: string[], feld: string, grund: string): Promise<GespeichertDto>;

  kontaktSet(wunsch: KontaktWunsch): Promise<void>;
  kontaktClear(id: string): Promise<void>;
  /** The host shows its dialog to open a file; `null`: the person chose none. */
  belegAdd(fundstelle: string): Promise<BelegDto | null>;
  belegOeffnen(hash: string): Promise<void>;
  belegClear(fundstelle: string, hash: string): Promise<void>;

  lokalSet(art: LokalArt, schluessel: string, wert: string | null): Promise<void>;
  personSet(person: string): Promise<void>;
  /** The host shows its dialog to save; `null`: the person chose no file. */
  listeExport(wunsch: Listenausgabe): Promise<DateiDto | null>;
  diagrammExport(name: string, format: 'svg' | 'png', zeitpunkt: Zeitpunkt): Promise<DateiDto | null>;
  katalogSichern(): Promise<DateiDto | null>;
  katalogWechseln(wohin: 'demo' | 'eigen'): Promise<StartDto>;
  /** Licences of the program and its parts, plain text. */
  lizenzenGet(): Promise<string>;
  /** Opens an https address in the system's browser. */
  adresseOeffnen(adresse: string): Promise<void>;

  /** Calls `dann` after each change of the catalogue, by whichever program. Returns the way to stop that. */
  onKatalogGeaendert(dann: () => void): Promise<() => void>;
  /** Calls `dann` with the runs done and all runs while a forecast is computed. Returns the way to stop that. */
  onPrognose(dann: (fertig: number, von: number) => void): Promise<() => void>;
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
