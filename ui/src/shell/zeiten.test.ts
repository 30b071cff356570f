/** No view forgets one of the two times: every question to the host carries both, wherever one is and whatever one does. */
import { cleanup, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Host, Zeitpunkt } from '../api/host';
import { musterHost } from '../api/muster';
import { bereit, eins, oeffne } from '../test/fenster';
import { ANSICHTEN } from './adresse.svelte';

type Methode = keyof Host;
type Gefragt = Partial<Zeitpunkt>;

const zeitpunkt = (wert: unknown): Gefragt => wert as Zeitpunkt;
const bekannt = (wert: unknown): Gefragt => ({ bekanntAm: wert as string | null });

/** Where a reading method takes its times from. */
const LESEND: Partial<Record<Methode, (werte: unknown[]) => Gefragt>> = {
  infoGet: ([wann]) => bekannt(wann),
  uebersichtGet: ([wann]) => zeitpunkt(wann),
  burnupGet: ([wunsch]) => zeitpunkt(wunsch),
  projektList: ([wann]) => zeitpunkt(wann),
  projektGet: ([, wann]) => zeitpunkt(wann),
  leistungGet: ([wann]) => zeitpunkt(wann),
  kommuneList: ([wann]) => zeitpunkt(wann),
  foerderungGet: ([wann]) => zeitpunkt(wann),
  zaehlweiseGet: ([, wann]) => zeitpunkt(wann),
  zaehlweiseList: ([, , wann]) => zeitpunkt(wann),
  kennzahlLeistung: ([, , wann]) => zeitpunkt(wann),
  kommuneAngebot: ([, , wann]) => zeitpunkt(wann),
  matrixGet: ([, wann]) => zeitpunkt(wann),
  zelleGet: ([, , , wann]) => zeitpunkt(wann),
  karteGet: ([wunsch]) => zeitpunkt(wunsch),
  diagrammGet: ([, wann]) => zeitpunkt(wann),
  diagrammSchreiben: ([, , wann]) => zeitpunkt(wann),
  geldschereGet: ([, wann]) => zeitpunkt(wann),
  rahmenGet: ([wann]) => zeitpunkt(wann),
  steuerungGet: ([wann]) => zeitpunkt(wann),
  prognoseGet: ([, wann]) => zeitpunkt(wann),
  rueckschauGet: ([, wann]) => zeitpunkt(wann),
  quelleList: ([wann]) => bekannt(wann),
  quelleTatsachen: ([, wann]) => bekannt(wann),
  satzShow: ([, , wann]) => bekannt(wann),
  listeExport: ([wunsch]) => zeitpunkt(wunsch),
  diagrammExport: ([, , wann]) => zeitpunkt(wann),
  verlaufList: ([, wann]) => bekannt(wann),
  verlaufShow: ([, wann]) => bekannt(wann),
  verlaufExport: ([, wann]) => bekannt(wann),
};
/** Writes, or reads what has no times: settings, forms, the list of Fassungen, the program itself. */
const OHNE_ZEIT: readonly Methode[] = [
  'startGet', 'fassungList', 'formularGet', 'auswahlGet', 'satzSet', 'satzClear', 'statusAdd', 'meilensteinSet', 'meilensteinVorschau', 'projektSammel', 'rueckgaengig',
  'kontaktSet', 'kontaktClear', 'belegAdd', 'belegOeffnen', 'belegClear', 'lokalSet', 'personSet', 'katalogSichern', 'katalogWechseln', 'lizenzenGet', 'adresseOeffnen',
  'onKatalogGeaendert', 'onPrognose', 'onSchliessen', 'prognoseAbbrechen', 'rolloutSet', 'rolloutVorschau', 'diagrammList',
  // What they compare, take back or prove is named in the wish itself, or is the whole catalogue.
  'ruecknahmeGet', 'ruecknahmeSet', 'vergleichGet', 'vergleichExport', 'zaehlweiseWandel', 'fassungCreate', 'pruefungGet', 'sicherungList', 'sicherungCreate', 'sicherungRestore', 'schwaerzungSet',
];

/** Writes down each reading call with the times that it named. */
function spion() {
  const rufe: { methode: Methode; gefragt: Gefragt }[] = [];
  const host = new Proxy(musterHost(), {
    get(ziel, name) {
      const methode = name as Methode;
      const lies = LESEND[methode];
      const echte = ziel[methode] as (...werte: unknown[]) => unknown;
      if (lies === undefined) return echte;
      return (...werte: unknown[]) => {
        rufe.push({ methode, gefragt: lies(werte) });
        return echte(...werte);
      };
    },
  });
  return { host, rufe };
}

