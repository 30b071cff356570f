/** Made-up money of the view Förderung. It agrees with the money of the Übersicht, because it is made of it. */
import type { AbrufDto } from './bindings/AbrufDto';
import type { BewilligungDto } from './bindings/BewilligungDto';
import type { FoerderungSeiteDto } from './bindings/FoerderungSeiteDto';
import type { FoerderzeileDto } from './bindings/FoerderzeileDto';
import type { JahrDto } from './bindings/JahrDto';
import type { GeldschereDto } from './bindings/GeldschereDto';
import type { HaushaltzeileDto } from './bindings/HaushaltzeileDto';
import type { QuoteDto } from './bindings/QuoteDto';
import type { QuotenDto } from './bindings/QuotenDto';
import type { SchereZeileDto } from './bindings/SchereZeileDto';
import type { SpanneDto } from './bindings/SpanneDto';
import type { TrancheDto } from './bindings/TrancheDto';
import { musterFoerderung } from './muster-daten';
import { musterProjekte } from './muster-projekte';

const KEINE = 'keine Angabe';

const PROGRAMME = [
  { kennung: 'ccd', titel: 'Muster: Koordination CCD KDN', geber: 'Land NRW (Muster)', quelle: 'Vorlage 17/4771 (Muster)', tranchen: ['ccd'] },
  { kennung: 'komm', titel: 'Muster: Kommunale Projekte', geber: 'Land NRW (Muster)', quelle: 'Vorlage 17/4771 (Muster)', tranchen: ['komm-20', 'komm-21'] },
  { kennung: 'portal', titel: 'Muster: Kommunalportal.NRW', geber: 'Land NRW (Muster)', quelle: 'Vorlage 17/4771 (Muster)', tranchen: ['portal-20', 'portal-21'] },
  { kennung: 'dmr', titel: 'Muster: Digitale Modellregionen', geber: 'Land NRW (Muster)', quelle: null, tranchen: ['dmr'] },
  { kennung: 'budget', titel: 'Muster: Digitalisierungsbudget', geber: 'Bund (Muster)', quelle: 'Haushaltsplan (Muster)', tranchen: ['budget'] },
  { kennung: 'offen', titel: 'Muster: Programm ohne Betrag', geber: null, quelle: null, tranchen: ['offen'] },
];

const ZWECKE: Record<string, string> = { ccd: 'Koordination der kommunalen Umsetzung', komm: 'Umsetzung kommunaler Projekte', portal: 'Aufbau und initialer Betrieb' };

function quote(zaehler: number | null, nenner: number | null): QuoteDto | null {
  if (zaehler === null || nenner === null || nenner === 0) return null;
  const mio = (cent: number) => `${String(cent / 100_000_000).replace('.', ',')} Mio. Euro`;
  return { zaehler_cent: zaehler, nenner_cent: nenner, text: `${(Math.round((zaehler / nenner) * 1000) / 10).toFixed(1).replace('.', ',')}\u202f%`, betraege: `${mio(zaehler)} von ${mio(nenner)}` };
}

function quoten(a: number | null, b: number | null, p: number | null): QuotenDto {
  return { bewilligung: quote(b, a), abruf: quote(p, b), abfluss: quote(p, a) };
}

function tranche(zeile: FoerderzeileDto): TrancheDto {
  const programm = PROGRAMME.find(({ tranchen }) => tranchen.includes(zeile.tranche))?.kennung ?? '';
  const [von, bis] = zeile.spanne.split('–').map(Number);
  const { abgeflossen_cent: p, bewilligt_cent: b } = zeile;
  return {
    zeile: { ...zeile, zweck: ZWECKE[programm] ?? null },
    programm,
    empfaenger: programm === 'ccd' ? 'KDN (Muster)' : null,
    jahr_von: von === undefined || Number.isNaN(von) ? null : von,
    jahr_bis: von === undefined || Number.isNaN(von) ? null : (bis ?? von),
    abrufquote_prozent: p === null || b === null ? null : Math.round((p / b) * 100),
    quoten: quoten(zeile.ansatz_cent, zeile.ohne_betrag > 0 ? null : b, p),
    nachgewiesen_text: programm === 'ccd' ? '1,2 Mio. Euro' : KEINE,
    warnung: p !== null && b !== null && p > b ? 'Abgerufen ist mehr als bewilligt. Bitte prüfen Sie Bewilligung oder Abruf.' : null,
  };
}

function spanne(name: string, text: string, tranchen: number): SpanneDto {
  return { name, text, tranchen };
}

