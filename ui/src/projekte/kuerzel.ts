/** Proposal for the key of a new project. */

const HOECHSTENS = 64;

/** "An- und Ummeldung" → "an-und-ummeldung", with a number behind it where that is taken. */
export function schlageVor(titel: string, vergeben: readonly string[]): string {
  const roh = titel
    .normalize('NFC')
    .toLocaleLowerCase('de')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const belegt = new Set(vergeben.map((kuerzel) => kuerzel.toLowerCase()));
  const stamm = roh.slice(0, HOECHSTENS).replace(/-$/, '');
  if (stamm === '' || !belegt.has(stamm)) return stamm;
  for (let n = 2; ; n += 1) {
    const ende = `-${String(n)}`;
    const versuch = stamm.slice(0, HOECHSTENS - ende.length).replace(/-$/, '') + ende;
    if (!belegt.has(versuch)) return versuch;
  }
}
