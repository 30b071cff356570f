/** Words of the project page. A word that nobody here knows is shown as it stands rather than hidden. */
import type { SchrittDto } from '../api/bindings/SchrittDto';
import { kommazahl, mitVorzeichen, zahl } from '../format';
import type { Schluessel } from '../labels';
import { t, tn } from '../labels';

const SCHRITTE: Record<string, Schluessel> = {
  vorbereitung: 'projekt.schritt.vorbereitung',
  konzeption: 'projekt.schritt.konzeption',
  umsetzung: 'projekt.schritt.umsetzung',
  pilotierung: 'projekt.schritt.pilotierung',
  rollout_nrw: 'projekt.schritt.rollout_nrw',
  rollout_bund: 'projekt.schritt.rollout_bund',
};

const ARTEN: Record<string, Schluessel> = { basis: 'art.basis', plan: 'art.plan', prognose: 'art.prognose', ist: 'projekt.art.ist' };

const GEGENSTAENDE: Record<string, Schluessel> = {
  konzeption: 'projekt.gegenstand.konzeption',
  umsetzung: 'projekt.gegenstand.umsetzung',
  gesamt: 'projekt.gegenstand.gesamt',
};

const BEFUNDE: Record<string, Schluessel> = {
  faellig: 'projekt.befund.faellig',
  fehlt: 'befund.fehlt',
  widerspruch: 'befund.widerspruch',
  veraltet: 'befund.veraltet',
  unbelegt: 'befund.unbelegt',
};

const HERKUNFT: Record<string, Schluessel> = {
  ui: 'herkunft.ui',
  cli: 'herkunft.cli',
  import: 'herkunft.import',
  abgleich: 'herkunft.abgleich',
  auslieferung: 'herkunft.auslieferung',
  demo: 'herkunft.demo',
};

function wort(tafel: Record<string, Schluessel>, text: string): string {
  const schluessel = Object.hasOwn(tafel, text) ? tafel[text] : undefined;
  return schluessel === undefined ? text : t(schluessel);
}

export const schrittwort = (schritt: string): string => wort(SCHRITTE, schritt);
export const artwort = (art: string): string => wort(ARTEN, art);
export const befundwort = (art: string): string => wort(BEFUNDE, art);
export const herkunftwort = (herkunft: string): string => wort(HERKUNFT, herkunft);
export const gegenstandwort = (gegenstand: string | null): string => (gegenstand === null ? t('projekt.keine_angabe') : wort(GEGENSTAENDE, gegenstand));

/** "vor 9 Tagen" */
export function alter(tage: number): string {
  return tage === 0 ? t('projekt.heute') : tn(tage, 'projekt.vor_tag', 'projekt.vor_tagen', { n: zahl(tage) });
}

/** "Erste Basis 01.09.2020 (2× geändert), Verzug dagegen +62 Tage, gegen die letzte +30 Tage"; `null` if it never changed. */
export function basiswechsel({ basis_erste: erste, basis_gewechselt: n, verzug_tage: letzte, verzug_erste_tage: dagegen }: SchrittDto): string | null {
  if (erste === null || n === 0) return null;
  const teile = [t('projekt.basis.erste', { datum: erste.text, n: zahl(n) })];
  if (dagegen !== null) teile.push(tn(Math.abs(dagegen), 'projekt.basis.verzug_tag', 'projekt.basis.verzug_tage', { n: mitVorzeichen(dagegen) }));
  if (letzte !== null) teile.push(tn(Math.abs(letzte), 'projekt.basis.letzte_tag', 'projekt.basis.letzte_tage', { n: mitVorzeichen(letzte) }));
  return teile.join(', ');
}

export function groesse(byte: number): string {
  if (byte < 1000) return t('projekt.groesse.byte', { n: zahl(byte) });
  return byte < 1_000_000 ? t('projekt.groesse.kb', { n: zahl(byte / 1000) }) : t('projekt.groesse.mb', { n: kommazahl(byte / 1_000_000) });
}
