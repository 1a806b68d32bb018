// What the tests of the emulator share: an emulator on a free port with a held clock and seeded chance, and a receiver of
// its webhooks that checks every signature.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { updatesOf, verifySignature } from '../channels/whatsapp/whatsapp.ts';
import { invariant, sha256 } from '../kernel/kernel.ts';
import { createEmulator, type Emulator } from './emulator.ts';

export const ids = { phone: '104200000000001', waba: '204200000000001', token: 'token', secret: 'secret' } as const;

/** Chance that is the same in every run. */
export function seededRandom(seed: string): { bytes(length: number): Buffer } {
  let count = 0;
  return {
    bytes: length => {
      const pieces: Buffer[] = [];
      for (let made = 0; made < length; made += 32) {
        count += 1;
        pieces.push(sha256(`${seed}:${count}`));
      }
      return Buffer.concat(pieces).subarray(0, length);
    },
  };
}

/** A clock that stands still until moved. */
export function heldClock(startMs = Date.UTC(2026, 10, 24, 12)): { now(): number; move(ms: number): void } {
  let at = startMs;
  return {
    now: () => at,
    move: ms => {
      at += ms;
    },
  };
}

export type Receiver = {
  readonly url: string;
  readonly bodies: Record<string, unknown>[];
  readonly raw: string[];
  /** Every post is answered with this; the handshake always succeeds. */
  answer: (count: number) => number;
  posts: number;
  updates(): ReturnType<typeof updatesOf>;
  /** `sent`, `delivered` … in the order in which they came. */
  statuses(): string[];
  clear(): void;
  stop(): Promise<void>;
};

/** A receiver of webhooks. What is not signed rightly is an error of the test. */
export async function openReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => void take(receiver, request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has an address
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/webhooks`,
    bodies: [],
    raw: [],
    answer: () => 200,
    posts: 0,
    updates: () => receiver.bodies.flatMap(body => updatesOf(body)),
    statuses: () => receiver.updates().flatMap(update => (update.kind === 'status' ? [update.status] : [])),
    clear: () => {
      receiver.bodies.length = 0;
      receiver.raw.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return receiver;
}

async function take(receiver: Receiver, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const url = new URL(request.url ?? '/', 'http://receiver');
  if (request.method === 'GET') {
    const fits =
      url.searchParams.get('hub.verify_token') === 'verify' && url.searchParams.get('hub.mode') === 'subscribe';
    response.writeHead(fits ? 200 : 403).end(url.searchParams.get('hub.challenge') ?? '');
    return;
  }
  receiver.posts += 1;
  const bytes = Buffer.concat(parts);
  const signature = request.headers['x-hub-signature-256'];
  invariant(verifySignature(bytes, String(signature), [ids.secret]) === 0, 'a webhook is signed');
  const status = receiver.answer(receiver.posts);
  if (status === 200) {
    receiver.raw.push(bytes.toString('latin1'));
    receiver.bodies.push(JSON.parse(bytes.toString('utf8')));
  }
  response.writeHead(status).end();
}

export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

export type Bench = {
  readonly emulator: Emulator;
  readonly receiver: Receiver;
  readonly clock: ReturnType<typeof heldClock>;
  /** Graph, with the token; the path is as a client would ask. */
  graph(method: string, path: string, body?: unknown): Promise<Answer>;
  /** POST /{phone}/messages of a text (or of what is given in its place). */
  send(more: Record<string, unknown>): Promise<Answer>;
  /** The control API. */
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  act(customer: string, action: Record<string, unknown>): Promise<Answer>;
  stop(): Promise<void>;
};

/** An emulator with a receiver, statuses without delay, retries almost without. */
export async function openBench(): Promise<Bench> {
  const receiver = await openReceiver();
  const clock = heldClock();
  const emulator = await createEmulator({
    clock,
    random: seededRandom('bench'),
    log: { warn: () => undefined },
    port: 0,
    host: '127.0.0.1',
    accessToken: ids.token,
    appSecret: ids.secret,
    seed: {
      phoneNumberId: ids.phone,
      wabaId: ids.waba,
      displayNumber: '+49 30 901820',
      verifiedName: 'Morgenrot Bakery',
    },
    webhook: { url: receiver.url, verifyToken: 'verify' },
  });
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(emulator.url + path, { method, headers: { ...headers, ...type }, ...json });
    return { status: answer.status, headers: answer.headers, body: JSON.parse((await answer.text()) || '{}') };
  };
  const bench: Bench = {
    emulator,
    receiver,
    clock,
    graph: (method, path, body) => ask(method, path, body, { authorization: `Bearer ${ids.token}` }),
    send: more => bench.graph('POST', `/v25.0/${ids.phone}/messages`, { messaging_product: 'whatsapp', ...more }),
    control: (method, path, body) => ask(method, `/_emulator${path}`, body, {}),
    act: (customer, action) => bench.control('POST', `/customers/${encodeURIComponent(customer)}/actions`, action),
    stop: async () => {
      await emulator.stop();
      await receiver.stop();
    },
  };
  await quick(bench);
  return bench;
}

/** No delays, no waiting. */
export async function quick(bench: Bench): Promise<void> {
  const none = { sentAfterMs: 0, deliveredAfterMs: 0, readAfterMs: 0, failedAfterMs: 0, retryScale: 0 };
  await bench.control('PATCH', '/switches', none);
}

/** The emulator as new; what the receiver heard is forgotten. */
export async function renew(bench: Bench): Promise<void> {
  await bench.control('POST', '/reset');
  await quick(bench);
  bench.receiver.answer = () => 200;
  await bench.emulator.idle();
  bench.receiver.clear();
}

/** A template send. */
export function template(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: 'template', template: { name, language: { code: 'en' }, ...more } };
}

/** The error of an answer. */
export function errorOf(answer: Answer): { code: number; details: string | undefined } {
  const error = answer.body['error'] as { code: number; error_data?: { details: string } }; // an answer that is an error
  return { code: error.code, details: error.error_data?.details };
}
