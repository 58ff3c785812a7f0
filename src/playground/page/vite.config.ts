import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// Vite asks for a default export; nothing else in the page has one.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('../../../dist/playground-page', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
  },
});
