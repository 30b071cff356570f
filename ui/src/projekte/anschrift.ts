/** Filters and order as they stand in the address, in saved views, and in links from other views. */
import type { Werte } from '../shell/adresse.svelte';
import type { Auswahl, Filtername } from './filter';
import { FILTER } from './filter';
import type { Ordnung } from './liste';
import { istSpalte } from './liste';

const ORDNUNG: Ordnung = { spalte: 'titel', richtung: 'auf' };

/** Several values are set apart by `|`; inside one it stands as `\|`. */
export function fuege(werte: readonly string[]): string {
  return werte.map((wert) => wert.replace(/[\\|]/g, '\\$&')).join('|');
}

export function teile(text: string): string[] {
  const werte = [''];
  for (let n = 0; n < text.length; n += 1) {
    const zeichen = text.charAt(n);
    const naechstes = text.charAt(n + 1);
    if (zeichen === '|') werte.push('');
    else if (zeichen === '\\' && (naechstes === '|' || naechstes === '\\')) {
      werte[werte.length - 1] += naechstes;
      n += 1;
    } else werte[werte.length - 1] += zeichen;
  }
  return [...new Set(werte.filter((wert) => wert !== ''))];
}

export function leseAuswahl(werte: Werte): Auswahl {
  const filter = Object.fromEntries(FILTER.map((name) => [name, teile(werte[name] ?? '')])) as Record<Filtername, string[]>;
  return { suche: werte.suche ?? '', kuerzel: teile(werte.kuerzel ?? ''), filter };
}

export function leseOrdnung(werte: Werte): Ordnung {
  const { ordnung = '', richtung } = werte;
  return istSpalte(ordnung) ? { spalte: ordnung, richtung: richtung === 'ab' ? 'ab' : 'auf' } : ORDNUNG;
}

/** Only what differs from the plain list, so that the address stays short. */
export function schreibe(auswahl: Auswahl, ordnung: Ordnung): Werte {
  const werte: Werte = {};
  if (auswahl.suche.trim() !== '') werte.suche = auswahl.suche;
  for (const name of FILTER) {
    if (auswahl.filter[name].length > 0) werte[name] = fuege(auswahl.filter[name]);
  }
  if (auswahl.kuerzel.length > 0) werte.kuerzel = fuege(auswahl.kuerzel);
  if (ordnung.spalte !== ORDNUNG.spalte || ordnung.richtung !== ORDNUNG.richtung) {
    werte.ordnung = ordnung.spalte;
    werte.richtung = ordnung.richtung;
  }
  return werte;
}
