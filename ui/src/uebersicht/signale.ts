/** What the rule says of projects beside what people say. */
import type { SignalDto } from '../api/bindings/SignalDto';

/** In the order in which they are shown; the last is the rule's own. */
export const URTEILE = ['im Plan', 'gefährdet', 'nicht zu halten', 'nicht bewertbar'] as const;

export interface Signalzeile {
  urteil: string;
  regel: number;
  mensch: number;
}

/** How often the rule and how often people say it. */
export function signalzeilen(signale: readonly SignalDto[]): Signalzeile[] {
  return URTEILE.map((urteil) => ({
    urteil,
    regel: signale.filter(({ signal }) => signal === urteil).length,
    mensch: signale.filter(({ bewertung }) => bewertung?.urteil === urteil).length,
  }));
}

export function ohneBewertung(signale: readonly SignalDto[]): number {
  return signale.filter(({ bewertung }) => bewertung === null).length;
}

export function abweichungen(signale: readonly SignalDto[]): SignalDto[] {
  return signale.filter(({ abweichung }) => abweichung === true);
}
