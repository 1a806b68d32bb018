// What becomes of a request to Meta: the answer, and after a failure the truth about whether it may have arrived. The
// servers here are real ones that refuse, fall silent, or break off at each moment.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWhatsAppClient } from './client.ts';

/** Real sockets on a busy machine take their time. */
vi.setConfig({ testTimeout: 20_000 });

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function client(more: { mediaBytesMax?: number } = {}) {
  const made = createWhatsAppClient({ clock: { now: () => 0 }, turn: setImmediate, ...more });
  ends.push(() => made.close());
  return made;
}

async function listen(server: Server | ReturnType<typeof createSocketServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
}

const serve = (listener: RequestListener) => listen(createServer(listener));

/** A server below HTTP: it does with each connection what it is told. */
const serveSockets = (onSocket: (socket: Socket) => void) =>
  listen(createSocketServer(socket => void onSocket(socket.on('error', () => undefined))));

const message = { method: 'POST', path: '/v25.0/1/messages', token: 'meta-token', body: '{"a":1}', timeoutMs: 5_000 };

describe('an answer', () => {
  it('is given as it came, whatever its status', async () => {
    let seen: IncomingMessage | undefined;
    let body = '';
    const baseUrl = await serve(async (request, response) => {
      seen = request;
      body = await text(request);
      response.writeHead(400, { 'content-type': 'application/json', 'x-fb-trace': 'abc', 'x-many': ['1', '2'] });
      response.end('{"error":{"code":131047}}');
    });
    const headers = {
      'Content-Type': 'application/json',
      Authorization: 'Bearer of-the-caller',
      'Content-Length': '999',
      Cookie: 'a=b',
      Host: 'elsewhere.example',
    };
    const answer = await client().request({ ...message, baseUrl, headers });
    expect(answer).toMatchObject({ kind: 'answered', status: 400, contentType: 'application/json' });
    expect(answer.kind === 'answered' && answer.headers).toMatchObject({ 'x-fb-trace': 'abc', 'x-many': '1, 2' });
    expect(answer.kind === 'answered' && answer.body.toString()).toBe('{"error":{"code":131047}}');
    expect(seen).toMatchObject({ method: 'POST', url: '/v25.0/1/messages' });
    expect(seen?.headers).toMatchObject({ authorization: 'Bearer meta-token', 'content-type': 'application/json' });
    expect(seen?.headers).toMatchObject({ 'content-length': '7', host: baseUrl.slice('http://'.length) });
    expect(seen?.headers.cookie).toBeUndefined();
    expect(body).toBe('{"a":1}');
  });

  it('is not followed elsewhere', async () => {
    const baseUrl = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    expect(await client().request({ ...message, baseUrl })).toMatchObject({ kind: 'answered', status: 302 });
  });

  it('comes over kept connections, many at once, each its own', async () => {
    const ports = new Set<number | undefined>();
    const baseUrl = await serve(async (request, response) => {
      ports.add(request.socket.remotePort);
      response.end(await text(request));
    });
    const meta = client();
    const bodies = Array.from({ length: 100 }, (_, n) => `{"n":${n}}`);
    const answers = await Promise.all(bodies.map(body => meta.request({ ...message, baseUrl, body })));
    expect(answers.map(answer => (answer.kind === 'answered' ? answer.body.toString() : answer.fate))).toEqual(bodies);
    expect(ports.size).toBeLessThanOrEqual(64);
  });

  it('is asked for under the path of the base URL', async () => {
    const baseUrl = await serve((request, response) => response.end(request.url));
    const answer = await client().request({ ...message, baseUrl: `${baseUrl}/graph/`, method: 'GET', body: undefined });
    expect(answer.kind === 'answered' && answer.body.toString()).toBe('/graph/v25.0/1/messages');
  });
});

