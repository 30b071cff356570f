import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';

import type { ApiFehler } from '../api/bindings/ApiFehler';
import type { ProjektDto } from '../api/bindings/ProjektDto';
import type { Host, Zeitpunkt } from '../api/host';
import { musterHost } from '../api/muster';
import { FEINDLICH } from '../api/muster-projekt';
import { bereit, eins, oeffne, ohneBefund } from '../test/fenster';

const EINB = 'MUSTER-09';
/** The next open step of this one is the Pilotierung. */
const OFFEN = 'MUSTER-08';
/** The first one waits for the page's own part of the program. */
const GEDULD = { timeout: 5000 };
const RECHT = { nr: 1285, schluessel: [], aenderungen: 1, hinweise: [] };

async function zeige(kuerzel: string, mehr: Partial<Host> = {}, anfrage = '') {
  window.history.replaceState(null, '', `/#/projekte/${kuerzel}${anfrage}`);
  const auf = await oeffne({ ...musterHost(), ...mehr });
  await waitFor(() => {
    expect(document.querySelector('main h1')?.textContent).toContain('(Muster)');
  }, GEDULD);
  return auf;
}

function feld(formular: string, name: string): HTMLInputElement {
  return eins(`[data-formular="${formular}"] [data-feld="${name}"]`) as HTMLInputElement;
}

/** The fixture with one page replaced. */
function mitSeite(aendere: (dto: ProjektDto, stand: number) => ProjektDto): Pick<Host, 'projektGet'> & { stand: number } {
  const host = musterHost();
  const weg = { stand: 0, projektGet: async (kuerzel: string, zeitpunkt: Zeitpunkt) => aendere(await host.projektGet(kuerzel, zeitpunkt), weg.stand) };
  return weg;
}

function melder() {
  let dann: () => void = () => undefined;
  return {
    onKatalogGeaendert: (eine: () => void) => {
      dann = eine;
      return Promise.resolve(() => undefined);
    },
    geaendert: () => {
      dann();
    },
  };
}

const voll: ApiFehler = {
  code: 'schreiben_fehlgeschlagen',
  params: {},
  felder: [],
  text: 'Die Eingabe wurde nicht gespeichert. Der Datenträger ist voll. Der gespeicherte Stand ist unverändert. Schaffen Sie Platz und speichern Sie erneut.',
  technik: 'ENOSPC',
};

