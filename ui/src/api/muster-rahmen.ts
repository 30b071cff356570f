/** Made-up bodies, agreements, events, deadlines, standards, portals, model regions and published figures. */
import { plusTage } from '../shared/datum';
import type { FundstelleDto } from './bindings/FundstelleDto';
import type { MesswertDto } from './bindings/MesswertDto';
import type { RahmenDto } from './bindings/RahmenDto';
import type { VeranstaltungDto } from './bindings/VeranstaltungDto';
import type { VertragDto } from './bindings/VertragDto';
import type { ZeitangabeDto } from './bindings/ZeitangabeDto';

const BEZIRKE = ['Arnsberg', 'Detmold', 'Düsseldorf', 'Köln', 'Münster'];
const STAENDE = ['angeschlossen', 'vertrag', 'interesse', 'noch_nicht', 'unbekannt'];
const QUELLE: FundstelleDto = { kennung: 'muster-01', text: 'Vorlage (Muster)' };

function tag(iso: string): ZeitangabeDto {
  return { datum: iso, genauigkeit: 'tag', text: iso.split('-').reverse().join('.') };
}

const UNDATIERT: ZeitangabeDto = { datum: null, genauigkeit: 'undatiert', text: 'ohne Datum' };

function veranstaltung(kennung: string, titel: string, zeit: ZeitangabeDto, stichtag: string, ort: string | null = null): VeranstaltungDto {
  return { kennung, titel, art: 'Informationsveranstaltung', ort, zeit, nach_stichtag: zeit.datum !== null && zeit.datum > stichtag, quelle: QUELLE };
}

function vertrag(kennung: string, nutzer: string | null, tage: [string | null, string | null, string | null], stichtag: string): VertragDto {
  const [interesse_am, vertrag_am, angeschlossen_am] = tage;
  const erreicht = [['angeschlossen', angeschlossen_am], ['vertrag', vertrag_am], ['interesse', interesse_am]].find(([, am]) => am !== null && am !== undefined && am <= stichtag);
  const stand = erreicht?.[0] ?? (tage.every((eines) => eines === null) ? 'unbekannt' : 'noch_nicht');
  return { kennung, titel: `Muster: Nachnutzung ${kennung}`, loesung: 'Muster: Antrag online', nutzer, stand, seit: erreicht?.[1] ?? null, interesse_am, vertrag_am, angeschlossen_am, quelle: kennung === 'v1' ? QUELLE : null };
}

function messwert(kennung: string, mehr: Partial<MesswertDto>): MesswertDto {
  return {
    kennung, zeit: UNDATIERT, datum_hinweis: null, region: 'Nordrhein-Westfalen', kennzahl: 'leistungen_online', wert: '0', einheit: 'OZG-Leistungen',
    grundgesamtheit: null, anteil: null, definition: null, quelle: QUELLE, regel: null, saetze: [], eigene: null, ...mehr,
  };
}

function messwerte(): MesswertDto[] {
  return [
    messwert('m-338', {
      zeit: { datum: '2022-05-31', genauigkeit: 'monat', text: 'Mai 2022' }, wert: '338', grundgesamtheit: '575', anteil: '58,8\u202f%', definition: 'in mindestens einer Kommune online verfügbar', regel: 'Z1',
      saetze: ['Nächste Zählregel: Z1, in mindestens einer Kommune ab Reifegrad 2. Welchen Reifegrad die Quelle verlangt, ist unbekannt.', 'Anderer Nenner: 575 statt 557. Die beiden Quoten sind nicht vergleichbar.'],
    }),
    messwert('m-bonn', { zeit: tag('2021-04-06'), region: 'Musterstadt', kennzahl: 'leika_online_anteil', wert: '4.7', einheit: 'Prozent', grundgesamtheit: '1418', definition: 'OZG-konforme Umsetzung (Muster)' }),
    messwert('m-ohne', { kennzahl: 'umfang', wert: '582', datum_hinweis: 'ca.', quelle: null }),
  ];
}

const SPAETER = messwert('m-372', { zeit: tag('2022-12-12'), wert: '372', grundgesamtheit: '580' });

function leer(): RahmenDto {
  return {
    gremien: [], vereinbarungen: [], vertraege: [], vertragszahlen: [], bezirke: BEZIRKE.map((name) => ({ name, veranstaltungen: [] })), fristen: [], standards: [], loesungen: [],
    konformitaeten: [], portale: [], modellregionen: [], modellprojekte_ohne_region: [], messwerte: [], messwerte_spaeter: 0,
  };
}

