import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

import { ABLAGE, schneide } from './bau/schriften.ts';
import { nurBenutztes } from './bau/stil.ts';

await schneide();

// The policy that the window runs under (src-tauri/tauri.conf.json sets the real one). The preview server
// sends the same, so that a forbidden script or address shows up while looking at the page in a browser.
const csp = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  'connect-src ipc: http://ipc.localhost',
  "script-src 'self'",
].join('; ');

/** The letters are fetched along with the program, not only when the first text is laid out. */
const schriftVorweg: Plugin = {
  name: 'schrift-vorweg',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((datei) => datei.endsWith('.ttf'))
        .map((datei) => ({ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/ttf', crossorigin: true, href: `./${datei}` }, injectTo: 'head' as const })),
  },
};

export default defineConfig({
  base: './',
  resolve: { alias: { '@schriften/': ABLAGE } },
  css: { postcss: { plugins: [nurBenutztes] } },
  // Read as JSON, the texts are there sooner than as program.
  json: { stringify: true },
  plugins: [svelte(), svelteTesting(), schriftVorweg],
  server: {
    port: 5173,
    strictPort: true,
    // The labels are shared with Rust and live beside ui/.
    fs: { allow: ['..'] },
  },
  preview: { port: 4173, strictPort: true, headers: { 'Content-Security-Policy': csp } },
  build: {
    outDir: 'dist',
    // light-dark() and cascade layers are used as they stand: WebKitGTK 2.50 and WebView2 know them.
    target: ['chrome123', 'safari17.5'],
    // The polyfill would be an extra inline fetch that the policy forbids; the targets do not need it.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    // Each file costs the window a question to its program: what it needs at the start lies in one.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    // Dates of the fixtures are read in this zone on every machine.
    env: { TZ: 'Europe/Berlin' },
    restoreMocks: true,
  },
});