const JAHRE: JahrDto[] = [
  {
    name: '2020',
    von: 2020,
    bis: 2020,
    spannen: [spanne('Nur 2020 ausgewiesen', 'rund 8,7 Mio. Euro', 2), spanne('In 2020–2022 zusammen', 'ca. 6,4 Mio. Euro', 1)],
    satz: 'Die Spannen stehen daneben und werden nicht geteilt.',
  },
  ...[2021, 2022].map((jahr) => ({
    name: String(jahr),
    von: jahr,
    bis: jahr,
    spannen: [
      spanne(`Nur ${String(jahr)} ausgewiesen`, 'keine Tranche', 0),
      spanne('In 2020–2022 zusammen', 'ca. 6,4 Mio. Euro', 1),
      spanne('In 2021–2022 zusammen', 'insgesamt 13,82 Mio. Euro', 2),
    ],
    satz: `Für ${String(jahr)} allein nennt die Quelle keinen Betrag. Die Spannen stehen daneben und werden nicht geteilt.`,
  })),
  {
    name: '2020–2022',
    von: 2020,
    bis: 2022,
    spannen: [
      spanne('Nur 2020 ausgewiesen', 'rund 8,7 Mio. Euro', 2),
      spanne('In 2020–2022 zusammen', 'ca. 6,4 Mio. Euro', 1),
      spanne('In 2021–2022 zusammen', 'insgesamt 13,82 Mio. Euro', 2),
      spanne('zusammen (eigene Summe)', 'ca. 28,92 Mio. Euro', 5),
    ],
    satz: null,
  },
];

function haushaltzeile(name: string, ansatz_text: string, tranchen: number, mehr: Partial<HaushaltzeileDto> = {}): HaushaltzeileDto {
  const [von = 0, bis = von] = name.split('–').map(Number);
  const jahr = von === bis;
  return {
    name, von, bis, tranchen, ansatz_text, spannen: [], gebunden_text: KEINE, abgeflossen_text: KEINE, frei_text: KEINE,
    im_jahr_text: jahr ? KEINE : null, im_jahr_davon_text: null, rest_text: jahr ? KEINE : null, rest_satz: null, hinweise: [], warnungen: [], ...mehr,
  };
}

const IN_SPANNEN = ['in 2020–2022 zusammen ca. 6,4 Mio. Euro', 'in 2021–2022 zusammen insgesamt 13,82 Mio. Euro'];

const HAUSHALT: HaushaltzeileDto[] = [
  haushaltzeile('2020', 'rund 8,7 Mio. Euro', 2, {
    spannen: IN_SPANNEN.slice(0, 1), gebunden_text: '8,3 Mio. Euro', abgeflossen_text: '7,8 Mio. Euro', frei_text: 'rund 400.000 Euro', im_jahr_text: '6 Mio. Euro',
    im_jahr_davon_text: 'davon aus Tranchen für ein einzelnes Jahr: 5,5 Mio. Euro', rest_text: 'rund 3,2 Mio. Euro', rest_satz: 'rund 8,7 Mio. Euro + Rest des Vorjahres 0 Euro − abgeflossen 5,5 Mio. Euro',
  }),
  ...['2021', '2022'].map((jahr) => haushaltzeile(jahr, KEINE, 0, { spannen: IN_SPANNEN, rest_satz: `Für ${jahr} allein nennt die Quelle keinen Betrag.` })),
  haushaltzeile('2020–2022', 'ca. 6,4 Mio. Euro', 1, { hinweise: ['Muster: Koordination CCD KDN: Verpflichtungsermächtigung (Muster)'] }),
  haushaltzeile('2021–2022', 'insgesamt 13,82 Mio. Euro', 2, { warnungen: ['Muster: Kommunale Projekte: Abgerufen ist mehr als bewilligt. Bitte prüfen Sie Bewilligung oder Abruf.'] }),
];

/** tausend: thousands of euros; `null`: keine Angabe. */
function betrag(tausend: number | null): { cent: number | null; text: string } {
  if (tausend === null) return { cent: null, text: KEINE };
  const text = tausend >= 1000 ? `${String(tausend / 1000).replace('.', ',')} Mio. Euro` : `${String(tausend)}.000 Euro`;
  return { cent: tausend * 100_000, text };
}

const GEGENSTAENDE = ['konzeption', 'umsetzung', 'umsetzung', 'gesamt', null] as const;
const STAENDE = ['bewilligt', 'bewilligt', 'beantragt', 'bewilligt', 'zu prüfen', 'bewilligt', 'abgelehnt'] as const;

