import { expect, it } from 'vitest';

import { falteAnfrage } from '../shared/suche';
import { stuecke } from './stuecke';

it.each([
  ['buerger', 'Einbürgerung', 'Ein[bürger]ung'],
  ['burger', 'Einbürgerung', 'Ein[bürger]ung'],
  ['STRASSE', 'Straßennutzung', '[Straße]nnutzung'],
  ['geld wohn', 'Wohngeld und Wohnung', '[Wohngeld] und [Wohn]ung'],
  ['ana', 'Ananas', '[Anana]s'],
  ['as', 'Maß', 'M[aß]'],
  ['ana', 'banana', 'b[anana]'],
  ['über', 'U\u0308bermut', '[Über]mut'],
  ['<b>', '<b>fett</b>', '[<b>]fett</b>'],
  ['😀', 'a😀b', 'a[😀]b'],
  ['', 'nichts', 'nichts'],
  ['xyz', 'nichts', 'nichts'],
])('marks %j in %j', (anfrage, text, erwartet) => {
  expect(stuecke(text, falteAnfrage(anfrage)).map((teil) => (teil.treffer ? `[${teil.text}]` : teil.text)).join('')).toBe(erwartet);
});

it('looks only as far as a row has room, and cuts no character apart', () => {
  const lang = 'ü'.repeat(10_000);
  expect(stuecke(lang, falteAnfrage('uu'))).toEqual([{ text: lang.slice(0, 500), treffer: true }, { text: lang.slice(500), treffer: false }]);
  const bunt = `a${'😀'.repeat(5000)}`;
  const teile = stuecke(bunt, falteAnfrage('a'));
  expect(teile.map(({ text }) => text).join('')).toBe(bunt);
  expect(teile.map(({ text }) => text.length)).toEqual([1, 498, 9502]);
});
