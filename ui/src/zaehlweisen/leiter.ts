/** The ladder: its order, what is said of it in one sentence, and its table. */
import type { LeiterMesswertDto } from '../api/bindings/LeiterMesswertDto';
import type { StufeDto } from '../api/bindings/StufeDto';
import type { ZaehlweisenDto } from '../api/bindings/ZaehlweisenDto';
import type { Umfang, Zeitpunkt } from '../api/host';
import { datum, zahl, zeitMitSekunde } from '../format';
import type { Schluessel } from '../labels';
import { t, tn } from '../labels';
import type { Kopie } from '../shared/kopieren';
import { ganzUnbekannt, hoechstens, prozentzahl, spanne } from '../shared/anteil';

/** A part of another rung, not a rule of its own. */
export function istTeil({ regel }: Pick<StufeDto, 'regel'>): boolean {
  return regel.includes('-');
}

/** Whether a rung counts OZG-Leistungen; what counts another unit never stands on the same axis. */
export function zaehltOzg({ regel }: Pick<StufeDto, 'regel'>): boolean {
  return regel !== 'Z5';
}

/** Rung that a part is a part of: Z3-Kreis names services of Z1, which need not hold for Z3. */
const TEIL_VON: Partial<Record<string, string>> = { 'Z3-Kreis': 'Z1' };

/** The rungs as the host orders them, each part behind the rung that it is taken from. */
export function geordnet(stufen: readonly StufeDto[]): StufeDto[] {
  const teile = stufen.filter(istTeil);
  const von = ({ regel }: StufeDto) => TEIL_VON[regel] ?? regel.split('-')[0];
  const regeln = stufen.filter((stufe) => !istTeil(stufe));
  const ohneRegel = teile.filter((teil) => regeln.every(({ regel }) => regel !== von(teil)));
  return [...regeln.flatMap((stufe) => [stufe, ...teile.filter((teil) => von(teil) === stufe.regel)]), ...ohneRegel];
}

export function messwerteVon(regel: string, messwerte: readonly LeiterMesswertDto[]): LeiterMesswertDto[] {
  return messwerte.filter((messwert) => messwert.regel === regel);
}

/** Place of a published figure on its bar in percent, by its own denominator; `null`: the source names none. */
export function stelle({ wert, nenner }: LeiterMesswertDto): number | null {
  return nenner === null || nenner === 0 ? null : (Math.min(wert, nenner) / nenner) * 100;
}

/** "372 von 580 (64,1 %)". */
export function messwerttext({ wert, nenner }: LeiterMesswertDto): string {
  if (nenner === null || nenner === 0) return t('zaehlweisen.messwert.ohne_nenner', { wert: zahl(wert) });
  return t('zaehlweisen.messwert', { wert: zahl(wert), nenner: zahl(nenner), prozent: prozentzahl(wert, nenner) });
}

/** A published figure with everything that belongs to it, in one line. */
export function messwertzeile(messwert: LeiterMesswertDto): string {
  return [messwerttext(messwert), messwert.datum, messwert.quelle ?? t('zaehlweisen.unbelegt')].join(', ');
}

/** What keeps a published figure from being compared with the rung; empty: nothing. */
export function vergleichshinweis({ nenner }: LeiterMesswertDto, stufe: StufeDto): string {
  if (nenner === null || nenner === stufe.zahl.nenner) return '';
  return t('zaehlweisen.messwert.anderer_nenner', { eigener: zahl(nenner), hier: zahl(stufe.zahl.nenner) });
}

/** "9 OZG-Leistungen". */
function leistungen(n: number): string {
  return tn(n, 'zaehlweisen.leistung', 'zaehlweisen.leistungen', { n: zahl(n) });
}

const KURZ: readonly [string, Schluessel][] = [
  ['Z1', 'zaehlweisen.kurz.z1'],
  ['Z3', 'zaehlweisen.kurz.z3'],
  ['Z4', 'zaehlweisen.kurz.z4'],
];

export interface Befund {
  /** "57,1 bis 74,3 % – 11,0 bis 37,5 % – 2,2 bis 32,1 %". */
  zahlen: string;
  /** Which rules these are, and which of the three are unknown. */
  satz: string;
}

/** The same day under three rules; `null`: nothing is known of any of them. */
export function befund({ stufen, stichtag }: ZaehlweisenDto): Befund | null {
  const drei = KURZ.flatMap(([regel, kurz]) => {
    const stufe = stufen.find((eine) => eine.regel === regel);
    return stufe === undefined || stufe.zahl.nenner === 0 ? [] : [{ regel, name: t(kurz), zahl: stufe.zahl }];
  });
  const bekannt = drei.filter((eine) => !ganzUnbekannt(eine.zahl));
  if (bekannt.length === 0) return null;
  const namen = bekannt.map(({ regel, name }) => t('zaehlweisen.befund.regel', { name, regel })).join(', ');
  const offen = drei.filter((eine) => ganzUnbekannt(eine.zahl)).map(({ regel }) => regel);
  return {
    zahlen: bekannt.map((eine) => spanne(eine.zahl)).join(' – '),
    satz: [
      tn(bekannt.length, 'zaehlweisen.befund.eine', 'zaehlweisen.befund.satz', { datum: datum(stichtag), n: zahl(bekannt.length), namen }),
      ...(offen.length === 0 ? [] : [t('zaehlweisen.befund.offen', { regeln: offen.join(', ') })]),
    ].join(' '),
  };
}

export interface Verlust {
  satz: string;
  /** Known not to count under Z3. */
  falsch: number;
  unbekannt: number;
}

