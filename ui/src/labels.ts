/** All texts of the window, one file per part. The keys are typed by them. */
import allgemein from '../../data/labels/fenster/allgemein.de.json';
import anteil from '../../data/labels/fenster/anteil.de.json';
import bauteile from '../../data/labels/fenster/bauteile.de.json';
import diagramme from '../../data/labels/fenster/diagramme.de.json';
import einstellungen from '../../data/labels/fenster/einstellungen.de.json';
import foerderung from '../../data/labels/fenster/foerderung.de.json';
import hilfe from '../../data/labels/fenster/hilfe.de.json';
import kommunen from '../../data/labels/fenster/kommunen.de.json';
import leistungen from '../../data/labels/fenster/leistungen.de.json';
import prognose from '../../data/labels/fenster/prognose.de.json';
import projekt from '../../data/labels/fenster/projekt.de.json';
import projekte from '../../data/labels/fenster/projekte.de.json';
import quellen from '../../data/labels/fenster/quellen.de.json';
import rahmen from '../../data/labels/fenster/rahmen.de.json';
import shell from '../../data/labels/fenster/shell.de.json';
import steuerung from '../../data/labels/fenster/steuerung.de.json';
import uebersicht from '../../data/labels/fenster/uebersicht.de.json';
import verlauf from '../../data/labels/fenster/verlauf.de.json';
import zaehlweisen from '../../data/labels/fenster/zaehlweisen.de.json';
import zeit from '../../data/labels/fenster/zeit.de.json';

const texte = { ...allgemein, ...shell, ...zeit, ...bauteile, ...anteil, ...uebersicht, ...foerderung, ...rahmen, ...projekte, ...projekt, ...leistungen, ...kommunen, ...verlauf, ...quellen, ...einstellungen, ...hilfe, ...zaehlweisen, ...diagramme, ...prognose, ...steuerung };

export type Schluessel = keyof typeof texte;
export type Werte = Record<string, string | number>;

/** The text of a key. `{name}` is replaced by `werte.name`; a missing value stays visible as `{name}`. */
export function t(schluessel: Schluessel, werte: Werte = {}): string {
  return texte[schluessel].replace(/\{(\w+)\}/g, (platz, name: string) => String(werte[name] ?? platz));
}

/** Picks the word for one or for many. `n` is available as `{n}` if `werte` does not give it. */
export function tn(n: number, eins: Schluessel, viele: Schluessel, werte: Werte = {}): string {
  return t(n === 1 ? eins : viele, { n, ...werte });
}
