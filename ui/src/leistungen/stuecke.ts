/** Marks what was searched for, whichever spelling was typed. */
import type { Gefaltet } from '../shared/suche';
import { falte } from '../shared/suche';

export interface Stueck {
  text: string;
  treffer: boolean;
}

/** A row has no room for more; what comes after is not looked at. */
const HOECHSTENS = 500;

/** Characters folded before: texts in one language have few. */
const BEKANNT: Record<keyof Gefaltet, Map<string, string>> = { lang: new Map(), kurz: new Map() };
const BEKANNTE_HOECHSTENS = 1000;

/** Folds character by character and keeps from which place each folded one came. */
function mitOrt(text: string, wie: keyof Gefaltet): { text: string; ort: number[] } {
  let gefaltet = '';
  const ort: number[] = [];
  let stelle = 0;
  const bekannt = BEKANNT[wie];
  if (bekannt.size > BEKANNTE_HOECHSTENS) bekannt.clear();
  for (const zeichen of text) {
    const neu = bekannt.get(zeichen) ?? falte(zeichen)[wie];
    bekannt.set(zeichen, neu);
    ort.push(...Array.from({ length: neu.length }, () => stelle));
    gefaltet += neu;
    stelle += zeichen.length;
  }
  ort.push(stelle);
  return { text: gefaltet, ort };
}

/** The text cut into what was searched for and the rest. Joined again it is the text. */
export function stuecke(text: string, gesucht: readonly Gefaltet[]): Stueck[] {
  if (gesucht.length === 0) return [{ text, treffer: false }];
  // A letter with its accent apart counts as one, so that "ue" finds it as well.
  const ganz = text.normalize('NFC');
  // Not within a pair of surrogates.
  const ende = /[\ud800-\udbff]/.test(ganz.charAt(HOECHSTENS - 1)) ? HOECHSTENS - 1 : HOECHSTENS;
  const quelle = ganz.slice(0, ende);
  const an = new Uint8Array(quelle.length);
  for (const wie of ['lang', 'kurz'] as const) {
    const { text: gefaltet, ort } = mitOrt(quelle, wie);
    for (const wort of gesucht) {
      for (let von = gefaltet.indexOf(wort[wie]); von >= 0 && wort[wie] !== ''; von = gefaltet.indexOf(wort[wie], von + 1)) {
        let hinter = von + wort[wie].length;
        // A letter of which only a part was typed counts whole: "s" marks "ß".
        while (hinter < gefaltet.length && ort[hinter] === ort[hinter - 1]) hinter += 1;
        an.fill(1, ort[von] ?? 0, ort[hinter] ?? quelle.length);
      }
    }
  }
  const liste: Stueck[] = [];
  let anfang = 0;
  for (let i = 1; i <= quelle.length; i += 1) {
    if (i < quelle.length && an[i] === an[i - 1]) continue;
    liste.push({ text: quelle.slice(anfang, i), treffer: an[anfang] === 1 });
    anfang = i;
  }
  if (ganz.length > ende) liste.push({ text: ganz.slice(ende), treffer: false });
  return liste;
}
