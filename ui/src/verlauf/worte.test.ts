import { describe, expect, it } from 'vitest';

import type { EintragDto } from '../api/bindings/EintragDto';
import { filterschluessel, gewaehlte, leseSatz, leseZeitraum, nachTagen, satzwerte, schreibeZeitraum, wunschAus, zeilenworte, zeitraumwort } from './liste';
import { bilanz, tat, titel, wahl } from './ruecknahme';
import type { Stand } from './stand';
import { endeDesTages, leseMoment, leseStand, schreibeStand, wunschVon, zeitpunkt } from './stand';

const HEUTE = '2022-06-30';

describe('a state in the address', () => {
  it.each<Stand>([
    { art: 'heute' },
    { art: 'tag', stichtag: '2021-03-08', bekanntAm: null },
    { art: 'tag', stichtag: '2021-03-08', bekanntAm: '2021-03-08T22:59:59.999Z' },
    { art: 'tag', stichtag: '2021-03-08', bekanntAm: '2021-03-08T23:59:59+01:00' },
    { art: 'fassung', name: 'Vorlage 17/4771' },
    { art: 'fassung', name: '2021-03-08@heute' },
  ])('is read as it was written: %j', (stand) => {
    expect(leseStand(schreibeStand(stand))).toEqual(stand);
  });

  it.each([undefined, '', 'gestern', '2021-02-30', '2021-3-8', '2021-03-08@', '2021-03-08@gestern', '2021-03-08@2021-13-08T00:00:00Z', 'fassung:', '1066-10-14'])('is none: %j', (text) => {
    expect(leseStand(text)).toBeNull();
  });

  it('is asked for with both times', () => {
    expect(wunschVon({ art: 'heute' }, HEUTE)).toEqual({ stichtag: HEUTE, bekannt_am: null, fassung: null });
    expect(wunschVon({ art: 'fassung', name: 'F' }, HEUTE).fassung).toBe('F');
    expect(wunschVon({ art: 'tag', stichtag: '2021-03-08', bekanntAm: null }, HEUTE)).toEqual({ stichtag: '2021-03-08', bekannt_am: null, fassung: null });
  });
});

describe('a moment that is typed', () => {
  it.each([
    ['', null],
    [' jetzt ', null],
    ['30.06.2022 08:12', '2022-06-30T06:12:59.999Z'],
    ['30.06.2022, 8:12 Uhr', '2022-06-30T06:12:59.999Z'],
    ['1.1.22  00:00', '2021-12-31T23:00:59.999Z'],
    ['8.3.21', '2021-03-08T22:59:59.999Z'],
    ['heute', '2022-06-30T21:59:59.999Z'],
  ])('%j is %j', (text, iso) => {
    expect(leseMoment(text, HEUTE)).toEqual({ ok: true, iso });
  });

  it.each([
    ['neulich', 'ist kein Zeitpunkt'],
    ['31.02.2022 08:00', 'Den 31.02.2022 gibt es nicht.'],
    ['30.06.2022 24:00', 'Die Uhrzeit 24:00 gibt es nicht.'],
    ['30.06.2022 8', 'ist kein Zeitpunkt'],
    ['08:12', 'ist kein Zeitpunkt'],
    ['<b>', 'ist kein Zeitpunkt'],
  ])('%j is refused', (text, satz) => {
    const gelesen = leseMoment(text, HEUTE);
    expect(gelesen.ok ? '' : gelesen.text).toContain(satz);
  });

  it('is shown so that it can be read again', () => {
    for (const iso of ['2021-03-08T15:04:00.000Z', '2022-01-01T00:00:00.000Z', endeDesTages('2022-03-27')]) {
      const wieder = leseMoment(zeitpunkt(iso), HEUTE);
      expect(zeitpunkt(wieder.ok ? (wieder.iso ?? '') : '')).toBe(zeitpunkt(iso));
    }
  });
});

describe('a span of days', () => {
  it.each([
    ['2022-06-01..2022-06-30', '01.06.2022 bis 30.06.2022'],
    ['2022-06-30..2022-06-30', '30.06.2022'],
    ['2022-06-01..', 'ab 01.06.2022'],
    ['..2022-06-30', 'bis 30.06.2022'],
  ])('%j in words, and back', (text, worte) => {
    expect(zeitraumwort(leseZeitraum(text))).toBe(worte);
    expect(schreibeZeitraum(leseZeitraum(text))).toBe(text);
  });

  it.each(['', '..', 'x..y', '2022-02-30..', undefined])('%j filters nothing', (text) => {
    expect(zeitraumwort(leseZeitraum(text))).toBe('');
    expect(wunschAus(text === undefined ? {} : { zeitraum: text }, 1)).toMatchObject({ von: null, bis: null });
  });
});

