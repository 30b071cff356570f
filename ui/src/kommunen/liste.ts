/** The list of Kommunen: what is searched, filtered and sorted, and in which words. */
import type { KommuneZeileDto } from '../api/bindings/KommuneZeileDto';
import { datum, zahl } from '../format';
import { t, tn } from '../labels';
import type { Gefaltet } from '../shared/suche';
import { falte, falteAnfrage, trifftGefaltet } from '../shared/suche';
import type { Ordnung } from './ordnen';
import { optionen, ordneNach } from './ordnen';

export const SPALTEN = ['name', 'typ', 'kreis', 'bezirk', 'einwohner', 'projekte', 'dienstleister'] as const;

export interface Filter {
  suche: string;
  art: readonly string[];
  kreis: readonly string[];
  bezirk: readonly string[];
  mitProjekt: boolean;
}

/** The filters that hold several values. */
export type Listenfilter = 'art' | 'kreis' | 'bezirk';

export type Kommune = KommuneZeileDto;

/** Name of the Kreis, or why there is none: the register names a kreisfreie Stadt and a Kreis as their own. */
export function kreis({ kreis: name, typ }: Kommune): string {
  if (typ === 'kreisfreie Stadt') return t('kommunen.kreisfrei');
  return istKreis(typ) ? t('kommunen.kreis.selbst') : (name ?? t('kommunen.keine_angabe'));
}

export function bezirk({ regierungsbezirk }: Kommune): string {
  return regierungsbezirk ?? t('kommunen.keine_angabe');
}

export function istKreis(typ: string): boolean {
  return typ === 'Kreis' || typ === 'Städteregion';
}

export function projektnamen({ projekte }: Kommune): string {
  return [...new Set(projekte.map(({ titel }) => titel))].join(', ');
}

/** A project in which a Kommune has two roles is one project. */
export function projektzahl({ projekte }: Kommune): number {
  return new Set(projekte.map(({ kuerzel }) => kuerzel)).size;
}

export function einwohner(zeile: Kommune): string {
  return zeile.einwohner === null ? t('kommunen.keine_angabe') : zahl(zeile.einwohner);
}

export function falteAlle(zeilen: readonly Kommune[]): Map<string, Gefaltet> {
  return new Map(
    zeilen.map((zeile) => [
      zeile.ags,
      falte([zeile.ags, zeile.name, zeile.name_amtlich ?? '', zeile.typ, zeile.kreis ?? '', ...zeile.dienstleister, ...zeile.projekte.flatMap(({ genannt, titel }) => [genannt, titel])].join('\n')),
    ]),
  );
}

export function filtere(zeilen: readonly Kommune[], gefaltet: ReadonlyMap<string, Gefaltet>, filter: Filter): Kommune[] {
  const gesucht = falteAnfrage(filter.suche);
  return zeilen.filter((zeile) => {
    if (filter.art.length > 0 && !filter.art.includes(zeile.typ)) return false;
    if (filter.kreis.length > 0 && !filter.kreis.includes(kreis(zeile))) return false;
    if (filter.bezirk.length > 0 && !filter.bezirk.includes(bezirk(zeile))) return false;
    if (filter.mitProjekt && zeile.projekte.length === 0) return false;
    return trifftGefaltet(gesucht, gefaltet.get(zeile.ags) ?? { lang: '', kurz: '' });
  });
}

const FILTERWERTE: Record<Listenfilter, (zeile: Kommune) => string> = { art: ({ typ }) => typ, kreis, bezirk };

export function filteroptionen(zeilen: readonly Kommune[], gefaltet: ReadonlyMap<string, Gefaltet>, filter: Filter, feld: Listenfilter): ReturnType<typeof optionen> {
  return optionen(zeilen, FILTERWERTE[feld], filtere(zeilen, gefaltet, { ...filter, [feld]: [] }), filter[feld]);
}

export function ordne(zeilen: readonly Kommune[], { spalte, richtung }: Ordnung): Kommune[] {
  const wert = (zeile: Kommune): string | number | null => {
    switch (spalte) {
      case 'typ':
        return zeile.typ;
      case 'kreis':
        return zeile.typ === 'kreisfreie Stadt' || istKreis(zeile.typ) ? null : zeile.kreis;
      case 'bezirk':
        return zeile.regierungsbezirk;
      case 'einwohner':
        return zeile.einwohner;
      case 'projekte':
        return projektzahl(zeile);
      case 'dienstleister':
        return zeile.dienstleister.length === 0 ? null : zeile.dienstleister.join(', ');
      default:
        return zeile.name;
    }
  };
  return ordneNach(zeilen, richtung, wert, ({ name, ags }) => `${name} ${ags}`);
}

function aufzaehlung(teile: readonly string[]): string {
  return teile.length < 2 ? (teile[0] ?? '') : t('kommunen.aufzaehlung', { vorne: teile.slice(0, -1).join(', '), hinten: teile.at(-1) ?? '' });
}

/** "396 Gemeinden, 30 Kreise und 1 Städteregion": said apart, because a Kreis contains its Gemeinden. */
export function zusammensetzung(zeilen: readonly Kommune[]): string {
  const zaehle = (ja: (typ: string) => boolean) => zeilen.filter(({ typ }) => ja(typ)).length;
  const gemeinden = zaehle((typ) => !istKreis(typ));
  const kreise = zaehle((typ) => typ === 'Kreis');
  const regionen = zaehle((typ) => typ === 'Städteregion');
  return aufzaehlung(
    [
      gemeinden === 0 ? '' : tn(gemeinden, 'kommunen.gemeinde', 'kommunen.gemeinden', { n: zahl(gemeinden) }),
      kreise === 0 ? '' : tn(kreise, 'kommunen.kreis.eins', 'kommunen.kreise', { n: zahl(kreise) }),
      regionen === 0 ? '' : tn(regionen, 'kommunen.staedteregion', 'kommunen.staedteregionen', { n: zahl(regionen) }),
    ].filter((teil) => teil !== ''),
  );
}

/** Of which day the population is. */
export function einwohnerstand(zeilen: readonly Kommune[]): string {
  const tage = [...new Set(zeilen.flatMap(({ einwohner_stand }) => einwohner_stand ?? []))].sort();
  if (tage.length === 0) return t('kommunen.stand.unbekannt');
  return tage.length === 1 ? t('kommunen.stand', { datum: datum(tage[0] ?? '') }) : t('kommunen.stand.verschieden', { von: datum(tage[0] ?? ''), bis: datum(tage.at(-1) ?? '') });
}
