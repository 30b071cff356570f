/** The window as its views see it: which catalogue, which times, which view, and what is under way. */
import { untrack } from 'svelte';

import type { ApiFehler } from '../api/bindings/ApiFehler';
import type { FassungDto } from '../api/bindings/FassungDto';
import type { GespeichertDto } from '../api/bindings/GespeichertDto';
import type { KatalogInfoDto } from '../api/bindings/KatalogInfoDto';
import type { RueckgaengigDto } from '../api/bindings/RueckgaengigDto';
import type { StartDto } from '../api/bindings/StartDto';
import type { Host, Zeitpunkt } from '../api/host';
import { alsApiFehler } from '../api/host';
import { kurzerKopf, zahl } from '../format';
import { t, tn } from '../labels';
import { Auslastung, Ladung } from '../shared/ladung.svelte';
import { leseZeitpunkt, zeitpunkttext } from '../shared/zeitpunkt';
import type { Ansicht } from './adresse.svelte';
import { Adresse } from './adresse.svelte';
import { ausJson, Einstellungen } from './einstellungen.svelte';
import { Entwuerfe } from './entwuerfe.svelte';
import type { Antwort } from './frage.svelte';
import { Entwurfsfrage } from './frage.svelte';
import type { Befehlspunkt, Kontext, Ladeweg, Tastenpunkt } from './kontext';
import { Meldung } from './meldung.svelte';
import { kalendertag } from './uhr';
import { Zeit } from './zeit.svelte';

const MERKE_MS = 500;
/** A word about work only when it is felt. */
const ANSAGE_MS = 400;

/** What lies over the window. */
export type Ueberlage = 'palette' | 'tasten' | 'bekannt' | null;

export class Fenster implements Kontext {
  readonly auslastung = new Auslastung();
  readonly start = new Ladung<StartDto>(this.auslastung);
  readonly zeit = new Zeit();
  readonly adresse = new Adresse();
  readonly meldung = new Meldung();
  readonly frage = new Entwurfsfrage();
  readonly entwuerfe: Entwuerfe;
  readonly einstellungen: Einstellungen;

  stand = $state(0);
  /** Findings of the data check on the day in force. Counted beside everything else: it keeps no view waiting. */
  readonly #befunde = new Ladung<number>(new Auslastung());
  /** The catalogue as it was known at the moment in force, and the named states; counted beside as well. */
  readonly #damals = new Ladung<KatalogInfoDto>(new Auslastung());
  readonly #fassungen = new Ladung<FassungDto[]>(new Auslastung());
  ueberlage = $state<Ueberlage>(null);
  /** A failure shown in a dialog. */
  ungluck = $state.raw<ApiFehler | null>(null);
  /** The entry that is to be taken back, while that is asked. */
  ruecknahme = $state<number | null>(null);
  #katalog = $state.raw<KatalogInfoDto | null>(null);
  #tasten = $state.raw<readonly Tastenpunkt[][]>([]);
  #befehle = $state.raw<readonly (() => Befehlspunkt[])[]>([]);
  #ladungen: Partial<Record<string, Ladung<unknown>>> = {};
  #begonnen = false;
  /** A catalogue was opened before this one: it begins at its Übersicht. */
  #gewechselt = false;
  #wechselt = false;
  /** The calendar day on which the host was last asked. */
  #gefragtAm = '';
  #nimmtZurueck = false;
  #entwurfGescheitert = false;
  #merkUhr: ReturnType<typeof setTimeout> | undefined;
  /** The last address, and the one that the catalogue keeps. */
  #gemerkt: string | null = null;
  #geschrieben: string | null = null;

