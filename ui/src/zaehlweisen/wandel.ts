/** Two states beside each other: which one is the earlier, and with which the view compares by itself. */
import type { FassungDto } from '../api/bindings/FassungDto';
import type { WandelDto } from '../api/bindings/WandelDto';
import type { Zeitpunkt } from '../api/host';
import { mitVorzeichen } from '../format';
import { t } from '../labels';
import type { Kopie } from '../shared/kopieren';
import { standwort } from '../shared/standwort';
import { zeitpunktVon } from '../shell/zeit.svelte';
import type { Stand } from '../verlauf/stand';
import { ganzUnbekannt, quote } from '../shared/anteil';

/** The end of the year before, with the knowledge in force. */
export function vorjahresende({ stichtag, bekanntAm }: Zeitpunkt): Stand {
  return { art: 'tag', stichtag: `${String(Number(stichtag.slice(0, 4)) - 1).padStart(4, '0')}-12-31`, bekanntAm };
}

/** `null`: it names a Fassung that there is not, or not yet. */
export function zeitpunktAus(stand: Stand, heute: string, fassungen: readonly FassungDto[]): Zeitpunkt | null {
  switch (stand.art) {
    case 'heute':
      return { stichtag: heute, bekanntAm: null };
    case 'tag':
      return { stichtag: stand.stichtag, bekanntAm: stand.bekanntAm };
    case 'fassung': {
      const fassung = fassungen.find(({ name }) => name === stand.name);
      return fassung === undefined ? null : zeitpunktVon(fassung);
    }
  }
}

/** The earlier of two states first, by the day and then by what was known; "jetzt" is the latest knowledge. */
export function inReihenfolge(a: Zeitpunkt, b: Zeitpunkt): [Zeitpunkt, Zeitpunkt] {
  const wissen = ({ bekanntAm }: Zeitpunkt) => (bekanntAm === null ? Infinity : Date.parse(bekanntAm));
  return a.stichtag > b.stichtag || (a.stichtag === b.stichtag && wissen(a) > wissen(b)) ? [b, a] : [a, b];
}

/** Difference of the numerators: the sum of the three parts. */
export function unterschied({ echt, katalog, berichtigung }: WandelDto): number {
  return echt + katalog + berichtigung;
}

/** Where nothing was known on one of the two days, the difference is mostly one of knowledge. */
export function vonUnbekannt({ vorher, nachher }: WandelDto): boolean {
  return ganzUnbekannt(vorher) !== ganzUnbekannt(nachher);
}

export function wandeltabelle(zeilen: readonly WandelDto[], von: Zeitpunkt, bis: Zeitpunkt): Kopie {
  return {
    titel: t('zaehlweisen.wandel.kopie', { von: standwort(von), bis: standwort(bis) }),
    koepfe: [t('zaehlweisen.spalte.regel'), standwort(von), standwort(bis), t('zaehlweisen.wandel.unterschied'), t('zaehlweisen.wandel.echt'), t('zaehlweisen.wandel.katalog'), t('zaehlweisen.wandel.berichtigung'), t('zaehlweisen.wandel.hinweis')],
    zeilen: zeilen.map((zeile) => [
      zeile.regel,
      quote(zeile.vorher),
      quote(zeile.nachher),
      mitVorzeichen(unterschied(zeile)),
      ...[zeile.echt, zeile.katalog, zeile.berichtigung].map(mitVorzeichen),
      zeile.nenner_hinweis ?? '',
    ]),
  };
}