/** What becomes of the services between Z1 and Z3: whatever counts under Z3 counts under Z1. `null`: not known. */
export function verlust({ stufen }: ZaehlweisenDto): Verlust | null {
  const [z1, z3] = ['Z1', 'Z3'].map((regel) => stufen.find((stufe) => stufe.regel === regel)?.zahl);
  if (z1 === undefined || z3 === undefined || z1.zaehler === 0 || z1.zaehler < z3.zaehler) return null;
  const n = z1.zaehler - z3.zaehler;
  return {
    satz: n === 0 ? t('zaehlweisen.verlust.keiner') : tn(n, 'zaehlweisen.verlust.eine', 'zaehlweisen.verlust', { n: zahl(n) }),
    falsch: Math.max(0, z3.nenner - z3.zaehler - z3.unbekannt),
    unbekannt: z3.unbekannt,
  };
}

/** Nothing is known under any rule. */
export function allesUnbekannt({ stufen }: ZaehlweisenDto): boolean {
  return stufen.length > 0 && stufen.every(({ zahl: anteil }) => anteil.nenner === 0 || ganzUnbekannt(anteil));
}

/** Nothing can be judged: no Katalogversion, or none of its services in scope. */
export function ohneNenner({ stufen }: ZaehlweisenDto): boolean {
  return stufen.every(({ zahl: anteil }) => anteil.nenner === 0);
}

export function umfangswort(umfang: Umfang): string {
  return t(umfang === 'alle' ? 'zaehlweisen.umfang.alle' : 'zaehlweisen.umfang.kommunal');
}

/** Both times, the catalogue, the denominators and what is missing: without them no figure leaves the window. */
export function unterschrift(dto: ZaehlweisenDto, umfang: Umfang, { bekanntAm }: Zeitpunkt, demodaten: boolean): string {
  const [ozg, leika] = [true, false].map((eines) => dto.stufen.find((stufe) => zaehltOzg(stufe) === eines)?.zahl.nenner ?? 0) as [number, number];
  const version = dto.katalogversion === null ? t('zaehlweisen.ohne_version') : [dto.katalogversion, ...(dto.katalogversion_titel === null ? [] : [dto.katalogversion_titel])].join(', ');
  return [
    t('zaehlweisen.fuss.stichtag', { datum: datum(dto.stichtag) }),
    bekanntAm === null ? t('zaehlweisen.fuss.jetzt') : t('zaehlweisen.fuss.bekannt', { wann: zeitMitSekunde(bekanntAm) }),
    t('zaehlweisen.fuss.katalog', { version }),
    t('zaehlweisen.fuss.nenner', { umfang: umfangswort(umfang), ozg: leistungen(ozg), leika: tn(leika, 'zaehlweisen.leika', 'zaehlweisen.leikas', { n: zahl(leika) }) }),
    t('zaehlweisen.fuss.ohne_meldung', { n: zahl(dto.ohne_meldung) }),
    t('zaehlweisen.fuss.ohne_zustaendigkeit', { n: zahl(dto.ohne_zustaendigkeit) }),
    ...(demodaten ? [t('demo.marke')] : []),
  ].join(' · ');
}

export const LEITERKOEPFE: readonly { name: string; text: Schluessel; rechts?: boolean }[] = [
  { name: 'bedeutung', text: 'zaehlweisen.spalte.bedeutung' },
  { name: 'einheit', text: 'zaehlweisen.spalte.einheit' },
  { name: 'zaehler', text: 'zaehlweisen.spalte.zaehler', rechts: true },
  { name: 'nenner', text: 'zaehlweisen.spalte.nenner', rechts: true },
  { name: 'unbekannt', text: 'zaehlweisen.spalte.unbekannt', rechts: true },
  { name: 'mindestens', text: 'zaehlweisen.spalte.mindestens', rechts: true },
  { name: 'hoechstens', text: 'zaehlweisen.spalte.hoechstens', rechts: true },
  { name: 'messwerte', text: 'zaehlweisen.spalte.messwerte' },
];

/** One row of the table twin, aligned with {@link LEITERKOEPFE}. Where all is unknown there is no share, and no 0. */
export function leiterzeile(stufe: StufeDto, messwerte: readonly LeiterMesswertDto[]): string[] {
  const { zahl: anteil } = stufe;
  const ohne = anteil.nenner === 0 ? t('anteil.nicht_bewertbar') : ganzUnbekannt(anteil) ? t('zaehlweisen.wort.unbekannt') : null;
  return [
    stufe.titel,
    stufe.einheit,
    ohne ?? zahl(anteil.zaehler),
    zahl(anteil.nenner),
    zahl(anteil.unbekannt),
    ohne ?? prozentzahl(anteil.zaehler, anteil.nenner),
    ohne ?? prozentzahl(hoechstens(anteil), anteil.nenner),
    messwerteVon(stufe.regel, messwerte).map(messwertzeile).join('; '),
  ];
}

export function leitertabelle(dto: ZaehlweisenDto, umfang: Umfang): Kopie {
  return {
    titel: [t('zaehlweisen.leiter'), umfangswort(umfang), t('zaehlweisen.fuss.katalog', { version: dto.katalogversion ?? t('zaehlweisen.ohne_version') })].join(' · '),
    koepfe: [t('zaehlweisen.spalte.regel'), ...LEITERKOEPFE.map(({ text }) => t(text)), t('zaehlweisen.spalte.satz')],
    zeilen: geordnet(dto.stufen).map((stufe) => [stufe.regel, ...leiterzeile(stufe, dto.messwerte), stufe.satz]),
  };
}

