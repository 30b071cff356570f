/** The state of one form: what is typed, what is refused, the draft. */
import type { ApiFehler } from '../api/bindings/ApiFehler';
import type { GespeichertDto } from '../api/bindings/GespeichertDto';
import { alsApiFehler } from '../api/host';
import { t } from '../labels';
import type { Entwuerfe } from '../shell/entwuerfe.svelte';

export type Feldwerte = Record<string, string>;

export interface Formularwunsch {
  entwuerfe: Pick<Entwuerfe, 'lies' | 'setze' | 'verwirf' | 'verlasse' | 'liste'>;
  /** Key of the draft, e.g. "sachstand/einbuergerung". */
  schluessel: string;
  /** Where the form stands, so that the draft leads back to it. */
  wo: { adresse: string; titel: string };
  /** What the fields hold before anyone types; `null`: it comes by `setzeVorgabe`. */
  vorgabe: Feldwerte | null;
  /** The fields show a stored row: the draft holds what was changed only, so that what came meanwhile stands. */
  bestand?: boolean;
}

function gleich(a: Feldwerte, b: Feldwerte): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((feld) => (a[feld] ?? '') === (b[feld] ?? ''));
}

/** The same fields with the same values; unlike {@link gleich}, an emptied field is not a missing one. */
function dasselbe(a: Feldwerte, b: Feldwerte | null): boolean {
  return b !== null && Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([feld, wert]) => b[feld] === wert);
}

/** Make it during component init: it writes its draft by an effect and leaves it when the component goes. */
export class Formular {
  werte: Feldwerte = $state({});
  laeuft = $state(false);
  /** Why the last attempt to save failed. */
  fehler = $state.raw<ApiFehler | null>(null);
  /** When the restored draft was typed (ISO); `null`: the form began fresh. */
  entwurfVom = $state<string | null>(null);

  #vorgabe = $state.raw<Feldwerte>({});
  /** What the fields held when they were refused: a changed field is no longer wrong. */
  #abgelehnt = $state.raw<Feldwerte>({});
  /** Set once the input is saved: nothing is written any more. */
  #fertig = false;
  /** This form has marked its draft as open. */
  #gesetzt = false;
  /** What the fields begin with is there; before, a draft can neither be read nor written. */
  #begonnen = false;
  readonly #wunsch: Formularwunsch;

  geaendert: boolean = $derived(!gleich(this.werte, this.#vorgabe));

  /** Sentence per field (CSV header). */
  feldfehler: Partial<Record<string, string>> = $derived.by(() => {
    const saetze: Partial<Record<string, string>> = {};
    for (const { feld, text } of this.fehler?.felder ?? []) {
      if ((this.werte[feld] ?? '') === (this.#abgelehnt[feld] ?? '')) saetze[feld] ??= text;
    }
    return saetze;
  });

  constructor(wunsch: Formularwunsch) {
    this.#wunsch = wunsch;
    if (wunsch.vorgabe !== null) this.#beginne(wunsch.vorgabe);

    $effect(() => {
      const werte = wunsch.bestand === true ? this.aenderungen : $state.snapshot(this.werte);
      const geaendert = this.geaendert;
      if (this.#fertig || !this.#begonnen) return;
      const { entwuerfe, schluessel, wo } = wunsch;
      // Later, so that reading the drafts is no reason to run again.
      queueMicrotask(() => {
        if (this.#fertig) return;
        if (geaendert) {
          if (this.#gesetzt && dasselbe(werte, entwuerfe.lies(schluessel))) return;
          this.#gesetzt = true;
          entwuerfe.setze(schluessel, werte, wo);
        } else if (entwuerfe.lies(schluessel) !== null) entwuerfe.verwirf(schluessel);
      });
    });
    $effect(() => () => {
      wunsch.entwuerfe.verlasse(wunsch.schluessel);
    });
  }

  /** Begins with these values, or goes on with the draft. */
  #beginne(vorgabe: Feldwerte): void {
    this.#begonnen = true;
    this.#vorgabe = { ...vorgabe };
    this.werte = { ...vorgabe };
    const { entwuerfe, schluessel } = this.#wunsch;
    const entwurf = entwuerfe.lies(schluessel);
    if (entwurf === null || gleich({ ...this.#vorgabe, ...entwurf }, this.#vorgabe)) return;
    this.werte = { ...this.#vorgabe, ...entwurf };
    this.entwurfVom = entwuerfe.liste.find((eins) => eins.schluessel === schluessel)?.geaendert ?? '';
  }

  /** The fields that differ from what they began with. */
  get aenderungen(): Feldwerte {
    return Object.fromEntries(Object.entries($state.snapshot(this.werte)).filter(([feld, wert]) => wert !== (this.#vorgabe[feld] ?? '')));
  }

  /** Values that came later, e.g. from the host. What was typed stands. */
  setzeVorgabe(vorgabe: Feldwerte): void {
    if (!this.#begonnen) {
      this.#beginne(vorgabe);
      return;
    }
    const getippt = this.aenderungen;
    this.#vorgabe = { ...vorgabe };
    this.werte = { ...vorgabe, ...getippt };
    if (!this.geaendert) this.entwurfVom = null;
  }

  /** Throws the input away: the fields hold again what they began with. */
  verwirf(): void {
    this.#wunsch.entwuerfe.verwirf(this.#wunsch.schluessel);
    this.werte = { ...this.#vorgabe };
    this.entwurfVom = null;
    this.fehler = null;
    this.#gesetzt = false;
  }

  /** Saves; `null` if that failed, with the input as it was. */
  async speichere(tun: () => Promise<GespeichertDto>): Promise<GespeichertDto | null> {
    if (this.laeuft) return null;
    this.laeuft = true;
    try {
      const dto = await tun();
      this.fehler = null;
      this.#fertig = true;
      this.entwurfVom = null;
      this.#wunsch.entwuerfe.verwirf(this.#wunsch.schluessel);
      return dto;
    } catch (fehler) {
      this.#abgelehnt = $state.snapshot(this.werte);
      this.fehler = alsApiFehler(fehler, t('bauteil.formular.nicht_gespeichert'));
      return null;
    } finally {
      this.laeuft = false;
    }
  }
}
