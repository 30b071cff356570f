/** Search that forgives case, accents and the two ways to write an umlaut. */

/** "Bürger" → "buerger". */
function mitE(text: string): string {
  return text.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
}

/** "Bürger" → "burger", "Café" → "cafe". */
function ohneZeichen(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
}

function klein(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('de');
}

/** A text in both spellings. Long lists are folded once, not at each key. */
export interface Gefaltet {
  lang: string;
  kurz: string;
}

export function falte(text: string): Gefaltet {
  // Most letters are these, and the other way costs ten times as much.
  if (!/[^\0-\x7f]/.test(text)) {
    const eben = text.toLowerCase();
    return { lang: eben, kurz: eben };
  }
  const eben = klein(text);
  return { lang: ohneZeichen(mitE(eben)), kurz: ohneZeichen(eben) };
}

/** The words of a query, folded. */
export function falteAnfrage(anfrage: string): Gefaltet[] {
  return anfrage.split(/\s+/).filter((wort) => wort !== '').map(falte);
}

/** Whether every word of the query occurs in the text, in whichever spelling. */
export function trifftGefaltet(worte: readonly Gefaltet[], heuhaufen: Gefaltet): boolean {
  return worte.every(({ lang, kurz }) => heuhaufen.lang.includes(lang) || heuhaufen.kurz.includes(kurz));
}

/** For lists in which a letter moves: the next text after `ab` that begins with it, round to the beginning; -1: none. */
export function beginntMit(taste: string, texte: readonly string[], ab: number): number {
  const anfang = falte(taste).kurz;
  const n = texte.length;
  for (let i = ab + 1; i <= ab + n; i += 1) if (falte((texte[i % n] ?? '').trimStart()).kurz.startsWith(anfang)) return i % n;
  return -1;
}
