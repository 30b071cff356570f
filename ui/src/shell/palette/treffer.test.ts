import { describe, expect, it } from 'vitest';

import type { Gruppe } from './treffer';
import { eintrag, finde } from './treffer';

const TUN = () => undefined;
const e = (gruppe: Gruppe, text: string, ...mehr: string[]) => eintrag({ id: `${gruppe}-${text}`, gruppe, text, neben: '', tun: TUN }, ...mehr);

const ALLE = [
  e('leistungen', 'Einbürgerung', '10521'),
  e('leistungen', 'Einbruchschutz'),
  e('projekte', 'Reiseausweis (Einbürgerung folgt)', 'reiseausweis'),
  e('projekte', 'Online-Einbürgerung', 'einbuergerung'),
  e('kommunen', 'Einbeck'),
  e('ansichten', 'Projekte'),
  e('befehle', 'Neues Projekt'),
  ...Array.from({ length: 40 }, (_, n) => e('leistungen', `Jagdschein ${String(n)}`)),
];
const bester = (anfrage: string) => finde(ALLE, anfrage).bester?.text ?? null;

describe('the best hit', () => {
  it.each([
    ['einb', 'Reiseausweis (Einbürgerung folgt)'],
    ['EINBÜRG', 'Reiseausweis (Einbürgerung folgt)'],
    ['online einb', 'Online-Einbürgerung'],
    ['einburgerung', 'Einbürgerung'],
    ['einbuergerung', 'Einbürgerung'],
    ['10521', 'Einbürgerung'],
    ['einbeck', 'Einbeck'],
    ['projekte', 'Projekte'],
    ['neues', 'Neues Projekt'],
    ['xyz', null],
  ])('%s: %s', (anfrage, erwartet) => {
    expect(bester(anfrage)).toBe(erwartet);
  });
});

it('shows at most eight of each group, the better ones first, in a fixed order of groups', () => {
  const { gruppen } = finde(ALLE, 'jagd');
  expect(gruppen.map(({ gruppe, punkte }) => [gruppe, punkte.length])).toEqual([['leistungen', 8]]);
  expect(finde(ALLE, 'einb').gruppen.map(({ gruppe, punkte }) => [gruppe, punkte[0]?.text])).toEqual([
    ['projekte', 'Reiseausweis (Einbürgerung folgt)'],
    ['leistungen', 'Einbürgerung'],
    ['kommunen', 'Einbeck'],
  ]);
});

it('suggests views and commands before anything is typed', () => {
  expect(finde(ALLE, '  ', ['ansichten', 'befehle']).gruppen.map(({ gruppe }) => gruppe)).toEqual(['ansichten', 'befehle']);
});

it('finds among 6,000 names fast enough for each key', () => {
  const viele = Array.from({ length: 6000 }, (_, n) => e('leistungen', `Erteilung einer Genehmigung nach Paragraf ${String(n)} für Straßen und Wege`));
  const von = performance.now();
  for (const anfrage of ['g', 'gen', 'genehm str', 'ö', 'paragraf 5999']) finde(viele, anfrage);
  expect((performance.now() - von) / 5).toBeLessThan(50);
});
