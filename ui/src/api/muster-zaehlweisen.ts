/**
 * Made-up verdicts of the counting rules, by formula, one per service of {@link musterLeistungen}. Ladder, lists, four
 * fields and changes are all counted from them, so they agree. Each service is reported on a day of its own; before it
 * everything about it is unknown.
 */
import { plusTage } from '../shared/datum';
import { tagVon } from '../shared/moment';
import type { EfaLoesungDto } from './bindings/EfaLoesungDto';
import type { LeistungKennzahlDto } from './bindings/LeistungKennzahlDto';
import type { LeistungUrteilDto } from './bindings/LeistungUrteilDto';
import type { LeiterMesswertDto } from './bindings/LeiterMesswertDto';
import type { StufeDto } from './bindings/StufeDto';
import type { VerteilungDto } from './bindings/VerteilungDto';
import type { WandelDto } from './bindings/WandelDto';
import type { ZaehlungDto } from './bindings/ZaehlungDto';
import type { ZaehlweisenDto } from './bindings/ZaehlweisenDto';
import type { Host, Umfang, Zeitpunkt } from './host';
import { musterKommunen, musterLeistungen } from './muster-katalog';

type Teil = Pick<Host, 'zaehlweiseGet' | 'zaehlweiseList' | 'zaehlweiseWandel' | 'kennzahlLeistung'>;
type Wert = 'wahr' | 'falsch' | 'unbekannt';
/** Reads for a state of knowledge, and refuses what lies before the first entry. */
type Lies = <W>(befehl: string, bekanntAm: string | null, wert: () => W) => Promise<W>;

interface Urteil {
  nr: number;
  ozg_id: string;
  name: string;
  themenfeld: string;
  /** Z1 to Z4. */
  regeln: [Wert, Wert, Wert, Wert];
  gemeldet: boolean;
  zustaendigkeit: boolean;
  kreisweit: boolean;
  bundesweit: boolean;
  /** LeiKa-Leistungen in scope. */
  leika: { kennung: string; name: string }[];
}

const REGELN = ['Z1', 'Z2', 'Z3', 'Z4'] as const;
const UNBEKANNT: [Wert, Wert, Wert, Wert] = ['unbekannt', 'unbekannt', 'unbekannt', 'unbekannt'];
const DREI: readonly Wert[] = ['wahr', 'falsch', 'unbekannt'];
const NICHT_LEISTUNG = { code: 'nicht_gefunden', params: {}, felder: [], text: 'Diese Leistung gibt es nicht (Muster).', technik: '' } as const;

/** Of ten services three are never reported; the others follow the ladder, so that Z4 ⊆ Z3 ⊆ Z1 and Z4 ⊆ Z2 ⊆ Z1. */
function regelnVon(nr: number): [Wert, Wert, Wert, Wert] {
  switch (nr % 10) {
    case 3:
    case 4:
    case 5:
      return ['wahr', nr % 2 === 0 ? 'wahr' : 'falsch', 'falsch', 'falsch'];
    case 6:
      return ['wahr', 'unbekannt', 'unbekannt', 'unbekannt'];
    case 7:
      return ['wahr', 'wahr', 'wahr', nr % 3 === 0 ? 'wahr' : 'falsch'];
    case 8:
      return ['falsch', 'falsch', 'falsch', 'falsch'];
    case 9:
      return ['wahr', 'falsch', 'unbekannt', 'falsch'];
    default:
      return UNBEKANNT;
  }
}

function grund(wert: Wert, regel: string): string {
  const grad = regel === 'Z1' || regel === 'Z3' ? '2' : '3';
  switch (wert) {
    case 'wahr':
      return `In zuständigen Kommunen ab Reifegrad ${grad} (Muster)`;
    case 'falsch':
      return `Nicht ab Reifegrad ${grad} (Muster)`;
    default:
      return 'Nicht gemeldet: keine Meldung zu dieser Leistung (Muster)';
  }
}

/** The day until which reports count: what was not known then does not. */
function bis({ stichtag, bekanntAm }: Zeitpunkt): string {
  const wissen = bekanntAm === null ? stichtag : tagVon(bekanntAm);
  return wissen < stichtag ? wissen : stichtag;
}