  /** Why there is no catalogue. */
  katalogfehler: ApiFehler | null = $derived(this.start.fehler ?? this.start.wert?.fehler ?? null);
  offen: boolean = $derived(this.#katalog !== null && this.katalogfehler === null);
  schreibbar: boolean = $derived(this.offen && this.zeit.lage !== 'vergangenheit');
  /** Open tasks: findings, and drafts where they can be gone on with. */
  aufgaben: number = $derived.by(() => (this.#befunde.wert ?? 0) + (this.schreibbar ? this.entwuerfe.liste.length : 0));
  /** Keys of the view, for the overview and the key handler. */
  ansichtstasten: Tastenpunkt[] = $derived(this.#tasten.flat().filter(({ schreibt }) => this.schreibbar || schreibt !== true));

  constructor(readonly host: Host) {
    this.entwuerfe = new Entwuerfe(
      (schluessel, wert) => this.host.lokalSet('entwurf', schluessel, wert).then(() => { this.#entwurfGescheitert = false; }),
      (fehler) => {
        // Said once, not after each key.
        if (!this.#entwurfGescheitert) this.fehler(fehler);
        this.#entwurfGescheitert = true;
      },
    );
    this.einstellungen = new Einstellungen((name, wert) => {
      this.host.lokalSet('einstellung', name, wert).catch((fehler: unknown) => { this.fehler(fehler); });
    });
    this.zeit.vorher = (weiter) => { this.#fragVorReise(weiter); };
  }

  /** Only asked by views, which there are only with a catalogue. */
  get katalog(): KatalogInfoDto {
    return this.#katalog as KatalogInfoDto;
  }

  /** Asked anew at each opening of the palette. */
  get ansichtsbefehle(): Befehlspunkt[] {
    return this.#befehle.flatMap((hole) => hole());
  }

  /** What the welcome says holds for the shipped catalogue; demo and empty ones are others. */
  get hatWillkommen(): boolean {
    return !this.katalog.demodaten && this.katalog.leistungen > 0;
  }

  zeigeWillkommen(): void {
    this.einstellungen.merke('willkommen', null);
    this.adresse.geheZu('uebersicht');
  }

  ladeStart(): void {
    this.#gefragtAm = kalendertag();
    this.start.hole(`start#${String(this.stand)}`, () => this.host.startGet());
  }

  /** Asks for today again when the day has changed: forms preset it, and findings hang on it. */
  pruefeTag(): void {
    if (this.#begonnen && this.#gefragtAm !== kalendertag()) this.ladeStart();
  }

  /** Takes over what the host said at the start, after a change, or for another catalogue. */
  beginne(start: StartDto): void {
    this.#katalog = start.katalog;
    if (start.katalog === null) return;
    if (this.#begonnen) {
      this.zeit.beginne(start.heute);
      return;
    }
    this.#begonnen = true;
    this.#nimmLokales(start);
    if (!this.#gewechselt) this.adresse.beginne(this.#gemerkt);
    this.zeit.beginne(start.heute);
    if (this.adresse.galt !== null) this.zeit.stichtag = this.adresse.galt;
    this.zeit.bekanntAm = this.adresse.bekannt;
  }

  /** `false` if it could not be kept; then a dialog has said why. */
  async setzePerson(person: string): Promise<boolean> {
    try {
      await this.host.personSet(person.trim());
    } catch (fehler) {
      this.fehler(fehler);
      return false;
    }
    if (this.#katalog !== null) this.#katalog = { ...this.#katalog, person: person.trim() };
    return true;
  }

  async sichereKatalog(): Promise<void> {
    this.auslastung.zaehle(1);
    try {
      const ergebnis = await this.host.katalogSichern();
      if (ergebnis === null) return;
      this.ladeStart();
      this.meldung.zeige(t('shell.gesichert', { datei: ergebnis.datei }));
    } catch (fehler) {
      this.fehler(fehler);
    } finally {
      this.auslastung.zaehle(-1);
    }
  }

  async wechsleKatalog(wohin: 'demo' | 'eigen'): Promise<void> {
    // Making the demo catalogue takes a moment; asked twice it is still one.
    if (this.#wechselt) return;
    this.#wechselt = true;
    await this.entwuerfe.sichere();
    this.auslastung.zaehle(1);
    const ansage = setTimeout(() => { this.meldung.zeige(t('shell.katalog_oeffnet')); }, ANSAGE_MS);
    try {
      this.#beginneNeu(await this.host.katalogWechseln(wohin));
    } catch (fehler) {
      this.fehler(fehler);
    } finally {
      clearTimeout(ansage);
      this.meldung.schliesse();
      this.#wechselt = false;
      this.auslastung.zaehle(-1);
    }
  }

  async stelleWiederHer(sicherung: string): Promise<void> {
    if (this.#wechselt) return;
    this.#wechselt = true;
    await this.entwuerfe.sichere();
    this.auslastung.zaehle(1);
    try {
      const { vorher, laenge, kopf } = await this.host.sicherungRestore(sicherung);
      // It is restored, whatever becomes of the question: the page for a catalogue that cannot be read asks again.
      const start = await this.host.startGet().catch((fehler: unknown): StartDto => ({ heute: this.zeit.heute, katalog: null, vorab: null, fehler: alsApiFehler(fehler, t('fehler.intern')), lokal: { entwuerfe: [], ansichten: [], einstellungen: [] } }));
      this.#beginneNeu(start);
      this.meldung.zeige(tn(laenge, 'shell.wiederhergestellt.eins', 'shell.wiederhergestellt', { n: zahl(laenge), kopf: kurzerKopf(kopf), vorher }));
    } finally {
      this.#wechselt = false;
      this.auslastung.zaehle(-1);
    }
  }

  /** Other contents: nothing that was loaded or typed belongs to them. */
  #beginneNeu(start: StartDto): void {
    this.entwuerfe.leere();
    this.#ladungen = {};
    this.#befunde.wert = null;
    this.#befunde.wertFuer = null;
    this.#gewechselt = true;
    this.#begonnen = false;
    this.#fassungen.wert = null;
    this.zeit.stichtag = '';
    this.zeit.bekanntAm = null;
    this.start.wert = start;
    this.adresse.geheZu('uebersicht');
    this.adresse.setzeZeit(null, null);
    this.stand += 1;
  }

  lade<W>(name: string, hole: (zeitpunkt: Zeitpunkt) => Promise<W>, schluessel: () => string = () => ''): Ladeweg<W> {
    const ladung = (this.#ladungen[name] ?? new Ladung<W>(this.auslastung)) as Ladung<W>;
    this.#ladungen[name] = ladung;
    const zeiten = () => zeitpunkttext(this.zeit.zeitpunkt);
    const wunsch = () => `${zeiten()}#${String(this.stand)}#${schluessel()}`;
    // What is kept of another record must not stand under this one's heading, nor what held at another time under
    // this one's banner.
    untrack(() => {
      const [fuer, , ...rest] = ladung.wertFuer?.split('#') ?? [];
      if (fuer !== zeiten() || rest.join('#') !== schluessel()) {
        ladung.wert = null;
        ladung.wertFuer = null;
        ladung.fehler = null;
      }
    });
    const erneut = () => {
      const { zeitpunkt } = this.zeit;
      ladung.hole(wunsch(), () => hole(zeitpunkt));
    };
    $effect(() => {
      const gewuenscht = wunsch();
      if (this.zeit.stichtag === '') return;
      untrack(() => {
        if (ladung.laeuft || ladung.fehler !== null || ladung.wertFuer !== gewuenscht) erneut();
      });
    });
    const gilt = () => (ladung.wertFuer === null ? this.zeit.zeitpunkt : leseZeitpunkt(ladung.wertFuer.split('#')[0] ?? ''));
    const abbrechen = () => {
      ladung.brichAb();
      this.zeit.reiseZu(gilt());
    };
    return { ladung, gilt, erneut, abbrechen };
  }

  gespeichert(dto: GespeichertDto, text: string, { rueckgaengig = true }: { rueckgaengig?: boolean } = {}): void {
    if (dto.nr === null) {
      this.meldung.zeige(t('shell.nichts_zu_aendern'), { hinweise: dto.hinweise });
      return;
    }
    this.stand += 1;
    this.meldung.zeige(t('shell.gespeichert', { text }), { rueckgaengig, hinweise: dto.hinweise });
  }

  fehler(fehler: unknown): void {
    this.ungluck = alsApiFehler(fehler, t('fehlerdialog.unerwartet'));
  }

  rueckgaengig(): void {
    if (!this.schreibbar || this.#nimmtZurueck) return;
    this.#nimmtZurueck = true;
    void this.#nimmZurueck().finally(() => (this.#nimmtZurueck = false));
  }

  nimmZurueck(nr: number): void {
    if (this.schreibbar) this.ruecknahme = nr;
  }

  zurueckgenommen({ gespeichert, text }: RueckgaengigDto): void {
    const { nr, hinweise } = gespeichert;
    if (nr === null) {
      this.meldung.zeige(t('shell.nichts_zu_aendern'), { hinweise });
      return;
    }
    this.stand += 1;
    this.meldung.zeige(t('shell.zurueckgenommen', { text }), { hinweise, rueckgaengig: () => { this.#stelleHer(nr); } });
  }

  hilfe(abschnitt?: string): void {
    const { ansicht, satz } = this.adresse;
    if (abschnitt !== undefined) this.adresse.geheZu('hilfe', abschnitt);
    else if (ansicht !== 'hilfe') this.adresse.geheZu('hilfe', HILFE[ansicht === 'projekte' && satz !== null ? 'projekt' : ansicht]);
  }

  tasten(liste: Tastenpunkt[]): void {
    $effect(() => {
      untrack(() => (this.#tasten = [...this.#tasten, liste]));
      return () => {
        this.#tasten = untrack(() => this.#tasten).filter((eine) => eine !== liste);
      };
    });
  }

  befehle(liste: Befehlspunkt[] | (() => Befehlspunkt[])): void {
    const hole = typeof liste === 'function' ? liste : () => liste;
    $effect(() => {
      untrack(() => (this.#befehle = [...this.#befehle, hole]));
      return () => {
        this.#befehle = untrack(() => this.#befehle).filter((eine) => eine !== hole);
      };
    });
  }

  zeigeTasten(): void {
    this.ueberlage = 'tasten';
  }

  setzeBefunde(anzahl: number): void {
    this.#befunde.wert = anzahl;
    this.#befunde.wertFuer = this.#befundeFuer();
  }

  /** Counts the findings where no view has done so for these times and this state. */
  zaehleBefunde(): void {
    const fuer = this.#befundeFuer();
    const { zeitpunkt } = this.zeit;
    if (this.#befunde.wertFuer !== fuer) this.#befunde.hole(fuer, async () => (await this.host.uebersichtGet(zeitpunkt)).befunde_je_art.reduce((alle, { anzahl }) => alle + anzahl, 0));
  }

  #befundeFuer(): string {
    return `${zeitpunkttext(this.zeit.zeitpunkt)}#${String(this.stand)}`;
  }

  /** The catalogue as it was known at the moment in force; `null`: that is now, or it is not there yet. */
  get damals(): KatalogInfoDto | null {
    return this.#damals.wertFuer === this.#damalsFuer() && this.#damals.fehler === null ? this.#damals.wert : null;
  }

  ladeDamals(): void {
    const { bekanntAm } = this.zeit;
    const fuer = this.#damalsFuer();
    if (bekanntAm !== null && this.#damals.wertFuer !== fuer) this.#damals.hole(fuer, () => this.host.infoGet(bekanntAm));
  }

  #damalsFuer(): string {
    return `${this.katalog.pfad}#${String(this.stand)}#${String(this.zeit.bekanntAm)}`;
  }

  /** Named states, newest first. Empty until they are there, and where they cannot be had. */
  get fassungen(): readonly FassungDto[] {
    return this.#fassungen.wert ?? [];
  }

  ladeFassungen(): void {
    this.#fassungen.hole(`${this.katalog.pfad}#${String(this.stand)}`, () => this.host.fassungList());
  }

  /** Keeps the address for the next start, without the times. */
  merkeAdresse(): void {
    const gemerkt = this.adresse.gemerkt;
    if (!this.#begonnen || gemerkt === this.#gemerkt) return;
    this.#gemerkt = gemerkt;
    clearTimeout(this.#merkUhr);
    this.#merkUhr = setTimeout(() => void this.#schreibeAdresse(), MERKE_MS);
  }

  async #schreibeAdresse(): Promise<void> {
    clearTimeout(this.#merkUhr);
    if (this.#gemerkt === this.#geschrieben) return;
    this.#geschrieben = this.#gemerkt;
    // Where one was is a convenience; that it could not be kept is no news for the person.
    await this.host.lokalSet('einstellung', 'adresse', JSON.stringify(this.#gemerkt)).catch(() => undefined);
  }

  /** Whether the window may close. */
  async darfSchliessen(): Promise<boolean> {
    const antwort = this.entwuerfe.offen ? await this.frage.stelle('schliessen') : null;
    if (antwort !== null && !this.#folge(antwort)) return false;
    this.#entwurfGescheitert = false;
    await this.entwuerfe.sichere();
    // Kept by word only: the window stays, and the dialog says why. Throwing away always closes.
    if (this.#entwurfGescheitert && antwort === 'behalten') return false;
    await this.#schreibeAdresse();
    return true;
  }

  #folge(antwort: Antwort): boolean {
    if (antwort === 'verwerfen') this.entwuerfe.verwirfOffene();
    return antwort !== 'weiter';
  }

  #fragVorReise(weiter: () => void): void {
    if (!this.entwuerfe.offen) {
      weiter();
      return;
    }
    void this.frage.stelle('zeit').then((antwort) => {
      if (this.#folge(antwort)) {
        this.entwuerfe.verlasse();
        weiter();
      }
    });
  }

  async #nimmZurueck(): Promise<void> {
    try {
      const { text } = await this.host.rueckgaengig();
      this.stand += 1;
      this.meldung.zeige(t('shell.zurueckgenommen', { text }));
    } catch (fehler) {
      this.meldung.schliesse();
      this.#scheitereZurueck(fehler);
    }
  }

  /** A later change of the same fields is a question, not a failure. */
  #scheitereZurueck(fehler: unknown): void {
    const { code, params } = alsApiFehler(fehler, '');
    const nr = Number(params.nr);
    if (code === 'inzwischen_geaendert' && Number.isInteger(nr) && nr > 0) this.nimmZurueck(nr);
    else this.fehler(fehler);
  }

  /** Takes back an entry that took back another one. Where something stands in the way, that is asked. */
  #stelleHer(nr: number): void {
    if (!this.schreibbar || this.#nimmtZurueck) return;
    this.#nimmtZurueck = true;
    void this.#stelleHerOderFrage(nr).finally(() => (this.#nimmtZurueck = false));
  }

  async #stelleHerOderFrage(nr: number): Promise<void> {
    try {
      const { stand, kollisionen, hindernis } = await this.host.ruecknahmeGet(nr);
      if (hindernis !== null || kollisionen > 0) {
        this.meldung.schliesse();
        this.nimmZurueck(nr);
        return;
      }
      this.zurueckgenommen(await this.host.ruecknahmeSet({ nr, stand, zuruecksetzen: [], grund: null }));
    } catch (fehler) {
      this.meldung.schliesse();
      this.#scheitereZurueck(fehler);
    }
  }

  #nimmLokales(start: StartDto): void {
    this.einstellungen.nimm(Object.fromEntries(start.lokal.einstellungen.map(({ schluessel, wert }) => [schluessel, wert])), this.#gewechselt);
    this.entwuerfe.nimm(start.lokal.entwuerfe);
    const gemerkt = ausJson(start.lokal.einstellungen.find(({ schluessel }) => schluessel === 'adresse')?.wert);
    this.#gemerkt = this.#geschrieben = typeof gemerkt === 'string' ? gemerkt : null;
  }
}

/** Chapter of the handbook for each view. */
const HILFE: Record<Ansicht | 'projekt', string> = {
  uebersicht: 'uebersicht',
  projekte: 'projekte',
  projekt: 'projekt',
  leistungen: 'leistungen',
  kommunen: 'kommunen',
  zaehlweisen: 'zaehlweisen',
  foerderung: 'foerderung',
  rahmen: 'rahmen',
  diagramme: 'diagramme',
  verlauf: 'verlauf',
  quellen: 'quellen',
  einstellungen: 'einstellungen',
  hilfe: '',
};