function abrufe(kennung: string, tausend: number | null, nr: number): { liste: AbrufDto[]; summe: number | null } {
  if (tausend === null || nr % 4 === 3) return { liste: [], summe: null };
  const teil = Math.round(tausend / 4);
  const eins = (n: number, art: string, datum: string, wieviel: number, quelle: string | null): AbrufDto => ({ kennung: `${kennung}-${String(n)}`, art, datum, betrag_text: betrag(wieviel).text, quelle });
  return nr % 5 === 0
    ? { liste: [eins(1, 'abruf', '2021-03-31', teil * 2, 'Abruf 1 (Muster)'), eins(2, 'rueckzahlung', '2021-11-15', teil, null)], summe: teil }
    : { liste: [eins(1, 'abruf', '2021-06-30', teil, 'Abruf 1 (Muster)'), eins(2, 'abruf', '2022-02-28', teil, null)], summe: teil * 2 };
}

function bewilligungen(): BewilligungDto[] {
  return musterProjekte('voll')
    .slice(0, 21)
    .map((projekt, nr) => {
      const programm = PROGRAMME[nr % 3] ?? { kennung: '', titel: '', tranchen: [] };
      const kennung = `b-${String(nr + 1).padStart(2, '0')}`;
      const stand = STAENDE[nr % STAENDE.length] ?? 'beantragt';
      const tausend = nr % 6 === 5 ? null : 180 + nr * 60;
      const { liste, summe } = stand === 'bewilligt' ? abrufe(kennung, tausend, nr) : { liste: [], summe: null };
      return {
        kennung,
        programm: programm.kennung,
        programm_titel: programm.titel,
        tranche: programm.tranchen[nr % 2] ?? programm.tranchen[0] ?? null,
        projekt: nr === 20 ? null : projekt.kuerzel,
        projekt_titel: nr === 20 ? null : projekt.titel,
        gegenstand: GEGENSTAENDE[nr % GEGENSTAENDE.length] ?? null,
        stand,
        datum: stand === 'beantragt' ? null : `2021-0${String((nr % 9) + 1)}-15`,
        betrag_cent: betrag(tausend).cent,
        betrag_text: betrag(tausend).text,
        abgeflossen_cent: betrag(summe).cent,
        abgeflossen_text: betrag(summe).text,
        abrufe: liste,
        nachgewiesen_cent: nr === 0 ? 1_234_500 : null,
        nachgewiesen_text: nr === 0 ? '12.345 Euro' : KEINE,
        nachweise: nr === 0 ? [{ kennung: `${kennung}-n1`, datum: '2022-03-31', betrag_cent: 1_234_500, betrag_text: '12.345 Euro', stand: 'geprüft (Muster)', quelle: null }] : [],
        quelle: nr % 3 === 0 ? null : 'Zuwendungsbescheid (Muster)',
      };
    });
}

export function musterFoerderungSeite(): FoerderungSeiteDto {
  const { zeilen, weitere, summe_text, summe_spanne } = musterFoerderung();
  const gewaehrt = bewilligungen();
  return {
    zeilen: zeilen.map(tranche),
    summe_text,
    summe_spanne,
    bewilligt_text: 'mindestens 19,4 Mio. Euro (4 von 5 Tranchen)',
    abgeflossen_text: '15,5 Mio. Euro (4 von 5 Tranchen)',
    quoten: quoten(null, null, null),
    haushalt: HAUSHALT,
    haushalt_daneben: ['1 Betrag ohne Datum steht in keiner Zeile.'],
    weitere: weitere.map(tranche),
    jahre: JAHRE,
    programme: PROGRAMME.map(({ tranchen, ...programm }) => ({
      ...programm,
      tranchen: tranchen.length,
      bewilligungen: gewaehrt.filter((eine) => eine.programm === programm.kennung).length,
    })),
    bewilligungen: gewaehrt,
  };
}

export function musterSchere(tage: number): GeldschereDto {
  const [eins, zwei] = musterProjekte('voll');
  const zeile = (projekt: typeof eins, mehr: Partial<SchereZeileDto>): SchereZeileDto => ({
    kuerzel: projekt?.kuerzel ?? '', titel: projekt?.titel ?? '', phase: 'konzeption', seit: null, tage: null, bewilligt_text: KEINE, abgeflossen_text: KEINE, abrufquote: null, letzter_abruf: null, ...mehr,
  });
  return {
    tage,
    geld_ohne_phase: tage > 400 ? [] : [zeile(eins, { seit: { datum: '2021-03-01', genauigkeit: 'tag', text: '01.03.2021' }, tage: 486, bewilligt_text: '500.000 Euro', abgeflossen_text: '355.000 Euro', abrufquote: quote(35_500_000, 50_000_000), letzter_abruf: '2021-06-30' })],
    phase_ohne_geld: tage < 180 ? [] : [zeile(zwei, { phase: 'umsetzung', seit: { datum: '2022-02-28', genauigkeit: 'monat', text: 'Februar 2022' }, tage: 122 })],
    projekte: 33,
    nicht_beurteilbar: 4,
    ohne_bewilligung: 14,
  };
}