const DAMALS = '2021-03-08T22:59:59.999Z';
const FRUEHER = '2020-12-31T12:00:00.123456Z';
/** Each view and record, and the methods that it asks. */
const ORTE: [string, Methode[]][] = [
  ['uebersicht', ['uebersichtGet', 'burnupGet', 'projektList', 'steuerungGet', 'prognoseGet']],
  ['projekte', ['projektList']],
  ['projekte/MUSTER-09', ['projektGet', 'steuerungGet', 'prognoseGet']],
  ['leistungen', ['leistungGet']],
  ['leistungen/10003', ['leistungGet', 'kennzahlLeistung']],
  ['kommunen', ['kommuneList']],
  ['foerderung', ['foerderungGet', 'geldschereGet']],
  ['rahmen', ['rahmenGet']],
  ['zaehlweisen', ['zaehlweiseGet']],
  ['zaehlweisen?umfang=alle&regel=Z3&ergebnis=unbekannt', ['zaehlweiseGet', 'zaehlweiseList']],
  ['kommunen?ansicht=karte', ['kommuneList', 'karteGet']],
  ['kommunen?ansicht=matrix', ['kommuneList', 'matrixGet']],
  ['kommunen/05111000', ['kommuneList', 'kommuneAngebot']],
  ['foerderung', ['foerderungGet']],
  ['diagramme', []],
  ['diagramme/verzug', ['diagrammGet']],
  ['verlauf', ['verlaufList', 'projektList']],
  ['quellen', ['quelleList']],
  ['quellen/muster-01', ['quelleList', 'quelleTatsachen']],
  ['quellen?unbelegt=ja', ['quelleTatsachen']],
  ['einstellungen', []],
  ['hilfe', []],
];

it('the table names every method of the host', () => {
  expect([...Object.keys(LESEND), ...OHNE_ZEIT].sort()).toEqual(Object.keys(musterHost()).sort());
});

it('visits every view', () => {
  expect([...new Set(ORTE.map(([ort]) => ort.split(/[/?]/)[0]))].sort()).toEqual([...ANSICHTEN].sort());
});

function mit(ort: string, anfrage: string): string {
  return `#/${ort}${ort.includes('?') ? '&' : '?'}${anfrage}`;
}

describe.each(ORTE)('%s', (ort, methoden) => {
  it('asks for the times in force, and again when either changes', async () => {
    window.history.replaceState(null, '', mit(ort, `galt=2021-03-08&bekannt=${DAMALS}`));
    const { host, rufe } = spion();
    const { person } = await oeffne(host);
    const gezaehlt = (stichtag: string, bekanntAm: string | null) => {
      const anders = rufe.filter(({ gefragt }) => gefragt.bekanntAm !== bekanntAm || (gefragt.stichtag !== undefined && gefragt.stichtag !== stichtag));
      // The titles of the last changes are looked up as of today, with the knowledge of then.
      return anders.filter(({ methode, gefragt }) => !(ort === 'uebersicht' && methode === 'projektList' && gefragt.stichtag === '2022-06-30' && gefragt.bekanntAm === bekanntAm));
    };
    const alle = async (wann: string) => {
      await waitFor(() => { expect([...new Set(rufe.map(({ methode }) => methode))], wann).toEqual(expect.arrayContaining(methoden)); }, { timeout: 6000 });
      await bereit();
    };
    await alle('at first');
    expect(gezaehlt('2021-03-08', DAMALS)).toEqual([]);

    rufe.length = 0;
    window.history.replaceState(window.history.state, '', mit(ort, `galt=2021-03-08&bekannt=${FRUEHER}`));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await waitFor(() => { expect(rufe.some(({ methode }) => methode === 'infoGet')).toBe(true); });
    await alle('with other knowledge');
    expect(gezaehlt('2021-03-08', FRUEHER)).toEqual([]);

    rufe.length = 0;
    await person.keyboard('{Alt>}{Home}{/Alt}');
    await waitFor(() => { expect(document.querySelector('[data-banner]')).toBeNull(); });
    if (methoden.length > 0) await waitFor(() => { expect(rufe.length).toBeGreaterThan(0); });
    await bereit();
    expect(gezaehlt('2022-06-30', null)).toEqual([]);
    cleanup();
  }, 20_000);
});

