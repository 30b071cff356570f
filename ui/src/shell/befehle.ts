/** What the palette can do besides finding records: views, and the commands that every view has. */
import type { Schluessel } from '../labels';
import { t } from '../labels';
import type { Ansicht } from './adresse.svelte';
import type { Fenster } from './fenster.svelte';
import type { Punkt } from './palette/treffer';
import { tastenwort } from './tastatur';

export interface Navigationspunkt {
  ansicht: Ansicht;
  text: Schluessel;
  taste?: string;
}

/** In the order of the navigation; Strg 1 … 9 follow it. */
export const NAVIGATION: readonly Navigationspunkt[] = [
  { ansicht: 'uebersicht', text: 'nav.uebersicht', taste: 'Control+1' },
  { ansicht: 'projekte', text: 'nav.projekte', taste: 'Control+2' },
  { ansicht: 'leistungen', text: 'nav.leistungen', taste: 'Control+3' },
  { ansicht: 'kommunen', text: 'nav.kommunen', taste: 'Control+4' },
  { ansicht: 'zaehlweisen', text: 'nav.zaehlweisen', taste: 'Control+5' },
  { ansicht: 'foerderung', text: 'nav.foerderung', taste: 'Control+6' },
  { ansicht: 'rahmen', text: 'nav.rahmen', taste: 'Control+7' },
  { ansicht: 'diagramme', text: 'nav.diagramme', taste: 'Control+8' },
  { ansicht: 'verlauf', text: 'nav.verlauf', taste: 'Control+9' },
  { ansicht: 'quellen', text: 'nav.quellen' },
  { ansicht: 'einstellungen', text: 'nav.einstellungen' },
  { ansicht: 'hilfe', text: 'nav.hilfe', taste: 'F1' },
];

export function ansichtswort(ansicht: Ansicht): string {
  return t(NAVIGATION.find((punkt) => punkt.ansicht === ansicht)?.text ?? 'nav.uebersicht');
}

interface Befehl {
  text: string;
  taste?: string;
  tun: () => void;
}

function feste(fenster: Fenster): Befehl[] {
  const { zeit, einstellungen, katalog } = fenster;
  const befehle: Befehl[] = [{ text: t('befehl.stichtag'), taste: 'Control+T', tun: () => { waehleStichtag(); } }, { text: t('befehl.bekannt'), tun: () => { waehleBekannt(); } }];
  if (zeit.lage !== 'heute') befehle.push({ text: t('befehl.heute'), taste: 'Alt+Home', tun: () => { zeit.zurueck(); } });
  if (fenster.schreibbar) befehle.push({ text: t('befehl.rueckgaengig'), taste: 'Control+Z', tun: () => { fenster.rueckgaengig(); } });
  const themen = { hell: t('befehl.hell'), dunkel: t('befehl.dunkel'), system: t('befehl.system') } as const;
  for (const thema of ['dunkel', 'hell', 'system'] as const) {
    if (einstellungen.thema !== thema) befehle.push({ text: themen[thema], tun: () => (einstellungen.thema = thema) });
  }
  befehle.push(
    einstellungen.dichte === 'kompakt'
      ? { text: t('befehl.bequem'), tun: () => (einstellungen.dichte = 'bequem') }
      : { text: t('befehl.kompakt'), tun: () => (einstellungen.dichte = 'kompakt') },
    { text: t('befehl.tasten'), taste: 'Control+F1', tun: () => (fenster.ueberlage = 'tasten') },
    { text: t('befehl.handbuch'), taste: 'F1', tun: () => { fenster.hilfe(); } },
    { text: t('befehl.sicherung'), tun: () => void fenster.sichereKatalog() },
    katalog.demodaten
      ? { text: t('befehl.eigener_katalog'), tun: () => void fenster.wechsleKatalog('eigen') }
      : { text: t('befehl.demokatalog'), tun: () => void fenster.wechsleKatalog('demo') },
  );
  if (fenster.hatWillkommen) befehle.push({ text: t('befehl.willkommen'), tun: () => { fenster.zeigeWillkommen(); } });
  return befehle;
}

export function waehleStichtag(): void {
  document.getElementById('stichtag')?.focus();
}

/** With the next frame: right after the palette went, the page may not take the focus yet. */
function waehleBekannt(): void {
  requestAnimationFrame(() => document.getElementById('bekannt')?.click());
}

/** Commands of the view first; a key and a command with the same words are one. */
export function befehlspunkte(fenster: Fenster): Punkt[] {
  const alle: Befehl[] = [...fenster.ansichtsbefehle, ...fenster.ansichtstasten, ...feste(fenster)];
  const texte = new Set<string>();
  const einmal = alle.filter(({ text }) => !texte.has(text) && texte.add(text));
  return einmal.map(({ text, taste, tun }, n) => ({ id: `befehl-${String(n)}`, gruppe: 'befehle', text, neben: '', taste: taste === undefined ? undefined : tastenwort(taste), tun }));
}

export function ansichtspunkte(fenster: Fenster): Punkt[] {
  return NAVIGATION.map(({ ansicht, text, taste }) => ({
    id: `ansicht-${ansicht}`,
    gruppe: 'ansichten',
    text: t(text),
    neben: '',
    taste: taste === undefined ? undefined : tastenwort(taste),
    tun: () => { fenster.adresse.geheZu(ansicht); },
  }));
}