describe('one-minute status update', () => {
  it('takes 15 keystrokes besides the text, no mouse, and makes one entry', async () => {
    const statusAdd = vi.fn(() => Promise.resolve(RECHT));
    window.history.replaceState(null, '', '/');
    await oeffne({ ...musterHost(), statusAdd });
    const person = userEvent.setup();
    let anschlaege = 0;
    const druecke = async (...tasten: string[]) => {
      for (const taste of tasten) {
        anschlaege += 1;
        await person.keyboard(taste);
      }
    };
    document.body.focus();
    await druecke('{Control>}k{/Control}');
    await waitFor(() => {
      expect(document.activeElement).toHaveAttribute('role', 'combobox');
    });
    await druecke('e', 'i', 'n', 'b');
    await waitFor(() => {
      expect(screen.getByRole('option', { name: /Einbürgerung/ })).toHaveAttribute('aria-selected', 'true');
    });
    await druecke('{Enter}');
    await waitFor(() => {
      expect(document.activeElement).toBe(document.querySelector('main h1'));
      expect(document.activeElement).toHaveTextContent('Einbürgerung (Muster)');
    }, GEDULD);
    await bereit();
    await druecke('s');
    await waitFor(() => {
      expect(document.activeElement).toBe(feld('sachstand', 'text'));
    });
    await person.keyboard('Anruf: Pilot läuft, Abnahme am Montag.');
    await druecke('{Tab}');
    expect(document.activeElement).toBe(feld('sachstand', 'hindernis'));
    await druecke('{Tab}');
    expect(document.activeElement).toBe(feld('sachstand', 'naechster_schritt'));
    await druecke('{Tab}');
    expect(document.activeElement).toBe(feld('sachstand', 'quelle'));
    await druecke('{ArrowDown}', '{Enter}', '{Tab}');
    expect(document.activeElement).toBe(feld('sachstand', 'meilenstein'));
    await druecke('[Space]', '{Control>}{Enter}{/Control}');
    expect(anschlaege).toBe(15);
    await waitFor(() => {
      expect(statusAdd).toHaveBeenCalledOnce();
    });
    expect(statusAdd).toHaveBeenCalledWith({
      projekt: EINB,
      sachstand: { text: 'Anruf: Pilot läuft, Abnahme am Montag.', quelle: 'Anruf Muster-IT, 21.06.2022', stand_am: '30.06.2022' },
      meilenstein: { schritt: 'rollout_bund', art: 'ist', datum: '30.06.2022' },
    });
    await waitFor(() => {
      expect(document.querySelector('[data-formular]')).toBeNull();
      expect(eins('[data-meldung]')).toHaveTextContent('Start bundesweiter Roll-out, Ist 30.06.2022');
    });
    expect(document.activeElement).toBe(eins('[data-sachstand-neuester]'));
  });

  it('opens by its address with the cursor in the text, and offers days for the Wiedervorlage', async () => {
    const { person } = await zeige(EINB, {}, '?formular=sachstand');
    await waitFor(() => {
      expect(document.activeElement).toBe(feld('sachstand', 'text'));
    });
    expect(window.location.hash).toBe(`#/projekte/${EINB}`);
    await person.click(eins('[data-aktion="wiedervorlage-14"]'));
    expect(feld('sachstand', 'faellig_am')).toHaveValue('14.07.2022');
    await ohneBefund();
  });

  it('says what its milestone would change, and asks for the reason of a changed Basis', async () => {
    const statusAdd = vi.fn(() => Promise.resolve(RECHT));
    const meilensteinVorschau = vi.fn<Host['meilensteinVorschau']>((_, { art }) =>
      Promise.resolve({ zeit: null, fehler: null, saetze: [`Bisher 01.12.2022 (${art}).`], hinweise: [], grund_noetig: art === 'basis' }),
    );
    const { person } = await zeige(EINB, { statusAdd, meilensteinVorschau });
    await person.keyboard('s');
    await person.type(feld('sachstand', 'text'), 'Neu geplant');
    expect(meilensteinVorschau).not.toHaveBeenCalled();
    await person.click(feld('sachstand', 'meilenstein'));
    await waitFor(() => {
      expect(eins('[data-formular="sachstand"]')).toHaveTextContent('Bisher 01.12.2022 (ist).');
    });
    expect(document.querySelector('[data-feld="m_grund"]')).toBeNull();
    await person.selectOptions(feld('sachstand', 'm_art'), 'basis');
    await waitFor(() => {
      expect(feld('sachstand', 'm_grund')).toHaveAttribute('aria-required', 'true');
    });
    await person.type(feld('sachstand', 'm_grund'), 'Neu vereinbart');
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(statusAdd).toHaveBeenCalledWith({
      projekt: EINB,
      sachstand: { text: 'Neu geplant', stand_am: '30.06.2022' },
      meilenstein: { schritt: 'rollout_bund', art: 'basis', datum: '30.06.2022', grund: 'Neu vereinbart' },
    });
  });

  it('marks only the newest report as due: a later one has answered the reminder of an earlier one', async () => {
    const seite = mitSeite((dto) => ({ ...dto, sachstaende: dto.sachstaende.map((eins) => ({ ...eins, faellig_am: '2022-01-01' })) }));
    const { person } = await zeige(EINB, { projektGet: seite.projektGet });
    await person.click(eins('[data-aktion="aeltere"]'));
    expect(document.querySelectorAll('[data-bereich="sachstand"] [data-sachstand]').length).toBeGreaterThan(1);
    expect(within(eins('[data-bereich="sachstand"]')).getAllByText('fällig')).toHaveLength(1);
  });

  it('corrects a report with what was changed only', async () => {
    const satzSet = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(EINB, { satzSet });
    await person.click(eins('[data-sachstand-neuester] [data-aktion="sachstand-berichtigen"]'));
    await person.type(feld('sachstand', 'hindernis'), ' und Rechte');
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(satzSet).toHaveBeenCalledWith({ nomen: 'sachstand', felder: { kennung: `${EINB}-s3`, hindernis: 'Abnahme der Schnittstelle und Rechte' }, modus: 'aendern' });
  });
});

