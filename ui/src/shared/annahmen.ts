/** What a forecast assumes: kept on this machine, typed by people, checked in both ways. */
import type { PrognoseWunsch } from '../api/bindings/PrognoseWunsch';
import { t } from '../labels';
import type { Schluessel } from '../labels';

/** As the host presets it. */
export const VORGABE: PrognoseWunsch = { laeufe: 10_000, seed: 20_221_231, sigma: 0.2, dreieck: [80, 100, 180] };

/** Name under which the window keeps it. */
export const MERKNAME = 'prognose';

export const FELDER = ['laeufe', 'sigma', 'unten', 'mitte', 'oben', 'seed'] as const;
export type Annahmenfeld = (typeof FELDER)[number];
export type Annahmentext = Record<Annahmenfeld, string>;

/** Least and greatest value, and how many digits after the comma. */
const GRENZEN: Record<Annahmenfeld, { min: number; max: number; stellen: number }> = {
  laeufe: { min: 100, max: 1_000_000, stellen: 0 },
  sigma: { min: 0, max: 2, stellen: 2 },
  unten: { min: 0, max: 1000, stellen: 0 },
  mitte: { min: 0, max: 1000, stellen: 0 },
  oben: { min: 1, max: 1000, stellen: 0 },
  seed: { min: 0, max: Number.MAX_SAFE_INTEGER, stellen: 0 },
};

const FEHLER: Record<Annahmenfeld, Schluessel> = {
  laeufe: 'annahmen.fehler.laeufe',
  sigma: 'annahmen.fehler.sigma',
  unten: 'annahmen.fehler.spanne',
  mitte: 'annahmen.fehler.spanne',
  oben: 'annahmen.fehler.spanne',
  seed: 'annahmen.fehler.seed',
};

function zahlAus(feld: Annahmenfeld, text: string): number | null {
  const { min, max, stellen } = GRENZEN[feld];
  const eben = text.replace(/[\s\u202f\u00a0]/gu, '').replace(',', '.');
  if (!(stellen === 0 ? /^\d{1,16}$/ : /^\d(\.\d{1,2})?$/).test(eben)) return null;
  const wert = Number(eben);
  return wert >= min && wert <= max ? wert : null;
}

export function alsText({ laeufe, seed, sigma, dreieck: [unten, mitte, oben] }: PrognoseWunsch): Annahmentext {
  return { laeufe: String(laeufe), sigma: String(sigma).replace('.', ','), unten: String(unten), mitte: String(mitte), oben: String(oben), seed: String(seed) };
}

/** What was typed, or the sentence per field that refuses it. */
export function leseText(text: Annahmentext): { wunsch: PrognoseWunsch } | { fehler: Partial<Record<Annahmenfeld, string>> } {
  const werte = new Map(FELDER.map((feld) => [feld, zahlAus(feld, text[feld])]));
  const fehler: Partial<Record<Annahmenfeld, string>> = {};
  for (const [feld, wert] of werte) if (wert === null) fehler[feld] = t(FEHLER[feld]);
  const [laeufe, sigma, unten, mitte, oben, seed] = FELDER.map((feld) => werte.get(feld) ?? 0) as [number, number, number, number, number, number];
  if (Object.keys(fehler).length === 0 && (unten > mitte || mitte > oben)) fehler.mitte = t('annahmen.fehler.folge');
  return Object.keys(fehler).length > 0 ? { fehler } : { wunsch: { laeufe, seed, sigma, dreieck: [unten, mitte, oben] } };
}

export function alsMerkwert(wunsch: PrognoseWunsch): string {
  return JSON.stringify(alsText(wunsch));
}

/** What was kept; what is none, or of another version, is the preset. */
export function ausMerkwert(wert: unknown): PrognoseWunsch {
  try {
    const roh: unknown = JSON.parse(String(wert));
    if (typeof roh !== 'object' || roh === null) return VORGABE;
    const felder = roh as Partial<Record<Annahmenfeld, unknown>>;
    const gelesen = leseText(Object.fromEntries(FELDER.map((feld) => [feld, String(felder[feld])])) as Annahmentext);
    return 'wunsch' in gelesen ? gelesen.wunsch : VORGABE;
  } catch {
    return VORGABE;
  }
}
