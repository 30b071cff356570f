/** Made-up money of the view Förderung. It agrees with the money of the Übersicht, because it is made of it. */
import type { AbrufDto } from './bindings/AbrufDto';
import type { BewilligungDto } from './bindings/BewilligungDto';
import type { FoerderungSeiteDto } from './bindings/FoerderungSeiteDto';
import type { FoerderzeileDto } from './bindings/FoerderzeileDto';
import type { JahrDto } from './bindings/JahrDto';
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