describe('a request that surely did not reach Meta', () => {
  it('was refused a connection', async () => {
    const closed = createSocketServer();
    const baseUrl = await listen(closed);
    closed.close();
    expect(await client().request({ ...message, baseUrl })).toEqual({ kind: 'failed', fate: 'not-sent' });
  });

  it.each([
    ['no such host', 'http://nowhere.invalid'],
    ['no URL', 'graph'],
    ['no web address', 'ftp://example.org'],
  ])('had %s', async (_, baseUrl) => {
    expect(await client().request({ ...message, baseUrl })).toEqual({ kind: 'failed', fate: 'not-sent' });
  });

  it('could not agree on TLS', async () => {
    const plain = await serveSockets(socket => socket.end('this is not TLS'));
    const baseUrl = plain.replace('http:', 'https:');
    expect(await client().request({ ...message, baseUrl })).toEqual({ kind: 'failed', fate: 'not-sent' });
  });

  it('had a path or a header that cannot be sent', async () => {
    const baseUrl = await serve((_, response) => response.end());
    const meta = client();
    const failed = { kind: 'failed', fate: 'not-sent' };
    expect(await meta.request({ ...message, baseUrl, path: '/a b' })).toEqual(failed);
    expect(await meta.request({ ...message, baseUrl, headers: { 'x-y': 'a\r\nb: c' } })).toEqual(failed);
  });

  it('waited too long for a connection, and is not sent later', async () => {
    const arrived: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const baseUrl = await serve(async (request, response) => {
      arrived.push(await text(request));
      await held;
      response.end('late');
    });
    const meta = client();
    const first = Array.from({ length: 64 }, () => meta.request({ ...message, baseUrl, body: 'first' }));
    expect(await meta.request({ ...message, baseUrl, body: 'second', timeoutMs: 30 })).toEqual({
      kind: 'failed',
      fate: 'not-sent',
    });
    release();
    expect((await Promise.all(first)).every(answer => answer.kind === 'answered')).toBe(true);
    expect(await meta.request({ ...message, baseUrl, body: 'third' })).toMatchObject({ kind: 'answered' });
    expect(arrived.filter(body => body !== 'first')).toEqual(['third']);
  });

  it('came after the client was closed', async () => {
    const baseUrl = await serve((_, response) => response.end());
    const meta = client();
    await meta.close();
    expect(await meta.request({ ...message, baseUrl })).toEqual({ kind: 'failed', fate: 'not-sent' });
  });
});

describe('a request whose fate is unknown', () => {
  const unknown = { kind: 'failed', fate: 'unknown' };

  it('was cut off before it was read', async () => {
    const baseUrl = await serve(request => request.socket.destroy());
    expect(await client().request({ ...message, baseUrl })).toEqual(unknown);
  });

  it('was cut off after it was read', async () => {
    const baseUrl = await serve(async request => {
      await buffer(request);
      request.socket.destroy();
    });
    expect(await client().request({ ...message, baseUrl })).toEqual(unknown);
  });

  it('was cut off in the middle of the answer', async () => {
    const baseUrl = await serveSockets(socket => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"messages"'));
    });
    expect(await client().request({ ...message, baseUrl })).toEqual(unknown);
  });

  it('was answered with what is not HTTP', async () => {
    const baseUrl = await serveSockets(socket => socket.once('data', () => socket.end('hello\r\n\r\n')));
    expect(await client().request({ ...message, baseUrl })).toEqual(unknown);
  });

  it('was not answered in time', async () => {
    const baseUrl = await serve(() => undefined);
    expect(await client().request({ ...message, baseUrl, timeoutMs: 30 })).toEqual(unknown);
  });

  it('was answered slowly without end', async () => {
    const baseUrl = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await client().request({ ...message, baseUrl, timeoutMs: 60 })).toEqual(unknown);
  });

  it('was answered with more than 1 MB', async () => {
    const baseUrl = await serve((_, response) => response.end(Buffer.alloc(1_048_577)));
    expect(await client().request({ ...message, baseUrl })).toEqual(unknown);
  });

  it('was written to a kept connection that the other side breaks off', async () => {
    let connections = 0;
    const baseUrl = await serveSockets(socket => {
      connections += 1;
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
        socket.once('data', () => socket.destroy());
      });
    });
    const meta = client();
    expect(await meta.request({ ...message, baseUrl })).toMatchObject({ kind: 'answered' });
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(await meta.request({ ...message, baseUrl })).toEqual(unknown);
    expect(connections).toBe(1);
  });
});