describe('milestones', () => {
  it('shows every precision and what is missing as words', async () => {
    await zeige(OFFEN);
    const zeile = within(eins('[data-schritt="rollout_nrw"]'));
    expect(zeile.getByRole('button', { name: /Prognose: 1\. Quartal 2023/ })).toBeInTheDocument();
    expect(zeile.getByRole('button', { name: /Ist: kein Wert|Ist:.*kein Wert/ })).toBeInTheDocument();
    expect(eins('[data-zelle="vorbereitung/plan"]')).toHaveTextContent(/spätestens \d\d\.\d\d\.\d{4}unbelegt|spätestens .* unbelegt/);
    expect(eins('[data-zelle="rollout_bund/plan"]')).toHaveTextContent('2023');
    expect(document.querySelectorAll('[data-zeitstrahl="rollout_nrw"] [data-zeichen]').length).toBe(3);
    expect(eins('[data-basiswechsel]')).toHaveTextContent(/Start Roll-out NRW: Erste Basis \d\d\.\d\d\.\d{4} \(1× geändert\), Verzug dagegen \+\d+ Tage, gegen die letzte \+\d+ Tage/);
    await ohneBefund();
  });

  it('opens for the next open step by M, previews and saves, and gives the focus to the value', async () => {
    const meilensteinSet = vi.fn(() => Promise.resolve(RECHT));
    const meilensteinVorschau = vi.fn<Host['meilensteinVorschau']>(() =>
      Promise.resolve({ zeit: { datum: '2023-02-14', genauigkeit: 'tag', text: '14.02.2023' }, fehler: null, saetze: ['Bisher 01.12.2022.', 'Frist um 45 Tage überschritten.'], hinweise: ['Pilotierung fehlt'], grund_noetig: true }),
    );
    const { person } = await zeige(OFFEN, { meilensteinSet, meilensteinVorschau });
    await person.keyboard('m');
    const datum = feld('meilenstein', 'datum');
    expect(document.activeElement).toBe(datum);
    const schritt = eins('[data-formular="meilenstein"]').closest('[role="row"]')?.previousElementSibling?.getAttribute('data-schritt') ?? '';
    await person.selectOptions(feld('meilenstein', 'art'), 'prognose');
    await person.clear(datum);
    await person.type(datum, '14.2.23');
    await person.type(feld('meilenstein', 'grund'), 'Abnahme');
    await waitFor(() => {
      expect(eins('[data-formular="meilenstein"]')).toHaveTextContent('Frist um 45 Tage überschritten.');
    });
    expect(eins('[data-formular="meilenstein"]')).toHaveTextContent('Hinweis: Pilotierung fehlt');
    expect(feld('meilenstein', 'grund')).toHaveAttribute('aria-required', 'true');
    await waitFor(() => {
      expect(meilensteinVorschau).toHaveBeenLastCalledWith(OFFEN, { schritt, art: 'prognose', datum: '14.02.2023', grund: 'Abnahme' });
    });
    // Typing is not a call per key.
    expect(meilensteinVorschau.mock.calls.length).toBeLessThan(8);
    await ohneBefund();
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(meilensteinSet).toHaveBeenCalledWith(OFFEN, { schritt, art: 'prognose', datum: '14.02.2023', grund: 'Abnahme' });
    });
    await waitFor(() => {
      expect(document.activeElement).toBe(eins(`[data-zelle="${schritt}/prognose"]`));
    });
  });

  it('tells the date that was saved, not that of a preview which lags behind', async () => {
    const meilensteinVorschau = () => Promise.resolve({ zeit: { datum: '2022-06-30', genauigkeit: 'tag', text: '30.06.2022' }, fehler: null, saetze: ['Bisher kein Datum.'], hinweise: [], grund_noetig: false });
    const { person } = await zeige(OFFEN, { meilensteinSet: () => Promise.resolve(RECHT), meilensteinVorschau });
    await person.click(eins('[data-zelle="rollout_nrw/ist"]'));
    await waitFor(() => {
      expect(eins('[data-formular="meilenstein"]')).toHaveTextContent('Bisher kein Datum.');
    });
    await person.clear(feld('meilenstein', 'datum'));
    await person.type(feld('meilenstein', 'datum'), '010322');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(eins('[data-meldung]')).toHaveTextContent('Ist 01.03.2022');
    });
  });

  it('begins a cell with its value, clears reason and source with a new date, and keeps one form open', async () => {
    const { person } = await zeige(OFFEN);
    await person.click(eins('[data-zelle="rollout_nrw/prognose"]'));
    expect(feld('meilenstein', 'datum')).toHaveValue('1. Quartal 2023');
    expect(feld('meilenstein', 'grund')).toHaveValue('Abnahme erst nach dem Test (Muster)');
    await person.type(feld('meilenstein', 'datum'), 'x');
    expect(feld('meilenstein', 'grund')).toHaveValue('');
    eins('[data-zelle="umsetzung/plan"]').focus();
    await person.keyboard('{F2}');
    expect(document.querySelectorAll('[data-formular]')).toHaveLength(1);
    expect(eins('[data-schritt="rollout_nrw"]')).toHaveTextContent('Entwurf');
    await person.keyboard('{Escape}');
    expect(document.querySelector('[data-formular]')).toBeNull();
    expect(document.activeElement).toBe(eins('[data-zelle="umsetzung/plan"]'));
  });

  it('asks before a date is removed and sends the reason', async () => {
    const satzClear = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(OFFEN, { satzClear });
    await person.click(eins('[data-zelle="rollout_nrw/prognose"]'));
    await person.click(eins('[data-aktion="entfernen"]'));
    const dialog = within(eins('[data-dialog="meilenstein-entfernen"]'));
    await person.type(dialog.getByLabelText(/Grund/), 'Irrtum');
    await ohneBefund();
    await person.click(dialog.getByRole('button', { name: 'Datum entfernen' }));
    expect(satzClear).toHaveBeenCalledWith('meilenstein', [OFFEN, 'rollout_nrw', 'prognose'], 'Irrtum');
    await waitFor(() => {
      expect(document.activeElement).toBe(eins('[data-zelle="rollout_nrw/prognose"]'));
    });
  });

  it('keeps the input when saving fails and says the three parts', async () => {
    const meilensteinSet = vi.fn(() => Promise.reject(voll as unknown as Error));
    const { person } = await zeige(OFFEN, { meilensteinSet });
    await person.click(eins('[data-zelle="rollout_nrw/ist"]'));
    await person.clear(feld('meilenstein', 'datum'));
    await person.type(feld('meilenstein', 'datum'), '03/2022');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(screen.getByRole('alert')).toHaveTextContent(voll.text);
    });
    expect(feld('meilenstein', 'datum')).toHaveValue('März 2022');
    expect(screen.getByRole('button', { name: /Erneut speichern/ })).toBeInTheDocument();
    await ohneBefund();
  });

  it('says what was stored meanwhile and asks once before it is overwritten', async () => {
    const seite = mitSeite((dto, stand) => ({
      ...dto,
      schritte: dto.schritte.map((eine) =>
        eine.schritt === 'rollout_nrw' && stand > 0 && eine.prognose !== null ? { ...eine, prognose: { ...eine.prognose, zeit: { datum: '2023-05-01', genauigkeit: 'tag', text: '01.05.2023' } } } : eine,
      ),
    }));
    const katalog = melder();
    const meilensteinSet = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(OFFEN, { projektGet: seite.projektGet, onKatalogGeaendert: katalog.onKatalogGeaendert, meilensteinSet });
    await person.click(eins('[data-zelle="rollout_nrw/prognose"]'));
    await person.clear(feld('meilenstein', 'datum'));
    await person.type(feld('meilenstein', 'datum'), '14.02.2023');
    seite.stand = 1;
    katalog.geaendert();
    await waitFor(() => {
      expect(eins('[data-formular="meilenstein"]')).toHaveTextContent('Inzwischen gespeichert: 01.05.2023');
    });
    expect(feld('meilenstein', 'datum')).toHaveValue('14.02.2023');
    feld('meilenstein', 'grund').focus();
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { eins('[data-dialog="inzwischen"]'); });
    expect(meilensteinSet).not.toHaveBeenCalled();
    await ohneBefund();
    await person.click(eins('[data-aktion="trotzdem-speichern"]'));
    await waitFor(() => {
      expect(meilensteinSet).toHaveBeenCalledOnce();
    });
  });
});

