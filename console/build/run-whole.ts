// Tells the browser that a script runs nearly as a whole when it loads: it then compiles the functions beside the main
// thread while the script still arrives, and not one by one as each is first called. A browser that knows no such hint
// (V8's explicit compile hints, Chromium 136) reads a comment.

import type { Plugin } from 'vite';

const hint = '//# allFunctionsCalledOnLoad\n';

/** The plugin that marks the chunks whose names end so. */
export function runWhole(...names: readonly string[]): Plugin {
  return {
    name: 'run-whole',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const one of Object.values(bundle)) {
          if (one.type === 'chunk' && names.some(name => one.name.endsWith(name))) one.code = hint + one.code;
        }
      },
    },
  };
}
