// The client of Meta's Graph API. It tells the one thing that matters after a failure: whether the request surely never
// left, so that it may be tried again, or may have reached Meta, so that it may not.

import type { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';
import { Pool } from 'undici';
import type { Clock, Turn } from '../../kernel/kernel.ts';
import type { Answered, Failed, WhatsAppRequest } from './answer.ts';
import type { Queue } from './attempt.ts';
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
/** Meta's largest media is a document of 100 MB. */
const largestMediaBytes = 100 * 1_048_576;
const connectTimeoutMs = 10_000;
/** Requests that may wait for a connection of one origin; more would only grow. */
const waitingMax = 10_000;

type Origin = { readonly pool: Pool; readonly queue: Queue };
/** A base address, taken apart once. */
type Base = { readonly origin: string; readonly path: string };

/** A client with one pool of kept connections for each origin. */
export function createWhatsAppClient(deps: { clock: Clock; turn: Turn; mediaBytesMax?: number }): WhatsAppClient {
  const { mediaBytesMax = largestMediaBytes } = deps;
  let closed = false;
  const origins = new LRUCache<string, Origin>({
    max: originsMax,
    dispose: ({ pool }) => void pool.close().catch(() => undefined),
  });
  const originOf = (origin: string): Origin => {
    const known = origins.get(origin);
    if (known !== undefined) return known;
    const made = { pool: createPool(origin), queue: { waiting: 0 } };
    origins.set(origin, made);
    return made;
  };
  const bases = new LRUCache<string, Base>({ max: originsMax });
  const prepare = <Body>(request: WhatsAppRequest<Body>, streamed: boolean) => {
    const base = bases.get(request.baseUrl) ?? baseOf(request.baseUrl);
    if (closed || base === undefined) return undefined;
    bases.set(request.baseUrl, base);
    const to = originOf(base.origin);
    return to.queue.waiting >= waitingMax ? undefined : { to, options: optionsOf(request, base, streamed) };
  };
  return {
    request: async request => {
      const ready = prepare(request, false);
      if (ready === undefined) return { kind: 'failed', fate: 'not-sent' };
      const options = { ...ready.options, body: request.body ?? null };
      const answer = await dispatchBuffered(ready.to, options, request.timeoutMs);
      // Answers that are there at the same moment are gone on with side by side.
      await new Promise<void>(deps.turn);
      return answer;
    },
    stream: async request => {
      const ready = prepare(request, true);
      if (ready === undefined) {
        request.body?.destroy();
        return { kind: 'failed', fate: 'not-sent' };
      }
      const limits = { timeoutMs: request.timeoutMs, mediaBytesMax };
      return await dispatchStreamed(ready.to, { ...ready.options, body: request.body ?? null }, limits);
    },
    close: async () => {
      closed = true;
      await Promise.all([...origins.values()].map(({ pool }) => pool.close()));
    },
  };
}

/** HTTP/1.1 without pipelining: one request on one connection, so that a broken one tells of one request only. */
function createPool(origin: string): Pool {
  return new Pool(origin, { connections, pipelining: 1, allowH2: false, connect: { timeout: connectTimeoutMs } });
}

function baseOf(text: string): Base | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  return { origin: url.origin, path: url.pathname.replace(/\/$/, '') };
}

function optionsOf<Body>(request: WhatsAppRequest<Body>, base: Base, streamed: boolean) {
  return {
    origin: base.origin,
    method: request.method,
    path: base.path + request.path,
    headers: requestHeaders(request, streamed),
    headersTimeout: request.timeoutMs,
    bodyTimeout: request.timeoutMs,
  };
}
