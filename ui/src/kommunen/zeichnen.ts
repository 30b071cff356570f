/** The same signs as Zeichen.svelte on a canvas, drawn once per sign and copied for each cell. */
import type { Wert } from './werte';
import { WERTE } from './werte';

/** Names of the roles whose colours are needed; the component reads them where they are in force. */
export const ROLLEN = { voll: '--betrieb', halb: '--umsetzung-umriss', umriss: '--umriss', grund: '--flaeche', strich: '--unbekannt-zeichen', punkt: '--text-leise', marke: '--aktion-zart', rahmen: '--aktion', linie: '--linie-zart' } as const;
export type Farben = Record<keyof typeof ROLLEN, string>;

function rahmen(stift: CanvasRenderingContext2D, x: number, y: number, kante: number, farbe: string, gestrichelt: boolean): void {
  stift.strokeStyle = farbe;
  stift.lineWidth = 1;
  stift.setLineDash(gestrichelt ? [3, 2] : []);
  stift.strokeRect(x + 0.5, y + 0.5, kante - 1, kante - 1);
  stift.setLineDash([]);
}

function schraffur(stift: CanvasRenderingContext2D, x: number, y: number, kante: number, farbe: string): void {
  stift.save();
  stift.beginPath();
  stift.rect(x, y, kante, kante);
  stift.clip();
  stift.strokeStyle = farbe;
  stift.lineWidth = 1.25;
  stift.beginPath();
  for (let d = -kante; d < kante; d += 4) {
    stift.moveTo(x + d, y + kante);
    stift.lineTo(x + d + kante, y);
  }
  stift.stroke();
  stift.restore();
}

/** `streng`: the system decides the colours; then the hatch is left to its dashed edge. */
function zeichne(stift: CanvasRenderingContext2D, wert: Wert, links: number, zelle: number, farben: Farben, streng: boolean): void {
  const kante = Math.round(zelle * 0.54);
  const x = links + Math.round((zelle - kante) / 2);
  const y = Math.round((zelle - kante) / 2);
  if (wert === '-') {
    stift.fillStyle = farben.punkt;
    stift.beginPath();
    stift.arc(links + zelle / 2, zelle / 2, Math.max(1, zelle / 18), 0, 2 * Math.PI);
    stift.fill();
    return;
  }
  stift.fillStyle = wert === '3' ? farben.voll : farben.grund;
  stift.fillRect(x, y, kante, kante);
  const offen = wert === '?' || wert === 'm';
  if (offen && !streng) schraffur(stift, x, y, kante, farben.strich);
  if (wert === '2' || wert === 'm') {
    stift.fillStyle = farben.halb;
    stift.fillRect(x, y + Math.floor(kante / 2), kante, Math.ceil(kante / 2));
  }
  if (wert !== '3') rahmen(stift, x, y, kante, farben.umriss, offen);
}

/** A strip of all signs, one cell each; `null` where nothing can be drawn. */
export function vorrat(zelle: number, dichte: number, farben: Farben, streng: boolean): HTMLCanvasElement | null {
  const blatt = document.createElement('canvas');
  blatt.width = Math.ceil(zelle * dichte) * WERTE.length;
  blatt.height = Math.ceil(zelle * dichte);
  const stift = blatt.getContext('2d');
  if (!stift) return null;
  stift.scale(dichte, dichte);
  WERTE.forEach((wert, n) => { zeichne(stift, wert, (n * Math.ceil(zelle * dichte)) / dichte, zelle, farben, streng); });
  return blatt;
}
