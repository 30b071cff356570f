/** "Konrad Beispiel" → "KB", "MHKBD" → "MH"; empty stays empty. */
export function initialen(person: string): string {
  const worte = person.split(/[\s,.;/-]+/u).filter((wort) => /\p{L}/u.test(wort));
  const zeichen = worte.length === 1 ? [...(worte[0] ?? '')].slice(0, 2) : worte.slice(0, 2).map((wort) => [...wort][0] ?? '');
  return zeichen.join('').toLocaleUpperCase('de');
}
