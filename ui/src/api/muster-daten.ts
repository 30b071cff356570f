/** Made-up money, findings and entries of the fixture host. Amounts of the Vorlage are public and real. */
import type { BefundDto } from './bindings/BefundDto';
import type { EintragDto } from './bindings/EintragDto';
import type { FoerderungUebersichtDto } from './bindings/FoerderungUebersichtDto';
import type { FoerderzeileDto } from './bindings/FoerderzeileDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';

const VORLAGE = 'Vorlage 17/4771 (Muster)';
const MIO = 100_000_000;

function zeile(tranche: string, programm: string, spanne: string, ansatz: [number | null, string], bewilligt: [number | null, string], abgerufen: [number | null, string]): FoerderzeileDto {
  const cent = (mio: number | null) => (mio === null ? null : Math.round(mio * MIO));
  return {
    tranche,
    programm,
    zweck: null,
    spanne,
    ansatz_cent: cent(ansatz[0]),
    ansatz_text: ansatz[1],
    bewilligt_cent: cent(bewilligt[0]),
    bewilligt_text: bewilligt[1],
    abgeflossen_cent: cent(abgerufen[0]),
    abgeflossen_text: abgerufen[1],
    ohne_betrag: 0,
    hinweis: null,
    quelle: VORLAGE,
  };
}

const KEINE: [null, string] = [null, 'keine Angabe'];

export function musterFoerderung(): FoerderungUebersichtDto {
  return {
    zeilen: [
      zeile('ccd', 'Muster: Koordination CCD KDN', '2020–2022', [6.4, 'ca. 6,4 Mio. Euro'], [6.1, '6,1 Mio. Euro'], [4.88, '4,88 Mio. Euro']),
      zeile('komm-20', 'Muster: Kommunale Projekte', '2020', [6.7, 'rund 6,7 Mio. Euro'], [6.3, '6,3 Mio. Euro'], [5.92, '5,92 Mio. Euro']),
      zeile('komm-21', 'Muster: Kommunale Projekte', '2021–2022', [6.1, 'insgesamt 6,1 Mio. Euro'], [5, '5 Mio. Euro'], [2.6, '2,6 Mio. Euro']),
      zeile('portal-20', 'Muster: Kommunalportal.NRW', '2020', [2, '2 Mio. Euro'], [2, '2 Mio. Euro'], [2.1, '2,1 Mio. Euro']),
      { ...zeile('portal-21', 'Muster: Kommunalportal.NRW', '2021–2022', [7.72, '7,72 Mio. Euro'], KEINE, KEINE), ohne_betrag: 2 },
    ],
    summe_text: 'ca. 28,92 Mio. Euro',
    summe_spanne: '2020–2022',
    weitere: [
      zeile('dmr', 'Muster: Digitale Modellregionen', '2018–2021', [91, '91 Mio. Euro'], KEINE, KEINE),
      zeile('budget', 'Muster: Digitalisierungsbudget', '2020–2022', [180, '180 Mio. Euro'], KEINE, KEINE),
      { ...zeile('offen', 'Muster: Programm ohne Betrag', 'keine Angabe', KEINE, KEINE, KEINE), quelle: null },
    ],
  };
}

/** One of each kind and more, most urgent first; 14 where all projects are there. */
export function musterBefunde(zeilen: readonly ProjektZeileDto[]): BefundDto[] {
  const von = ({ kuerzel, titel }: ProjektZeileDto) => ({ nomen: 'projekt', projekt: kuerzel, titel });
  const inArbeit = zeilen.filter(({ phase }) => phase === 'konzeption' || phase === 'umsetzung');
  const alt = zeilen.filter((z) => (z.meldung_vor_tagen ?? 0) > 90).sort((a, b) => (b.meldung_vor_tagen ?? 0) - (a.meldung_vor_tagen ?? 0));
  return [
    ...inArbeit.slice(0, 2).map((z, n) => ({ ...von(z), art: 'faellig', text: 'Wiedervorlage ist fällig', marke: n === 0 ? '3 Tage' : 'heute' })),
    ...zeilen.filter((z) => z.phase === 'nicht_gemeldet').slice(0, 1).map((z) => ({ ...von(z), art: 'fehlt', text: 'Keine Meldung vorhanden', marke: 'nie' })),
    ...zeilen.filter((z) => z.leitung.length === 0).slice(0, 2).map((z) => ({ ...von(z), art: 'fehlt', text: 'Projektleitung offen', marke: null })),
    ...inArbeit.slice(2, 3).map((z) => ({ ...von(z), art: 'widerspruch', text: 'Pilotierung ist vor Umsetzung erreicht', marke: null })),
    ...(zeilen.length === 0 ? [] : [{ art: 'widerspruch', nomen: 'tranche', projekt: null, titel: 'Muster: Kommunalportal.NRW 2020', text: 'Abgerufen ist mehr als bewilligt', marke: null }]),
    ...alt.slice(0, 5).map((z) => ({ ...von(z), art: 'veraltet', text: 'Sachstand alt', marke: `${String(z.meldung_vor_tagen)} Tage` })),
    ...zeilen.slice(0, 2).map((z) => ({ ...von(z), art: 'unbelegt', text: 'Meilenstein ohne Quelle', marke: '2 Felder' })),
  ];
}

export function musterEintraege(): EintragDto[] {
  const eintrag = (nr: number, zeit: string, wort: string | null, person: string, herkunft: string, aenderungen: number): EintragDto => ({
    nr,
    id: `00000000-0000-7000-8000-00000000${String(nr)}`,
    zeit,
    person,
    herkunft,
    operation: 'projekt_update',
    grund: null,
    aenderungen,
    worte: wort === null ? [] : [wort],
    kopf: '',
    tatsachen: true,
  });
  return [
    eintrag(1284, '2022-06-30T06:41:00Z', 'Einbürgerung (Muster): Roll-out NRW, Prognose: – → 14.02.2023', 'Koordination Muster', 'ui', 1),
    eintrag(1283, '2022-06-29T09:00:00Z', 'Urkundenausgabe (Muster): Roll-out NRW, Ist: – → 15.06.2022', 'Muster-IT', 'import', 4),
    eintrag(1282, '2022-06-28T13:05:00Z', 'Unterhaltsvorschuss (Muster): Sachstand ergänzt', 'Koordination Muster', 'ui', 1),
    eintrag(1281, '2022-06-27T07:30:00Z', 'Muster: Kommunale Projekte: Bewilligung ergänzt', 'Koordination Muster', 'ui', 1),
    eintrag(1280, '2021-12-27T08:12:00Z', null, 'nicht genannt', 'cli', 12),
  ];
}
