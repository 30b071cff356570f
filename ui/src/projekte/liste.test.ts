import { describe, expect, it } from 'vitest';

import type { Spalte } from './liste';
import { alsSpalten, naechsteOrdnung, ordne, SPALTEN_VORGABE } from './liste';
import { namen, projekt } from './probe';

const tag = (datum: string) => ({ datum, genauigkeit: 'tag', text: datum });

const ZEILEN = [
  projekt('c', { titel: 'Zulassung', efa: 'kein_efa', befunde: 2, eines_der_35: 'ja', phase: 'betrieb', verzug_tage: -3, meldung_vor_tagen: 9, phase_seit: tag('2022-01-01'), leitung: ['regio iT'] }),
  projekt('a', { titel: 'Ärzte', efa: 'nachnutzung_sicher', phase: 'konzeption', verzug_tage: 120, meldung_vor_tagen: 100, phase_seit: tag('2021-01-01'), themenfelder: ['Umwelt'] }),
  projekt('b', { titel: 'Bauen', phase: 'ausgeschieden' }),
];

describe('ordne', () => {
  it.each<[Spalte, 'auf' | 'ab', string, string]>([
    ['titel', 'auf', 'a b c', 'Ä stands with A'],
    ['titel', 'ab', 'c b a', ''],
    ['phase', 'auf', 'a c b', 'in the order of the phases, not of their letters'],
    ['verzug', 'auf', 'c a b', 'as numbers, unknown last'],
    ['verzug', 'ab', 'a c b', 'unknown stays last'],
    ['meldung', 'ab', 'a c b', ''],
    ['seit', 'auf', 'a c b', ''],
    ['themenfeld', 'auf', 'a b c', 'without a value by title'],
    ['leitung', 'ab', 'c a b', ''],
    ['naechster', 'auf', 'a b c', 'all unknown: by title'],
    ['efa', 'auf', 'a c b', "in the KDN's order, without a value last"],
    ['befunde', 'ab', 'c a b', ''],
    ['eines_der_35', 'ab', 'c a b', ''],
    ['kuerzel', 'ab', 'c b a', ''],
  ])('%s %s: %s (%s)', (spalte, richtung, folge) => {
    expect(namen(ordne(ZEILEN, { spalte, richtung }))).toBe(folge);
  });

  it('leaves the list it was given alone', () => {
    ordne(ZEILEN, { spalte: 'titel', richtung: 'auf' });
    expect(namen(ZEILEN)).toBe('c a b');
  });

  it('turns round on the second click and starts upwards on another column', () => {
    const eins = naechsteOrdnung({ spalte: 'titel', richtung: 'auf' }, 'titel');
    expect(eins).toEqual({ spalte: 'titel', richtung: 'ab' });
    expect(naechsteOrdnung(eins, 'verzug')).toEqual({ spalte: 'verzug', richtung: 'auf' });
  });
});

it.each<[string[], string]>([
  [[], SPALTEN_VORGABE.join(' ')],
  [['quatsch'], SPALTEN_VORGABE.join(' ')],
  [['kuerzel', 'phase'], 'titel phase kuerzel'],
  [['titel'], 'titel'],
])('alsSpalten %j: %s', (gewaehlt, folge) => {
  expect(alsSpalten(gewaehlt).join(' ')).toBe(folge);
});
