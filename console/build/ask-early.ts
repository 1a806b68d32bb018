// The page asks for the chunk of parts as soon as for the console itself: every page of the console needs it, and none
// could ask for it before the console runs.

import type { HtmlTagDescriptor, Plugin } from 'vite';

/** The plugin that adds links to the page for the chunk of this name and its style sheets. */
export function askEarly(name: string): Plugin {
  return {
    name: 'ask-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(one => one.type === 'chunk' && one.name === name);
        if (chunk?.type !== 'chunk') throw new Error(`the build has no chunk of the name ${name}`);
        const sheets = [...(chunk.viteMetadata?.importedCss ?? [])];
        return [link('modulepreload', chunk.fileName), ...sheets.map(path => link('stylesheet', path))];
      },
    },
  };
}

function link(rel: string, path: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/console/${path}` }, injectTo: 'head' };
}