describe('drafts', () => {
  it('survive leaving the page and open their form again', async () => {
    const lokalSet = vi.fn(() => Promise.resolve());
    const { person } = await zeige(OFFEN, { lokalSet });
    await person.keyboard('s');
    await person.type(feld('sachstand', 'text'), 'Halb fertig');
    await person.click(eins('a[data-ansicht="leistungen"]'));
    await waitFor(() => {
      expect(document.querySelector('main h1')?.textContent).not.toContain('Muster');
    });
    expect(lokalSet).toHaveBeenCalledWith('entwurf', `sachstand/${OFFEN}`, expect.stringContaining('Halb fertig'));
    window.history.back();
    await waitFor(() => {
      expect(feld('sachstand', 'text')).toHaveValue('Halb fertig');
    });
    expect(eins('[data-entwurf]')).toHaveTextContent('Entwurf');
    // Coming back reads first.
    expect(document.activeElement?.tagName).not.toBe('TEXTAREA');
    await person.click(eins('[data-aktion="verwerfen"]'));
    expect(document.querySelector('[data-formular]')).toBeNull();
    await waitFor(() => {
      expect(lokalSet).toHaveBeenLastCalledWith('entwurf', `sachstand/${OFFEN}`, null);
    });
  });

  it('of a correction hold what was changed, so that what came meanwhile stands', async () => {
    const start = await musterHost().startGet();
    const wert = JSON.stringify({ werte: { hindernis: 'Mein Hindernis' }, titel: 'Sachstand', adresse: '', geaendert: '2022-06-29T08:00:00Z' });
    const startGet = () => Promise.resolve({ ...start, lokal: { ...start.lokal, entwuerfe: [{ schluessel: `sachstand/${EINB}/${EINB}-s3`, wert }] } });
    const seite = mitSeite((dto) => ({ ...dto, sachstaende: dto.sachstaende.map((eins, i) => (i === 0 ? { ...eins, text: 'Inzwischen berichtigt.' } : eins)) }));
    const satzSet = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(EINB, { startGet, projektGet: seite.projektGet, satzSet });
    await waitFor(() => {
      expect(feld('sachstand', 'hindernis')).toHaveValue('Mein Hindernis');
    });
    expect(feld('sachstand', 'text')).toHaveValue('Inzwischen berichtigt.');
    await person.click(eins('[data-formular="sachstand"] [data-aktion="speichern"]'));
    expect(satzSet).toHaveBeenCalledWith({ nomen: 'sachstand', felder: { kennung: `${EINB}-s3`, hindernis: 'Mein Hindernis' }, modus: 'aendern' });
  });

  it('are marked at what they belong to', async () => {
    const { person } = await zeige(EINB);
    await person.click(eins(`[data-kontakt="${EINB}-k1"] [data-aktion="kontakt-bearbeiten"]`));
    await person.type(feld('kontakt', 'telefon'), '9');
    await person.click(eins('[data-sachstand-neuester] [data-aktion="sachstand-berichtigen"]'));
    await person.type(feld('sachstand', 'hindernis'), '!');
    await person.click(eins('[data-zelle="rollout_nrw/plan"]'));
    expect(eins(`[data-kontakt="${EINB}-k1"]`)).toHaveTextContent('Entwurf');
    expect(eins('[data-sachstand-neuester]')).toHaveTextContent('Entwurf');
    await person.click(eins('[data-aktion="projekt-menue"]'));
    await person.click(eins('[data-aktion="projekt-loeschen"]'));
    expect(eins('[data-dialog="projekt-loeschen"]')).toHaveTextContent('bleiben als Entwurf');
  });
});

