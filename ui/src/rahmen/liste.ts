/** The tables of the view Rahmen as data: rows in words, what they are searched by, and what an empty one means. */
import type { FundstelleDto } from '../api/bindings/FundstelleDto';
import type { FristDto } from '../api/bindings/FristDto';
import type { KonformitaetDto } from '../api/bindings/KonformitaetDto';
import type { LoesungDto } from '../api/bindings/LoesungDto';
import type { MesswertDto } from '../api/bindings/MesswertDto';
import type { ModellprojektDto } from '../api/bindings/ModellprojektDto';
import type { PortalDto } from '../api/bindings/PortalDto';
import type { RahmenDto } from '../api/bindings/RahmenDto';
import type { StandardDto } from '../api/bindings/StandardDto';
import type { ZeitangabeDto } from '../api/bindings/ZeitangabeDto';
import { datum, zahl } from '../format';
import type { Schluessel } from '../labels';
import { t, tn } from '../labels';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import type { Art, Teil } from './worte';
import { vertragsstand } from './worte';

/** A cell: a word, whether it stands for something that is not known, and what is said below it. */
export interface Zelle {
  text: string;
  leise?: boolean;
  neben?: readonly string[];
  rechts?: boolean;
}

export interface Zeile {
  /** Key of the record; empty: the row says that there is none. */
  schluessel: readonly string[];
  /** What a person calls it; the first cell. */
  name: string;
  neben: readonly string[];
  zellen: readonly Zelle[];
  quelle: FundstelleDto | null;
}

export interface Abschnitt {
  /** Name of the list of the host, and of the table. */
  id: string;
  teil: Teil;
  art: Art;
  titel: Schluessel;
  /** Heads of all cells but the source. */
  koepfe: readonly Schluessel[];
  zeilen: readonly Zeile[];
  /** What is missing and why that is not 0. */
  leer: Schluessel;
}

function da(...texte: readonly (string | null | undefined)[]): string[] {
  return texte.filter((text): text is string => text !== null && text !== undefined && text !== '');
}

/** What the source does not name. */
function offen(text: string | null, wort: Schluessel = 'rahmen.nicht_genannt'): Zelle {
  return text === null || text === '' ? { text: t(wort), leise: true } : { text };
}

function zeitzelle(zeit: ZeitangabeDto, nachStichtag: boolean): Zelle {
  return { text: zeit.text, leise: zeit.datum === null, neben: nachStichtag ? [t('rahmen.nach_stichtag')] : [] };
}

/** 1418 → "1 418", "6.96" → "6,96". */
export function dezimal(text: string): string {
  return /^\d{1,15}$/.test(text) ? zahl(Number(text)) : text.replace('.', ',');
}

export function fristwort({ tage_bis: bis, tage_ueberschritten: seit }: FristDto): string {
  if (seit !== null) return tn(seit, 'rahmen.frist.seit.eins', 'rahmen.frist.seit', { n: zahl(seit) });
  if (bis === null) return t('rahmen.unbekannt');
  return bis === 0 ? t('rahmen.frist.heute') : tn(bis, 'rahmen.frist.noch.eins', 'rahmen.frist.noch', { n: zahl(bis) });
}

export function pflichtwort({ pflicht }: PortalDto): Zelle {
  return pflicht === null ? { text: t('rahmen.unbekannt'), leise: true } : { text: t(pflicht ? 'rahmen.pflicht.ja' : 'rahmen.pflicht.nein') };
}

function verbundwort({ portalverbund_seit: seit, nach_stichtag: spaeter }: PortalDto): Zelle {
  if (seit === null) return { text: t('rahmen.unbekannt'), leise: true };
  return { text: t(spaeter ? 'rahmen.verbund.ab' : 'rahmen.verbund.seit', { datum: datum(seit) }) };
}

function wertzelle({ wert, einheit, anteil, grundgesamtheit }: MesswertDto): Zelle {
  const nenner = grundgesamtheit === null ? t('rahmen.messwert.kein_nenner') : t('rahmen.messwert.nenner', { nenner: dezimal(grundgesamtheit) });
  return { text: [dezimal(wert), einheit ?? ''].join(' ').trim(), neben: anteil === null ? [nenner] : [nenner, t('rahmen.messwert.anteil', { anteil })] };
}

/** Our own figure beside it, or that there is none; and why the two would differ. */
function eigenzelle({ eigene, regel, saetze }: MesswertDto): Zelle {
  if (eigene !== null) {
    const { regel: r, zaehler, nenner, unbekannt, unterschied } = eigene;
    return { text: t('rahmen.messwert.eigene', { regel: r, zaehler: zahl(zaehler), nenner: zahl(nenner), unbekannt: zahl(unbekannt) }), neben: da(unterschied) };
  }
  return { text: t('rahmen.messwert.keine_eigene'), leise: true, neben: regel === null ? [t('rahmen.messwert.keine_regel')] : saetze };
}

