/** The words of the five nouns of money: what is done with them, and what was done. */
import type { Schluessel } from '../labels';
import type { Nomen } from './geld';

type Worte = Record<Nomen, Schluessel>;

export const ERFASSEN: Worte = {
  bewilligung: 'foerderung.erfassen.bewilligung',
  abruf: 'foerderung.erfassen.abruf',
  verwendungsnachweis: 'foerderung.erfassen.nachweis',
  tranche: 'foerderung.erfassen.tranche',
  foerderprogramm: 'foerderung.erfassen.programm',
};
export const AENDERN: Worte = {
  bewilligung: 'foerderung.aendern.bewilligung',
  abruf: 'foerderung.aendern.abruf',
  verwendungsnachweis: 'foerderung.aendern.nachweis',
  tranche: 'foerderung.aendern.tranche',
  foerderprogramm: 'foerderung.aendern.programm',
};
export const ENTFERNEN: Worte = {
  bewilligung: 'foerderung.entfernen.bewilligung',
  abruf: 'foerderung.entfernen.abruf',
  verwendungsnachweis: 'foerderung.entfernen.nachweis',
  tranche: 'foerderung.entfernen.tranche',
  foerderprogramm: 'foerderung.entfernen.programm',
};
/** For "Gespeichert: …". */
export const GESPEICHERT: Worte = {
  bewilligung: 'foerderung.gespeichert.bewilligung',
  abruf: 'foerderung.gespeichert.abruf',
  verwendungsnachweis: 'foerderung.gespeichert.nachweis',
  tranche: 'foerderung.gespeichert.tranche',
  foerderprogramm: 'foerderung.gespeichert.programm',
};
export const ENTFERNT: Worte = {
  bewilligung: 'foerderung.entfernt.bewilligung',
  abruf: 'foerderung.entfernt.abruf',
  verwendungsnachweis: 'foerderung.entfernt.nachweis',
  tranche: 'foerderung.entfernt.tranche',
  foerderprogramm: 'foerderung.entfernt.programm',
};