export function musterRahmen(fall: string, stichtag: string): RahmenDto {
  if (fall === 'leer') return leer();
  const vertraege = [
    vertrag('v1', 'Musterkreis', ['2021-05-01', '2021-11-01', '2022-03-01'], stichtag),
    vertrag('v2', 'Musterstadt', ['2022-01-10', null, null], stichtag),
    vertrag('v3', 'Musterdorf', [null, plusTage('2022-06-30', 60), null], stichtag),
    vertrag('v4', null, [null, null, null], stichtag),
  ];
  const frist = (kennung: string, titel: string, datum: string) => {
    const rest = Math.round((Date.parse(datum) - Date.parse(stichtag)) / 86_400_000);
    return { kennung, titel, frist: { datum, tage_bis: rest >= 0 ? rest : null, tage_ueberschritten: rest < 0 ? -rest : null }, rechtsgrundlage: '§ 1 Abs. 1 OZG', quelle: QUELLE };
  };
  const werte = messwerte();
  const spaeter = [...werte, SPAETER].filter(({ zeit }) => zeit.datum !== null && zeit.datum > stichtag);
  return {
    gremien: [
      { kennung: 'g1', name: 'Muster: AG Technik', art: null, traeger: null, aufgabe: null, quelle: QUELLE },
      { kennung: 'g2', name: 'Muster: Koordinierungsstelle', art: 'Koordinierungsstelle', traeger: 'Muster-Träger', aufgabe: 'Koordination der kommunalen Umsetzung', quelle: null },
    ],
    vereinbarungen: [
      { kennung: 'kooperation', titel: 'Muster: Kooperationsvertrag', art: 'Kooperationsvertrag', zeit: tag('2019-12-12'), nach_stichtag: '2019-12-12' > stichtag, parteien: ['Musterland', 'Muster-KDN'], gegenstand: 'Zusammenarbeit (Muster)', stand: 'in Kraft', quelle: QUELLE },
      { kennung: 'spaeter', titel: 'Muster: Verlängerung', art: null, zeit: { datum: '2022-12-31', genauigkeit: 'quartal', text: '4. Quartal 2022' }, nach_stichtag: true, parteien: [], gegenstand: null, stand: null, quelle: null },
    ],
    vertraege,
    vertragszahlen: STAENDE.map((stand) => ({ stand, anzahl: vertraege.filter((einer) => einer.stand === stand).length })).filter(({ anzahl }) => anzahl > 0),
    bezirke: [
      ...BEZIRKE.map((name) => ({
        name,
        veranstaltungen: name === 'Köln' ? [veranstaltung('e1', 'Muster: Auftakt Köln', tag('2020-02-04'), stichtag), veranstaltung('e2', 'Muster: Bilanz Köln', tag('2022-11-03'), stichtag)] : name === 'Detmold' ? [veranstaltung('e3', 'Muster: Auftakt Detmold', UNDATIERT, stichtag)] : [],
      })),
      { name: null, veranstaltungen: [veranstaltung('e4', 'Muster: Fachtag', tag('2021-09-15'), stichtag, 'landesweit')] },
    ],
    fristen: [frist('f1', 'Muster: Frist des OZG', '2022-12-31'), frist('f0', 'Muster: Zwischenfrist', '2022-06-18')],
    standards: [
      { kennung: 's1', titel: 'Muster: Mindestanforderungen', herausgeber: 'Muster-AG', gegenstand: 'Betrieb und Schnittstellen', quelle: QUELLE },
      { kennung: 's2', titel: 'Muster: Barrierefreiheit', herausgeber: null, gegenstand: null, quelle: null },
    ],
    loesungen: [
      { kennung: 'l1', titel: 'Muster: Antrag online', anbieter: 'Muster-IT', quelle: QUELLE },
      { kennung: 'l2', titel: 'Muster: Formularserver', anbieter: null, quelle: null },
    ],
    konformitaeten: [{ loesung: 'l1', standard: 's1', stand: 'teilweise', geprueft_am: '2022-03-01', hinweis: 'ohne Schnittstelle (Muster)', quelle: QUELLE }].filter(({ geprueft_am }) => geprueft_am <= stichtag),
    portale: [
      { kennung: 'p1', name: 'Muster: Kommunalportal', betreiber: 'Muster-IT', pflicht: false, portalverbund_seit: '2021-02-01', nach_stichtag: '2021-02-01' > stichtag, quelle: QUELLE },
      { kennung: 'p2', name: 'Muster: Suchmaschine', betreiber: null, pflicht: null, portalverbund_seit: null, nach_stichtag: false, quelle: null },
    ],
    modellregionen: [
      {
        regierungsbezirk: 'Detmold', leitkommune: 'Musterstadt', partner: ['Musterdorf', 'Musterkreis'], programm_von: '2018', programm_bis: '2023-06-30', quelle: QUELLE,
        projekte: [{ kennung: 'd1', titel: 'Muster: Serviceportal', traeger: ['Musterstadt'], status: 'im Betrieb', leistung: '10257', leistung_name: 'Muster: Einbürgerung', portal: 'Muster: Kommunalportal', nachnutzung: 'in zwei Kreisen (Muster)', quelle: QUELLE }],
      },
    ],
    modellprojekte_ohne_region: [{ kennung: 'd2', titel: 'Muster: Sensoren', traeger: [], status: null, leistung: null, leistung_name: null, portal: null, nachnutzung: null, quelle: null }],
    messwerte: werte.filter(({ zeit }) => zeit.datum === null || zeit.datum <= stichtag),
    messwerte_spaeter: spaeter.length,
  };
}
