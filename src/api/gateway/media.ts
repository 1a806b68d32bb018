// Media through the gateway: streamed up and down, never held in memory. Meta's download address needs Meta's token,
// so the `url` of GET /{media-id} leads back here, sealed and good for five minutes; all else stays as Meta wrote it.

import { Readable, Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answered } from '../../channels/whatsapp/whatsapp.ts';
import { Failure } from '../../kernel/kernel.ts';
import type { Sender } from '../../messages/messages.ts';
import { callerOf } from '../requests/caller.ts';
import { findSenderByNumber } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { metaPath, ownAddress, type Passed, passThrough, queryOf, unreachable } from './pass-through.ts';
import type { Target } from './target.ts';
import { withoutToken } from './tokens-out.ts';

type Call = { request: FastifyRequest; reply: FastifyReply; target: Target };

/** Meta's largest document, and some room for the form around it. */
export const uploadBytesMax = 101 * 1024 * 1024;
const errorBytesMax = 256 * 1024;
export const transferTimeoutMs = 120_000;
/** Meta's own address lives as long. */
const linkMs = 5 * 60_000;
const sealContext = 'media-link';

/** POST /{phone-number-id}/media */
export async function uploadMedium(deps: ApiDeps, { request, reply, target }: Call): Promise<FastifyReply> {
  const type = request.headers['content-type'];
  if (type === undefined || !(request.body instanceof Readable)) throw new Failure('body-type');
  if (Number(request.headers['content-length'] ?? 0) > uploadBytesMax) throw new Failure('body-too-large');
  const upload = counted(request.body);
  const answer = await deps.client.stream({
    baseUrl: target.sender.graphUrl,
    method: 'POST',
    path: metaPath(target, 'media') + queryOf(request),
    token: target.sender.token,
    headers: { 'content-type': type, ...lengthOf(request) },
    body: upload.body,
    timeoutMs: transferTimeoutMs,
  });
  if (upload.isTooLarge()) throw new Failure('body-too-large');
  if (answer.kind === 'failed') throw unreachable(answer.fate);
  return await sendStreamed(reply, answer, target.sender.token);
}

/** An upload may come without its length: it is cut off where it grows too large. */
function counted(source: Readable): { body: Readable; isTooLarge: () => boolean } {
  let bytes = 0;
  const body = new Transform({
    transform: (part: Buffer, _encoding, done) => {
      bytes += part.length;
      done(bytes > uploadBytesMax ? new Error('too large') : null, part);
    },
  });
  source.once('error', error => body.destroy(error));
  body.once('close', () => source.unpipe(body));
  source.pipe(body);
  return { body, isTooLarge: () => bytes > uploadBytesMax };
}

async function sendStreamed(reply: FastifyReply, answer: Answered<Readable>, token: string): Promise<FastifyReply> {
  reply.code(answer.status).header('content-type', answer.contentType);
  if (answer.status !== 200) return reply.send(withoutToken(await readAll(answer.body), token));
  const length = answer.headers['content-length'];
  if (length !== undefined) reply.header('content-length', length);
  return reply.send(answer.body);
}

/** An error of Meta's, or a short answer, whole: it is small, and it may repeat a token. */
export async function readAll(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > errorBytesMax) throw new Failure('meta-unreachable', 'Meta answered with an error that is too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function lengthOf(request: FastifyRequest): Record<string, string> {
  const length = request.headers['content-length'];
  return length === undefined ? {} : { 'content-length': length };
}

/** GET /{media-id}: Meta's answer, with the download address leading through the gateway. */
export async function readMedium(deps: ApiDeps, call: Call): Promise<Passed> {
  const passed = await passThrough(deps, { ...call, rest: '' });
  if (passed.status !== 200) return passed;
  const text = passed.body.toString('utf8');
  const found = /"url"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text);
  const url: unknown = found?.[1] === undefined ? undefined : JSON.parse(found[1]);
  if (found?.[1] === undefined || typeof url !== 'string' || !isMetas(call.target.sender, url)) return passed;
  const at = found.index + found[0].length - found[1].length;
  const link = JSON.stringify(linkTo(deps, call, url));
  return { ...passed, body: Buffer.from(text.slice(0, at) + link + text.slice(at + found[1].length)) };
}

function linkTo(deps: ApiDeps, { request, target }: Call, url: string): string {
  const { dataKey } = deps.directory.business(target.sender.businessId);
  const sealed = deps.vault.seal(
    dataKey,
    JSON.stringify([url, target.sender.phoneNumberId, deps.clock.now() + linkMs]),
    sealContext,
  );
  return `${ownAddress(deps, request)}/assent-media/${sealed.toString('base64url')}`;
}

/** GET /assent-media/{link}: the bytes, fetched with Meta's token. */
export async function downloadMedium(
  deps: ApiDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const { link } = request.params as { link: string }; // the route has it
  const { url, sender } = openLink(deps, request, link);
  const { origin, pathname, search } = new URL(url);
  const answer = await deps.client.stream({
    baseUrl: origin,
    method: 'GET',
    path: pathname + search,
    token: sender.token,
    headers: { 'user-agent': 'assent' },
    body: null,
    timeoutMs: transferTimeoutMs,
  });
  if (answer.kind === 'failed') throw unreachable(answer.fate);
  return await sendStreamed(reply, answer, sender.token);
}

function openLink(deps: ApiDeps, request: FastifyRequest, link: string): { url: string; sender: Sender } {
  const caller = callerOf(request);
  const gone = new Failure(
    'not-found',
    'this download link is unknown or older than five minutes: ask for the medium again',
  );
  const { dataKey } = deps.directory.business(caller.businessId);
  let opened: [string, string, number];
  try {
    opened = JSON.parse(deps.vault.open(dataKey, Buffer.from(link, 'base64url'), sealContext).toString('utf8'));
  } catch {
    throw gone;
  }
  const [url, phoneNumberId, expiresMs] = opened;
  const sender = findSenderByNumber(deps, caller, phoneNumberId);
  if (sender === undefined || expiresMs <= deps.clock.now() || !isMetas(sender, url)) throw gone;
  return { url, sender };
}

/** Whether Meta's token may be sent there: Meta's media hosts, or the very host that the sender's Graph API has. */
export function isMetas(sender: Pick<Sender, 'graphUrl'>, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  if (target.username !== '' || target.password !== '') return false;
  if (target.origin === new URL(sender.graphUrl).origin) return true;
  return (
    target.protocol === 'https:' &&
    target.port === '' &&
    /(?:^|\.)(?:fbsbx|fbcdn|facebook)\.(?:com|net)$/.test(target.hostname)
  );
}
