/**
 * Where one is: view, record, query and both times stand in the fragment of the address, so back and forth
 * work by the history of the web view. Only the shell writes the times (`galt`, `bekannt`); absent means today, now.
 */
import { istMoment, istTag } from '../shared/zeitpunkt';
import { Schreiber } from './schreiber';

export const ANSICHTEN = ['uebersicht', 'projekte', 'leistungen', 'kommunen', 'zaehlweisen', 'foerderung', 'rahmen', 'diagramme', 'verlauf', 'quellen', 'einstellungen', 'hilfe'] as const;
export type Ansicht = (typeof ANSICHTEN)[number];
export type Werte = Record<string, string>;

export interface Ort {
  ansicht: Ansicht;
  satz: string | null;
  werte: Werte;
  /** Stichtag, ISO; `null`: heute. */
  galt: string | null;
  /** State of knowledge, RFC 3339 in UTC; `null`: jetzt. */
  bekannt: string | null;
}

const JETZT = { galt: null, bekannt: null };

function entziffert(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A hand-written address with a lone percent sign.
    return text;
  }
}

/** `null` if the text names no view. */
export function leseOrt(text: string): Ort | null {
  const [pfad = '', ...rest] = text.replace(/^#?\/?/, '').split('?');
  const [kopf = '', ...satz] = pfad.split('/');
  const ansicht = ANSICHTEN.find((eine) => eine === kopf);
  if (ansicht === undefined) return null;
  const anfrage = [...new URLSearchParams(rest.join('?'))];
  // Built, not assigned: a hand-written name such as "toString" must be an ordinary one.
  const werte: Werte = Object.fromEntries(anfrage.filter(([name]) => name !== 'galt' && name !== 'bekannt'));
  const galt = anfrage.find(([name, wert]) => name === 'galt' && istTag(wert))?.[1] ?? null;
  const bekannt = anfrage.find(([name, wert]) => name === 'bekannt' && istMoment(wert))?.[1] ?? null;
  const schluessel = entziffert(satz.join('/'));
  return { ansicht, satz: schluessel === '' ? null : schluessel, werte, galt, bekannt };
}

export function schreibeOrt({ ansicht, satz, werte, galt, bekannt }: Ort): string {
  const anfrage = new URLSearchParams(Object.entries(werte).filter(([, wert]) => wert !== ''));
  if (galt !== null) anfrage.set('galt', galt);
  if (bekannt !== null) anfrage.set('bekannt', bekannt);
  const mehr = anfrage.toString();
  return `#/${ansicht}${satz === null ? '' : `/${encodeURIComponent(satz)}`}${mehr === '' ? '' : `?${mehr}`}`;
}

export class Adresse {
  ansicht = $state<Ansicht>('uebersicht');
  satz = $state<string | null>(null);
  werte = $state.raw<Werte>({});
  galt = $state<string | null>(null);
  bekannt = $state<string | null>(null);
  /** Counts the changes after which the focus belongs to the heading. */
  spruenge = $state(0);
  /** Which entry of the history this is; scroll positions are kept under it. */
  eintrag = 0;
  /** The entry was reached by back or forth. */
  gewandert = false;
  /** Called before another entry is shown, while the page is still the old one. */
  vorWechsel: () => void = () => undefined;

  #hash = '';
  #letzter = 0;
  readonly #schreiber = new Schreiber();

  constructor() {
    const ort = leseOrt(window.location.hash);
    if (ort !== null) this.#nimm(ort);
  }

  get ort(): Ort {
    return { ansicht: this.ansicht, satz: this.satz, werte: this.werte, galt: this.galt, bekannt: this.bekannt };
  }

  /** What is kept for the next start: never a time, so that the program starts today. */
  get gemerkt(): string {
    return schreibeOrt({ ...this.ort, ...JETZT });
  }

  /** Follows the address until the returned function is called. */
  folge(): () => void {
    this.#schreibe('replace');
    const nimm = (ereignis: Event) => {
      if (window.location.hash === this.#hash && !(ereignis instanceof PopStateEvent && this.#nummer(ereignis.state) !== this.eintrag)) return;
      this.#folge();
    };
    window.addEventListener('popstate', nimm);
    window.addEventListener('hashchange', nimm);
    return () => {
      this.#schreiber.vergiss();
      window.removeEventListener('popstate', nimm);
      window.removeEventListener('hashchange', nimm);
    };
  }

  /** Takes up a kept address, unless the window was opened with one. */
  beginne(gemerkt: string | null): void {
    if (gemerkt === null || this.#eigene) return;
    const ort = leseOrt(gemerkt);
    if (ort === null) return;
    this.#nimm({ ...ort, ...JETZT });
    this.#schreibe('replace');
  }

  geheZu(ansicht: Ansicht, satz: string | null = null, werte: Werte = {}): void {
    this.#springe({ ...this.ort, ansicht, satz, werte });
  }

  /** Goes where a link of the window points; `false` if it points to no view. */
  folgeLink(href: string): boolean {
    const ort = leseOrt(href);
    if (ort === null || !href.startsWith('#/')) return false;
    this.#springe({ ...ort, galt: ort.galt ?? this.galt, bekannt: ort.bekannt ?? this.bekannt });
    return true;
  }

  setzeWerte(werte: Werte, { neu = false }: { neu?: boolean } = {}): void {
    if (neu) this.vorWechsel();
    this.werte = werte;
    this.#schreibe(neu ? 'push' : 'replace');
  }

  /** Another record of the same view without a step of the history and without moving the focus. */
  setzeSatz(satz: string | null): void {
    this.satz = satz;
    this.#schreibe('replace');
  }

  setzeZeit(galt: string | null, bekannt: string | null): void {
    if (galt === this.galt && bekannt === this.bekannt) return;
    // Leaving today and coming back are steps of the history, walking day by day is not. A state of knowledge is
    // chosen, not walked to.
    const schritt = (galt === null) !== (this.galt === null) || bekannt !== this.bekannt;
    this.galt = galt;
    this.bekannt = bekannt;
    this.#schreibe(schritt ? 'push' : 'replace');
  }

  href(ansicht: Ansicht, satz: string | null = null, werte: Werte = {}): string {
    return schreibeOrt({ ...this.ort, ansicht, satz, werte });
  }

  #eigene = leseOrt(window.location.hash) !== null;

  #springe(ort: Ort): void {
    if (schreibeOrt(ort) !== this.#hash) {
      this.vorWechsel();
      this.#nimm(ort);
      this.#schreibe('push');
    }
    this.gewandert = false;
    this.spruenge += 1;
  }

  #folge(): void {
    this.vorWechsel();
    this.#schreiber.vergiss();
    const ort = leseOrt(window.location.hash) ?? { ansicht: 'uebersicht', satz: null, werte: {}, ...JETZT };
    const anders = ort.ansicht !== this.ansicht || ort.satz !== this.satz;
    this.#nimm(ort);
    const nummer = this.#nummer(window.history.state);
    this.gewandert = nummer !== null;
    if (nummer === null) {
      this.#letzter += 1;
      this.eintrag = this.#letzter;
      this.#schreibe('replace');
    } else {
      this.eintrag = nummer;
      this.#hash = window.location.hash;
    }
    if (anders) this.spruenge += 1;
  }

  #nummer(zustand: unknown): number | null {
    return typeof zustand === 'object' && zustand !== null && 'eintrag' in zustand && typeof zustand.eintrag === 'number' ? zustand.eintrag : null;
  }

  #nimm(ort: Ort): void {
    this.ansicht = ort.ansicht;
    this.satz = ort.satz;
    this.werte = ort.werte;
    this.galt = ort.galt;
    this.bekannt = ort.bekannt;
  }

  #schreibe(wie: 'push' | 'replace'): void {
    this.#hash = schreibeOrt(this.ort);
    if (wie === 'push') {
      this.#letzter += 1;
      this.eintrag = this.#letzter;
      this.#schreiber.schritt(this.eintrag, this.#hash);
    } else {
      this.#schreiber.ersetze(this.eintrag, this.#hash);
    }
  }
}
