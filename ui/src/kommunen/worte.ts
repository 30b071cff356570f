import type { Schluessel } from '../labels';
import { t } from '../labels';

const ROLLEN: Partial<Record<string, Schluessel>> = {
  projektleitung: 'kommunen.rolle.projektleitung',
  kernteam: 'kommunen.rolle.kernteam',
  erweitertes_team: 'kommunen.rolle.erweitertes_team',
  beteiligt: 'kommunen.rolle.beteiligt',
  kommune: 'kommunen.rolle.kommune',
};

const STAENDE: Partial<Record<string, Schluessel>> = { geplant: 'kommunen.stand.geplant', online: 'kommunen.stand.online', abgeschaltet: 'kommunen.stand.abgeschaltet' };
export const STAND = ['online', 'geplant', 'abgeschaltet'] as const;

function wort(worte: Partial<Record<string, Schluessel>>, wert: string): string {
  const schluessel = Object.hasOwn(worte, wert) ? worte[wert] : undefined;
  return schluessel === undefined ? wert : t(schluessel);
}

/** A role we do not know is shown as it came. */
export function rollenwort(rolle: string): string {
  return wort(ROLLEN, rolle);
}

/** So is a state. */
export function standwort(stand: string): string {
  return wort(STAENDE, stand);
}