function urteile(umfang: Umfang, zeitpunkt: Zeitpunkt, leer: boolean): Urteil[] {
  const { leistungen, leika, lagen } = musterLeistungen();
  const feld = new Map(lagen.map(({ name, themenfeld }) => [name, themenfeld]));
  const faelle = new Map<string, { kennung: string; name: string }[]>();
  for (const { kennung, bezeichnung, im_leika, ozg_leistung, typ } of leika) {
    if (!im_leika || ozg_leistung === null || (umfang === 'kommunal' && typ === '1')) continue;
    const liste = faelle.get(ozg_leistung) ?? [];
    liste.push({ kennung, name: bezeichnung });
    faelle.set(ozg_leistung, liste);
  }
  const tag = bis(zeitpunkt);
  return leistungen.flatMap(({ ozg_id, name, lage }, nr): Urteil[] => {
    if (umfang === 'kommunal' && nr % 37 === 5) return [];
    const regeln = leer || plusTage('2020-09-01', (nr * 7) % 720) > tag ? UNBEKANNT : regelnVon(nr);
    return [
      {
        nr,
        ozg_id,
        name,
        themenfeld: (lage === null ? undefined : feld.get(lage)) ?? 'Ohne Themenfeld (Muster)',
        regeln,
        gemeldet: regeln !== UNBEKANNT,
        zustaendigkeit: !leer && nr % 10 !== 2 && nr % 10 !== 6,
        kreisweit: nr % 30 === 3,
        bundesweit: nr % 4 === 3,
        leika: faelle.get(ozg_id) ?? [{ kennung: ozg_id, name }],
      },
    ];
  });
}

function zaehle<Z>(zeilen: readonly Z[], wert: (zeile: Z) => Wert): ZaehlungDto {
  const n = (gesucht: Wert) => zeilen.filter((zeile) => wert(zeile) === gesucht).length;
  return { zaehler: n('wahr'), nenner: zeilen.length, unbekannt: n('unbekannt') };
}

function nachRegel(alle: readonly Urteil[], regel: string): ZaehlungDto {
  if (regel === 'Z5') return zaehle(alle.flatMap(({ leika, regeln }) => leika.map(() => regeln[3])), (wert) => wert);
  const ort = REGELN.findIndex((eine) => eine === regel);
  return zaehle(alle, ({ regeln }) => regeln[ort] ?? 'unbekannt');
}

function stufen(alle: readonly Urteil[]): StufeDto[] {
  const kreis = zaehle(alle, ({ regeln: [z1, , z3], kreisweit }) => (z1 === 'wahr' && (kreisweit || z3 === 'wahr') ? 'wahr' : z3));
  const bund = zaehle(alle, ({ regeln: [, , z3], bundesweit }) => (z3 === 'wahr' && !bundesweit ? 'falsch' : z3));
  const reihe: [string, string, string, ZaehlungDto][] = [
    ['Z1', 'mindestens eine Kommune, ab Reifegrad 2', 'Regel des BMI (Muster): eine LeiKa-Leistung in einer Kommune genügt.', nachRegel(alle, 'Z1')],
    ['Z2', 'mindestens eine Kommune, OZG-konform ab Reifegrad 3', 'Wie Z1, aber erst ab Reifegrad 3 (Muster).', nachRegel(alle, 'Z2')],
    ['Z3-Kreis', 'davon mindestens kreisweit', 'Von Z1: in mindestens einem Kreis überall, oder weiter (Muster).', kreis],
    ['Z3', 'flächendeckend, ab Reifegrad 2', 'Wie Z1, aber in allen zuständigen Kommunen (Muster).', nachRegel(alle, 'Z3')],
    ['Z3-Bund', 'davon bundesweit', 'Von Z3: als Angebot für den ganzen Bund gemeldet (Muster).', bund],
    ['Z4', 'flächendeckend und vollständig, ab Reifegrad 3', 'Jede LeiKa-Leistung in allen zuständigen Kommunen (Muster).', nachRegel(alle, 'Z4')],
    ['Z5', 'LeiKa-Leistungen flächendeckend, ab Reifegrad 3', 'Zählt LeiKa-Leistungen, eine andere Einheit (Muster).', nachRegel(alle, 'Z5')],
  ];
  return reihe.map(([regel, titel, satz, zahl]) => ({ regel, titel, einheit: regel === 'Z5' ? 'LeiKa-Leistungen' : 'OZG-Leistungen', satz, zahl, liste: !regel.includes('-') }));
}

function arten(leer: boolean): VerteilungDto[] {
  const nach = new Map<string, number>();
  for (const { typ } of musterKommunen()) nach.set(typ, (nach.get(typ) ?? 0) + 1);
  return [...nach].map(([typ, kommunen], i) => {
    const nenner = 900 + i * 120;
    const eine = (zaehler: number): ZaehlungDto => ({ zaehler: leer ? 0 : zaehler, nenner, unbekannt: leer ? nenner : 180 });
    const fuenf = [8, 31, 52, 77, 140].map((zaehler) => eine(zaehler + i * 3));
    return { typ, kommunen, sicher: fuenf, hoechstens: fuenf };
  });
}