describe('the wish', () => {
  it('leaves out what is empty or no filter, and is the same for the same filters', () => {
    expect(wunschAus({ person: '', suche: '  ', eintrag: '12', teil: 'pruefung' }, 100, 7)).toEqual({ von: null, bis: null, person: null, projekt: null, nomen: null, art: null, schluessel: null, herkunft: null, suche: null, vor: 7, anzahl: 100 });
    expect(filterschluessel({ eintrag: '12' })).toBe(filterschluessel({ von: 'heute', art: '' }));
    expect(filterschluessel({ art: 'neu' })).not.toBe(filterschluessel({}));
  });

  it('names one row by its key, and takes nothing else for one', () => {
    const werte = satzwerte('meilenstein', ['öl "1"', 'konzeption', 'ist']);
    expect(wunschAus(werte, 1)).toMatchObject({ nomen: 'meilenstein', schluessel: ['öl "1"', 'konzeption', 'ist'] });
    for (const text of [undefined, '', '[]', '["a",1]', '{"a":"b"}', 'einb', '[']) expect(leseSatz(text), text).toBeNull();
    expect(gewaehlte(werte, null, new Map()).map(({ teil, text }) => [teil, text])).toEqual([['nomen', 'Gegenstand: meilenstein'], ['satz', 'Zeile: öl "1" · konzeption · ist']]);
  });
});

const EINTRAG: EintragDto = { nr: 12, id: '', zeit: '2022-06-30T06:41:00Z', person: 'P', herkunft: 'ui', operation: 'x', grund: null, aenderungen: 1, worte: ['Jagd: Plan: — → 01.03.2022'], kopf: '', tatsachen: true };

describe('rows', () => {
  it.each<[Partial<EintragDto>, { gegenstand: string; text: string; weitere: number }]>([
    [{}, { gegenstand: 'Jagd', text: 'Plan: — → 01.03.2022', weitere: 0 }],
    [{ aenderungen: 4 }, { gegenstand: 'Jagd', text: 'Plan: — → 01.03.2022', weitere: 3 }],
    [{ worte: [], aenderungen: 12, grund: 'Anlage' }, { gegenstand: 'Eintrag 12', text: 'Anlage', weitere: 12 }],
    [{ worte: ['Fassung angelegt'], aenderungen: 1 }, { gegenstand: 'Eintrag 12', text: 'Fassung angelegt', weitere: 0 }],
    [{ worte: [], aenderungen: 0 }, { gegenstand: 'Eintrag 12', text: '', weitere: 0 }],
  ])('%j', (teil, erwartet) => {
    expect(zeilenworte({ ...EINTRAG, ...teil })).toEqual(erwartet);
  });

  it('stand under the day of this machine, each once, in their order', () => {
    const zeiten = ['2022-06-30T06:41:00Z', '2022-06-29T22:30:00Z', '2022-06-29T21:30:00Z', '2022-06-21T10:00:00Z'];
    const gruppen = nachTagen(zeiten.map((zeit, n) => ({ ...EINTRAG, nr: 9 - n, zeit })), HEUTE);
    expect(gruppen.map(({ titel: name, eintraege }) => [name, eintraege.map(({ nr }) => nr)])).toEqual([
      ['Heute, 30.06.2022', [9, 8]],
      ['Gestern, 29.06.2022', [7]],
      ['Dienstag, 21.06.2022', [6]],
    ]);
    expect(nachTagen([{ ...EINTRAG, zeit: 'kaputt' }], HEUTE)[0]?.titel).toBe('kaputt');
  });
});

describe('words of taking back', () => {
  it('name the deed for every number of fields', () => {
    for (const frei of [0, 1, 2]) {
      for (const kollisionen of [0, 1, 2]) {
        for (let gesetzt = 0; gesetzt <= kollisionen; gesetzt += 1) {
          const rechnung = bilanz({ frei, kollisionen }, gesetzt);
          expect(rechnung.zurueck + rechnung.behalten, 'every field is decided').toBe(frei + kollisionen);
          const worte = tat(rechnung);
          if (rechnung.zurueck === 0) expect(worte).toBe('Alles behalten');
          else expect(worte).toBe(`${rechnung.zurueck === 1 ? '1 Feld' : `${String(rechnung.zurueck)} Felder`} zurücknehmen${rechnung.behalten === 0 ? '' : `, ${String(rechnung.behalten)} behalten`}`);
        }
      }
    }
  });

  it('say how many collide', () => {
    expect([0, 1, 3].map((kollisionen) => titel({ kollisionen, hindernis: null }))).toEqual(['Eintrag zurücknehmen', 'Eintrag zurücknehmen: ein Feld kollidiert', 'Eintrag zurücknehmen: 3 Felder kollidieren']);
    expect(titel({ kollisionen: 3, hindernis: 'x' })).toBe('Eintrag zurücknehmen');
  });

  it.each([
    ['geaendert', 'datum', '01.06.2022', '01.09.2022', '01.09.2022 behalten', 'auf 01.06.2022 zurücksetzen'],
    ['geaendert', 'grund', '—', 'x', 'x behalten', 'zurücksetzen auf keine Angabe'],
    ['geaendert', 'grund', 'x', '—', 'leer lassen', 'auf x zurücksetzen'],
    ['neu', '', '—', 'x', 'so behalten, wie es heute steht', 'ganz entfernen'],
    ['geloescht', '', 'x', '—', 'so lassen, wie es heute ist', 'wie vorher wieder anlegen'],
  ])('%s %j: from %j, now %j', (art, feld, vorher, heute, behalten, zuruecksetzen) => {
    expect(wahl({ art }, { feld, vorher, heute })).toEqual({ behalten, zuruecksetzen });
  });

  it('shorten a long text, not a character in half', () => {
    expect([...wahl({ art: 'geaendert' }, { feld: 'text', vorher: '👩'.repeat(200), heute: 'x' }).zuruecksetzen].length).toBeLessThan(110);
  });
});
