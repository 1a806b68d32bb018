// Draws a page of docs/reference as HTML. Its links to other pages of the reference become plain words, for those pages are
// not part of the console; links to laws stay.

import { Marked } from 'marked';

const drawer = new Marked({
  renderer: {
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return href.startsWith('https://') ? `<a href="${href}" rel="noreferrer" target="_blank">${words}</a>` : words;
    },
  },
});

/** The title of a page and the rest of it. */
export function drawMarkdown(text: string): { title: string; html: string } {
  const body = text.replace(/^<!--[\s\S]*?-->\s*/, '');
  const title = /^# (.+)$/m.exec(body)?.[1] ?? '';
  const html = drawer.parse(body.replace(/^# .+$/m, ''), { async: false });
  return { title, html };
}