describe('states', () => {
  it('has no deed at hand once the project is gone', async () => {
    const host = musterHost();
    let weg = false;
    const projektGet: Host['projektGet'] = (kuerzel, zeitpunkt) => host.projektGet(weg ? 'gibt-es-nicht' : kuerzel, zeitpunkt);
    const katalog = melder();
    const { person } = await zeige(EINB, { projektGet, onKatalogGeaendert: katalog.onKatalogGeaendert });
    weg = true;
    katalog.geaendert();
    await waitFor(() => { eins('[data-leer="nicht-gefunden"]'); });
    expect(eins('main h1')).toHaveTextContent('Einbürgerung (Muster)');
    expect(document.querySelector('[data-aktion="sachstand-erfassen"], [data-aktion="projekt-menue"]')).toBeNull();
    weg = false;
    await person.keyboard('s');
    katalog.geaendert();
    await waitFor(() => { eins('[data-tabelle="meilensteine"]'); });
    expect(document.querySelector('[data-formular]')).toBeNull();
  });

  it('has no writing control in the past', async () => {
    await zeige(OFFEN, {}, '?galt=2022-03-01');
    expect(document.querySelector('[data-schritt="rollout_nrw"]')).not.toBeNull();
    const haupt = within(eins('main'));
    const erlaubt = ['verlauf-alle', 'aeltere', 'beteiligte-alle', 'beleg-oeffnen'];
    const aktionen = haupt.getAllByRole('button').map((knopf) => knopf.dataset.aktion ?? '');
    expect(aktionen.filter((aktion) => !erlaubt.includes(aktion))).toEqual([]);
    await userEvent.setup().keyboard('sm');
    await tick();
    expect(document.querySelector('[data-formular]')).toBeNull();
    expect(eins('[data-zelle="rollout_nrw/prognose"]').tagName).toBe('SPAN');
    await ohneBefund();
  });

  it('says when the project was not on record yet and leads to its first day', async () => {
    const { person } = await zeige(OFFEN, {}, '?galt=2019-06-01');
    expect(eins('[data-leer="noch-nicht-erfasst"]')).toHaveTextContent('Am 01.06.2019 noch nicht erfasst');
    expect(document.querySelector('[data-aktion="sachstand-erfassen"]')).toBeNull();
    await ohneBefund();
    await person.click(eins('[data-aktion="zum-ersten-tag"]'));
    await waitFor(() => { eins('[data-tabelle="meilensteine"]'); });
  });

  it('says when there is no such project, with the way back', async () => {
    window.history.replaceState(null, '', '/#/projekte/gibt-es-nicht');
    await oeffne();
    await waitFor(() => {
      expect(eins('[data-leer="nicht-gefunden"]')).toHaveTextContent('„gibt-es-nicht“ ist nicht erfasst');
    });
    expect(screen.getByRole('link', { name: 'Zur Liste der Projekte' })).toHaveAttribute('href', '#/projekte');
    await ohneBefund();
  });

  it('shows text of others as text', async () => {
    await zeige(FEINDLICH);
    expect(document.querySelectorAll('main img, main b')).toHaveLength(0);
    expect(eins('h1')).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(eins('h1')).toHaveAttribute('dir', 'auto');
    await ohneBefund();
  });
});

