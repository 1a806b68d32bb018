// The business's own bot, as it was before Assent came between: an HTTP server that takes webhooks and remembers them.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Town, until } from '../../town.ts';

/** A webhook as it arrived: the body in its own bytes. */
export type Heard = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

export type Bot = {
  readonly url: string;
  /** The secret that Assent signs with; the bot knows it as its app secret. */
  readonly secret: string;
  readonly heard: readonly Heard[];
  /** The first webhook whose body holds these words, as soon as it is there. */
  hears(words: string): Promise<Heard>;
  stop(): Promise<void>;
};

/** Starts a bot and makes Assent pass webhooks on to it. With `listener`, the client's own server code answers them. */
export async function openBot(town: Pick<Town, 'call'>, listener?: RequestListener): Promise<Bot> {
  const heard: Heard[] = [];
  const server = createServer(listener ?? remember(heard));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has an address
  const url = `http://127.0.0.1:${port}/webhook`;
  const added = await town.call<{ id: string; secret: string }>('POST', '/api/v1/webhooks', {
    url,
    secret: 'the-app-secret-of-the-bot',
  });
  if (added.status !== 201) throw new Error(`the bot was not added: ${JSON.stringify(added.body)}`);
  return {
    url,
    secret: added.body.secret,
    heard,
    hears: words =>
      until(`the bot hears of ${words}`, async () =>
        heard.find(one => one.body.includes(JSON.stringify(words).slice(1, -1))),
      ),
    stop: async () => {
      await town.call('DELETE', `/api/v1/webhooks/${added.body.id}`);
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function remember(heard: Heard[]): RequestListener {
  return async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
    heard.push({ body: Buffer.concat(chunks).toString('utf8'), headers: Object.fromEntries(headers) });
    response.end();
  };
}
