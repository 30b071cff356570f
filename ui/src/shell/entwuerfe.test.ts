import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Entwuerfe } from './entwuerfe.svelte';

beforeEach(() => { vi.useFakeTimers({ now: new Date('2022-06-30T08:00:00Z') }); });
afterEach(() => { vi.useRealTimers(); });

const WO = { adresse: '#/projekte/jagd', titel: 'Sachstand: Jagd' };

function neu() {
  const geschrieben: [string, string | null][] = [];
  const entwuerfe = new Entwuerfe((schluessel, wert) => {
    geschrieben.push([schluessel, wert]);
    return Promise.resolve();
  });
  return { entwuerfe, geschrieben };
}

describe('drafts', () => {
  it('writes once, 300 ms after the last key', async () => {
    const { entwuerfe, geschrieben } = neu();
    for (const text of ['K', 'Ko', 'Konzept']) {
      entwuerfe.setze('sachstand/jagd', { text }, WO);
      await vi.advanceTimersByTimeAsync(299);
    }
    expect(geschrieben).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(geschrieben).toEqual([['sachstand/jagd', JSON.stringify({ werte: { text: 'Konzept' }, titel: WO.titel, adresse: WO.adresse, geaendert: '2022-06-30T08:00:00.598Z' })]]);
  });

  it.each([
    ['a field is left', () => document.dispatchEvent(new Event('focusout'))],
    ['the window is left', () => window.dispatchEvent(new Event('blur'))],
    ['the page goes away', () => window.dispatchEvent(new Event('pagehide'))],
    ['the window is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('writes at once when %s', async (_, geschieht) => {
    const { entwuerfe, geschrieben } = neu();
    const stoppe = entwuerfe.wache();
    entwuerfe.setze('neu/projekt', { titel: 'Jagd' }, WO);
    geschieht();
    await vi.advanceTimersByTimeAsync(0);
    expect(geschrieben).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(geschrieben).toHaveLength(1);
    stoppe();
  });

  it('gives back what was kept, newest first, and leaves alone what it cannot read', () => {
    const { entwuerfe, geschrieben } = neu();
    const wert = (geaendert: string) => JSON.stringify({ werte: { text: 'alt' }, titel: 'T', adresse: '#/', geaendert });
    entwuerfe.setze('b', { text: 'neuer' }, WO);
    entwuerfe.nimm([
      { schluessel: 'a', wert: wert('2022-01-01T00:00:00Z') },
      { schluessel: 'b', wert: wert('2022-02-01T00:00:00Z') },
      { schluessel: 'c', wert: 'kein json' },
      { schluessel: 'd', wert: '7' },
    ]);
    expect(entwuerfe.liste.map(({ schluessel }) => schluessel)).toEqual(['b', 'a']);
    expect([entwuerfe.lies('a'), entwuerfe.lies('b'), entwuerfe.lies('c')]).toEqual([{ text: 'alt' }, { text: 'neuer' }, null]);
    expect(geschrieben).toEqual([]);
  });

  it('writes at least every two seconds while someone types without a pause', async () => {
    const { entwuerfe, geschrieben } = neu();
    for (let n = 1; n <= 30; n += 1) {
      entwuerfe.setze('a', { text: 'x'.repeat(n) }, WO);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(geschrieben.length, 'three seconds of typing').toBeGreaterThanOrEqual(1);
    expect(geschrieben.length).toBeLessThan(4);
  });

  it('writes again what could not be kept', async () => {
    const schreibe = vi.fn().mockRejectedValueOnce(new Error('voll')).mockResolvedValue(undefined);
    const entwuerfe = new Entwuerfe(schreibe);
    entwuerfe.setze('a', { text: '1' }, WO);
    await entwuerfe.sichere();
    await entwuerfe.sichere();
    expect(schreibe).toHaveBeenCalledTimes(2);
    await entwuerfe.sichere();
    expect(schreibe).toHaveBeenCalledTimes(2);
  });

  it('is open while a form holds input, and forgets only what is thrown away', async () => {
    const { entwuerfe, geschrieben } = neu();
    entwuerfe.setze('a', { text: '1' }, WO);
    entwuerfe.setze('b', { text: '2' }, WO);
    expect(entwuerfe.offen).toBe(true);
    entwuerfe.verwirf('a');
    entwuerfe.verlasse();
    await vi.advanceTimersByTimeAsync(0);
    expect([entwuerfe.offen, entwuerfe.lies('a'), entwuerfe.lies('b')]).toEqual([false, null, { text: '2' }]);
    expect(geschrieben.at(-1)?.[0]).toBe('b');
    expect(geschrieben).toContainEqual(['a', null]);
  });

  it('keeps the order of writing, and waits for all of it', async () => {
    const fertig: string[] = [];
    const entwuerfe = new Entwuerfe((schluessel, wert) => new Promise((dann) => setTimeout(() => { fertig.push(`${schluessel}:${String(wert !== null)}`); dann(); }, fertig.length === 0 ? 50 : 1)));
    entwuerfe.setze('a', { text: '1' }, WO);
    void entwuerfe.sichere();
    entwuerfe.verwirf('a');
    const alles = entwuerfe.sichere();
    await vi.advanceTimersByTimeAsync(60);
    await alles;
    expect(fertig).toEqual(['a:true', 'a:false']);
  });

  it('says that a draft could not be kept, and goes on', async () => {
    const gemeldet = vi.fn();
    const entwuerfe = new Entwuerfe(() => Promise.reject(new Error('voll')), gemeldet);
    entwuerfe.setze('a', { text: '1' }, WO);
    await entwuerfe.sichere();
    expect(gemeldet).toHaveBeenCalledOnce();
    expect(entwuerfe.lies('a')).toEqual({ text: '1' });
  });
});
