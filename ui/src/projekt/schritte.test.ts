import { describe, expect, it } from 'vitest';

import type { MeilensteinDto } from '../api/bindings/MeilensteinDto';
import type { SchrittDto } from '../api/bindings/SchrittDto';
import { achse, jahre, ort, vorgabeArt, vorgabeWerte, zeichen } from './schritte';
import { basiswechsel } from './worte';

const HEUTE = '2022-06-30';

function tag(datum: string | null, text = datum ?? 'undatiert'): MeilensteinDto {
  return { zeit: { datum, genauigkeit: datum === null ? 'undatiert' : 'tag', text }, nach_stichtag: false, grund: null, quelle: 'Muster' };
}
function schritt(teil: Partial<SchrittDto>): SchrittDto {
  return { schritt: 'rollout_nrw', basis: null, plan: null, prognose: null, ist: null, basis_erste: null, basis_gewechselt: 0, verzug_tage: null, verzug_erste_tage: null, ...teil };
}

describe('steps', () => {
  it('asks for the gap that is open, and for what happened once its day has come', () => {
    expect(vorgabeArt(schritt({}), HEUTE)).toBe('plan');
    expect(vorgabeArt(schritt({ plan: tag('2022-12-01') }), HEUTE)).toBe('prognose');
    expect(vorgabeArt(schritt({ plan: tag('2022-12-01'), prognose: tag('2023-02-14') }), HEUTE)).toBe('ist');
    expect(vorgabeArt(schritt({ plan: tag('2022-06-30') }), HEUTE)).toBe('ist');
    // Nothing is missing but the day itself.
    expect(vorgabeArt(schritt({ plan: tag('2022-05-01'), prognose: tag('2022-09-01') }), HEUTE)).toBe('ist');
    expect(vorgabeArt(schritt({ ist: tag('2022-03-01') }), HEUTE)).toBe('ist');
  });

  it('begins with the stored value, else with today', () => {
    expect(vorgabeWerte(schritt({ plan: tag('2022-12-31', '4. Quartal 2022') }), 'plan', HEUTE)).toEqual({ art: 'plan', datum: '4. Quartal 2022', grund: '', quelle: 'Muster' });
    expect(vorgabeWerte(schritt({}), 'ist', HEUTE)).toEqual({ art: 'ist', datum: '30.06.2022', grund: '', quelle: '' });
  });

  it('puts the marks on a line of whole years, and leaves out what has no date', () => {
    const eine = schritt({ basis: tag('2021-01-01'), plan: tag(null), ist: tag('2022-01-01') });
    const spanne = achse({ schritte: [eine], frist: '2022-12-31' }, HEUTE);
    expect(spanne).toEqual({ von: 2021, bis: 2023 });
    expect(jahre(spanne)).toEqual([2021, 2022]);
    expect(ort(spanne, '2022-01-01')).toBe(50);
    expect(zeichen(eine, spanne)).toEqual({ marken: [{ art: 'basis', x: 0 }, { art: 'ist', x: 50 }], strich: [0, 50] });
    expect(zeichen(schritt({ basis: tag('2021-01-01') }), spanne).strich).toBeNull();
    expect(zeichen(schritt({ plan: tag('2021-01-01') }), spanne).strich).toBeNull();
  });

  it('stays readable with dates that lie far apart', () => {
    const weit = achse({ schritte: [schritt({ plan: tag('1990-01-01'), ist: tag('2100-12-31') })], frist: '2022-12-31' }, HEUTE);
    expect(jahre(weit).length).toBeLessThanOrEqual(8);
  });
});

describe('the first baseline', () => {
  const erste = { datum: '2020-09-01', genauigkeit: 'tag', text: '01.09.2020' };

  it('is named with its slip only where another one took its place', () => {
    expect(basiswechsel(schritt({}))).toBeNull();
    expect(basiswechsel(schritt({ basis_erste: erste, verzug_tage: 62, verzug_erste_tage: 62 }))).toBeNull();
    expect(basiswechsel(schritt({ basis_erste: erste, basis_gewechselt: 2, verzug_tage: 30, verzug_erste_tage: 62 }))).toBe('Erste Basis 01.09.2020 (2× geändert), Verzug dagegen +62 Tage, gegen die letzte +30 Tage');
    expect(basiswechsel(schritt({ basis_erste: erste, basis_gewechselt: 1, verzug_tage: -1, verzug_erste_tage: 1 }))).toBe('Erste Basis 01.09.2020 (1× geändert), Verzug dagegen +1 Tag, gegen die letzte −1 Tag');
  });

  it('claims no slip without a day on both sides', () => {
    expect(basiswechsel(schritt({ basis_erste: { ...erste, datum: null, text: 'ohne Datum' }, basis_gewechselt: 1 }))).toBe('Erste Basis ohne Datum (1× geändert)');
  });
});
