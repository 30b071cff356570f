import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  base: './',
  plugins: [svelte(), svelteTesting()],
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
