/** The parts of the program that are loaded when they are needed, or before that while nothing else is to do. */
import type { Component } from 'svelte';

import Uebersicht from '../uebersicht/Uebersicht.svelte';
import type { Ansicht } from './adresse.svelte';
import { wennRuhig } from './ruhe';

/** A record of Projekte is a view of its own. */
export type Ansichtsteil = Ansicht | 'projekt';
type Lader = () => Promise<{ default: Component }>;

const ANSICHTEN: Record<Exclude<Ansichtsteil, 'uebersicht'>, Lader> = {
  projekte: () => import('../projekte/Projekte.svelte'),
  projekt: () => import('../projekt/Projekt.svelte'),
  leistungen: () => import('../leistungen/Leistungen.svelte'),
  kommunen: () => import('../kommunen/Kommunen.svelte'),
  zaehlweisen: () => import('../zaehlweisen/Zaehlweisen.svelte'),
  foerderung: () => import('../foerderung/Foerderung.svelte'),
  rahmen: () => import('../rahmen/Rahmen.svelte'),
  diagramme: () => import('../diagramme/Diagramme.svelte'),
  verlauf: () => import('../verlauf/Verlauf.svelte'),
  quellen: () => import('../quellen/Quellen.svelte'),
  einstellungen: () => import('../einstellungen/Einstellungen.svelte'),
  hilfe: () => import('../hilfe/Hilfe.svelte'),
};

export const palette = () => import('./palette/Palette.svelte');
export const tastenuebersicht = () => import('./Tastenuebersicht.svelte');
export const bekanntdialog = () => import('./Bekanntdialog.svelte');
export const entwurfsdialog = () => import('./Entwurfsdialog.svelte');
export const fehlerdialog = () => import('./Fehlerdialog.svelte');
export const ruecknahmedialog = () => import('../verlauf/Ruecknahme.svelte');

const geladen = new Map<Ansichtsteil, Component>([['uebersicht', Uebersicht]]);

/** The view if it is there already. */
export function vorhanden(teil: Ansichtsteil): Component | null {
  return geladen.get(teil) ?? null;
}

export async function ladeTeil(teil: Ansichtsteil): Promise<Component> {
  const da = geladen.get(teil);
  if (da !== undefined || teil === 'uebersicht') return da ?? Uebersicht;
  const { default: komponente } = await ANSICHTEN[teil]();
  geladen.set(teil, komponente);
  return komponente;
}

/** Loads one part after the other while the window is at rest. Returns the way to stop. */
export function ladeVor(): () => void {
  const reihe: (() => Promise<unknown>)[] = [palette, ...(Object.keys(ANSICHTEN) as Ansichtsteil[]).map((teil) => () => ladeTeil(teil)), entwurfsdialog, fehlerdialog, bekanntdialog, ruecknahmedialog, tastenuebersicht];
  let vorbei = false;
  const naechster = () => {
    const lade = reihe.shift();
    if (vorbei || lade === undefined) return;
    // A part that fails here says so when it is opened.
    void lade().catch(() => undefined).then(() => { wennRuhig(naechster); });
  };
  wennRuhig(naechster);
  return () => {
    vorbei = true;
  };
}
