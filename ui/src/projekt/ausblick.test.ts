/** The outlook of one project: rule beside rating, slip, chance, risks, and the forms for them. */
import { waitFor } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';

import type { SignalDto } from '../api/bindings/SignalDto';
import type { SteuerungDto } from '../api/bindings/SteuerungDto';
import type { Host } from '../api/host';
import { musterHost } from '../api/muster';
import { eins, oeffne, ohneBefund } from '../test/fenster';

/** The page is large, and axe walks all of it. */
vi.setConfig({ testTimeout: 30_000 });

const GEDULD = { timeout: 8000 };
const KUERZEL = 'MUSTER-09';
const muster = musterHost();
const SIGNAL: SignalDto = {
  kuerzel: KUERZEL,
  titel: 'Muster',
  signal: 'gefährdet',
  grund: '120 Tage Verzug gegen die Basis',
  bewertung: { kennung: 'b-1', bewertet_am: '2022-06-01', urteil: 'im Plan', bewertet_von: 'Koordination (Muster)', begruendung: '<b>fett</b>', unabhaengig: null },
  abweichung: true,
};
const RISIKO = { kennung: 'r-1', projekt: KUERZEL, projekt_titel: 'Muster', art: 'Hindernis', titel: 'Schnittstelle fehlt (Muster)', erkannt_am: '2022-06-20', seit_tagen: 10, wahrscheinlichkeit: null, auswirkung: 'hoch', massnahme: null, zustaendig: null, faellig_am: '2022-06-25', ueberfaellig: true };

async function zeige(mehr: Partial<SteuerungDto> = {}, teile: Partial<Host> = {}, anfrage = '') {
  window.history.replaceState(null, '', `#/projekte/${KUERZEL}${anfrage}`);
  const steuerungGet: Host['steuerungGet'] = async (wann) => ({ ...(await muster.steuerungGet(wann)), signale: [SIGNAL], risiken: [RISIKO, { ...RISIKO, kennung: 'r-2', projekt: 'MUSTER-01' }], ...mehr });
  const offen = await oeffne({ ...musterHost(), steuerungGet, ...teile });
  await waitFor(() => { eins('[data-bereich="ausblick"] h3'); }, GEDULD);
  return offen;
}

describe('outlook', () => {
  it('stands rule and rating side by side, each with its reason', async () => {
    await zeige();
    expect(eins('[data-wert="signal"]')).toHaveTextContent('gefährdet 120 Tage Verzug gegen die Basis');
    expect(eins('[data-wert="bewertung"]')).toHaveTextContent('im Plan');
    expect(eins('[data-wert="bewertung"]')).toHaveTextContent('Koordination (Muster), 01.06.2022 · Beteiligung unbekannt');
    expect(eins('[data-wert="bewertung"]')).toHaveTextContent('<b>fett</b>');
    expect(document.querySelector('[data-abweichung]')).not.toBeNull();
    await waitFor(() => { expect(eins('[data-wert="chance"]').textContent).toMatch(/% von 10\s000 Läufen|In Betrieb/); }, GEDULD);
    await ohneBefund();
  });

  it('lists its own risks with their days, and what is unknown as a word', async () => {
    await zeige();
    expect([...document.querySelectorAll<HTMLElement>('[data-risiko]')].map(({ dataset }) => dataset.risiko)).toEqual(['r-1']);
    const risiko = eins('[data-risiko="r-1"]');
    expect(risiko).toHaveTextContent('erkannt am 20.06.2022, vor 10 Tagen');
    expect(risiko).toHaveTextContent('Wahrscheinlichkeit unbekannt, Auswirkung hoch');
    expect(risiko).toHaveTextContent('überfällig');
    expect(risiko).toHaveTextContent('Fällig am25.06.2022');
  });

  it('says what is missing rather than nothing', async () => {
    await zeige({ signale: [{ ...SIGNAL, bewertung: null, abweichung: null }], risiken: [] });
    expect(eins('[data-wert="bewertung"]')).toHaveTextContent('keine Bewertung erfasst');
    expect(eins('[data-bereich="ausblick"]')).toHaveTextContent('Kein offenes Risiko und kein offenes Hindernis erfasst.');
    expect(document.querySelector('[data-abweichung]')).toBeNull();
  });

  it('says so of a project that does not count', async () => {
    await zeige({ signale: [] });
    expect(eins('[data-bereich="ausblick"]')).toHaveTextContent('Das Projekt zählt an diesem Stichtag nicht zum Umfang.');
  });

  it('takes a rating by the form of its noun', async () => {
    const satzSet = vi.fn<Host['satzSet']>().mockResolvedValue({ nr: 1285, schluessel: ['b-2'], aenderungen: 1, hinweise: [] });
    const { person } = await zeige({}, { satzSet });
    await person.click(eins('[data-aktion="bewertung-neu"]'));
    await waitFor(() => { eins('[data-formular="bewertung"] [data-feld="urteil"]'); }, GEDULD);
    await person.selectOptions(eins('[data-formular="bewertung"] [data-feld="urteil"]'), 'gefährdet');
    await person.click(eins('[data-formular="bewertung"] [data-aktion="speichern"]'));
    await waitFor(() => { expect(satzSet).toHaveBeenCalledOnce(); });
    expect(satzSet.mock.calls[0]?.[0]).toMatchObject({ nomen: 'bewertung', modus: 'anlegen', felder: { projekt: KUERZEL, urteil: 'gefährdet', bewertet_am: '30.06.2022', bewertet_von: 'Muster' } });
    await waitFor(() => { expect(document.querySelector('[data-formular="bewertung"]')).toBeNull(); });
  });

  it('takes and changes a risk, also from an address', async () => {
    await zeige({}, {}, '?formular=risiko');
    await waitFor(() => { expect(eins('[data-formular="risiko"] [data-feld="erkannt_am"]')).toHaveValue('30.06.2022'); }, GEDULD);
  });

  it('writes nothing in the past', async () => {
    await zeige({}, {}, '?galt=2022-06-29');
    expect(document.querySelector('[data-aktion="bewertung-neu"], [data-aktion="risiko-neu"], [data-aktion="risiko-aendern"], [data-aktion="bewertung-aendern"]')).toBeNull();
    await ohneBefund();
  });
});