describe('media', () => {
  const media = { method: 'GET', path: '/media', token: 'meta-token', timeoutMs: 5_000 };

  it('flows down, no faster than it is read', async () => {
    const total = 12 * 1_048_576;
    let sent = 0;
    const baseUrl = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(total) });
      const source = Readable.from(
        (function* () {
          for (; sent < total; sent += 65_536) yield Buffer.alloc(65_536, 1);
        })(),
      );
      source.pipe(response);
    });
    const answer = await client().stream({ ...media, baseUrl });
    expect(answer).toMatchObject({ kind: 'answered', status: 200, contentType: 'image/jpeg' });
    if (answer.kind !== 'answered') return;
    // Nothing is read yet: sender, sockets and buffers fill up and hold.
    for (let last = -1; last !== sent; ) {
      last = sent;
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    }
    expect(sent).toBeLessThan(total);
    expect((await buffer(answer.body)).length).toBe(total);
  });

  it('flows up with its length', async () => {
    let length: string | undefined;
    const baseUrl = await serve(async (request, response) => {
      length = request.headers['content-length'];
      response.end(String((await buffer(request)).length));
    });
    const body = Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(10_000)));
    const headers = { 'content-length': '1000000', 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await client().stream({ ...media, method: 'POST', baseUrl, body, headers });
    expect(answer.kind === 'answered' && (await text(answer.body))).toBe('1000000');
    expect(length).toBe('1000000');
  });

  it('that breaks off says so to its reader', async () => {
    const baseUrl = await serveSockets(socket => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
    });
    const answer = await client().stream({ ...media, baseUrl });
    expect(answer.kind).toBe('answered');
    if (answer.kind === 'answered') await expect(text(answer.body)).rejects.toThrow();
  });

  it('larger than media may be is cut off in both ways', async () => {
    const piece = Buffer.alloc(65_536);
    const mediaBytesMax = 10 * piece.length;
    const large = () =>
      Readable.from(
        (function* () {
          for (let n = 0; n < 20; n += 1) yield piece;
        })(),
      );
    let received = 0;
    const baseUrl = await serve((request, response) => {
      if (request.method === 'GET') large().pipe(response);
      else request.on('data', (chunk: Buffer) => (received += chunk.length)).on('error', () => undefined);
    });
    const meta = client({ mediaBytesMax });
    const up = await meta.stream({ ...media, method: 'POST', baseUrl, body: large() });
    expect(up).toEqual({ kind: 'failed', fate: 'unknown' });
    expect(received).toBeLessThanOrEqual(mediaBytesMax);
    const down = await meta.stream({ ...media, baseUrl });
    if (down.kind === 'answered') await expect(buffer(down.body)).rejects.toThrow('larger');
    expect(down.kind).toBe('answered');
  });

  it('that its sender gives up is given up', async () => {
    const baseUrl = await serve(() => undefined);
    const body = new Readable({ read: () => undefined });
    const answer = client().stream({ ...media, method: 'POST', baseUrl, body });
    body.push('half');
    setImmediate(() => body.destroy(new Error('the caller went away')));
    expect(await answer).toMatchObject({ kind: 'failed' });
  });

  it('without a connection leaves nothing open', async () => {
    const closed = createSocketServer();
    const baseUrl = await listen(closed);
    closed.close();
    const body = Readable.from(['x']);
    expect(await client().stream({ ...media, method: 'POST', baseUrl, body })).toEqual({
      kind: 'failed',
      fate: 'not-sent',
    });
    expect(body.destroyed).toBe(true);
  });

  it('that nobody reads any more closes its connection', async () => {
    let closed: Promise<unknown> | undefined;
    const baseUrl = await serve((_, response) => {
      closed = once(response, 'close');
      response.writeHead(200);
      response.write('x');
    });
    const answer = await client().stream({ ...media, baseUrl });
    if (answer.kind === 'answered') answer.body.destroy();
    await closed;
    expect(answer.kind).toBe('answered');
  });
});
