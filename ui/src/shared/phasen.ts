/** The seven phases in the order in which they are always shown, with their words. */
import type { Schluessel } from '../labels';
import { t } from '../labels';

export const PHASEN = ['konzeption', 'umsetzung', 'betrieb', 'neu', 'nicht_gemeldet', 'zurueckgestellt', 'ausgeschieden'] as const;
export type Phase = (typeof PHASEN)[number];

const WORTE: Record<Phase, Schluessel> = {
  konzeption: 'phase.konzeption',
  umsetzung: 'phase.umsetzung',
  betrieb: 'phase.betrieb',
  neu: 'phase.neu',
  nicht_gemeldet: 'phase.nicht_gemeldet',
  zurueckgestellt: 'phase.zurueckgestellt',
  ausgeschieden: 'phase.ausgeschieden',
};

/** The wire type is plain text; what we do not know is shown as not reported rather than guessed. */
export function alsPhase(text: string): Phase {
  return PHASEN.find((phase) => phase === text) ?? 'nicht_gemeldet';
}

export function phasenwort(phase: Phase): string {
  return t(WORTE[phase]);
}