function modellprojekt(projekt: ModellprojektDto, region: string | null): Zeile {
  const leistung = projekt.leistung === null ? null : da(projekt.leistung_name, projekt.leistung).join(' · ');
  return {
    schluessel: [projekt.kennung],
    name: projekt.titel,
    neben: da(projekt.traeger.join(', '), projekt.status),
    zellen: [offen(region), offen(leistung), offen(projekt.portal), offen(projekt.nachnutzung, 'rahmen.nicht_gemeldet')],
    quelle: projekt.quelle,
  };
}

export function abschnitte(r: RahmenDto): Abschnitt[] {
  return [
    {
      id: 'vereinbarungen', teil: 'vertraege', art: 'vereinbarung', titel: 'rahmen.vereinbarungen', leer: 'rahmen.vereinbarungen.leer',
      koepfe: ['rahmen.vereinbarung', 'rahmen.datum', 'rahmen.parteien', 'rahmen.gegenstand', 'rahmen.stand'],
      zeilen: r.vereinbarungen.map((v) => ({ schluessel: [v.kennung], name: v.titel, neben: da(v.art === v.titel ? null : v.art), zellen: [zeitzelle(v.zeit, v.nach_stichtag), offen(v.parteien.join(', ')), offen(v.gegenstand), offen(v.stand)], quelle: v.quelle })),
    },
    {
      id: 'nachnutzungsvertraege', teil: 'vertraege', art: 'vertrag', titel: 'rahmen.vertraege', leer: 'rahmen.vertraege.leer',
      koepfe: ['rahmen.loesung', 'rahmen.nutzer', 'rahmen.stand', 'rahmen.seit'],
      zeilen: r.vertraege.map((v) => ({ schluessel: [v.kennung], name: v.loesung ?? v.titel, neben: da(v.loesung === null ? null : v.titel), zellen: [offen(v.nutzer), { text: vertragsstand(v.stand), leise: v.stand === 'unbekannt' }, v.seit === null ? { text: t('rahmen.unbekannt'), leise: true } : { text: datum(v.seit) }], quelle: v.quelle })),
    },
    {
      id: 'gremien', teil: 'gremien', art: 'gremium', titel: 'rahmen.gremien', leer: 'rahmen.gremien.leer',
      koepfe: ['rahmen.gremium', 'rahmen.art', 'rahmen.traeger', 'rahmen.aufgabe'],
      zeilen: r.gremien.map((g) => ({ schluessel: [g.kennung], name: g.name, neben: [], zellen: [offen(g.art), offen(g.traeger), offen(g.aufgabe)], quelle: g.quelle })),
    },
    {
      id: 'veranstaltungen', teil: 'gremien', art: 'veranstaltung', titel: 'rahmen.veranstaltungen', leer: 'rahmen.veranstaltungen.leer',
      koepfe: ['rahmen.bezirk', 'rahmen.veranstaltung', 'rahmen.datum'],
      zeilen: r.bezirke.flatMap(({ name, veranstaltungen }): Zeile[] => {
        const bezirk = name ?? t('rahmen.bezirk.ohne');
        if (veranstaltungen.length === 0) return [{ schluessel: [], name: bezirk, neben: [], zellen: [{ text: t('rahmen.veranstaltungen.keine'), leise: true }, { text: '' }], quelle: null }];
        return veranstaltungen.map((v) => ({ schluessel: [v.kennung], name: bezirk, neben: da(v.ort), zellen: [{ text: v.titel, neben: da(v.art) }, zeitzelle(v.zeit, v.nach_stichtag)], quelle: v.quelle }));
      }),
    },
    {
      id: 'fristen', teil: 'gremien', art: 'frist', titel: 'rahmen.fristen', leer: 'rahmen.fristen.leer',
      koepfe: ['rahmen.frist', 'rahmen.datum', 'rahmen.frist.stand', 'rahmen.rechtsgrundlage'],
      zeilen: r.fristen.map((f) => ({ schluessel: [f.kennung], name: f.titel, neben: [], zellen: [{ text: datum(f.frist.datum) }, { text: fristwort(f.frist) }, offen(f.rechtsgrundlage)], quelle: f.quelle })),
    },
    {
      id: 'standards', teil: 'standards', art: 'standard', titel: 'rahmen.standards', leer: 'rahmen.standards.leer',
      koepfe: ['rahmen.standard', 'rahmen.herausgeber', 'rahmen.gegenstand'],
      zeilen: r.standards.map((s) => ({ schluessel: [s.kennung], name: s.titel, neben: [], zellen: [offen(s.herausgeber), offen(s.gegenstand)], quelle: s.quelle })),
    },
    {
      id: 'portale', teil: 'standards', art: 'portal', titel: 'rahmen.portale', leer: 'rahmen.portale.leer',
      koepfe: ['rahmen.portal', 'rahmen.betreiber', 'rahmen.pflicht', 'rahmen.verbund'],
      zeilen: r.portale.map((p) => ({ schluessel: [p.kennung], name: p.name, neben: [], zellen: [offen(p.betreiber), pflichtwort(p), verbundwort(p)], quelle: p.quelle })),
    },
    {
      id: 'modellregionen', teil: 'regionen', art: 'modellregion', titel: 'rahmen.modellregionen', leer: 'rahmen.modellregionen.leer',
      koepfe: ['rahmen.bezirk', 'rahmen.leitkommune', 'rahmen.partner', 'rahmen.laufzeit', 'rahmen.projekte'],
      zeilen: r.modellregionen.map((m) => ({
        schluessel: [m.regierungsbezirk],
        name: m.regierungsbezirk,
        neben: [],
        zellen: [{ text: m.leitkommune }, offen(m.partner.join(', ')), { text: t('rahmen.laufzeit.von_bis', { von: grob(m.programm_von), bis: grob(m.programm_bis) }) }, { text: zahl(m.projekte.length), rechts: true }],
        quelle: m.quelle,
      })),
    },
    {
      id: 'modellprojekte', teil: 'regionen', art: 'modellprojekt', titel: 'rahmen.modellprojekte', leer: 'rahmen.modellprojekte.leer',
      koepfe: ['rahmen.modellprojekt', 'rahmen.modellregion', 'rahmen.leistung', 'rahmen.portal', 'rahmen.nachnutzung'],
      zeilen: [...r.modellregionen.flatMap((m) => m.projekte.map((projekt) => modellprojekt(projekt, m.regierungsbezirk))), ...r.modellprojekte_ohne_region.map((projekt) => modellprojekt(projekt, null))],
    },
    {
      id: 'messwerte', teil: 'messwerte', art: 'messwert', titel: 'rahmen.messwerte', leer: 'rahmen.messwerte.leer',
      koepfe: ['rahmen.messwert', 'rahmen.region', 'rahmen.datum', 'rahmen.wert', 'rahmen.eigene'],
      zeilen: r.messwerte.map((m) => ({
        schluessel: [m.kennung],
        name: m.definition ?? m.kennzahl,
        neben: m.definition === null ? [] : [m.kennzahl],
        zellen: [{ text: m.region }, { ...zeitzelle(m.zeit, false), neben: da(m.datum_hinweis) }, wertzelle(m), eigenzelle(m)],
        quelle: m.quelle,
      })),
    },
  ];
}

