/**
 * Cuts Fira Sans into the letters of German texts, which each window needs, and leaves the whole face to whatever
 * else a person types. What the window needs at its start is small and not packed: whole faces would have to be
 * unpacked before the first text can be drawn.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// HarfBuzz's own subsetter; BSD-3-Clause, kept up by the authors of the Assetgraph tools. Build time only.
import subsetFont from 'subset-font';

const QUELLE = fileURLToPath(new URL('../node_modules/@kern-ux/native/dist/fonts/fira-sans/', import.meta.url));
export const ABLAGE = fileURLToPath(new URL('../node_modules/.schriften/', import.meta.url));
/** The faces that the window uses, with their weights: no italics, no light, as nothing is set in them. */
const SCHNITTE = { Regular: '400', Medium: '500', SemiBold: '600 700' };

/** First and last code point: Latin with its extensions, punctuation, the euro, arrows, signs of comparison. */
const BEREICHE: readonly (readonly [number, number])[] = [
  // From the start: a line break in the source of a page would fetch the rest.
  [0x0, 0x24f],
  [0x2c6, 0x2dd],
  [0x1e9e, 0x1e9e],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2265],
];
/** What text in a table and its kerning ask of the face; small capitals and the rest are left out. */
const MERKMALE = ['ccmp', 'locl', 'kern', 'liga', 'calt', 'mark', 'mkmk', 'lnum', 'tnum'];
const LIZENZ_ANGABEN = [0, 7, 13, 14];

const hex = (n: number) => n.toString(16).toUpperCase();
const bereich = ([von, bis]: readonly [number, number]) => (von === bis ? `U+${hex(von)}` : `U+${hex(von)}-${hex(bis)}`);

const LATEIN = BEREICHE.map(bereich).join(', ');
/** What lies between. */
const REST = BEREICHE.map(([, bis], i) => bereich([bis + 1, (BEREICHE[i + 1]?.[0] ?? 0x110000) - 1])).join(', ');

const schrift = (datei: string, staerke: string, zeichen: string) =>
  `@font-face {\n  font-family: 'Fira Sans';\n  src: url('${datei}');\n  font-weight: ${staerke};\n  unicode-range: ${zeichen};\n}\n`;

/** Writes `schrift.css` and the cut faces, these once per version of their source. */
export async function schneide(): Promise<void> {
  mkdirSync(ABLAGE, { recursive: true });
  const zeichen = BEREICHE.flatMap(([von, bis]) => Array.from({ length: bis - von + 1 }, (_, i) => String.fromCodePoint(von + i))).join('');
  const ich = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  const css = Object.entries(SCHNITTE).map(([schnitt, staerke]) => schrift(`./FiraSans-${schnitt}-Latein.ttf`, staerke, LATEIN) + schrift(`${QUELLE}FiraSans-${schnitt}.woff2`, staerke, REST));
  lege(`${ABLAGE}schrift.css`, css.join(''));
  for (const schnitt of Object.keys(SCHNITTE)) {
    const von = `${QUELLE}FiraSans-${schnitt}.woff2`;
    const nach = `${ABLAGE}FiraSans-${schnitt}-Latein.ttf`;
    if (existsSync(nach) && statSync(nach).mtimeMs > Math.max(ich, statSync(von).mtimeMs)) continue;
    lege(nach, await subsetFont(readFileSync(von), zeichen, { targetFormat: 'sfnt', keepFeatures: MERKMALE, noHinting: true, preserveNameIds: LIZENZ_ANGABEN }));
  }
}

/** Build and tests may run at once: a half-written file is never seen. */
function lege(datei: string, inhalt: string | Uint8Array): void {
  const vorlaeufig = `${datei}.${String(process.pid)}`;
  writeFileSync(vorlaeufig, inhalt);
  renameSync(vorlaeufig, datei);
}
