/** Words of the dialog that takes an entry back. */
import type { RuecknahmeDto } from '../api/bindings/RuecknahmeDto';
import type { RuecknahmeFeldDto } from '../api/bindings/RuecknahmeFeldDto';
import type { RuecknahmeSatzDto } from '../api/bindings/RuecknahmeSatzDto';
import { zahl } from '../format';
import { t, tn } from '../labels';

const LEER = '—';

export interface Bilanz {
  zurueck: number;
  behalten: number;
}

/** How many fields go back and how many keep the later work. */
export function bilanz({ frei, kollisionen }: Pick<RuecknahmeDto, 'frei' | 'kollisionen'>, gesetzt: number): Bilanz {
  return { zurueck: frei + gesetzt, behalten: Math.max(0, kollisionen - gesetzt) };
}

/** The button names the deed. */
export function tat({ zurueck, behalten }: Bilanz): string {
  if (zurueck === 0) return t('ruecknahme.tat.behalten');
  const erste = tn(zurueck, 'ruecknahme.tat.eins', 'ruecknahme.tat.viele', { n: zahl(zurueck) });
  return behalten === 0 ? erste : t('ruecknahme.tat.und', { tat: erste, n: zahl(behalten) });
}

export function titel({ kollisionen, hindernis }: Pick<RuecknahmeDto, 'kollisionen' | 'hindernis'>): string {
  if (hindernis !== null || kollisionen === 0) return t('ruecknahme.titel');
  return tn(kollisionen, 'ruecknahme.titel.eins', 'ruecknahme.titel.viele', { n: zahl(kollisionen) });
}

export interface Wahl {
  behalten: string;
  zuruecksetzen: string;
}

/** The two answers to a collision. */
export function wahl(satz: Pick<RuecknahmeSatzDto, 'art'>, feld: Pick<RuecknahmeFeldDto, 'feld' | 'vorher' | 'heute'>): Wahl {
  if (feld.feld === '') {
    return satz.art === 'neu' ? { behalten: t('ruecknahme.ganz.behalten'), zuruecksetzen: t('ruecknahme.ganz.entfernen') } : { behalten: t('ruecknahme.ganz.so_lassen'), zuruecksetzen: t('ruecknahme.ganz.anlegen') };
  }
  return {
    behalten: feld.heute === LEER ? t('ruecknahme.leer_lassen') : t('ruecknahme.behalten', { wert: kurz(feld.heute) }),
    zuruecksetzen: feld.vorher === LEER ? t('ruecknahme.leeren') : t('ruecknahme.zuruecksetzen', { wert: kurz(feld.vorher) }),
  };
}

const LAENGE = 80;

/** Long texts stand in the table; the answer names their beginning. */
function kurz(text: string): string {
  const zeichen = [...text.replace(/\s+/g, ' ')];
  return zeichen.length <= LAENGE ? zeichen.join('') : `${zeichen.slice(0, LAENGE - 1).join('')}…`;
}
