/** The host in the real window. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { DiagrammDto } from './bindings/DiagrammDto';
import type { DiagrammartDto } from './bindings/DiagrammartDto';
import type { PrognoseDto } from './bindings/PrognoseDto';
import type { RueckschauDto } from './bindings/RueckschauDto';
import type { SteuerungDto } from './bindings/SteuerungDto';
import type { KarteDto } from './bindings/KarteDto';
import type { KommuneAngebotDto } from './bindings/KommuneAngebotDto';
import type { LeistungKennzahlDto } from './bindings/LeistungKennzahlDto';
import type { LeistungUrteilDto } from './bindings/LeistungUrteilDto';
import type { MatrixDto } from './bindings/MatrixDto';
import type { RolloutVorschauDto } from './bindings/RolloutVorschauDto';
import type { WandelDto } from './bindings/WandelDto';
import type { ZaehlweisenDto } from './bindings/ZaehlweisenDto';
import type { ZelleDto } from './bindings/ZelleDto';
import type { BelegDto } from './bindings/BelegDto';
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { DateiDto } from './bindings/DateiDto';
import type { EintragFelderDto } from './bindings/EintragFelderDto';
import type { FassungDto } from './bindings/FassungDto';
import type { FoerderungSeiteDto } from './bindings/FoerderungSeiteDto';
import type { FormularDto } from './bindings/FormularDto';
import type { GeldschereDto } from './bindings/GeldschereDto';
import type { GespeichertDto } from './bindings/GespeichertDto';
import type { KatalogInfoDto } from './bindings/KatalogInfoDto';
import type { KettenbefundDto } from './bindings/KettenbefundDto';
import type { KommuneZeileDto } from './bindings/KommuneZeileDto';
import type { LeistungenDto } from './bindings/LeistungenDto';
import type { ListenWunsch } from './bindings/ListenWunsch';
import type { MeilensteinVorschauDto } from './bindings/MeilensteinVorschauDto';
import type { ProjektDto } from './bindings/ProjektDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';
import type { QuellenDto } from './bindings/QuellenDto';
import type { RahmenDto } from './bindings/RahmenDto';
import type { RueckgaengigDto } from './bindings/RueckgaengigDto';
import type { RuecknahmeDto } from './bindings/RuecknahmeDto';
import type { SicherungDto } from './bindings/SicherungDto';
import type { SicherungenDto } from './bindings/SicherungenDto';
import type { StartDto } from './bindings/StartDto';
import type { TatsacheDto } from './bindings/TatsacheDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { VergleichDto } from './bindings/VergleichDto';
import type { VerlaufSeiteDto } from './bindings/VerlaufSeiteDto';
import type { WahlDto } from './bindings/WahlDto';
import type { WiederhergestelltDto } from './bindings/WiederhergestelltDto';
import type { Host, Listenausgabe, Satz } from './host';
import { frueherStart, nimmVorab, vorabBurnup, vorabUebersicht } from './vorab';

function listenWunsch({ stichtag, bekanntAm, ...wunsch }: Listenausgabe): ListenWunsch {
  return { ...wunsch, stichtag, ...(bekanntAm === null ? {} : { bekannt_am: bekanntAm }) };
}

export const tauriHost: Host = {
  startGet: async () => nimmVorab(await (frueherStart() ?? invoke<StartDto>('start_get'))),
  infoGet: (bekanntAm) => invoke<KatalogInfoDto>('katalog_info', { bekanntAm }),
  uebersichtGet: async ({ stichtag, bekanntAm }) => vorabUebersicht({ stichtag, bekanntAm }) ?? invoke<UebersichtDto>('uebersicht_get', { stichtag, bekanntAm }),
  burnupGet: async (wunsch) => {
    const { stichtag, bekanntAm, breite, hoehe, thema } = wunsch;
    return vorabBurnup(wunsch) ?? invoke<BurnupBildDto>('burnup_get', { stichtag, bekanntAm, breite, hoehe, thema });
  },
  projektList: ({ stichtag, bekanntAm }) => invoke<ProjektZeileDto[]>('projekt_list', { stichtag, bekanntAm }),
  projektGet: (kuerzel, { stichtag, bekanntAm }) => invoke<ProjektDto>('projekt_get', { kuerzel, stichtag, bekanntAm }),
  leistungGet: ({ stichtag, bekanntAm }) => invoke<LeistungenDto>('leistung_get', { stichtag, bekanntAm }),
  kommuneList: ({ stichtag, bekanntAm }) => invoke<KommuneZeileDto[]>('kommune_list', { stichtag, bekanntAm }),
  foerderungGet: ({ stichtag, bekanntAm }) => invoke<FoerderungSeiteDto>('foerderung_get', { stichtag, bekanntAm }),
  zaehlweiseGet: (scope, { stichtag, bekanntAm }) => invoke<ZaehlweisenDto>('zaehlweise_get', { scope, stichtag, bekanntAm }),
  zaehlweiseList: (regel, scope, { stichtag, bekanntAm }) => invoke<LeistungUrteilDto[]>('zaehlweise_list', { regel, scope, stichtag, bekanntAm }),
  zaehlweiseWandel: (von, bis, scope) => invoke<WandelDto[]>('zaehlweise_wandel', { von, bis, scope }),
  kennzahlLeistung: (ozgId, scope, { stichtag, bekanntAm }) => invoke<LeistungKennzahlDto>('kennzahl_leistung', { ozgId, scope, stichtag, bekanntAm }),
  kommuneAngebot: (ags, scope, { stichtag, bekanntAm }) => invoke<KommuneAngebotDto>('kommune_angebot', { ags, scope, stichtag, bekanntAm }),
  matrixGet: (scope, { stichtag, bekanntAm }) => invoke<MatrixDto>('matrix_get', { scope, stichtag, bekanntAm }),
  zelleGet: (ozgId, ags, scope, { stichtag, bekanntAm }) => invoke<ZelleDto>('zelle_get', { ozgId, ags, scope, stichtag, bekanntAm }),
  karteGet: ({ stichtag, bekanntAm, ...wunsch }) => invoke<KarteDto>('karte_get', { wunsch, stichtag, bekanntAm }),
  rolloutSet: (wunsch) => invoke<GespeichertDto>('rollout_set', { wunsch }),
  rolloutVorschau: (wunsch) => invoke<RolloutVorschauDto>('rollout_vorschau', { wunsch }),
  diagrammList: () => invoke<DiagrammartDto[]>('diagramm_list'),
  diagrammGet: (wunsch, { stichtag, bekanntAm }) => invoke<DiagrammDto>('diagramm_get', { wunsch, stichtag, bekanntAm }),
  diagrammSchreiben: (wunsch, format, { stichtag, bekanntAm }) => invoke<DateiDto | null>('diagramm_schreiben', { wunsch, format, stichtag, bekanntAm }),
  geldschereGet: (tage, { stichtag, bekanntAm }) => invoke<GeldschereDto>('geldschere_get', { stichtag, tage, bekanntAm }),
  rahmenGet: ({ stichtag, bekanntAm }) => invoke<RahmenDto>('rahmen_get', { stichtag, bekanntAm }),
  steuerungGet: ({ stichtag, bekanntAm }) => invoke<SteuerungDto>('steuerung_get', { stichtag, bekanntAm }),
  prognoseGet: (wunsch, { stichtag, bekanntAm }) => invoke<PrognoseDto | null>('prognose_get', { wunsch, stichtag, bekanntAm }),
  prognoseAbbrechen: async () => { await invoke<null>('prognose_abbrechen'); },
  rueckschauGet: (wunsch, { stichtag, bekanntAm }) => invoke<RueckschauDto | null>('rueckschau_get', { wunsch, stichtag, bekanntAm }),
  quelleList: (bekanntAm) => invoke<QuellenDto>('quelle_list', { bekanntAm }),
  quelleTatsachen: (kennung, bekanntAm) => invoke<TatsacheDto[]>('quelle_tatsachen', { kennung, bekanntAm }),

  formularGet: (nomen) => invoke<FormularDto>('formular_get', { nomen }),
  auswahlGet: (nomen) => invoke<WahlDto[]>('auswahl_get', { nomen }),
  satzShow: (nomen, schluessel, bekanntAm) => invoke<Satz>('satz_show', { nomen, schluessel, bekanntAm }),
  satzSet: (wunsch) => invoke<GespeichertDto>('satz_set', { wunsch }),
  satzClear: (nomen, schluessel, grund) => invoke<GespeichertDto>('satz_clear', { nomen, schluessel, grund }),
  statusAdd: (wunsch) => invoke<GespeichertDto>('status_add', { wunsch }),
  meilensteinSet: (projekt, wunsch) => invoke<GespeichertDto>('meilenstein_set', { projekt, wunsch }),
  meilensteinVorschau: (projekt, wunsch) => invoke<MeilensteinVorschauDto>('meilenstein_vorschau', { projekt, wunsch }),
  projektSammel: (wunsch) => invoke<GespeichertDto>('projekt_sammel', { wunsch }),
  rueckgaengig: () => invoke<RueckgaengigDto>('rueckgaengig'),

  verlaufList: (wunsch, bekanntAm) => invoke<VerlaufSeiteDto>('verlauf_list', { wunsch, bekanntAm }),
  verlaufShow: (nr, bekanntAm) => invoke<EintragFelderDto>('verlauf_show', { nr, bekanntAm }),
  verlaufExport: (format, bekanntAm) => invoke<DateiDto | null>('verlauf_export', { format, bekanntAm }),
  ruecknahmeGet: (nr) => invoke<RuecknahmeDto>('ruecknahme_get', { nr }),
  ruecknahmeSet: (wunsch) => invoke<RueckgaengigDto>('ruecknahme_set', { wunsch }),
  vergleichGet: (von, bis, projekt) => invoke<VergleichDto>('vergleich_get', { von, bis, projekt: projekt ?? null }),
  vergleichExport: (von, bis, profil) => invoke<DateiDto | null>('vergleich_export', { von, bis, profil }),
  fassungList: () => invoke<FassungDto[]>('fassung_list'),
  fassungCreate: (wunsch) => invoke<GespeichertDto>('fassung_create', { wunsch }),
  pruefungGet: (anker) => invoke<KettenbefundDto>('pruefung_get', { anker: anker ?? null }),
  sicherungList: () => invoke<SicherungenDto>('sicherung_list'),
  sicherungCreate: () => invoke<SicherungDto>('sicherung_create'),
  sicherungRestore: (name) => invoke<WiederhergestelltDto>('sicherung_restore', { name }),
  schwaerzungSet: (nomen, schluessel, feld, grund) => invoke<GespeichertDto>('schwaerzung_set', { nomen, schluessel, feld, grund }),

  kontaktSet: async (wunsch) => { await invoke<null>('kontakt_set', { wunsch }); },
  kontaktClear: async (id) => { await invoke<null>('kontakt_clear', { id }); },
  belegAdd: (fundstelle) => invoke<BelegDto | null>('beleg_add', { fundstelle }),
  belegOeffnen: async (hash) => { await invoke<null>('beleg_oeffnen', { hash }); },
  belegClear: async (fundstelle, hash) => { await invoke<null>('beleg_clear', { fundstelle, hash }); },

  lokalSet: async (art, schluessel, wert) => { await invoke<null>('lokal_set', { art, schluessel, wert }); },
  personSet: async (person) => { await invoke<null>('person_set', { person }); },
  listeExport: (wunsch) => invoke<DateiDto | null>('liste_export', { wunsch: listenWunsch(wunsch) }),
  diagrammExport: (name, format, { stichtag, bekanntAm }) => invoke<DateiDto | null>('diagramm_export', { name, stichtag, bekanntAm, format }),
  katalogSichern: () => invoke<DateiDto | null>('katalog_sichern'),
  katalogWechseln: (wohin) => invoke<StartDto>('katalog_wechseln', { wohin }),
  lizenzenGet: () => invoke<string>('lizenzen_get'),
  adresseOeffnen: async (adresse) => { await invoke<null>('adresse_oeffnen', { adresse }); },

  onKatalogGeaendert: (dann) =>
    listen('katalog-geaendert', () => {
      dann();
    }),
  onPrognose: (dann) =>
    listen<{ fertig: number; von: number }>('prognose-fortschritt', ({ payload: { fertig, von } }) => {
      dann(fertig, von);
    }),
  onSchliessen: (darf) =>
    listen('fenster-schliessen', () => {
      void (async () => {
        await invoke<null>('fenster_schliessen', { ja: await darf() });
      })();
    }),
};
