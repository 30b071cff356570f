/**
 * Reads dates that may be rough, as the sources give them. The grammar is the host's (crates/domain/src/zeit.rs);
 * the host reads again and decides.
 */
import { datum as tagtext } from '../format';
import { imBereich, leseTag, plusMonate, plusTage } from './datum';

export type Genauigkeit = 'tag' | 'monat' | 'quartal' | 'jahr' | 'spaetestens' | 'undatiert';

export type Rohlesung =
  | { ok: true; datum: string | null; genauigkeit: Genauigkeit; text: string }
  /** `form`: not a date we know; `tag`: that day or month does not exist; `bereich`: outside 1990–2100. */
  | { ok: false; grund: 'leer' | 'form' | 'tag' | 'bereich'; eingabe: string };

export const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'] as const;

const LAENGE: Partial<Record<Genauigkeit, number>> = { monat: 1, quartal: 3, jahr: 12 };

/** The form in which a date is shown: "01.03.2022", "März 2020", "3. Quartal 2022", "2023", "spätestens 11.03.2021", "undatiert". */
export function rohtext(iso: string | null, genauigkeit: Genauigkeit): string {
  if (iso === null || genauigkeit === 'undatiert') return 'undatiert';
  const [jahr = '', monat = ''] = iso.split('-');
  switch (genauigkeit) {
    case 'monat':
      return `${MONATE[Number(monat) - 1] ?? monat} ${jahr}`;
    case 'quartal':
      return `${String(Math.ceil(Number(monat) / 3))}. Quartal ${jahr}`;
    case 'jahr':
      return jahr;
    case 'spaetestens':
      return `spätestens ${tagtext(iso)}`;
    default:
      return tagtext(iso);
  }
}

/** A period by its first month; its date is its last day. */
function periode(eingabe: string, jahr: number, monat: number, genauigkeit: Genauigkeit): Rohlesung {
  if (monat < 1 || monat > 12) return { ok: false, grund: 'tag', eingabe };
  const beginn = `${String(jahr).padStart(4, '0')}-${String(monat).padStart(2, '0')}-01`;
  if (!imBereich(beginn)) return { ok: false, grund: 'bereich', eingabe };
  const ende = plusTage(plusMonate(beginn, LAENGE[genauigkeit] ?? 1), -1);
  return { ok: true, datum: ende, genauigkeit, text: rohtext(ende, genauigkeit) };
}

function tag(eingabe: string, heute: string, genauigkeit: Genauigkeit): Rohlesung {
  const lesung = leseTag(eingabe, heute);
  return lesung.ok ? { ok: true, datum: lesung.iso, genauigkeit, text: rohtext(lesung.iso, genauigkeit) } : lesung;
}

/** The month that a word names: "märz", "maerz", "mrz", "sept.". */
function monatsnummer(wort: string): number | null {
  const eben = wort.replace(/\.$/, '').replace('ae', 'ä').replace(/^mrz$/, 'märz');
  if (eben.length < 3) return null;
  const ort = MONATE.findIndex((monat) => monat.toLowerCase().startsWith(eben));
  return ort === -1 ? null : ort + 1;
}

function lesePeriode(klein: string): Rohlesung | null {
  const jahr = /^(\d{4})$/.exec(klein);
  if (jahr) return periode(klein, Number(jahr[1]), 1, 'jahr');
  const paar = /^(\d{1,2})\s*[/.]\s*(\d{4})$/.exec(klein);
  if (paar) return periode(klein, Number(paar[2]), Number(paar[1]), 'monat');
  const iso = /^(\d{4})-(\d{1,2})$/.exec(klein);
  if (iso) return periode(klein, Number(iso[1]), Number(iso[2]), 'monat');
  const quartal = /^q\s*(\d)\s*[/ ]?\s*(\d{4})$/.exec(klein) ?? /^(\d)\.?\s*quartal\s+(\d{4})$/.exec(klein);
  if (quartal) {
    const nummer = Number(quartal[1]);
    return nummer < 1 || nummer > 4 ? { ok: false, grund: 'tag', eingabe: klein } : periode(klein, Number(quartal[2]), nummer * 3 - 2, 'quartal');
  }
  const wort = /^(\p{L}+\.?)\s*(\d{4})$/u.exec(klein);
  const nummer = wort === null ? null : monatsnummer(wort[1] ?? '');
  return nummer === null ? null : periode(klein, Number(wort?.[2]), nummer, 'monat');
}

/** With `rau` also month, quarter, year, "spätestens …" and "undatiert"; without it a day only. */
export function leseRohdatum(text: string, heute: string, rau: boolean): Rohlesung {
  if (!rau) return tag(text, heute, 'tag');
  const eingabe = text.trim().replace(/\s+/g, ' ');
  const klein = eingabe.normalize('NFC').toLowerCase();
  if (klein === 'undatiert' || klein === 'ohne datum') return { ok: true, datum: null, genauigkeit: 'undatiert', text: rohtext(null, 'undatiert') };
  const spaetestens = /^(?:spätestens|spaetestens|bis)\s+(.*)$/.exec(klein);
  if (spaetestens) return tag(spaetestens[1] ?? '', heute, 'spaetestens');
  const lesung = lesePeriode(klein);
  if (lesung !== null) return lesung.ok ? lesung : { ...lesung, eingabe };
  return tag(eingabe, heute, 'tag');
}

/**
 * What ↑ and ↓ make of a date: the part at the caret moves. Gives the new text and the part to be marked;
 * `null` where there is nothing to move.
 */
export function stelle(text: string, ort: number, schritt: 1 | -1, heute: string, rau: boolean): { text: string; von: number; bis: number } | null {
  const lesung = leseRohdatum(text, heute, rau);
  if (!lesung.ok) {
    const eben = tagtext(heute);
    return lesung.grund === 'leer' ? { text: eben, von: 0, bis: 2 } : null;
  }
  if (lesung.datum === null) return null;
  const jahrAb = text.length - 4;
  const { genauigkeit, datum } = lesung;
  if (genauigkeit === 'tag' || genauigkeit === 'spaetestens') {
    const vorn = lesung.text.length - 10;
    // Where it was typed in another form, the part is counted in what it becomes.
    const stelleImTag = text.trim() === lesung.text ? ort - vorn : 0;
    const teil = stelleImTag <= 2 ? 'tag' : stelleImTag <= 5 ? 'monat' : 'jahr';
    const neu = teil === 'tag' ? plusTage(datum, schritt) : plusMonate(datum, teil === 'monat' ? schritt : 12 * schritt);
    if (!imBereich(neu)) return null;
    const ab = vorn + (teil === 'tag' ? 0 : teil === 'monat' ? 3 : 6);
    return { text: rohtext(neu, genauigkeit), von: ab, bis: ab + (teil === 'jahr' ? 4 : 2) };
  }
  const imJahr = genauigkeit === 'jahr' || ort >= jahrAb;
  const beginn = `${datum.slice(0, 7)}-01`;
  const verschoben = plusMonate(beginn, schritt * (imJahr ? 12 : (LAENGE[genauigkeit] ?? 1)));
  if (!imBereich(verschoben)) return null;
  const neu = rohtext(verschoben, genauigkeit);
  return imJahr ? { text: neu, von: neu.length - 4, bis: neu.length } : { text: neu, von: 0, bis: neu.length - 5 };
}
