/**
 * Copies a table so that it lands as one in LibreOffice and Excel: as HTML and as text with tabs. A cell that
 * a spreadsheet would run as a formula gets an apostrophe before it, as in the exported files.
 */
export interface Kopie {
  titel: string;
  koepfe: string[];
  zeilen: string[][];
}

/** "=1+1" → "'=1+1". Signed numbers and dashes that stand for "none" are no formulas. */
export function entschaerfe(zelle: string): string {
  const eben = zelle.trimStart();
  if (/^[+\-\u2212]?\d+([.,\u202f\u00a0 ]\d+)*\s?%?$/u.test(eben) || eben === '-') return zelle;
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(zelle) || /^[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(eben) ? `'${zelle}` : zelle;
}

/** Printed numbers as a spreadsheet reads them: "−1 234,5" → "-1234,5". */
function alsZahl(zelle: string): string {
  return /^[+\u2212]?\d{1,3}([\u202f\u00a0]?\d{3})*(,\d+)?$/u.test(zelle) ? zelle.replace(/[\u202f\u00a0]/g, '').replace('\u2212', '-') : zelle;
}

function zellwert(zelle: string): string {
  return entschaerfe(alsZahl(zelle));
}

/** A cell that begins with a quotation mark would swallow all up to the next one, also tabs and lines. */
function einzeilig(zelle: string): string {
  const eine = zelle.replace(/[\t\r\n]+/g, ' ');
  return eine.startsWith('"') ? `"${eine.replace(/"/g, '""')}"` : eine;
}

/** The heads are the first row; the title, with Stichtag and Demodaten, stands at the foot. */
export function alsText({ titel, koepfe, zeilen }: Kopie): string {
  const reihen = [koepfe, ...zeilen, [], [titel]];
  return reihen.map((zeile) => zeile.map((zelle) => einzeilig(zellwert(zelle))).join('\t')).join('\r\n');
}

/** Official keys are text: as numbers, 05711000 loses its zero and a long one its last digits. Excel reads `style`, LibreOffice `sdnum`. */
const ALS_TEXT = ` style="mso-number-format:'\\@'" sdnum="1031;0;@"`;

function istSchluessel(zelle: string): boolean {
  return /^0\d+$|^\d{10,}$/.test(zelle);
}

function maskiert(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\r\n|\r|\n/g, '<br>');
}

export function alsHtml({ titel, koepfe, zeilen }: Kopie): string {
  const reihe = (zellen: string[], wie: 'th' | 'td') => `<tr>${zellen.map((zelle) => `<${wie}${istSchluessel(zelle) ? ALS_TEXT : ''}>${maskiert(zellwert(zelle))}</${wie}>`).join('')}</tr>`;
  // LibreOffice puts a caption into the first cell of the heads.
  const fuss = `<tr><td></td></tr><tr><td>${maskiert(entschaerfe(titel))}</td></tr>`;
  return `<meta charset="utf-8"><table><thead>${reihe(koepfe, 'th')}</thead><tbody>${zeilen.map((zeile) => reihe(zeile, 'td')).join('')}${fuss}</tbody></table>`;
}

/** Whether the clipboard took it. */
export function kopiereTabelle(kopie: Kopie): boolean {
  return kopiere({ 'text/html': alsHtml(kopie), 'text/plain': alsText(kopie) });
}

/** Plain text as it stands. Whether the clipboard took it. */
export function kopiereText(text: string): boolean {
  return kopiere({ 'text/plain': text });
}

function kopiere(inhalt: Readonly<Record<string, string>>): boolean {
  let gesetzt = false;
  const setze = (ereignis: ClipboardEvent) => {
    if (ereignis.clipboardData === null) return;
    ereignis.preventDefault();
    ereignis.stopImmediatePropagation();
    for (const [art, text] of Object.entries(inhalt)) ereignis.clipboardData.setData(art, text);
    gesetzt = true;
  };
  document.addEventListener('copy', setze, true);
  try {
    // The asynchronous clipboard needs a permission that the window does not ask for; this one needs a key or click only.
    return document.execCommand('copy') && gesetzt;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', setze, true);
  }
}
