/** From the description of a noun to the fields of its form, and back to what is sent. */
import type { FormularDto } from '../api/bindings/FormularDto';
import type { FormularfeldDto } from '../api/bindings/FormularfeldDto';
import type { Satz } from '../api/host';
import { leseTag } from './datum';
import type { Genauigkeit } from './rohdatum';
import { rohtext } from './rohdatum';

/** Kinds whose choices come from the host, by the noun that is asked for. */
const WAHLNOMEN: Partial<Record<string, string>> = { quelle: 'quelle', organisation: 'organisation', leistung: 'leistung', ags: 'ags' };

function ziel(feld: FormularfeldDto, nomen: string): string | null {
  const gefragt = feld.ziel ?? WAHLNOMEN[feld.art] ?? null;
  // The key of a new row is none of those that are there.
  return feld.schluessel && gefragt === nomen ? null : gefragt;
}

/** The fields to be shown. A kennung is made, unless it is asked for; the precision of a rough date is part of the date. */
export function felderVon(bau: FormularDto, ausser: readonly string[], neu: boolean): FormularfeldDto[] {
  const bleibt = bau.felder
    .filter((feld) => !ausser.includes(feld.kopf))
    .filter((feld) => !(bau.hat_rohdatum && feld.kopf === 'genauigkeit'))
    .filter((feld) => feld.kopf !== 'kennung' || (neu && feld.pflicht))
    .map((feld) => ({ ...feld, ziel: ziel(feld, bau.nomen), pflicht: feld.pflicht || feld.art === 'rohdatum' }));
  return [...bleibt.filter((feld) => feld.art !== 'quelle'), ...bleibt.filter((feld) => feld.art === 'quelle')];
}

/** Nouns whose choices are needed. */
export function auswahlVon(felder: readonly FormularfeldDto[]): string[] {
  return [...new Set(felder.map((feld) => feld.ziel).filter((name) => name !== null))];
}

function tagtext(iso: string): string {
  const lesung = leseTag(iso, iso);
  return lesung.ok ? rohtext(lesung.iso, 'tag') : iso;
}

function zelle(feld: FormularfeldDto, satz: Satz): string {
  const roh = satz[feld.kopf];
  if (feld.art === 'rohdatum') {
    const genauigkeit = String(satz.genauigkeit ?? 'tag') as Genauigkeit;
    return roh === null || roh === undefined || roh === '' ? (genauigkeit === 'undatiert' ? rohtext(null, 'undatiert') : '') : rohtext(String(roh), genauigkeit);
  }
  if (roh === null || roh === undefined) return '';
  const text = String(roh);
  if (feld.art === 'tag') return tagtext(text);
  return feld.art === 'geld' || feld.art === 'dezimal' ? text.replace('.', ',') : text;
}

/** A row as a person reads it: days as TT.MM.JJJJ, decimals with a comma. */
export function vorgabeVon(bau: FormularDto, satz: Satz): Record<string, string> {
  return Object.fromEntries(bau.felder.filter((feld) => !(bau.hat_rohdatum && feld.kopf === 'genauigkeit')).map((feld) => [feld.kopf, zelle(feld, satz)]));
}

/**
 * What goes to the host: the shown fields as typed, the fixed values, and the key of a row that is edited. Of
 * such a row `werte` holds only what was changed: what came meanwhile stands.
 */
export function gesendet(
  felder: readonly FormularfeldDto[],
  werte: Readonly<Record<string, string>>,
  fest: Readonly<Record<string, string>>,
  bau: FormularDto,
  schluessel: readonly string[] | undefined,
): Record<string, string> {
  const koepfe = bau.felder.filter((feld) => feld.schluessel).map((feld) => feld.kopf);
  return {
    ...Object.fromEntries(felder.filter(({ kopf }) => schluessel === undefined || kopf in werte).map(({ kopf }) => [kopf, werte[kopf] ?? ''])),
    ...fest,
    ...Object.fromEntries((schluessel ?? []).map((teil, i) => [koepfe[i] ?? '', teil]).filter(([kopf]) => kopf !== '')),
  };
}

/** Cells that hold several values keep them apart by "|". */
export function alsListe(zelle: string): string[] {
  return zelle
    .split('|')
    .map((teil) => teil.trim())
    .filter((teil) => teil !== '');
}
