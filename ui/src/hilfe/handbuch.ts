/** The handbook: the chapters of docs/handbuch as blocks that can be drawn and searched. */
import type { Token, Tokens } from 'marked';
import { Lexer } from 'marked';

import type { Gefaltet } from '../shared/suche';
import { falteAnfrage, falte, trifftGefaltet } from '../shared/suche';

export interface Abschnitt {
  anker: string;
  titel: string;
  /** Plain text, for the search. */
  text: string;
}

export interface Kapitel {
  schluessel: string;
  titel: string;
  bloecke: Token[];
  abschnitte: Abschnitt[];
}

export interface Fund {
  kapitel: Kapitel;
  abschnitt: Abschnitt;
  auszug: string;
}

const dateien = import.meta.glob<string>('../../../docs/handbuch/*.md', { query: '?raw', import: 'default', eager: true });
const bilder = import.meta.glob<string>('../../../docs/bilder/*.png', { query: '?url', import: 'default', eager: true });

export function ankerVon(titel: string): string {
  return falte(titel).lang.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** "../../docs/handbuch/01-erste-schritte.md" → "erste-schritte" */
export function schluesselVon(pfad: string): string {
  return (pfad.split('/').at(-1) ?? '').replace(/\.md$/, '').replace(/^\d+-/, '');
}

export function bildadresse(quelle: string): string | null {
  const name = quelle.split('/').at(-1) ?? '';
  return Object.entries(bilder).find(([pfad]) => pfad.endsWith(`/${name}`))?.[1] ?? null;
}

function klartext(token: Token): string {
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows].map((zeile) => zeile.map((zelle) => zelle.tokens.map(klartext).join('')).join(' ')).join('\n');
  }
  if (token.type === 'list') return (token as Tokens.List).items.map((punkt) => punkt.tokens.map(klartext).join(' ')).join('\n');
  if ('tokens' in token && token.tokens !== undefined && token.tokens.length > 0) return token.tokens.map(klartext).join('');
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

export function leseKapitel(schluessel: string, text: string): Kapitel {
  const alle = new Lexer({ gfm: true }).lex(text);
  const kopf = alle.findIndex((token) => token.type === 'heading');
  const titel = kopf === -1 ? schluessel : klartext(alle[kopf] as Token);
  const bloecke = alle.filter((token, n) => n !== kopf && token.type !== 'space' && token.type !== 'def');
  const abschnitte: Abschnitt[] = [{ anker: '', titel, text: '' }];
  for (const block of bloecke) {
    const name = klartext(block);
    if (block.type === 'heading') abschnitte.push({ anker: ankerVon(name), titel: name, text: '' });
    else {
      const jetzt = abschnitte.at(-1);
      if (jetzt !== undefined) jetzt.text += `${name}\n`;
    }
  }
  return { schluessel, titel, bloecke, abschnitte };
}

export const KAPITEL: readonly Kapitel[] = Object.keys(dateien)
  .sort()
  .map((pfad) => leseKapitel(schluesselVon(pfad), dateien[pfad] ?? ''));

/** The chapter of that name, or the place with that heading, or the beginning. */
export function findeOrt(name: string | null, kapitel: readonly Kapitel[] = KAPITEL): { kapitel: Kapitel; anker: string } | null {
  const erstes = kapitel[0];
  if (erstes === undefined) return null;
  if (name === null) return { kapitel: erstes, anker: '' };
  const genau = kapitel.find(({ schluessel }) => schluessel === name);
  if (genau !== undefined) return { kapitel: genau, anker: '' };
  for (const eines of kapitel) {
    const abschnitt = eines.abschnitte.find(({ anker }) => anker === name || anker === `die-${name}`);
    if (abschnitt !== undefined) return { kapitel: eines, anker: abschnitt.anker };
  }
  return { kapitel: erstes, anker: '' };
}

const AUSZUG = 160;

function auszugVon(text: string, anfrage: string): string {
  const eben = text.replace(/\s+/g, ' ').trim();
  const wort = anfrage.trim().split(/\s+/)[0]?.toLocaleLowerCase('de') ?? '';
  const wo = Math.max(0, eben.toLocaleLowerCase('de').indexOf(wort) - 40);
  return `${wo > 0 ? '… ' : ''}${eben.slice(wo, wo + AUSZUG)}${eben.length > wo + AUSZUG ? ' …' : ''}`;
}

/** Folded once, not at each key. */
const gefaltet = new WeakMap<Abschnitt, Gefaltet>();

function faltung(abschnitt: Abschnitt): Gefaltet {
  const da = gefaltet.get(abschnitt) ?? falte(`${abschnitt.titel}\n${abschnitt.text}`);
  gefaltet.set(abschnitt, da);
  return da;
}

export function durchsuche(anfrage: string, kapitel: readonly Kapitel[] = KAPITEL): Fund[] {
  const worte = falteAnfrage(anfrage);
  if (worte.length === 0) return [];
  return kapitel.flatMap((eines) =>
    eines.abschnitte
      .filter((abschnitt) => trifftGefaltet(worte, faltung(abschnitt)))
      .map((abschnitt) => ({ kapitel: eines, abschnitt, auszug: auszugVon(abschnitt.text, anfrage) })),
  );
}
