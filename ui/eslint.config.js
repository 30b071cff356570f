import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const einTuer = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/api/tauri.ts knows Tauri; everything else asks the host interface.' }],
};

/** Ways to write markup from text. A picture goes through src/shared/svg.ts instead. */
const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'].map((name) => ({
  selector: `MemberExpression > Identifier.property[name='${name}']`,
  message: 'No markup from text. Use src/shared/svg.ts for pictures of the host.',
}));

/**
 * Where a file awaits at its top, WebKit gives those who import a file that needs it at the same time as others the
 * file before it has run: "undefined is not a constructor".
 */
const wartetOben = ['AwaitExpression', 'ForOfStatement[await=true]'].map((knoten) => ({
  selector: `${knoten}:not(:function *)`,
  message: 'No await at the top of a file: WebKit then hands out files that have not run.',
}));

export default ts.config(
  { ignores: ['dist/', 'node_modules/'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  {
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'] } },
    rules: {
      // The compiler and svelte-check know the globals; this rule does not.
      'no-undef': 'off',
      'no-restricted-imports': ['error', einTuer],
      'no-restricted-syntax': ['error', ...markup],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  { files: ['src/**'], rules: { 'no-restricted-syntax': ['error', ...markup, ...wartetOben] } },
  // Generated from Rust: its form is not ours to choose.
  {
    files: ['src/api/bindings/*.ts'],
    rules: { '@typescript-eslint/array-type': 'off', '@typescript-eslint/consistent-type-definitions': 'off', '@typescript-eslint/consistent-indexed-object-style': 'off' },
  },
  { files: ['src/api/tauri.ts', 'src/api/tauri.test.ts'], rules: { 'no-restricted-imports': 'off' } },
);
