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

/** Whether every word of the query occurs in one of the texts, in whichever spelling. */
export function trifft(anfrage: string, texte: readonly string[]): boolean {
  const heuhaufen = klein(texte.join('\n'));
  const lang = ohneZeichen(mitE(heuhaufen));
  const kurz = ohneZeichen(heuhaufen);
  return klein(anfrage)
    .split(/\s+/)
    .filter((wort) => wort !== '')
    .every((wort) => lang.includes(ohneZeichen(mitE(wort))) || kurz.includes(ohneZeichen(wort)));
}
