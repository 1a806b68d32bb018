// The client of Meta's Graph API. It tells the one thing that matters after a failure: whether the request surely never
// left, so that it may be tried again, or may have reached Meta, so that it may not.

import type { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';
import { Pool } from 'undici';
import type { Clock } from '../../kernel/kernel.ts';
import type { Answered, Failed, WhatsAppRequest } from './answer.ts';
import { dispatchBuffered } from './dispatch.ts';
import { requestHeaders } from './headers.ts';
import { dispatchStreamed } from './stream.ts';

export type WhatsAppClient = {
  /** A request and its whole answer, at most 1 MB. `timeoutMs` bounds all of it, waiting for a connection included. */
  request(request: WhatsAppRequest<string | Buffer>): Promise<Answered<Buffer> | Failed>;
  /** Media up or down, at most 100 MB, no faster than it is read. `timeoutMs` bounds each silence. */
  stream(request: WhatsAppRequest<Readable | null>): Promise<Answered<Readable> | Failed>;
  close(): Promise<void>;
};

const originsMax = 64;
const connections = 64;
const connectTimeoutMs = 10_000;
/** Requests that may wait for a connection of one origin; more would only grow. */
const waitingMax = 10_000;

/** A client with one pool of kept connections for each origin. */
export function createWhatsAppClient(_deps: { clock: Clock }): WhatsAppClient {
  const pools = new LRUCache<string, Pool>({
    max: originsMax,
    dispose: pool => void pool.close().catch(() => undefined),
  });
  const poolOf = (origin: string): Pool => {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    // HTTP/1.1 without pipelining: one request on one connection, so that a broken connection tells of one request only.
    const pool = new Pool(origin, {
      connections,
      pipelining: 1,
      allowH2: false,
      connect: { timeout: connectTimeoutMs },
    });
    pools.set(origin, pool);
    return pool;
  };
  let closed = false;
  const prepare = <Body>(request: WhatsAppRequest<Body>, streamed: boolean) => {
    const base = URL.canParse(request.baseUrl) ? new URL(request.baseUrl) : undefined;
    if (closed || base === undefined || !/^https?:$/.test(base.protocol)) return undefined;
    const pool = poolOf(base.origin);
    if (pool.stats.queued >= waitingMax) return undefined;
    return {
      pool,
      options: {
        origin: base.origin,
        method: request.method,
        path: base.pathname.replace(/\/$/, '') + request.path,
        headers: requestHeaders(request, streamed),
        headersTimeout: request.timeoutMs,
        bodyTimeout: request.timeoutMs,
      },
    };
  };
  return {
    request: async request => {
      const ready = prepare(request, false);
      return ready === undefined
        ? { kind: 'failed', fate: 'not-sent' }
        : await dispatchBuffered(ready.pool, { ...ready.options, body: request.body ?? null }, request.timeoutMs);
    },
    stream: async request => {
      const ready = prepare(request, true);
      if (ready === undefined) {
        request.body?.destroy();
        return { kind: 'failed', fate: 'not-sent' };
      }
      return await dispatchStreamed(ready.pool, { ...ready.options, body: request.body ?? null }, request.timeoutMs);
    },
    close: async () => {
      closed = true;
      const open = [...pools.values()];
      await Promise.all(open.map(pool => pool.close()));
    },
  };
}
