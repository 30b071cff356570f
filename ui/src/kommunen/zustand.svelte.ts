/** What the address of the view holds besides the filters of the list: the form of the view, the scope, and what is open. */
import type { Umfang } from '../api/host';
import type { Adresse, Werte } from '../shell/adresse.svelte';
import type { Ordnung } from './ordnen';
import { alsListe, alsWert, naechsteOrdnung, ordnungAus } from './ordnen';

export const ANSICHTEN = ['liste', 'karte', 'matrix'] as const;
export type Form = (typeof ANSICHTEN)[number];

/** Values of the address that belong to one record or one row only: they stay behind on the way back. */
const DES_SATZES = ['zelle', 'meldung', 'zeile', 'nach', 'lauf', 'wertfilter', 'feldfilter'];

export function ohneSatz(werte: Werte): Werte {
  return Object.fromEntries(Object.entries(werte).filter(([name]) => !DES_SATZES.includes(name)));
}

/** Order of a list within a record; that of the list of Kommunen is kept apart. */
export function satzordnung({ nach = '', lauf = '' }: Werte, spalten: readonly string[], vorgabe: string): Ordnung {
  return ordnungAus({ spalte: nach, richtung: lauf }, spalten, vorgabe);
}

export function naechsteSatzordnung(jetzt: Ordnung, spalte: string): Werte {
  const { spalte: nach, richtung: lauf } = naechsteOrdnung(jetzt, spalte);
  return { nach, lauf };
}

export interface Zellort {
  ozgId: string;
  ags: string;
}

/** Which report a form is for: a new one, or the one with that key. */
export type Meldungsziel = 'neu' | string[];

function schluesselAus(text: string): Meldungsziel | null {
  if (text === 'neu') return 'neu';
  try {
    const teile: unknown = JSON.parse(text);
    return Array.isArray(teile) && teile.length > 0 && teile.length <= 8 && teile.every((teil) => typeof teil === 'string') ? teile : null;
  } catch {
    // A hand-written address.
    return null;
  }
}

export class Ortszustand {
  constructor(private readonly adresse: Adresse) {}

  form: Form = $derived.by(() => ANSICHTEN.find((eine) => eine === this.adresse.werte.ansicht) ?? 'liste');
  umfang: Umfang = $derived.by(() => (this.adresse.werte.umfang === 'alle' ? 'alle' : 'kommunal'));
  /** The cell whose reports are shown. On the page of a Kommune the service alone is named. */
  zelle: Zellort | null = $derived.by(() => {
    const { zelle = '' } = this.adresse.werte;
    const [ozgId = '', ort] = zelle.split(' ');
    const ags = ort ?? this.adresse.satz ?? '';
    return ozgId === '' || ags === '' ? null : { ozgId, ags };
  });
  meldung: Meldungsziel | null = $derived.by(() => schluesselAus(this.adresse.werte.meldung ?? ''));
  rollout: { leistungen: string[]; ags: string[] } | null = $derived.by(() => {
    const { formular, fuer = '', in: orte = '' } = this.adresse.werte;
    return formular === 'rollout' ? { leistungen: alsListe(fuer), ags: alsListe(orte) } : null;
  });

  setze(neu: Werte): void {
    this.adresse.setzeWerte(Object.fromEntries(Object.entries({ ...this.adresse.werte, ...neu }).filter(([, wert]) => wert !== '')));
  }

  oeffneZelle(ozgId: string, ags?: string): void {
    this.setze({ zelle: ags === undefined ? ozgId : `${ozgId} ${ags}` });
  }

  schliesseZelle(): void {
    this.setze({ zelle: '', meldung: '' });
  }

  /** The form is part of the address, so that its draft leads back to it. */
  oeffneMeldung(ziel: Meldungsziel): void {
    this.setze({ meldung: ziel === 'neu' ? 'neu' : JSON.stringify(ziel) });
  }

  schliesseMeldung(): void {
    this.setze({ meldung: '' });
  }

  oeffneRollout(wahl: { leistungen: readonly string[]; ags: readonly string[] } = { leistungen: [], ags: [] }): void {
    this.setze({ formular: 'rollout', fuer: alsWert(wahl.leistungen), in: alsWert(wahl.ags) });
  }

  schliesseRollout(): void {
    this.setze({ formular: '', fuer: '', in: '' });
  }
}
