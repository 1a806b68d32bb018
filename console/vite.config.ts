// How the console is built: static files under /console/, the messages compiled, the pages of the rules drawn. For work on
// it, `npx vite dev console` passes what it asks of the API on to a server that runs (`npm start`).

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { rulePages } from './build/rule-pages.ts';
import { words } from './build/words.ts';

const server = 'http://localhost:3000';

export default defineConfig({
  base: '/console/',
  plugins: [react(), words(), rulePages()],
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:4]' } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    // What every page needs comes in one file: some forty small ones took longer to ask for than to run.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': server }, open: false },
});