function efa(tag: string): ZaehlweisenDto['efa'] {
  const loesungen = Array.from({ length: 13 }, (_, nr): EfaLoesungDto => {
    const da = tag >= plusTage('2021-06-01', nr * 40);
    const genutzt = da && nr % 3 !== 2;
    const in_nrw = genutzt && nr % 2 === 0;
    return {
      kennung: `efa-${String(nr + 1)}`,
      titel: `Muster-Onlinedienst ${String(nr + 1)}`,
      federfuehrung: nr % 4 === 3 ? null : 'Musterland',
      laender: genutzt ? [...(in_nrw ? ['Nordrhein-Westfalen'] : []), 'Musterland', 'Beispielland'].slice(0, 1 + (nr % 3)) : [],
      kommunen: in_nrw ? 4 + nr * 3 : 0,
      weit: genutzt && nr === 4,
      leistungen: genutzt ? 1 + (nr % 3) : 0,
      in_nrw,
      quelle: nr % 5 === 4 ? null : 'Marktplatz der Musterstelle, Stand 12.05.2022',
    };
  });
  return {
    in_nrw: zaehle(loesungen, ({ in_nrw }) => (in_nrw ? 'wahr' : 'falsch')),
    ohne_nutzer: zaehle(loesungen, ({ laender, kommunen, weit }) => (laender.length === 0 && kommunen === 0 && !weit ? 'wahr' : 'falsch')),
    loesungen,
  };
}

/** Published figures stand beside the ladder on every day: they are history, not the Stichtag's. */
const MESSWERTE: readonly LeiterMesswertDto[] = [
  { kennung: 'muster-z1-05', regel: 'Z1', datum: 'Mai 2022', wert: 338, nenner: 575, definition: 'in mindestens einer Kommune online (Muster)', quelle: 'Pressemitteilung Muster 05/2022' },
  { kennung: 'muster-z1-12', regel: 'Z1', datum: '12.12.2022', wert: 372, nenner: 580, definition: null, quelle: 'Antwort der Musterstelle, Stand 12.12.2022' },
  { kennung: 'muster-z3', regel: 'Z3', datum: '12.12.2022', wert: 117, nenner: 580, definition: 'flächendeckend verfügbar (Muster)', quelle: null },
  { kennung: 'muster-z3-bund', regel: 'Z3-Bund', datum: '2022', wert: 101, nenner: null, definition: null, quelle: 'Antwort der Musterstelle, Stand 12.12.2022' },
];

function zaehlweisen(umfang: Umfang, zeitpunkt: Zeitpunkt, leer: boolean): ZaehlweisenDto {
  const alle = urteile(umfang, zeitpunkt, leer);
  const gemeldet = alle.filter((urteil) => urteil.gemeldet);
  const mittel = gemeldet.length === 0 ? null : { sicher: 940 + gemeldet.length, hoechstens: 3100, leistungen: alle.filter(({ zustaendigkeit }) => zustaendigkeit).length };
  return {
    stichtag: zeitpunkt.stichtag,
    bekannt_am: zeitpunkt.bekanntAm,
    scope: umfang,
    katalogversion: 'KDN 20.12.2019',
    katalogversion_titel: 'Musterkatalog',
    meldungen: leer ? 0 : 4210,
    ohne_meldung: alle.length - gemeldet.length,
    ohne_zustaendigkeit: alle.filter(({ zustaendigkeit }) => !zustaendigkeit).length,
    kommunen: musterKommunen().length,
    stufen: stufen(alle),
    kommunenarten: arten(leer || gemeldet.length === 0),
    z7: mittel,
    z8: mittel === null ? null : { ...mittel, sicher: mittel.sicher + 1230, hoechstens: 4320 },
    efa: efa(leer ? '' : bis(zeitpunkt)),
    felder: DREI.flatMap((ueberall) =>
      DREI.map((ende_zu_ende) => ({
        ueberall,
        ende_zu_ende,
        leistungen: alle.filter(({ regeln: [, z2, z3] }) => z3 === ueberall && z2 === ende_zu_ende).map(({ ozg_id, name }) => ({ ozg_id, name })),
      })),
    ),
    messwerte: [...MESSWERTE],
  };
}

function liste(regel: string, alle: readonly Urteil[]): LeistungUrteilDto[] {
  const ort = REGELN.findIndex((eine) => eine === regel);
  return alle.flatMap(({ ozg_id, name, themenfeld, regeln, leika }) => {
    const zeile = (leistung: string, wie: string, wert: Wert): LeistungUrteilDto => ({ leistung, ozg_id, name: wie, themenfeld, ergebnis: wert, grund: grund(wert, regel) });
    return ort === -1 ? leika.map((fall) => zeile(fall.kennung, fall.name, regeln[3])) : [zeile(ozg_id, name, regeln[ort] ?? 'unbekannt')];
  });
}