describe('side column', () => {
  it('shows money without an amount as "keine Angabe" and a source that is missing as "unbelegt"', async () => {
    const { person } = await zeige(EINB);
    const geld = eins('[data-bereich="foerderung"]');
    expect(geld).toHaveTextContent('keine Angabe');
    expect(geld).toHaveTextContent('unbelegt');
    expect(screen.getByRole('link', { name: /Einbürgerung \(Musterleistung\)/ })).toHaveAttribute('href', '#/leistungen/10224');
    await person.keyboard('n');
    expect(document.activeElement).toHaveAttribute('data-befund', 'faellig');
    await person.keyboard('n');
    expect(document.activeElement?.getAttribute('data-befund')).not.toBe('');
  });

  it('adds a party with its role and source', async () => {
    const satzSet = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(EINB, { satzSet });
    await person.click(eins('[data-aktion="beteiligung-neu"]'));
    await person.type(feld('beteiligung', 'organisation'), 'Stadt Neu');
    await person.selectOptions(feld('beteiligung', 'rolle'), 'kommune');
    await ohneBefund();
    await person.click(eins('[data-formular="beteiligung"] [data-aktion="speichern"]'));
    expect(satzSet).toHaveBeenCalledWith({ nomen: 'projekt_beteiligung', felder: { projekt: EINB, organisation: 'Stadt Neu', rolle: 'kommune' }, modus: 'anlegen' });
  });

  it('keeps a contact on this machine and says so', async () => {
    const kontaktSet = vi.fn(() => Promise.resolve());
    const { person } = await zeige(EINB, { kontaktSet });
    expect(eins('[data-bereich="kontakte"]')).toHaveTextContent('Nur in diesem Katalog und seinen Sicherungen. Wird nicht protokolliert, exportiert oder ausgetauscht.');
    await person.click(eins('[data-aktion="kontakt-neu"]'));
    await person.type(feld('kontakt', 'name'), 'Eva Muster');
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(kontaktSet).toHaveBeenCalledWith({ projekt: EINB, name: 'Eva Muster', telefon: '', mail: '' });
    await waitFor(() => {
      expect(eins('[data-meldung]')).toHaveTextContent('Kontakt auf diesem Rechner gespeichert.');
    });
  });

  it.each([
    ['kontakte', '[data-aktion="kontakt-entfernen"]'],
    ['beteiligte', '[data-aktion="beteiligung-entfernen"]'],
    ['belege', '[data-aktion="beleg-entfernen"]'],
  ])('keeps the focus in the part %s when one of its lines is removed', async (bereich, knopf) => {
    const { person } = await zeige(EINB, { kontaktClear: () => Promise.resolve(), belegClear: () => Promise.resolve(), satzClear: () => Promise.resolve(RECHT) });
    await person.click(eins(`[data-bereich="${bereich}"] ${knopf}`));
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    await waitFor(() => {
      expect(document.querySelector('dialog')).toBeNull();
      expect(document.activeElement).toBe(eins(`#${bereich}-titel`));
    });
  });

  it('lays a file beside one of the sources of this project', async () => {
    const belegAdd = vi.fn(() => Promise.resolve(null));
    const { person } = await zeige(EINB, { belegAdd });
    await person.click(eins('[data-aktion="beleg-neu"]'));
    await person.selectOptions(feld('beleg', 'fundstelle'), 'Anruf Muster-IT, 21.06.2022');
    await person.click(eins('[data-aktion="datei-waehlen"]'));
    expect(belegAdd).toHaveBeenCalledWith('Anruf Muster-IT, 21.06.2022');
  });

  it('asks before a grant is saved over one that changed meanwhile', async () => {
    const seite = mitSeite((dto, stand) => ({ ...dto, bewilligungen: dto.bewilligungen.map((eine, i) => (i === 0 && stand > 0 ? { ...eine, betrag_text: '1,00 Mio. Euro' } : eine)) }));
    const katalog = melder();
    const satzSet = vi.fn(() => Promise.resolve({ ...RECHT, schluessel: [`${EINB}-b1`] }));
    const { person } = await zeige(EINB, {
      projektGet: seite.projektGet,
      onKatalogGeaendert: katalog.onKatalogGeaendert,
      satzSet,
      satzShow: () => Promise.resolve({ kennung: `${EINB}-b1`, projekt: EINB, stand: 'bewilligt' }),
      formularGet: (nomen) =>
        Promise.resolve({
          nomen,
          titel: 'Bewilligung',
          hat_rohdatum: false,
          felder: [
            { kopf: 'kennung', name: 'Kennung', art: 'zeile', pflicht: true, schluessel: true, hoechstens: 64, werte: [], ziel: null },
            { kopf: 'projekt', name: 'Projekt', art: 'verweis', pflicht: false, schluessel: false, hoechstens: null, werte: [], ziel: 'projekt' },
            { kopf: 'stand', name: 'Stand', art: 'zeile', pflicht: true, schluessel: false, hoechstens: 100, werte: [], ziel: null },
          ],
        }),
    });
    await person.click(eins(`[data-bewilligung="${EINB}-b1"] [data-aktion="bewilligung-bearbeiten"]`));
    await waitFor(() => {
      expect(feld('bewilligung', 'stand')).toHaveValue('bewilligt');
    });
    await person.type(feld('bewilligung', 'stand'), ' 2');
    seite.stand = 1;
    katalog.geaendert();
    await waitFor(() => {
      expect(eins('[data-inzwischen]')).toHaveTextContent('Betrag: Inzwischen gespeichert: 1,00 Mio. Euro');
    });
    feld('bewilligung', 'stand').focus();
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => { eins('[data-dialog="inzwischen"]'); });
    expect(satzSet).not.toHaveBeenCalled();
    await person.click(eins('[data-aktion="trotzdem-speichern"]'));
    await waitFor(() => {
      expect(satzSet).toHaveBeenCalledWith({ nomen: 'bewilligung', felder: { kennung: `${EINB}-b1`, projekt: EINB, stand: 'bewilligt 2' }, modus: 'aendern' });
    });
    await waitFor(() => {
      expect(document.activeElement).toBe(eins(`[data-bewilligung="${EINB}-b1"]`));
    });
  });

  it('opens the dialog that the address of a draft asks for', async () => {
    await zeige(OFFEN, {}, '?formular=ausscheiden');
    await waitFor(() => { eins('[data-dialog="ausscheiden"]'); });
  });

  it('deletes the project only after asking, and leaves for the list', async () => {
    const satzClear = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(EINB, { satzClear });
    await person.click(eins('[data-aktion="projekt-menue"]'));
    await person.click(eins('[data-aktion="projekt-loeschen"]'));
    expect(satzClear).not.toHaveBeenCalled();
    await ohneBefund();
    await person.click(eins('[data-aktion="entfernen-ja"]'));
    expect(satzClear).toHaveBeenCalledWith('projekt', [EINB], null);
    await waitFor(() => {
      expect(window.location.hash).toBe('#/projekte');
    });
  });

  it('puts a project aside with its day and reason', async () => {
    const satzSet = vi.fn(() => Promise.resolve(RECHT));
    const { person } = await zeige(OFFEN, { satzSet });
    await person.click(eins('[data-aktion="projekt-menue"]'));
    await person.click(eins('[data-aktion="projekt-zurueckstellen"]'));
    await person.type(feld('zurueckstellen', 'grund'), 'Warten');
    // Closing keeps the input; its draft leads back to the dialog.
    await person.click(eins('[data-aktion="dialog-schliessen"]'));
    await person.click(eins('[data-aktion="projekt-menue"]'));
    await person.click(eins('[data-aktion="projekt-zurueckstellen"]'));
    expect(feld('zurueckstellen', 'grund')).toHaveValue('Warten');
    await person.type(feld('zurueckstellen', 'grund'), ' auf Bund');
    await ohneBefund();
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(satzSet).toHaveBeenCalledWith({ nomen: 'projekt', felder: { kuerzel: OFFEN, zurueckgestellt_am: '30.06.2022', fortgesetzt_am: '' }, modus: 'aendern', grund: 'Warten auf Bund' });
  });
});
