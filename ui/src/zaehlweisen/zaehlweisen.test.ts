/** The view Zählweisen in the whole window, on the fixture host. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { Host } from '../api/host';
import { MUSTER_HEUTE, musterHost } from '../api/muster';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';
import { reiterAus } from './liste';
import { inReihenfolge, vorjahresende } from './wandel';

// The whole window with axe takes a while on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const JETZT = { stichtag: MUSTER_HEUTE, bekanntAm: null };

async function zeige(adresse = '#/zaehlweisen', host: Partial<Host> = {}, fall: 'voll' | 'leer' = 'voll') {
  window.history.replaceState(null, '', adresse);
  const fenster = await oeffne({ ...musterHost(fall), ...host });
  await waitFor(() => { expect(document.querySelector('main h1')).not.toBeNull(); });
  await bereit();
  return fenster;
}

const zahlVon = (regel: string) => eins(`[data-regel="${regel}"] [data-zahl]`).textContent.replace(/\s/g, ' ');
const stufe = async (regel: string, umfang: 'kommunal' | 'alle' = 'kommunal') => {
  const eine = (await musterHost().zaehlweiseGet(umfang, JETZT)).stufen.find((stufe) => stufe.regel === regel);
  if (eine === undefined) throw new Error(regel);
  return eine;
};

describe('ladder', () => {
  it('shows each rung with its denominator, its bounds and what is unknown, and axe finds nothing', async () => {
    await zeige();
    for (const regel of ['Z1', 'Z2', 'Z3', 'Z4', 'Z5']) {
      const { zaehler, nenner, unbekannt } = (await stufe(regel)).zahl;
      expect(zahlVon(regel)).toMatch(/^[\d ]+ von [\d ]+ \(\d+,\d bis \d+,\d %\), davon unbekannt [\d ]+$/);
      expect(zahlVon(regel).replace(/(\d) (?=\d{3})/g, '$1')).toContain(`${String(zaehler)} von ${String(nenner)}`);
      expect(zahlVon(regel).replace(/(\d) (?=\d{3})/g, '$1')).toMatch(new RegExp(`unbekannt ${String(unbekannt)}$`));
    }
    expect(eins('[data-befund]')).toHaveTextContent(/% – .* % – .* %.*Derselbe Tag, der 30\.06\.2022, nach 3 Regeln/);
    expect(eins('[data-unterschrift]')).toHaveTextContent(/Stichtag 30\.06\.2022 · bekannt am jetzt · Katalogversion KDN 20\.12\.2019, Musterkatalog · Nenner, Umfang kommunal: 542 OZG-Leistungen, .* ohne Meldung · .* ohne erfasste Zuständigkeit · Demodaten/);
    expect(eins('[data-umfang]')).toHaveTextContent('Obergrenze');
    await ohneBefund();
  });

  it('keeps another unit off the axis', async () => {
    await zeige();
    const leitern = [...document.querySelectorAll('[data-leiter]')].map((leiter) => [...leiter.children].map((zeile) => (zeile as HTMLElement).dataset.regel));
    expect(leitern).toEqual([['Z1', 'Z3-Kreis', 'Z2', 'Z3', 'Z3-Bund', 'Z4'], ['Z5']]);
  });

  it('shows published figures with their own denominator, day and source', async () => {
    await zeige();
    const messwert = eins('[data-messwert="muster-z1-12"]');
    expect(messwert).toHaveTextContent(/372 von 580 \(64,1 %\), Stand 12\.12\.2022\. Anderer Nenner: 580 statt 542\./);
    expect(within(messwert).getByRole('link')).toHaveAttribute('href', expect.stringMatching(/^#\/quellen\?suche=/));
    expect(eins('[data-messwert="muster-z3"]')).toHaveTextContent('unbelegt');
    expect(eins('[data-messwert="muster-z3-bund"]')).toHaveTextContent('die Quelle nennt keinen Nenner');
  });

  it('counts in the scope of the address, and again when it is switched', async () => {
    const { person } = await zeige();
    await person.click(screen.getByRole('radio', { name: 'alle' }));
    await waitFor(() => { expect(eins('[data-unterschrift]')).toHaveTextContent('Umfang alle: 557 OZG-Leistungen'); });
    expect(window.location.hash).toBe('#/zaehlweisen?umfang=alle');
    expect(zahlVon('Z1')).toContain('von 557');
  });

  it('has a table twin with the same figures', async () => {
    const { person } = await zeige();
    await person.click(eins('[data-aktion="leiter-tabelle"]'));
    const { zaehler, nenner, unbekannt } = (await stufe('Z3')).zahl;
    const zellen = [...document.querySelectorAll('[data-tabelle="leiter"] [data-regel="Z3"] td')].map((zelle) => zelle.textContent);
    expect(zellen.slice(1, 5)).toEqual(['OZG-Leistungen', String(zaehler), String(nenner), String(unbekannt)]);
    expect(window.location.hash).toContain('leiter=tabelle');
    await ohneBefund();
    await person.click(eins('[data-aktion="leiter-tabelle"]'));
    expect(document.querySelector('[data-leiter]')).not.toBeNull();
  });
});

describe('list behind a figure', () => {
  it('opens from its rung, takes the focus, counts the three verdicts, and gives the focus back', async () => {
    const { person } = await zeige();
    await person.click(eins('[data-aktion="liste-Z3"]'));
    await bereit();
    expect(eins('#zaehlweisen-liste')).toHaveFocus();
    const { zaehler, nenner, unbekannt } = (await stufe('Z3')).zahl;
    expect(screen.getAllByRole('tab').map((reiter) => reiter.textContent.replace(/\s+/g, ' ').trim())).toEqual([`zählt ${String(zaehler)}`, `zählt nicht ${String(nenner - zaehler - unbekannt)}`, `unbekannt ${String(unbekannt)}`].map((text) => text.replace(/ (\d+)$/, '$1')));
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', String(zaehler + 1));
    await ohneBefund();
    await person.click(screen.getByRole('tab', { name: /^zählt nicht/ }));
    expect(window.location.hash).toBe('#/zaehlweisen?regel=Z3&ergebnis=falsch');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', String(nenner - zaehler - unbekannt + 1));
    await person.click(eins('[data-aktion="liste-schliessen"]'));
    expect(eins('[data-aktion="liste-Z3"]')).toHaveFocus();
    expect(window.location.hash).toBe('#/zaehlweisen');
  });

  it('opens at the address, from the sentence, and leads to the Leistung in the same scope', async () => {
    const { person } = await zeige('#/zaehlweisen?umfang=alle&regel=Z1&ergebnis=unbekannt');
    const erste = eins('[data-tabelle="urteile"] [data-leistung] a');
    expect(erste.getAttribute('href')).toMatch(/^#\/leistungen\/\d{5}\?umfang=alle$/);
    expect(eins('[data-tabelle="urteile"] [data-spalte="grund"]')).not.toBeEmptyDOMElement();
    await person.click(eins('[data-aktion="z3-unbekannt"]'));
    await bereit();
    expect(window.location.hash).toBe('#/zaehlweisen?umfang=alle&regel=Z3&ergebnis=unbekannt');
    expect(eins('[data-liste]')).toHaveAttribute('data-liste', 'Z3');
  });

  it('searches, filters and explains why nothing is left', async () => {
    const { person } = await zeige('#/zaehlweisen?regel=Z3&ergebnis=unbekannt');
    const ziel = (await musterHost().zaehlweiseList('Z3', 'kommunal', JETZT)).find(({ ergebnis }) => ergebnis === 'unbekannt');
    await person.keyboard('/');
    expect(eins('#zaehlweisen-suche')).toHaveFocus();
    await person.keyboard(ziel?.leistung ?? '');
    expect(eins('[data-liste] [data-treffer]')).toHaveTextContent(/^1 von /);
    await person.keyboard('gibtesnicht');
    expect(eins('[data-zustand="keine-treffer"]')).toHaveTextContent('Suche und Filter schließen alle');
    await ohneBefund();
    await person.click(eins('[data-aktion="ohne-suche"]'));
    await person.keyboard('{Escape}');
    await person.keyboard('f');
    expect(eins('[data-filter="themenfeld"]')).toHaveFocus();
  });

  it('lists LeiKa-Leistungen under Z5, and ignores a rule that has no list', async () => {
    await zeige('#/zaehlweisen?regel=Z5&ergebnis=wahr');
    expect(eins('[data-tabelle="urteile"] [data-leistung]').dataset.leistung).toMatch(/^99\d+$/);
    document.body.replaceChildren();
    await zeige('#/zaehlweisen?regel=Z3-Bund&ergebnis=quatsch');
    expect(document.querySelector('[data-liste]')).toBeNull();
    expect(reiterAus('quatsch')).toBe('wahr');
  });
});

describe('without a report', () => {
  it('says that unknown is not 0 %, and what to do next', async () => {
    await zeige('#/zaehlweisen', {}, 'leer');
    expect(eins('[data-zustand="leer"]')).toHaveTextContent('Noch keine Meldung zur Nachnutzung Deshalb ist jede Quote unbekannt – das ist nicht dasselbe wie 0 %.');
    expect(eins('[data-aktion="zu-kommunen"]')).toHaveAttribute('href', '#/kommunen');
    expect(eins('[data-aktion="zu-import"]')).toHaveAttribute('href', '#/hilfe/dateien');
    for (const regel of ['Z1', 'Z3-Bund', 'Z5']) expect(zahlVon(regel)).toMatch(/^unbekannt, [\d ]+ von [\d ]+$/);
    expect(document.querySelector('[data-befund]')).toBeNull();
    await ohneBefund();
  });

  it('offers no deed that writes in the past', async () => {
    await zeige('#/zaehlweisen?galt=2022-03-01', {}, 'leer');
    expect(eins('[data-zustand="leer"]')).toHaveTextContent('Deshalb ist jede Quote unbekannt');
    expect(document.querySelector('[data-aktion="zu-kommunen"]')).toBeNull();
  });

  it('tells a day without any Katalogversion from unknown', async () => {
    const dto = await musterHost().zaehlweiseGet('kommunal', JETZT);
    const nichts = { zaehler: 0, nenner: 0, unbekannt: 0 };
    await zeige('#/zaehlweisen', { zaehlweiseGet: () => Promise.resolve({ ...dto, katalogversion: null, katalogversion_titel: null, stufen: dto.stufen.map((stufe) => ({ ...stufe, zahl: nichts })) }) });
    expect(eins('[data-zustand="ohne-katalog"]')).toHaveTextContent('Am 30.06.2022 ist keine Quote bewertbar');
    expect(document.querySelector('[data-aktion="export"]')).toBeNull();
    await ohneBefund();
  });
});

describe('sections', () => {
  it('fold: closed ones draw nothing, open ones stand in the address', async () => {
    await zeige();
    expect([...document.querySelectorAll<HTMLElement>('[data-abschnitt]')].map((teil) => teil.dataset.abschnitt)).toEqual(['z6', 'reichweite', 'z9', 'z10', 'wandel']);
    expect(document.querySelector('[data-tabelle="kommunenarten"]')).toBeNull();
    const details = eins('[data-abschnitt="z6"] details') as HTMLDetailsElement;
    details.open = true;
    await waitFor(() => { eins('[data-tabelle="kommunenarten"]'); });
    expect(window.location.hash).toBe('#/zaehlweisen?offen=z6');
    details.open = false;
    await waitFor(() => { expect(window.location.hash).toBe('#/zaehlweisen'); });
  });

  it('Z6 stays within one kind; Z7 and Z8 say how many services they rest on; Z9 names what nobody reports', async () => {
    await zeige('#/zaehlweisen?offen=z6|reichweite|z9');
    expect(document.querySelectorAll('[data-tabelle="kommunenarten"] [data-art]')).toHaveLength(5);
    expect(eins('[data-art="Kreis"]')).toHaveTextContent(/^Kreis\s*30\s*sicher\s*1,1 %.*höchstens/);
    expect(eins('[data-regel="Z7"]')).toHaveTextContent(/bis .* %.*Mittel über \d+ Leistungen/);
    const efa = (await musterHost().zaehlweiseGet('kommunal', JETZT)).efa;
    expect(document.querySelectorAll('[data-tabelle="efa"] .marke')).toHaveLength(efa.ohne_nutzer.zaehler);
    expect(eins('[data-efa="in-nrw"]')).toHaveTextContent(`${String(efa.in_nrw.zaehler)} von ${String(efa.in_nrw.nenner)}`);
    expect(eins('[data-loesung="efa-3"]')).toHaveTextContent('nicht gemeldet');
    await ohneBefund();
  });

  it('Z6 to Z8 are words, not 0 %, where nothing is reported', async () => {
    await zeige('#/zaehlweisen?offen=z6|reichweite', {}, 'leer');
    for (const art of document.querySelectorAll('[data-art]')) expect(art).toHaveTextContent(/unbekannt$/);
    expect(eins('[data-regel="Z8"]')).toHaveTextContent('nicht bewertbar');
  });

  it('Z10 opens the services of a field and closes them again', async () => {
    const { person } = await zeige('#/zaehlweisen?offen=z10');
    const { felder } = await musterHost().zaehlweiseGet('kommunal', JETZT);
    const zahlen = [...document.querySelectorAll('[data-tabelle="felder"] td')].map((zelle) => Number(zelle.textContent));
    expect(zahlen).toEqual(felder.map(({ leistungen }) => leistungen.length));
    const feld = felder.find(({ ueberall, ende_zu_ende }) => ueberall === 'falsch' && ende_zu_ende === 'falsch');
    await person.click(eins('[data-aktion="feld-falsch-falsch"]'));
    expect(document.activeElement).toHaveTextContent('nicht überall, nicht Ende-zu-Ende');
    expect(document.querySelectorAll('[data-liste="feld"] li')).toHaveLength(60);
    await person.click(eins('[data-aktion="feld-alle"]'));
    expect(document.querySelectorAll('[data-liste="feld"] li')).toHaveLength(feld?.leistungen.length ?? 0);
    expect(document.activeElement).toHaveAttribute('href', `#/leistungen/${feld?.leistungen[60]?.ozg_id ?? '?'}`);
    await ohneBefund();
    await person.click(eins('[data-aktion="feld-falsch-falsch"]'));
    expect(document.querySelector('[data-liste="feld"]')).toBeNull();
  });
});

describe('what has changed', () => {
  it('compares with the end of the year before, with the knowledge in force, and adds up', async () => {
    const zaehlweiseWandel = vi.fn<Host['zaehlweiseWandel']>(musterHost().zaehlweiseWandel);
    await zeige('#/zaehlweisen?offen=wandel', { zaehlweiseWandel });
    expect(zaehlweiseWandel).toHaveBeenLastCalledWith({ stichtag: '2021-12-31', bekanntAm: null }, JETZT, 'kommunal');
    for (const zeile of document.querySelectorAll('[data-tabelle="wandel"] tbody tr')) {
      const [unterschied, ...teile] = [...zeile.querySelectorAll('.rechts')].map((zelle) => Number(zelle.textContent.replace('−', '-')));
      expect(teile).toHaveLength(3);
      expect(teile.reduce((summe, teil) => summe + teil, 0)).toBe(unterschied);
    }
    await ohneBefund();
  });

  it('takes both times of the address, asks for the earlier state first, and warns of another denominator', async () => {
    const zaehlweiseWandel = vi.fn<Host['zaehlweiseWandel']>(musterHost().zaehlweiseWandel);
    await zeige('#/zaehlweisen?offen=wandel&vergleich=2022-12-31@2022-06-01T12:00:00Z&umfang=alle', { zaehlweiseWandel });
    expect(zaehlweiseWandel).toHaveBeenLastCalledWith(JETZT, { stichtag: '2022-12-31', bekanntAm: '2022-06-01T12:00:00Z' }, 'alle');
    document.body.replaceChildren();
    await zeige('#/zaehlweisen?offen=wandel&vergleich=2019-06-30');
    expect(eins('[data-tabelle="wandel"] [data-regel="Z1"]')).toHaveTextContent('Anderer Nenner: 542 statt 560.');
    expect(eins('[data-tabelle="wandel"] [data-regel="Z1"]')).toHaveTextContent('An einem der beiden Tage ist alles unbekannt.');
  });

  it('says so where both states are the same', async () => {
    await zeige('#/zaehlweisen?offen=wandel&vergleich=heute');
    expect(eins('[data-zustand="gleich"]')).toBeInTheDocument();
  });

  it('orders states by day, then by knowledge', () => {
    const frueh = { stichtag: '2022-01-01', bekanntAm: '2022-01-01T00:00:00Z' };
    const spaet = { stichtag: '2022-01-01', bekanntAm: null };
    expect(inReihenfolge(spaet, frueh)).toEqual([frueh, spaet]);
    expect(inReihenfolge(frueh, spaet)).toEqual([frueh, spaet]);
    expect(vorjahresende({ stichtag: '2021-03-08', bekanntAm: '2021-03-08T22:59:59Z' })).toEqual({ art: 'tag', stichtag: '2020-12-31', bekanntAm: '2021-03-08T22:59:59Z' });
  });
});

it('shows an error in its place and loads again', async () => {
  const zaehlweiseGet = vi.fn<Host['zaehlweiseGet']>(musterHost().zaehlweiseGet).mockRejectedValueOnce({ code: 'katalog_belegt', params: {}, felder: [], text: 'Gerade belegt (Muster).', technik: '' });
  const { person } = await zeige('#/zaehlweisen', { zaehlweiseGet });
  expect(screen.getByRole('alert')).toHaveTextContent('Gerade belegt');
  await person.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await waitFor(() => { eins('[data-leiter]'); });
});

describe('page of a Leistung', () => {
  it('says under each rule whether it counts and why, and leads to the matrix', async () => {
    await zeige('#/leistungen/10007');
    const bereich = await waitFor(() => eins('[data-liste="regeln"]'));
    expect(within(bereich).getByText('flächendeckend (Z3)').closest('[data-regel]')).toHaveTextContent(/zählt.*\(Muster\)/);
    expect(eins('[data-bereich="einordnung"] [data-regel="Z7"]')).toHaveTextContent(/290 von 396 \(73,2 bis 98,2 %\), davon unbekannt 99/);
    expect(eins('[data-wert="flaeche"]')).toHaveTextContent('bundesweit');
    expect(eins('[data-aktion="zur-matrix"]')).toHaveAttribute('href', '#/kommunen?ansicht=matrix&leistung=10007');
    await ohneBefund();
  });

  it('shows unknown as a word and what is not on record as such', async () => {
    await zeige('#/leistungen/10002');
    await waitFor(() => { eins('[data-liste="regeln"]'); });
    for (const regel of ['Z1', 'Z4']) expect(eins(`[data-bereich="einordnung"] [data-regel="${regel}"] strong`)).toHaveTextContent(/^unbekannt$/);
    expect(eins('[data-wert="flaeche"]')).toHaveTextContent(/unbekannt$/);
    expect(eins('[data-bereich="einordnung"] [data-regel="Z8"]')).toHaveTextContent('nicht bewertbar');
    expect(eins('[data-liste="faelle"] li')).toHaveTextContent('nicht erfasst');
  });

  it('says what the scope leaves out, and asks for OZG-Leistungen only', async () => {
    const { person } = await zeige('#/leistungen/10005');
    await waitFor(() => { expect(eins('[data-zustand="nicht-im-umfang"]')).toHaveTextContent('Nicht im Umfang kommunal'); });
    await person.click(within(eins('[data-bereich="einordnung"]')).getByRole('radio', { name: 'alle' }));
    await waitFor(() => { eins('[data-liste="regeln"]'); });
    document.body.replaceChildren();
    const kennzahlLeistung = vi.fn<Host['kennzahlLeistung']>(musterHost().kennzahlLeistung);
    const leika = (await musterHost().leistungGet(JETZT)).leika.find(({ im_leika }) => im_leika);
    await zeige(`#/leistungen/${leika?.kennung ?? ''}`, { kennzahlLeistung });
    expect(kennzahlLeistung).not.toHaveBeenCalled();
  });
});
