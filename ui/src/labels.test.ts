import { describe, expect, it } from 'vitest';

import { t, tn } from './labels';

const teile = import.meta.glob<Record<string, string>>('../../data/labels/fenster/*.de.json', { import: 'default', eager: true });
const texte: Record<string, string> = Object.assign({}, ...Object.values(teile)) as Record<string, string>;

const dateien = import.meta.glob<string>(['./**/*.ts', './**/*.svelte', '!./**/*.test.ts', '!./test/**', '!./api/**'], { query: '?raw', import: 'default', eager: true });
const quelle = Object.values(dateien).join('\n');
const benutzt = new Set([...quelle.matchAll(/'([a-z_0-9]+(?:\.[a-z_0-9]+)+)'/g)].map((fund) => fund[1] ?? ''));

describe('labels', () => {
  it('has no key that nothing uses', () => {
    expect(Object.keys(texte).filter((schluessel) => !benutzt.has(schluessel))).toEqual([]);
  });

  it('has every key that is used', () => {
    const gefragt = [...quelle.matchAll(/\btn?\([^()]*?'([a-z_0-9.]+)'/g)].map((fund) => fund[1] ?? '');
    expect(gefragt.length).toBeGreaterThan(50);
    expect(gefragt.filter((schluessel) => schluessel.includes('.') && !(schluessel in texte))).toEqual([]);
  });

  it('is sorted, so that two people add without a conflict', () => {
    for (const [datei, teil] of Object.entries(teile)) {
      const schluessel = Object.keys(teil);
      expect(schluessel, datei).toEqual([...schluessel].sort());
    }
    expect(Object.values(teile).flatMap((teil) => Object.keys(teil)), 'a key stands in one file only').toHaveLength(Object.keys(texte).length);
  });

  it('follows the tone: no exclamation mark, no "leider", no "erfolgreich"', () => {
    expect(Object.values(texte).filter((text) => /!|\bleider\b|erfolgreich/i.test(text))).toEqual([]);
  });

  it('fills in values and shows which one is missing', () => {
    expect(t('projekte.von', { n: 5, alle: 22 })).toBe('5 von 22');
    expect(t('projekte.von', { n: 5 })).toBe('5 von {alle}');
    expect([tn(1, 'einheit.tag', 'einheit.tage'), tn(2, 'einheit.tag', 'einheit.tage'), tn(0, 'einheit.tag', 'einheit.tage')]).toEqual(['1 Tag', '2 Tage', '0 Tage']);
  });
});
