import { describe, expect, it } from 'vitest';

import { leseAuswahl } from './anschrift';
import { ausschluesse, bereite, FILTER, filtere, optionen } from './filter';
import { namen, projekt } from './probe';

const partei = (organisation: string, rolle: string) => ({ organisation, rolle, quelle: null });

const ZEILEN = [
  projekt('a', { titel: 'Ärztliche Atteste', phase: 'konzeption', themenfelder: ['Gesundheit', 'Umwelt'], meldung_vor_tagen: 100, efa: 'kein_efa', befunde: 2, beteiligte: [partei('regio iT', 'projektleitung'), partei('Stadt Köln', 'kommune')] }),
  projekt('b', { titel: 'Bauen', phase: 'betrieb', themenfelder: ['Umwelt'], meldung_vor_tagen: 90, eines_der_35: 'ja', beteiligte: [partei('regio iT', 'kernteam'), partei('Dataport', 'projektleitung')] }),
  projekt('c', { titel: 'Straßensperrung', phase: 'umsetzung', meldung_vor_tagen: 0, eines_der_35: 'nein', suchtext: '10289 Sondernutzung\nSchnittstelle fehlt' }),
  projekt('d', { titel: 'Dauergrün', phase: 'zurueckgestellt', themenfelder: ['Umwelt'], beteiligte: [partei('A|B GmbH', 'beteiligt')] }),
];
const EINTRAEGE = bereite(ZEILEN);
const treffer = (werte: Record<string, string>) => namen(filtere(EINTRAEGE, leseAuswahl(werte)));

describe('filtere', () => {
  it.each<[Record<string, string>, string, string]>([
    [{}, 'a b c d', 'no filter'],
    [{ suche: 'AERZTLICHE' }, 'a', 'umlauts and case are folded'],
    [{ suche: 'strassen' }, 'c', ''],
    [{ suche: 'koln' }, 'a', 'any party'],
    [{ suche: '10289' }, 'c', 'service by number'],
    [{ suche: 'schnittstelle sondernutzung' }, 'c', 'each word somewhere'],
    [{ suche: 'umwelt regio' }, 'a b', ''],
    [{ phase: 'betrieb' }, 'b', ''],
    [{ phase: 'betrieb|konzeption' }, 'a b', 'one of'],
    [{ phase: 'gibtesnicht' }, '', 'an unknown value excludes and is not dropped'],
    [{ themenfeld: 'Umwelt' }, 'a b d', ''],
    [{ themenfeld: 'keine_angabe' }, 'c', ''],
    [{ themenfeld: 'Umwelt', phase: 'betrieb' }, 'b', 'all filters hold'],
    [{ efa: 'keine_angabe' }, 'b c d', ''],
    [{ efa: 'kein_efa' }, 'a', ''],
    [{ dienstleister: 'regio iT' }, 'a b', 'in whichever role'],
    [{ dienstleister: 'regio iT', rolle: 'projektleitung' }, 'a', 'that organisation in that role'],
    [{ dienstleister: 'Dataport', rolle: 'kernteam' }, '', 'the role of another party does not count'],
    [{ rolle: 'projektleitung' }, 'a b', 'anyone in that role'],
    [{ dienstleister: 'keine_angabe' }, 'c', 'nobody named'],
    [{ dienstleister: 'keine_angabe', rolle: 'kernteam' }, '', ''],
    [{ dienstleister: 'A\\|B GmbH' }, 'd', 'the separator inside a name'],
    [{ eines_der_35: 'ja' }, 'b', ''],
    [{ eines_der_35: 'unbekannt' }, 'a d', 'unknown is its own value'],
    [{ meldung: '90' }, 'a', 'the 90th day is not yet too old, as in the data check'],
    [{ meldung: '30' }, 'a b', ''],
    [{ meldung: 'nie' }, 'd', ''],
    [{ meldung: '90|nie' }, 'a d', ''],
    [{ befunde: 'ja' }, 'a', ''],
    [{ befunde: 'nein' }, 'b c d', ''],
    [{ kuerzel: 'd|a' }, 'a d', 'a given set, in the order of the list'],
    [{ kuerzel: 'weg' }, '', ''],
  ])('%j: %s (%s)', (werte, folge) => {
    expect(treffer(werte)).toBe(folge);
  });
});

it('says for each part what there were without it', () => {
  const auswahl = leseAuswahl({ suche: 'xyz', phase: 'betrieb', kuerzel: 'b|c' });
  expect(ausschluesse(EINTRAEGE, auswahl)).toEqual([
    { teil: 'suche', text: 'Suche: xyz', ohne: 1 },
    { teil: 'kuerzel', text: 'Auswahl von 2 Projekten', ohne: 0 },
    { teil: 'phase', text: 'Phase: Betrieb', ohne: 0 },
  ]);
});

describe('optionen', () => {
  const liste = (filter: Parameters<typeof optionen>[1], werte: Record<string, string>) => optionen(EINTRAEGE, filter, leseAuswahl(werte)).map(({ text, anzahl }) => `${text} ${String(anzahl)}`);

  it('counts under all other filters, and not under its own', () => {
    expect(liste('phase', { phase: 'betrieb', themenfeld: 'Umwelt' })).toEqual([
      'Konzeption 1',
      'Umsetzung 0',
      'Betrieb 1',
      'Neu 0',
      'nicht gemeldet 0',
      'zurückgestellt 1',
      'ausgeschieden 0',
    ]);
  });

  it('has the words of the KDN for EfA, unknown first', () => {
    expect(liste('efa', {})[0]).toBe('keine Angabe 3');
    expect(liste('efa', {})[1]).toBe('EfA-Nachnutzung aus anderem Bundesland in Klärung 0');
  });

  it('offers organisations in the chosen role, by name, and keeps what is chosen', () => {
    expect(liste('dienstleister', { rolle: 'projektleitung' })).toEqual(['Dataport 1', 'regio iT 1']);
    expect(liste('dienstleister', { dienstleister: 'weg' })).toEqual(['A|B GmbH 1', 'Dataport 1', 'regio iT 2', 'Stadt Köln 1', 'weg 0', 'keine Angabe 1']);
  });
});

it('folds and filters 500 projects with long texts fast enough for each key', () => {
  const viele = bereite(Array.from({ length: 500 }, (_, n) => projekt(`p${String(n)}`, { titel: `Projekt ${String(n)}`, suchtext: 'Sachstand über Straßen '.repeat(100) })));
  const anfang = performance.now();
  for (const suche of ['s', 'st', 'strasse', 'projekt 499']) {
    const auswahl = leseAuswahl({ suche });
    filtere(viele, auswahl);
    for (const filter of FILTER) optionen(viele, filter, auswahl);
  }
  expect((performance.now() - anfang) / 4).toBeLessThan(50);
});
