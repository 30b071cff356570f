/** The host in the real window. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { BelegDto } from './bindings/BelegDto';
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { DateiDto } from './bindings/DateiDto';
import type { FoerderungSeiteDto } from './bindings/FoerderungSeiteDto';
import type { FormularDto } from './bindings/FormularDto';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KommuneZeileDto } from './bindings/KommuneZeileDto';
import type { LeistungenDto } from './bindings/LeistungenDto';
import type { MeilensteinVorschauDto } from './bindings/MeilensteinVorschauDto';
import type { ProjektDto } from './bindings/ProjektDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';
import type { QuellenDto } from './bindings/QuellenDto';
import type { RueckgaengigDto } from './bindings/RueckgaengigDto';
import type { StartDto } from './bindings/StartDto';
import type { TatsacheDto } from './bindings/TatsacheDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { WahlDto } from './bindings/WahlDto';
import type { Host, Satz } from './host';
import { frueherStart, nimmVorab, vorabBurnup, vorabUebersicht } from './vorab';

export const tauriHost: Host = {
  startGet: async () => nimmVorab(await (frueherStart() ?? invoke<StartDto>('start_get'))),
  uebersichtGet: async (stichtag) => vorabUebersicht(stichtag) ?? invoke<UebersichtDto>('uebersicht_get', { stichtag }),
  burnupGet: async (wunsch) => {
    const { stichtag, breite, hoehe, thema } = wunsch;
    return vorabBurnup(wunsch) ?? invoke<BurnupBildDto>('burnup_get', { stichtag, breite, hoehe, thema });
  },
  projektList: (stichtag) => invoke<ProjektZeileDto[]>('projekt_list', { stichtag }),
  projektGet: (kuerzel, stichtag) => invoke<ProjektDto>('projekt_get', { kuerzel, stichtag }),
  leistungGet: (stichtag) => invoke<LeistungenDto>('leistung_get', { stichtag }),
  kommuneList: (stichtag) => invoke<KommuneZeileDto[]>('kommune_list', { stichtag }),
  foerderungGet: (stichtag) => invoke<FoerderungSeiteDto>('foerderung_get', { stichtag }),
  quelleList: () => invoke<QuellenDto>('quelle_list'),
  quelleTatsachen: (kennung) => invoke<TatsacheDto[]>('quelle_tatsachen', { kennung }),

  formularGet: (nomen) => invoke<FormularDto>('formular_get', { nomen }),
  auswahlGet: (nomen) => invoke<WahlDto[]>('auswahl_get', { nomen }),
  satzShow: (nomen, schluessel) => invoke<Satz>('satz_show', { nomen, schluessel }),
  satzSet: (wunsch) => invoke<GespeichertDto>('satz_set', { wunsch }),
  satzClear: (nomen, schluessel, grund) => invoke<GespeichertDto>('satz_clear', { nomen, schluessel, grund }),
  statusAdd: (wunsch) => invoke<GespeichertDto>('status_add', { wunsch }),
  meilensteinSet: (projekt, wunsch) => invoke<GespeichertDto>('meilenstein_set', { projekt, wunsch }),
  meilensteinVorschau: (projekt, wunsch) => invoke<MeilensteinVorschauDto>('meilenstein_vorschau', { projekt, wunsch }),
  projektSammel: (wunsch) => invoke<GespeichertDto>('projekt_sammel', { wunsch }),
  rueckgaengig: () => invoke<RueckgaengigDto>('rueckgaengig'),

  kontaktSet: async (wunsch) => { await invoke<null>('kontakt_set', { wunsch }); },
  kontaktClear: async (id) => { await invoke<null>('kontakt_clear', { id }); },
  belegAdd: (fundstelle) => invoke<BelegDto | null>('beleg_add', { fundstelle }),
  belegOeffnen: async (hash) => { await invoke<null>('beleg_oeffnen', { hash }); },
  belegClear: async (fundstelle, hash) => { await invoke<null>('beleg_clear', { fundstelle, hash }); },

  lokalSet: async (art, schluessel, wert) => { await invoke<null>('lokal_set', { art, schluessel, wert }); },
  personSet: async (person) => { await invoke<null>('person_set', { person }); },
  listeExport: (wunsch) => invoke<DateiDto | null>('liste_export', { wunsch }),
  diagrammExport: (name, stichtag, format) => invoke<DateiDto | null>('diagramm_export', { name, stichtag, format }),
  katalogSichern: () => invoke<DateiDto | null>('katalog_sichern'),
  katalogWechseln: (wohin) => invoke<StartDto>('katalog_wechseln', { wohin }),
  lizenzenGet: () => invoke<string>('lizenzen_get'),
  adresseOeffnen: async (adresse) => { await invoke<null>('adresse_oeffnen', { adresse }); },

  onKatalogGeaendert: (dann) =>
    listen('katalog-geaendert', () => {
      dann();
    }),
  onSchliessen: (darf) =>
    listen('fenster-schliessen', () => {
      void (async () => {
        await invoke<null>('fenster_schliessen', { ja: await darf() });
      })();
    }),
};
