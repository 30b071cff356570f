import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Ort } from './adresse.svelte';
import { Adresse, leseOrt, schreibeOrt } from './adresse.svelte';

const ORTE: [string, Ort][] = [
  ['#/uebersicht', { ansicht: 'uebersicht', satz: null, werte: {}, galt: null, bekannt: null }],
  ['#/projekte/einbuergerung', { ansicht: 'projekte', satz: 'einbuergerung', werte: {}, galt: null, bekannt: null }],
  ['#/projekte?phase=betrieb%2Cneu&sortiert=titel', { ansicht: 'projekte', satz: null, werte: { phase: 'betrieb,neu', sortiert: 'titel' }, galt: null, bekannt: null }],
  ['#/leistungen/10012?galt=2021-03-08', { ansicht: 'leistungen', satz: '10012', werte: {}, galt: '2021-03-08', bekannt: null }],
  ['#/projekte?galt=2021-03-08&bekannt=2021-03-08T22%3A59%3A59.999Z', { ansicht: 'projekte', satz: null, werte: {}, galt: '2021-03-08', bekannt: '2021-03-08T22:59:59.999Z' }],
  ['#/quellen/Vorlage%2017%2F4771%20%C3%A4%3F%23%25', { ansicht: 'quellen', satz: 'Vorlage 17/4771 ä?#%', werte: {}, galt: null, bekannt: null }],
];

describe('one place, one text', () => {
  it.each(ORTE)('%s', (text, ort) => {
    expect(leseOrt(text)).toEqual(ort);
    expect(schreibeOrt(ort)).toBe(text);
  });

  it.each([['#/abgleich'], [''], ['#inhalt'], ['#/'], ['javascript:alert(1)']])('%j is no place', (text) => {
    expect(leseOrt(text)).toBeNull();
  });

  it('takes a hand-written address without falling over', () => {
    expect(leseOrt('#/projekte/100%')?.satz).toBe('100%');
    expect(leseOrt('#/projekte?galt=gestern')).toEqual({ ansicht: 'projekte', satz: null, werte: {}, galt: null, bekannt: null });
    expect(leseOrt('#/projekte?bekannt=gestern&galt=2021-03-08')).toMatchObject({ galt: '2021-03-08', bekannt: null, werte: {} });
    expect(leseOrt('#/projekte/a/b')?.satz).toBe('a/b');
    expect(leseOrt('#/projekte?toString=1&__proto__=2')?.werte).toEqual(Object.fromEntries([['toString', '1'], ['__proto__', '2']]));
  });
});

describe('history', () => {
  let stoppe: () => void = () => undefined;
  afterEach(() => { stoppe(); });
  function neu(): Adresse {
    const adresse = new Adresse();
    stoppe = adresse.folge();
    return adresse;
  }
  const zurueck = async () => {
    const da = new Promise((dann) => { window.addEventListener('popstate', dann, { once: true }); });
    window.history.back();
    await da;
    flushSync();
  };

  it('goes, keeps the Stichtag, and comes back', async () => {
    const adresse = neu();
    adresse.geheZu('projekte', null, { phase: 'betrieb' });
    adresse.setzeZeit('2021-03-08', null);
    adresse.geheZu('projekte', 'jagd');
    expect(window.location.hash).toBe('#/projekte/jagd?galt=2021-03-08');
    expect(adresse.gemerkt).toBe('#/projekte/jagd');
    expect(adresse.href('kommunen', '05711000')).toBe('#/kommunen/05711000?galt=2021-03-08');
    await zurueck();
    expect([adresse.satz, adresse.werte, adresse.galt, adresse.gewandert]).toEqual([null, { phase: 'betrieb' }, '2021-03-08', true]);
    await zurueck();
    expect(adresse.galt).toBeNull();
    await zurueck();
    expect(adresse.ansicht).toBe('uebersicht');
  });

  it('makes a step of each state of knowledge, and takes it along', async () => {
    const adresse = neu();
    const [damals, frueher] = ['2021-03-08T22:59:59.999Z', '2020-03-02T09:00:00.123456Z'];
    adresse.setzeZeit('2021-03-08', damals);
    adresse.setzeZeit('2021-03-09', damals);
    adresse.setzeZeit('2021-03-09', frueher);
    adresse.geheZu('projekte', 'jagd');
    expect(leseOrt(window.location.hash)).toMatchObject({ galt: '2021-03-09', bekannt: frueher });
    expect([adresse.gemerkt, adresse.folgeLink('#/quellen'), adresse.bekannt]).toEqual(['#/projekte/jagd', true, frueher]);
    for (const erwartet of [frueher, frueher, damals, null]) {
      await zurueck();
      expect(adresse.bekannt).toBe(erwartet);
    }
    expect(adresse.galt).toBeNull();
  });

  it('replaces the query without a step, or makes one on request', () => {
    const adresse = neu();
    const schritt = vi.spyOn(window.history, 'pushState');
    adresse.setzeWerte({ suche: 'jagd' });
    adresse.setzeWerte({ suche: 'jagd', leer: '' });
    expect(window.location.hash).toBe('#/uebersicht?suche=jagd');
    expect(schritt).not.toHaveBeenCalled();
    adresse.setzeWerte({}, { neu: true });
    expect(window.location.hash).toBe('#/uebersicht');
    expect(schritt).toHaveBeenCalledOnce();
  });

  it('begins at the kept address, never in the past, and never over the own one', () => {
    const adresse = neu();
    adresse.beginne('#/kommunen/05711000?galt=2020-01-01&bekannt=2020-01-01T12%3A00%3A00Z');
    expect([adresse.ansicht, adresse.satz, adresse.galt, adresse.bekannt]).toEqual(['kommunen', '05711000', null, null]);
    stoppe();
    window.history.replaceState(null, '', '#/quellen');
    const offen = neu();
    offen.beginne('#/projekte');
    expect(offen.ansicht).toBe('quellen');
  });

  it('stays within what the web view allows while an arrow key is held, and still makes steps', () => {
    vi.useFakeTimers();
    try {
      const adresse = neu();
      const ersetzt = vi.spyOn(window.history, 'replaceState');
      adresse.setzeZeit('2021-01-01', null);
      for (let n = 0; n < 200; n += 1) adresse.setzeZeit(`2021-03-${String((n % 28) + 1).padStart(2, '0')}`, null);
      expect(ersetzt.mock.calls.length).toBeLessThan(50);
      vi.advanceTimersByTime(1000);
      expect(window.location.hash).toBe('#/uebersicht?galt=2021-03-04');
      adresse.setzeZeit('2021-03-09', null);
      adresse.geheZu('projekte', null);
      expect(window.location.hash).toBe('#/projekte?galt=2021-03-09');
      vi.advanceTimersByTime(5000);
      expect(window.location.hash).toBe('#/projekte?galt=2021-03-09');
    } finally {
      vi.useRealTimers();
    }
  });

  it('moves the focus also where the place stays the same, and keeps the history short', () => {
    const adresse = neu();
    const schritt = vi.spyOn(window.history, 'pushState');
    adresse.geheZu('uebersicht');
    expect(adresse.spruenge).toBe(1);
    expect(schritt).not.toHaveBeenCalled();
  });
});
