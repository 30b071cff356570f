/** The whole of KERN is 340 kB of CSS, of which the window uses a few parts: what no source names is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import purgecss from '@fullhuman/postcss-purgecss';

type Postcss = Extract<ReturnType<typeof purgecss>, { postcssPlugin: string }>;
type Blatt = Extract<Parameters<NonNullable<Postcss['OnceExit']>>[0], { type: 'root' }>;

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

const regeln = purgecss({
  content: ['index.html', 'src/**/*.svelte', 'src/**/*.ts'],
  // Set by name at run time.
  safelist: { greedy: [/data-kern-theme/] },
}) as Postcss;

/** Of KERN's five hundred values those that someone names, be it by way of another. */
function nimmWerte(blatt: Blatt): void {
  const namen = (text: string) => [...text.matchAll(/--kern-[\w-]+/g)].map(([name]) => name);
  const quellen = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((datei) => /\.(svelte|ts|css)$/.test(datei));
  const benutzt = new Set(quellen.flatMap((datei) => namen(readFileSync(SRC + datei, 'utf8'))));
  const werte = new Map<string, string[]>();
  blatt.walkDecls(({ prop, value }) => {
    if (prop.startsWith('--kern-')) werte.set(prop, [...(werte.get(prop) ?? []), ...namen(value)]);
    else for (const name of namen(value)) benutzt.add(name);
  });
  // A set takes up what is added while it is walked through.
  for (const name of benutzt) for (const weiterer of werte.get(name) ?? []) benutzt.add(weiterer);
  blatt.walkDecls(/^--kern-/, (wert) => {
    if (!benutzt.has(wert.prop)) wert.remove();
  });
}

/** Only the global sheet: components carry their own styles, whose names are made while building. */
export const nurBenutztes: Postcss = {
  postcssPlugin: 'nur-benutztes',
  async OnceExit(blatt, helfer) {
    if (blatt.type !== 'root' || blatt.source?.input.file?.endsWith('src/styles/index.css') !== true) return;
    await regeln.OnceExit?.(blatt, helfer);
    nimmWerte(blatt);
  },
};
