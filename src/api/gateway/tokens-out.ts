// Keeps Meta's token out of what goes to a client. Graph writes the caller's token into the links of its pages, and
// repeats a malformed one in the words of its error: these are the only bytes of Meta's answers that are changed.

import type { Sender } from '../../messages/messages.ts';

const removed = 'removed-by-assent';

/** The body without the token; the very same buffer when it is not in there. */
export function withoutToken(body: Buffer, token: string): Buffer {
  if (token === '') return body;
  const encoded = encodeURIComponent(token);
  const spellings = [token, encoded, JSON.stringify(token).slice(1, -1)].filter(spelling => body.includes(spelling));
  if (spellings.length === 0) return body;
  const text = spellings.reduce((left, spelling) => left.replaceAll(spelling, removed), body.toString('utf8'));
  return Buffer.from(text);
}

/** Links to the next and the previous page lead through the gateway, without a token; all else stays. */
export function withOwnLinks(body: Buffer, to: { sender: Pick<Sender, 'graphUrl'>; own: string }): Buffer {
  if (!body.includes('"paging"')) return body;
  const before = body.toString('utf8');
  const after = before.replace(
    /("(?:next|previous)"\s*:\s*)("(?:[^"\\]|\\.)*")/g,
    (whole, name: string, text: string) => {
      const link = ownLink(JSON.parse(text), to);
      return link === null ? whole : name + JSON.stringify(link);
    },
  );
  return after === before ? body : Buffer.from(after);
}

function ownLink(link: string, to: { sender: Pick<Sender, 'graphUrl'>; own: string }): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const graph = new URL(to.sender.graphUrl);
  const below = graph.pathname.replace(/\/$/, '');
  if (url.origin !== graph.origin || !url.pathname.startsWith(`${below}/`)) return null;
  url.searchParams.delete('access_token');
  return to.own + url.pathname.slice(below.length) + url.search;
}
