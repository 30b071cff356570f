import type { Schluessel } from '../labels';
import { t } from '../labels';

const ROLLEN: Partial<Record<string, Schluessel>> = {
  projektleitung: 'kommunen.rolle.projektleitung',
  kernteam: 'kommunen.rolle.kernteam',
  erweitertes_team: 'kommunen.rolle.erweitertes_team',
  beteiligt: 'kommunen.rolle.beteiligt',
  kommune: 'kommunen.rolle.kommune',
};

/** A role we do not know is shown as it came. */
export function rollenwort(rolle: string): string {
  const schluessel = ROLLEN[rolle];
  return schluessel === undefined ? rolle : t(schluessel);
}
