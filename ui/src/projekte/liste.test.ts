import { describe, expect, it } from 'vitest';

import type { ProjektZeileDto } from '../api/bindings/ProjektZeileDto';
import type { Spalte } from './liste';
import { naechsteOrdnung, ordne, suche } from './liste';

function projekt(kuerzel: string, mehr: Partial<ProjektZeileDto> = {}): ProjektZeileDto {
  return {
    kuerzel,
    titel: kuerzel,
    themenfelder: [],
    phase: 'nicht_gemeldet',
    phase_seit: null,
    naechster: null,
    verzug_tage: null,
    leitung: [],
    letzte_meldung: null,
    meldung_vor_tagen: null,
    eines_der_35: null,
    befunde: 0,
    ...mehr,
  };
}

const tag = (datum: string) => ({ datum, genauigkeit: 'tag', text: datum });
const namen = (zeilen: ProjektZeileDto[]) => zeilen.map(({ kuerzel }) => kuerzel).join(' ');

const ZEILEN = [
  projekt('c', { titel: 'Zulassung', phase: 'betrieb', verzug_tage: -3, meldung_vor_tagen: 9, phase_seit: tag('2022-01-01'), leitung: ['regio iT'] }),
  projekt('a', { titel: 'Ärzte', phase: 'konzeption', verzug_tage: 120, meldung_vor_tagen: 100, phase_seit: tag('2021-01-01'), themenfelder: ['Umwelt'] }),
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

it.each([
  ['', 'c a b'],
  ['aerzte', 'a'],
  ['UMWELT', 'a'],
  ['regio', 'c'],
  ['b', 'b'],
  ['zulassung regio', 'c'],
  ['zulassung umwelt', ''],
])('suche %j: %j', (anfrage, folge) => {
  // "b" is also in no other title, field or lead of the list.
  expect(namen(suche(ZEILEN, anfrage))).toBe(folge);
});
