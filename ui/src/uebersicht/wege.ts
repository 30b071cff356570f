/** Where a figure leads: the list behind it. */
import type { BefundDto } from '../api/bindings/BefundDto';
import type { EintragDto } from '../api/bindings/EintragDto';
import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import type { Phase } from '../shared/phasen';
import { PHASEN } from '../shared/phasen';
import type { Adresse } from '../shell/adresse.svelte';
import type { Reihe } from './zeiger';

/** The phases that count as in the programme. */
const IM_PROGRAMM = PHASEN.filter((phase) => phase !== 'zurueckgestellt' && phase !== 'ausgeschieden');
const OHNE_BETRIEB = IM_PROGRAMM.filter((phase) => phase !== 'betrieb');

function alsWert(phasen: readonly Phase[]): string {
  return phasen.join('|');
}

/** One value of the address; an empty one leaves it. */
export function setzeWert(adresse: Adresse, name: string, wert: string): void {
  adresse.setzeWerte(Object.fromEntries(Object.entries({ ...adresse.werte, [name]: wert }).filter(([, eines]) => eines !== '')));
}

export function wegZuPhase(adresse: Adresse, phase: Phase): string {
  return adresse.href('projekte', null, { phase });
}

export function wegZuFehlenden(adresse: Adresse): string {
  return adresse.href('projekte', null, { phase: alsWert(OHNE_BETRIEB) });
}

/** The filter for the projects behind a point of a line; the baseline is a plan and has no list. */
export function filterHinter(reihe: Reihe): { phase: string } | null {
  if (reihe === 'betrieb') return { phase: 'betrieb' };
  return reihe === 'umfang' ? { phase: alsWert(IM_PROGRAMM) } : null;
}

const GELD = ['tranche', 'bewilligung', 'abruf', 'foerderprogramm'];

export function wegZuBefund(adresse: Adresse, { projekt, nomen }: BefundDto): string | null {
  if (projekt !== null) return adresse.href('projekte', projekt);
  return GELD.includes(nomen) ? adresse.href('foerderung') : null;
}

/** A kept address leads into the window or nowhere. */
export function wegZuEntwurf(adresse: string): string {
  return adresse.startsWith('#/') ? adresse : '#/uebersicht';
}

/** The entry as its two parts: what it concerns, and what happened to it. */
export function zerlege(eintrag: EintragDto): { titel: string; text: string } | null {
  const [erstes] = eintrag.worte;
  if (erstes === undefined) return null;
  const stelle = erstes.indexOf(': ');
  return stelle < 0 ? { titel: erstes, text: '' } : { titel: erstes.slice(0, stelle), text: erstes.slice(stelle + 2) };
}

/** Projects by title, as far as a title names one project only: entries name projects by their title. */
export function nachTitel(projekte: readonly Pick<ProjektZeileDto, 'titel' | 'kuerzel'>[]): Map<string, string> {
  const kuerzel = new Map<string, string>();
  const doppelt = new Set<string>();
  for (const projekt of projekte) {
    if (kuerzel.has(projekt.titel)) doppelt.add(projekt.titel);
    kuerzel.set(projekt.titel, projekt.kuerzel);
  }
  for (const titel of doppelt) kuerzel.delete(titel);
  return kuerzel;
}