function wandel(von: Zeitpunkt, nach: Zeitpunkt, umfang: Umfang, leer: boolean): WandelDto[] {
  const zahlen = (zeitpunkt: Zeitpunkt) => urteile(umfang, zeitpunkt, leer);
  const vorher = zahlen(von);
  const berichtigt = zahlen({ stichtag: von.stichtag, bekanntAm: nach.bekanntAm });
  const nachher = zahlen(nach);
  // Before the catalogue of the KDN another one held; no more is made up of it than its denominator.
  const frueher = von.stichtag < '2019-12-20';
  return [...REGELN, 'Z5'].map((regel) => {
    const [a, b, c] = [vorher, berichtigt, nachher].map((alle) => nachRegel(alle, regel)) as [ZaehlungDto, ZaehlungDto, ZaehlungDto];
    const alt = frueher ? { ...a, nenner: a.nenner + 18, unbekannt: a.unbekannt + 18 } : a;
    return {
      regel,
      vorher: alt,
      nachher: c,
      berichtigung: b.zaehler - a.zaehler,
      katalog: 0,
      echt: c.zaehler - b.zaehler,
      nenner_hinweis: frueher ? `Anderer Nenner: ${String(c.nenner)} statt ${String(alt.nenner)}. Die beiden Quoten sind nicht vergleichbar.` : null,
    };
  });
}

function kennzahl(ozgId: string, umfang: Umfang, zeitpunkt: Zeitpunkt, leer: boolean): LeistungKennzahlDto {
  const alle = urteile('alle', zeitpunkt, leer);
  const eine = alle.find(({ ozg_id }) => ozg_id === ozgId);
  // The wire carries plain objects, not instances of Error.
  if (eine === undefined) throw NICHT_LEISTUNG;
  const im = urteile(umfang, zeitpunkt, leer).find(({ ozg_id }) => ozg_id === ozgId);
  const grund_dto = {
    ozg_id: ozgId,
    name: eine.name,
    themenfeld: eine.themenfeld,
    stichtag: zeitpunkt.stichtag,
    bekannt_am: zeitpunkt.bekanntAm,
    katalogversion: 'KDN 20.12.2019',
    scope: umfang,
    im_umfang: im !== undefined,
  };
  if (im === undefined) return { ...grund_dto, regeln: [], ohne_einwohner: 0, gruende: [], flaeche: null, faelle: [] };
  const [z1, , z3] = im.regeln;
  const reichweite = (regel: string, nenner: number, zaehler: number) => ({ regel, zaehler: im.gemeldet ? zaehler : 0, nenner: im.zustaendigkeit ? nenner : 0, unbekannt: !im.zustaendigkeit ? 0 : im.gemeldet ? Math.floor(nenner / 4) : nenner });
  return {
    ...grund_dto,
    regeln: [...REGELN.map((regel, i) => ({ regel, ...zaehle([im.regeln[i] ?? 'unbekannt'], (wert: Wert) => wert) })), reichweite('Z7', 396, z3 === 'wahr' ? 290 : z1 === 'wahr' ? 41 : 0), reichweite('Z8', 17_925_570, z3 === 'wahr' ? 13_000_000 : z1 === 'wahr' ? 2_100_000 : 0)],
    ohne_einwohner: im.zustaendigkeit ? 1 : 0,
    gruende: im.regeln.map((wert, i) => grund(wert, REGELN[i] ?? 'Z1')),
    flaeche: z1 !== 'wahr' ? null : z3 === 'wahr' ? (im.bundesweit ? 'bundesweit' : 'landesweit') : im.kreisweit ? 'kreisweit' : 'einzeln',
    faelle: im.leika.map(({ kennung, name }, i) => ({ leistung: kennung, name, zustaendig: !im.zustaendigkeit && i === 0 ? null : ['kreisfreie Stadt', 'kreisangehörige Stadt'] })),
  };
}

/** `leer`: no report on record. */
export function musterZaehlweisen(leer: boolean, lies: Lies): Teil {
  return {
    zaehlweiseGet: (umfang, zeitpunkt) => lies('zaehlweisen', zeitpunkt.bekanntAm, () => zaehlweisen(umfang, zeitpunkt, leer)),
    zaehlweiseList: (regel, umfang, zeitpunkt) => lies('zaehlweise-liste', zeitpunkt.bekanntAm, () => liste(regel, urteile(umfang, zeitpunkt, leer))),
    zaehlweiseWandel: (von, nach, umfang) => lies('zaehlweise-wandel', von.bekanntAm, () => wandel(von, nach, umfang, leer)),
    kennzahlLeistung: (ozgId, umfang, zeitpunkt) => lies('kennzahl-leistung', zeitpunkt.bekanntAm, () => kennzahl(ozgId, umfang, zeitpunkt, leer)),
  };
}
