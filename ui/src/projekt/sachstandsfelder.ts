/** Fields of a report: what the form holds at the beginning, and what is sent. */
import type { MeilensteinWunsch } from '../api/bindings/MeilensteinWunsch';
import type { SachstandDto } from '../api/bindings/SachstandDto';
import type { StatusWunsch } from '../api/bindings/StatusWunsch';
import { datum } from '../format';
import { mitFeldnamen } from '../shared/feldfehler';

export const FELDER = ['text', 'hindernis', 'naechster_schritt', 'quelle', 'stand_am', 'faellig_am', 'zustaendig'] as const;
export type Feld = (typeof FELDER)[number];
type Werte = Record<string, string>;

/** The milestone is part of the same form; its cells must not be taken for those of the report. */
export const MEILENSTEIN = { an: 'm_an', schritt: 'm_schritt', art: 'm_art', datum: 'm_datum', grund: 'm_grund' } as const;

const tag = (iso: string | null): string => (iso === null ? '' : datum(iso));

export function gespeicherteWerte(sachstand: SachstandDto): Record<Feld, string> {
  return {
    text: sachstand.text,
    hindernis: sachstand.hindernis ?? '',
    naechster_schritt: sachstand.naechster_schritt ?? '',
    quelle: sachstand.quelle ?? '',
    stand_am: datum(sachstand.stand_am),
    faellig_am: tag(sachstand.faellig_am),
    zustaendig: sachstand.zustaendig ?? '',
  };
}

export function leereWerte(heute: string, naechster: string | null): Werte {
  return {
    ...Object.fromEntries(FELDER.map((feld) => [feld, ''])),
    stand_am: datum(heute),
    [MEILENSTEIN.an]: '',
    [MEILENSTEIN.schritt]: naechster ?? '',
    [MEILENSTEIN.art]: 'ist',
    [MEILENSTEIN.datum]: datum(heute),
    [MEILENSTEIN.grund]: '',
  };
}

/** The milestone of a report, or `null`. Without a source of its own it rests on that of the report. */
export function meilensteinwunsch(werte: Readonly<Werte>): MeilensteinWunsch | null {
  if (werte[MEILENSTEIN.an] !== 'ja') return null;
  const grund = (werte[MEILENSTEIN.grund] ?? '').trim();
  return { schritt: werte[MEILENSTEIN.schritt] ?? '', art: werte[MEILENSTEIN.art] ?? '', datum: (werte[MEILENSTEIN.datum] ?? '').trim(), ...(grund === '' ? {} : { grund }) };
}

/** A new report, with its milestone if that is wished. Empty fields are not sent. */
export function statuswunsch(projekt: string, werte: Readonly<Werte>): StatusWunsch {
  const sachstand = Object.fromEntries(FELDER.map((feld) => [feld, (werte[feld] ?? '').trim()] as const).filter(([, wert]) => wert !== ''));
  const meilenstein = meilensteinwunsch(werte);
  return { projekt, sachstand, ...(meilenstein === null ? {} : { meilenstein }) };
}

/** Of a report that is corrected only what was changed is sent: what came meanwhile stands. */
export function aenderung(sachstand: SachstandDto, anfang: Readonly<Werte>, werte: Readonly<Werte>): Werte {
  return {
    kennung: sachstand.kennung,
    ...Object.fromEntries(FELDER.filter((feld) => (werte[feld] ?? '') !== (anfang[feld] ?? '')).map((feld) => [feld, (werte[feld] ?? '').trim()])),
  };
}

/** What the host says of the milestone's cells, said at their fields. */
export function amFeld(fehler: unknown): unknown {
  return mitFeldnamen(fehler, { schritt: MEILENSTEIN.schritt, art: MEILENSTEIN.art, datum: MEILENSTEIN.datum, genauigkeit: MEILENSTEIN.datum, grund: MEILENSTEIN.grund });
}
