// How the console is built: static files under /console/, the messages compiled, the pages of the rules drawn. For work on
// it, `npx vite dev console` passes what it asks of the API on to a server that runs (`npm start`).

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { askEarly } from './build/ask-early.ts';
import { rulePages } from './build/rule-pages.ts';
import { runWhole } from './build/run-whole.ts';
import { words } from './build/words.ts';

const frame = { name: 'frame', tags: ['$initial' as const] };
const parts = { name: 'parts', minShareCount: 2, maxModuleSize: 9_000 };
const server = 'http://localhost:3000';

export default defineConfig({
  base: '/console/',
  plugins: [react(), words(), rulePages(), askEarly(parts.name), runWhole('index', parts.name, '-page')],
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:4]' } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    // Two files hold what every page needs and the small parts that pages share: to ask for a dozen took longer than to
    // run them.
    rolldownOptions: { output: { codeSplitting: { groups: [frame, parts] } } },
  },
  server: { proxy: { '/api': server }, open: false },
});
