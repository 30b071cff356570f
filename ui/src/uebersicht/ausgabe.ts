/** Ways out of a view: a file by the host, or the clipboard. */
import type { DateiDto } from '../api/bindings/DateiDto';
import type { Zeitpunkt } from '../api/host';
import { zahl } from '../format';
import { t, tn } from '../labels';
import type { Kopie } from '../shared/kopieren';
import { kopiereTabelle } from '../shared/kopieren';
import { standwort } from '../shared/standwort';
import type { Kontext } from '../shell/kontext';

/** Waits for the file and says where it is. A person who chose none hears nothing. */
export async function schreibe(k: Kontext, hole: () => Promise<DateiDto | null>): Promise<void> {
  k.auslastung.zaehle(1);
  try {
    const datei = await hole();
    if (datei !== null) k.meldung.zeige(t('uebersicht.geschrieben', { datei: datei.datei }));
  } catch (fehler) {
    k.fehler(fehler);
  } finally {
    k.auslastung.zaehle(-1);
  }
}

/** A copied table never travels without its two times and, where so, the word Demodaten. */
export function kopiere(k: Kontext, tabelle: Kopie, zeitpunkt: Zeitpunkt = k.zeit.zeitpunkt): void {
  const titel = [tabelle.titel, standwort(zeitpunkt), ...(k.katalog.demodaten ? [t('demo.marke')] : [])].join(' · ');
  const n = tabelle.zeilen.length;
  if (kopiereTabelle({ ...tabelle, titel })) k.meldung.zeige(tn(n, 'uebersicht.kopiert.eins', 'uebersicht.kopiert', { n: zahl(n) }));
  else k.fehler({ code: 'intern', params: {}, felder: [], text: t('uebersicht.nicht_kopiert'), technik: 'execCommand("copy")' });
}
