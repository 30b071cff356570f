import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Auslastung, Ladung } from './ladung.svelte';

function offen<W>() {
  let loese: (wert: W) => void = () => undefined;
  let verwirf: (grund: unknown) => void = () => undefined;
  const zusage = new Promise<W>((gut, schlecht) => {
    loese = gut;
    verwirf = schlecht;
  });
  return { zusage, loese, verwirf };
}

describe('Ladung', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows nothing of its work under 150 ms and a sentence after 2 s', async () => {
    const auslastung = new Auslastung();
    const ladung = new Ladung<number>(auslastung);
    const antwort = offen<number>();
    ladung.hole('a', () => antwort.zusage);
    expect([auslastung.anzahl, ladung.sichtbar]).toEqual([1, false]);
    await vi.advanceTimersByTimeAsync(149);
    expect(ladung.sichtbar).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([ladung.sichtbar, ladung.lange]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(1850);
    expect(ladung.lange).toBe(true);
    antwort.loese(7);
    await vi.advanceTimersByTimeAsync(0);
    expect([ladung.wert, ladung.wertFuer, ladung.sichtbar, auslastung.anzahl]).toEqual([7, 'a', false, 0]);
  });

  it('asks only for the latest of many wishes and never shows an overtaken answer', async () => {
    const ladung = new Ladung<string>(new Auslastung());
    const erste = offen<string>();
    const gefragt: string[] = [];
    const frage = (name: string) => () => {
      gefragt.push(name);
      return name === 'a' ? erste.zusage : Promise.resolve(name);
    };
    for (const name of ['a', 'b', 'c', 'd']) ladung.hole(name, frage(name));
    erste.loese('a');
    await vi.advanceTimersByTimeAsync(0);
    expect([gefragt, ladung.wert, ladung.wertFuer]).toEqual([['a', 'd'], 'd', 'd']);
  });

  it('keeps the fault as an error that can be shown, and forgets it after success', async () => {
    const auslastung = new Auslastung();
    const ladung = new Ladung<number>(auslastung);
    ladung.hole('a', () => Promise.reject(new Error('boom')));
    await vi.advanceTimersByTimeAsync(0);
    expect(ladung.fehler).toMatchObject({ code: 'intern', technik: 'Error: boom' });
    expect(ladung.fehler?.text).toContain('Der Katalog ist unverändert');
    ladung.hole('a', () => Promise.resolve(1));
    await vi.advanceTimersByTimeAsync(0);
    expect([ladung.fehler, ladung.wert, auslastung.anzahl]).toEqual([null, 1, 0]);
  });

  it('throws away the answer to a call that was given up', async () => {
    const auslastung = new Auslastung();
    const ladung = new Ladung<number>(auslastung);
    const antwort = offen<number>();
    ladung.hole('a', () => antwort.zusage);
    ladung.brichAb();
    antwort.loese(1);
    await vi.advanceTimersByTimeAsync(0);
    expect([ladung.wert, auslastung.anzahl]).toEqual([null, 0]);
  });
});