/** Years stand as they are, days as one reads them. */
function grob(text: string | null): string {
  return text === null ? t('rahmen.unbekannt') : datum(text);
}

export function quellwort(quelle: FundstelleDto | null): string {
  return quelle?.text ?? t('rahmen.unbelegt');
}

/** All words of a row, for the search and for the clipboard. */
export function texte({ name, neben, zellen, quelle, schluessel }: Zeile): string[] {
  const mit = (text: string, mehr: readonly string[]) => [text, ...mehr].filter((teil) => teil !== '').join('; ');
  return [mit(name, neben), ...zellen.map((zelle) => mit(zelle.text, zelle.neben ?? [])), schluessel.length === 0 ? '' : quellwort(quelle)];
}

const gefaltet = new WeakMap<Zeile, Gefaltet>();

function faltung(zeile: Zeile): Gefaltet {
  const da_ = gefaltet.get(zeile) ?? falte([...texte(zeile), ...zeile.schluessel].join('\n'));
  gefaltet.set(zeile, da_);
  return da_;
}

export function filtere(zeilen: readonly Zeile[], suche: string): Zeile[] {
  const worte = falteAnfrage(suche);
  return worte.length === 0 ? [...zeilen] : zeilen.filter((zeile) => trifftGefaltet(worte, faltung(zeile)));
}

/** Rows that stand for a record. */
export function anzahl(zeilen: readonly Zeile[]): number {
  return zeilen.filter(({ schluessel }) => schluessel.length > 0).length;
}

/** Matrix of Lösung and standard. */
export interface Matrixzeile {
  loesung: LoesungDto;
  /** In the order of the standards; `null`: nicht gemeldet. */
  zellen: readonly (KonformitaetDto | null)[];
}

export function matrix(loesungen: readonly LoesungDto[], standards: readonly StandardDto[], konformitaeten: readonly KonformitaetDto[]): Matrixzeile[] {
  const je = new Map(konformitaeten.map((k) => [JSON.stringify([k.loesung, k.standard]), k]));
  return loesungen.map((loesung) => ({ loesung, zellen: standards.map(({ kennung }) => je.get(JSON.stringify([loesung.kennung, kennung])) ?? null) }));
}

export function filtereMatrix(zeilen: readonly Matrixzeile[], suche: string): Matrixzeile[] {
  const worte = falteAnfrage(suche);
  return worte.length === 0 ? [...zeilen] : zeilen.filter(({ loesung, zellen }) => trifftGefaltet(worte, falte([loesung.titel, loesung.anbieter ?? '', ...zellen.map((zelle) => zelle?.stand ?? '')].join('\n'))));
}
