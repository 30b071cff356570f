/** The fields of the project itself in words, for what was stored while its form was open. */
import { datum } from '../format';
import type { Schluessel } from '../labels';
import { t } from '../labels';
import { efawort, einesDer35 } from '../projekte/worte';
import type { Gespeichertes } from './inzwischen.svelte';

const NAMEN: Record<string, Schluessel> = {
  titel: 'projekt.feld.titel',
  beschreibung: 'projekt.feld.beschreibung',
  themenfelder: 'projekt.feld.themenfelder',
  efa: 'projekt.efa',
  zielportale: 'projekt.zielportale',
  eines_der_35: 'projekt.feld.eines_der_35',
  phase_laut_quelle: 'projekt.feld.phase_laut_quelle',
  finanzierung_laut_quelle: 'projekt.feld.finanzierung_laut_quelle',
  aufgenommen_am: 'projekt.feld.aufgenommen_am',
  ausgeschieden_am: 'projekt.feld.ausgeschieden_am',
  austrittsgrund: 'projekt.feld.austrittsgrund',
  zurueckgestellt_am: 'projekt.feld.zurueckgestellt_am',
  fortgesetzt_am: 'projekt.feld.fortgesetzt_am',
  quelle: 'projekt.feld.quelle',
};

function text(feld: string, wert: string): string {
  switch (feld) {
    case 'efa':
      return efawort(wert);
    case 'eines_der_35':
      return einesDer35(wert);
    case 'themenfelder':
    case 'zielportale':
      return wert.split('|').join(', ');
    default:
      return datum(wert);
  }
}

export function gespeicherteFelder(felder: Readonly<Record<string, string | null>>): Gespeichertes {
  const name = (feld: string) => (Object.hasOwn(NAMEN, feld) ? NAMEN[feld] : undefined);
  return Object.fromEntries(
    Object.entries(felder).map(([feld, wert]) => {
      const schluessel = name(feld);
      return [feld, { name: schluessel === undefined ? feld : t(schluessel), text: wert === null ? '' : text(feld, wert) }];
    }),
  );
}
