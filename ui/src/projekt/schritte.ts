/** The six steps and their four kinds of date: what is asked first, and where it lies on the line. */
import type { MeilensteinDto } from '../api/bindings/MeilensteinDto';
import type { ProjektDto } from '../api/bindings/ProjektDto';
import type { SchrittDto } from '../api/bindings/SchrittDto';
import { datum } from '../format';

export const ARTEN = ['basis', 'plan', 'prognose', 'ist'] as const;
export type Art = (typeof ARTEN)[number];

export function alsArt(text: string): Art {
  return ARTEN.find((art) => art === text) ?? 'ist';
}

/** Name of a date cell, by which it is found again after saving. */
export function zellname(schritt: string, art: string): string {
  return `${schritt}/${art}`;
}

/**
 * The kind of date that is most likely to be told: "ist" once a day has come or everything else is there,
 * else the first gap.
 */
export function vorgabeArt(schritt: SchrittDto | undefined, heute: string): Art {
  if (schritt === undefined || schritt.ist !== null) return 'ist';
  const erwartet = (schritt.prognose ?? schritt.plan)?.zeit.datum ?? null;
  if (erwartet !== null && erwartet <= heute) return 'ist';
  if (schritt.plan === null) return 'plan';
  return schritt.prognose === null ? 'prognose' : 'ist';
}

export interface Meilensteinwerte extends Record<string, string> {
  art: string;
  datum: string;
  grund: string;
  quelle: string;
}

/** What the form holds before anyone types: the stored value, else today. */
export function vorgabeWerte(schritt: SchrittDto | undefined, art: Art, heute: string): Meilensteinwerte {
  const da: MeilensteinDto | null = schritt?.[art] ?? null;
  return { art, datum: da === null ? datum(heute) : da.zeit.text, grund: da?.grund ?? '', quelle: da?.quelle ?? '' };
}

/** All Fundstellen that something of this project rests on, in the order in which they appear. */
export function fundstellen(projekt: ProjektDto): string[] {
  const alle = [
    projekt.felder.quelle,
    ...projekt.sachstaende.map(({ quelle }) => quelle),
    ...projekt.schritte.flatMap((schritt) => ARTEN.map((art) => schritt[art]?.quelle)),
    ...projekt.leistungen.map(({ quelle }) => quelle),
    ...projekt.bewilligungen.map(({ quelle }) => quelle),
    ...(projekt.zeile?.beteiligte ?? []).map(({ quelle }) => quelle),
  ];
  return [...new Set(alle.filter((quelle) => quelle !== null && quelle !== undefined && quelle !== ''))] as string[];
}

/** The span of years that the line shows. */
export interface Achse {
  von: number;
  bis: number;
}

const jahr = (iso: string): number => Number(iso.slice(0, 4));

export function achse(projekt: Pick<ProjektDto, 'schritte' | 'frist'>, stichtag: string): Achse {
  const tage = projekt.schritte.flatMap((schritt) => ARTEN.map((art) => schritt[art]?.zeit.datum ?? null)).filter((tag) => tag !== null);
  const jahre = [...tage, stichtag, projekt.frist].map(jahr);
  return { von: Math.min(...jahre), bis: Math.max(...jahre) + 1 };
}

/** Position in per cent. */
export function ort({ von, bis }: Achse, iso: string): number {
  const beginn = Date.UTC(von, 0, 1);
  return Math.round(((Date.parse(`${iso}T00:00:00Z`) - beginn) / (Date.UTC(bis, 0, 1) - beginn)) * 10_000) / 100;
}

/** First days of the years, at most about eight of them. */
export function jahre({ von, bis }: Achse): number[] {
  const schritt = Math.ceil((bis - von) / 8);
  return Array.from({ length: Math.ceil((bis - von) / schritt) }, (_, i) => von + i * schritt);
}

export interface Zeichen {
  art: Art;
  x: number;
}

/** Marks of one row in the order in which they are drawn, and the line from the baseline to the last of them. */
export function zeichen(schritt: SchrittDto, achse: Achse): { marken: Zeichen[]; strich: [number, number] | null } {
  const marken = ARTEN.flatMap((art) => {
    const tag = schritt[art]?.zeit.datum ?? null;
    return tag === null ? [] : [{ art, x: ort(achse, tag) }];
  });
  const basis = marken.find(({ art }) => art === 'basis');
  const ende = Math.max(...marken.filter(({ art }) => art !== 'basis').map(({ x }) => x));
  return { marken, strich: basis === undefined || !Number.isFinite(ende) || ende === basis.x ? null : [basis.x, ende] };
}
