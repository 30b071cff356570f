import { describe, expect, it } from 'vitest';

import { leseOrt, schreibeOrt } from '../shell/adresse.svelte';
import { fuege, leseAuswahl, leseOrdnung, schreibe, teile } from './anschrift';

it.each<[string[], string]>([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a|b'],
  [['a|b', 'c\\'], 'a\\|b|c\\\\'],
  [['Bauen & Wohnen', 'über #1?'], 'Bauen & Wohnen|über #1?'],
])('%j stands as %s and comes back', (werte, text) => {
  expect(fuege(werte)).toBe(text);
  expect(teile(text)).toEqual(werte);
});

it('drops empty and repeated values of a written address', () => {
  expect(teile('|a||b|a|')).toEqual(['a', 'b']);
});

describe('round trip through the address', () => {
  it.each<[Record<string, string>]>([
    [{}],
    [{ suche: 'bürger & <b>', phase: 'betrieb|umsetzung', ordnung: 'verzug', richtung: 'ab' }],
    [{ themenfeld: 'Bauen & Wohnen', efa: 'keine_angabe', dienstleister: 'A\\|B GmbH', rolle: 'kernteam', eines_der_35: 'unbekannt', meldung: '90|nie', befunde: 'ja', kuerzel: 'a|b' }],
    [{ ordnung: 'titel', richtung: 'ab' }],
  ])('%j', (werte) => {
    const ort = leseOrt(schreibeOrt({ ansicht: 'projekte', satz: null, werte, galt: null, bekannt: null }));
    expect(ort?.werte).toEqual(werte);
    expect(schreibe(leseAuswahl(ort?.werte ?? {}), leseOrdnung(ort?.werte ?? {}))).toEqual(werte);
  });

  it('keeps the plain list short and ignores an order that is none', () => {
    expect(schreibe(leseAuswahl({ suche: '  ' }), leseOrdnung({ ordnung: 'quatsch', richtung: 'ab' }))).toEqual({});
  });
});
