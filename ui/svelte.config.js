import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  // Runes everywhere: one way of state, and the compiler refuses the old one.
  compilerOptions: { runes: true },
};