it.each([
  ['uebersicht', 'export', 'export-opendata', 'listeExport', '2021-03-08'],
  ['uebersicht', 'export', 'export-projekte-excel', 'listeExport', '2021-03-08'],
  ['uebersicht', 'burnup-export', 'burnup-svg', 'diagrammExport', '2021-03-08'],
  ['projekte', 'export', 'export-opendata', 'listeExport', '2021-03-08'],
  ['leistungen', 'export', 'export-opendata', 'listeExport', '2021-03-08'],
  ['kommunen', 'export', 'export-excel', 'listeExport', '2021-03-08'],
  ['zaehlweisen', 'export', 'export-excel', 'listeExport', '2021-03-08'],
  ['kommunen?ansicht=karte', 'karte-export', 'karte-svg', 'diagrammSchreiben', '2021-03-08'],
  ['foerderung', 'export', 'export-opendata', 'listeExport', '2021-03-08'],
  ['foerderung', 'bewilligungen-export', 'bewilligungen-export-opendata', 'listeExport', '2021-03-08'],
  ['rahmen', 'export', 'export-opendata', 'listeExport', '2021-03-08'],
  ['rahmen?teil=gremien', 'veranstaltungen-export', 'veranstaltungen-export-opendata', 'listeExport', '2021-03-08'],
  ['foerderung', 'programme-export', 'programme-export-opendata', 'listeExport', '2021-03-08'],
  ['diagramme/verzug', 'diagramm-export', 'diagramm-csv', 'diagrammSchreiben', '2021-03-08'],
  // Sources have no Stichtag.
  ['quellen', 'export', 'export-opendata', 'listeExport', '2022-06-30'],
] as const)('%s: %s, %s carries both times', async (ort, menue, aktion, methode, stichtag) => {
  window.history.replaceState(null, '', mit(ort, `galt=2021-03-08&bekannt=${DAMALS}`));
  const { host, rufe } = spion();
  const { person } = await oeffne(host);
  await person.click(await waitFor(() => eins(`[data-aktion="${menue}"]`), { timeout: 6000 }));
  await person.click(eins(`[data-aktion="${aktion}"]`));
  await bereit();
  expect(rufe.filter((ruf) => ruf.methode === methode).map(({ gefragt }) => [gefragt.stichtag, gefragt.bekanntAm])).toEqual([[stichtag, DAMALS]]);
}, 15_000);

describe('what is kept', () => {
  it('of a view is never shown under another time', async () => {
    window.history.replaceState(null, '', '#/kommunen');
    const { host } = spion();
    let loese: () => void = () => undefined;
    const gehalten = new Promise<void>((dann) => { loese = dann; });
    const kommuneList: Host['kommuneList'] = async (wann) => {
      if (wann.bekanntAm !== null) await gehalten;
      return host.kommuneList(wann);
    };
    const { person } = await oeffne({ ...musterHost(), kommuneList });
    const treffer = () => document.querySelector('[data-treffer]')?.textContent ?? '';
    const reise = async (bekannt: string) => {
      window.location.hash = `#/quellen?bekannt=${bekannt}`;
      await waitFor(() => { expect(document.querySelector('[data-banner]')).not.toBeNull(); });
      await bereit();
    };
    await waitFor(() => { expect(treffer()).toContain('427'); }, { timeout: 6000 });
    await reise(DAMALS);
    await person.click(eins('[data-ansicht="kommunen"]'));
    await waitFor(() => { expect(eins('main h1')).toHaveTextContent('Kommunen'); });
    await new Promise((dann) => setTimeout(dann, 50));
    expect(treffer(), 'what is known now is not what was known then').toBe('');
    loese();
    await waitFor(() => { expect(treffer()).toContain('427'); });
    await bereit();
  }, 20_000);

  it('of the palette is asked for anew', async () => {
    window.history.replaceState(null, '', '#/quellen');
    const { host, rufe } = spion();
    const { person } = await oeffne(host);
    const oeffnePalette = async () => {
      await person.keyboard('{Control>}k{/Control}');
      await waitFor(() => eins('[data-dialog="palette"]'));
      await waitFor(() => { expect(new Set(rufe.map(({ methode }) => methode))).toEqual(new Set(['projektList', 'leistungGet', 'kommuneList'])); });
      await person.keyboard('{Escape}');
      await waitFor(() => { expect(document.querySelector('[data-dialog="palette"]')).toBeNull(); });
    };
    rufe.length = 0;
    await oeffnePalette();
    expect(rufe.map(({ gefragt }) => gefragt.bekanntAm)).toEqual([null, null, null]);
    window.location.hash = `#/quellen?bekannt=${DAMALS}`;
    await waitFor(() => { expect(document.querySelector('[data-banner]')).not.toBeNull(); });
    await bereit();
    rufe.length = 0;
    await oeffnePalette();
    expect(rufe.map(({ gefragt }) => gefragt.bekanntAm)).toEqual([DAMALS, DAMALS, DAMALS]);
  });
});
