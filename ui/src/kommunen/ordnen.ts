/** Order of a list by one column. Unknown stands last in both directions. */
const vergleich = new Intl.Collator('de', { numeric: true });

export interface Ordnung {
  spalte: string;
  richtung: 'auf' | 'ab';
}

/** `wert`: what is compared; `name` decides between equals. */
export function ordneNach<Z>(zeilen: readonly Z[], richtung: 'auf' | 'ab', wert: (zeile: Z) => string | number | null, name: (zeile: Z) => string): Z[] {
  const faktor = richtung === 'auf' ? 1 : -1;
  return zeilen
    .map((zeile) => ({ zeile, wert: wert(zeile) }))
    .sort((a, b) => {
      const gleich = () => vergleich.compare(name(a.zeile), name(b.zeile));
      if (a.wert === null || b.wert === null) return a.wert === b.wert ? gleich() : a.wert === null ? 1 : -1;
      const folge = typeof a.wert === 'number' && typeof b.wert === 'number' ? a.wert - b.wert : vergleich.compare(String(a.wert), String(b.wert));
      return folge === 0 ? gleich() : folge * faktor;
    })
    .map(({ zeile }) => zeile);
}

/** The order that the address names; the same column again turns it round. */
export function ordnungAus(werte: Readonly<Record<string, string>>, spalten: readonly string[], vorgabe: string): Ordnung {
  const spalte = spalten.find((eine) => eine === werte.spalte) ?? vorgabe;
  return { spalte, richtung: werte.richtung === 'ab' ? 'ab' : 'auf' };
}

export function naechsteOrdnung(jetzt: Ordnung, spalte: string): Record<'spalte' | 'richtung', string> {
  return { spalte, richtung: jetzt.spalte === spalte && jetzt.richtung === 'auf' ? 'ab' : 'auf' };
}

/** Several values of a filter in one value of the address; free text may hold the sign between them. */
export function alsListe(wert: string | undefined): string[] {
  return (wert ?? '').split('|').filter((teil) => teil !== '').map((teil) => teil.replaceAll('%7C', '|').replaceAll('%25', '%'));
}

export function alsWert(liste: readonly string[]): string {
  return liste.map((teil) => teil.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|');
}

/**
 * Choices of a filter by name, with the number of rows behind each that the other filters leave. A chosen one
 * that no row has can be taken off again.
 */
export function optionen<Z>(alle: readonly Z[], von: (zeile: Z) => string, uebrige: readonly Z[], gewaehlt: readonly string[]): { wert: string; text: string; anzahl: number }[] {
  const anzahl = new Map([...alle.map(von), ...gewaehlt].map((wert) => [wert, 0]));
  for (const zeile of uebrige) anzahl.set(von(zeile), (anzahl.get(von(zeile)) ?? 0) + 1);
  return [...anzahl].sort(([a], [b]) => vergleich.compare(a, b)).map(([wert, wieOft]) => ({ wert, text: wert, anzahl: wieOft }));
}
