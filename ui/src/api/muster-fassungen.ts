/** Made-up states of knowledge: named ones, and what was known when. The history begins with its first entry. */
import { tagVon } from '../shared/moment';
import type { FassungDto } from './bindings/FassungDto';
import type { KatalogInfoDto } from './bindings/KatalogInfoDto';
import type { MusterProjekt } from './muster-projekte';

const ERSTER_EINTRAG = '2020-03-02T09:00:00Z';
const LETZTER_EINTRAG = '2022-06-30T06:41:00Z';
const KOPF_DAMALS = '27d0b4e900112233445566778899aabbccddeeff00112233445566778899aabb';

function fassung(name: string, stichtag: string, bekannt_am: string, grund: string | null): FassungDto {
  return { name, stichtag, bekannt_am, eintrag: laengeAm(bekannt_am), kopf: KOPF_DAMALS, angelegt_am: bekannt_am, person: 'Koordination Muster', grund };
}

/** Newest first, one with a name of somebody else's making. */
export function musterFassungen(): FassungDto[] {
  return [
    fassung(`Muster 2021 <b>\u202Etxet\u202C ${'OhneLeerzeichen'.repeat(6)}`.slice(0, 120), '2021-12-31', '2022-01-10T08:15:30.250Z', null),
    fassung('Vorlage 17/4771 (Muster)', '2021-03-08', '2021-03-08T17:00:00.000Z', 'Bericht an den Landtag (Muster)'),
  ];
}

/** Evenly between the first entry and the last. */
export function laengeAm(bekanntAm: string, alle = 1284): number {
  const [von, bis, jetzt] = [ERSTER_EINTRAG, LETZTER_EINTRAG, bekanntAm].map((moment) => Date.parse(moment)) as [number, number, number];
  return Math.max(1, Math.min(alle, 1 + Math.floor(((jetzt - von) / (bis - von)) * (alle - 1))));
}

/** Times are compared as moments: their texts may be of different exactness. */
export function vorDemErsten(bekanntAm: string | null): boolean {
  return bekanntAm !== null && Date.parse(bekanntAm) < Date.parse(ERSTER_EINTRAG);
}

export function infoAm(katalog: KatalogInfoDto, bekanntAm: string | null): KatalogInfoDto {
  if (bekanntAm === null) return katalog;
  const chronik_laenge = laengeAm(bekanntAm, katalog.chronik_laenge);
  return { ...katalog, chronik_laenge, chronik_kopf: KOPF_DAMALS, bekannt_am: bekanntAm, spaetere: katalog.chronik_laenge - chronik_laenge };
}

/** What was known of the projects: a day counts as known from itself on. */
export function bekannteProjekte(projekte: readonly MusterProjekt[], bekanntAm: string | null): MusterProjekt[] {
  if (bekanntAm === null) return [...projekte];
  const tag = tagVon(bekanntAm);
  const da = (wann: string | null) => (wann !== null && wann <= tag ? wann : null);
  return projekte
    .filter(({ aufgenommen }) => aufgenommen <= tag)
    .map((projekt) => ({
      ...projekt,
      konzeption: da(projekt.konzeption),
      umsetzung: da(projekt.umsetzung),
      betrieb: da(projekt.betrieb),
      meldung: da(projekt.meldung),
      ende: projekt.ende !== null && projekt.ende.ab <= tag ? projekt.ende : null,
    }));
}
