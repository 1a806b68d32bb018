// Media of conversations, both ways, streamed and never held: what an agent attaches goes to Meta when its bytes are what
// its name says, and what a person sent is fetched with Meta's token and shown as nothing but what it is.

import { type Readable, Transform } from 'node:stream';
import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import type { OpenedMessage, Sender } from '../../messages/messages.ts';
import { isMetas, readAll, transferTimeoutMs } from '../gateway/media.ts';
import { metaTimeoutMs, unreachable } from '../gateway/pass-through.ts';
import { mayUseSender } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { getConversation, senderIn } from './conversation-shape.ts';
import { conversationParams } from './conversations.ts';
import { fileBytesMax, fileTypes, headBytes, shownTypes } from './file-types.ts';
import { graphVersion } from './message-body.ts';
import { route, type SentFile } from './route.ts';
import { idOf } from './shapes.ts';

export const uploadMedia = route({
  method: 'POST',
  path: '/conversations/{id}/media',
  operationId: 'uploadMedia',
  summary: 'Takes a file that is to be sent in a conversation; the bytes must be what the type says.',
  scope: 'messages:send',
  params: conversationParams,
  file: Object.keys(fileTypes),
  bodyBytesMax: fileBytesMax,
  answers: {
    201: {
      description: 'Meta has it, for 30 days',
      schema: z.object({
        id: z.string(),
        kind: z.enum(['image', 'video', 'audio', 'document']),
        mime_type: z.string(),
        bytes: z.number(),
      }),
    },
  },
  async handle(deps, { caller, params, file }) {
    const sender = senderIn(deps, caller, await getConversation(deps, caller, params.id));
    const type = file === null ? undefined : fileTypes[file.type];
    if (file === null || type === undefined) throw new Failure('body-type');
    if (file.bytes > type.bytesMax) {
      throw new Failure('body-too-large', `${file.type} may have at most ${type.bytesMax / 1024 / 1024} MB`);
    }
    const id = await passOn(deps, sender, { ...file, begins: type.begins });
    return { status: 201, body: { id, kind: type.kind, mime_type: file.type, bytes: file.bytes } };
  },
});

type Checked = SentFile & { readonly begins: (head: Buffer) => boolean };

/** Passes a file on as the form that Meta wants; its id there. */
async function passOn(deps: Pick<ApiDeps, 'client' | 'random'>, sender: Sender, file: Checked): Promise<string> {
  const boundary = `assent-${deps.random.bytes(16).toString('hex')}`;
  const form = formAround(boundary, file.type);
  const body = wrapped(file, form);
  const answer = await deps.client.stream({
    baseUrl: sender.graphUrl,
    method: 'POST',
    path: `/${graphVersion}/${sender.phoneNumberId}/media`,
    token: sender.token,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(form.head.length + file.bytes + form.tail.length),
    },
    body: body.stream,
    timeoutMs: transferTimeoutMs,
  });
  if (body.isOther()) throw new Failure('body-type', `the bytes are not those of ${file.type}`);
  if (answer.kind === 'failed') throw unreachable(answer.fate);
  const told = (await readAll(answer.body)).toString('utf8');
  const id = /"id"\s*:\s*"?(\d{1,40})/.exec(told)?.[1];
  if (answer.status !== 200 || id === undefined) throw new Failure('meta-unreachable', 'Meta did not take the file');
  return id;
}

function formAround(boundary: string, type: string): { head: Buffer; tail: Buffer } {
  const part = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
  const head = [
    `${part('messaging_product')}\r\n\r\nwhatsapp\r\n`,
    `${part('type')}\r\n\r\n${type}\r\n`,
    `${part('file')}; filename="file"\r\nContent-Type: ${type}\r\n\r\n`,
  ];
  return { head: Buffer.from(head.join('')), tail: Buffer.from(`\r\n--${boundary}--\r\n`) };
}

/** The file within its form. It is cut off where its first bytes are not what they should be. */
function wrapped(file: Checked, form: { head: Buffer; tail: Buffer }): { stream: Readable; isOther: () => boolean } {
  let waiting: Buffer | null = Buffer.alloc(0);
  let other = false;
  const check = (): Buffer | null => {
    const head = waiting ?? Buffer.alloc(0);
    waiting = null;
    other = !file.begins(head);
    return other ? null : Buffer.concat([form.head, head]);
  };
  const stream = new Transform({
    transform: (part: Buffer, _encoding, done) => {
      if (waiting === null) return done(null, part);
      waiting = Buffer.concat([waiting, part]);
      if (waiting.length < headBytes) return done();
      const begun = check();
      return begun === null ? done(new Error('another type')) : done(null, begun);
    },
    flush: done => {
      const begun = waiting === null ? Buffer.alloc(0) : check();
      if (begun === null) return done(new Error('another type'));
      return done(null, Buffer.concat([begun, form.tail]));
    },
  });
  file.stream.once('error', error => stream.destroy(error));
  stream.once('close', () => file.stream.unpipe(stream));
  file.stream.pipe(stream);
  return { stream, isOther: () => other };
}

export const readMedia = route({
  method: 'GET',
  path: '/messages/{id}/media',
  operationId: 'readMedia',
  summary: 'The file of a message, as long as Meta keeps it.',
  scope: 'messages:content',
  audit: 'read',
  params: z.strictObject({ id: idOf('message') }),
  answers: { 200: { description: 'The bytes', type: 'application/octet-stream' } },
  async handle(deps, { caller, params }) {
    const opened = (await deps.messages.talks.open(caller.businessId, [params.id])).get(params.id);
    const media = opened?.content?.media;
    if (opened === undefined || !media?.id || !mayUseSender(caller, opened.senderId)) throw noMedia();
    const sender = senderIn(deps, caller, opened);
    const answer = await download(deps, sender, await addressOf(deps, sender, media.id));
    const type = answer.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    const length = answer.headers['content-length'];
    const headers = {
      'content-disposition': dispositionOf(type, media),
      ...(length === undefined ? {} : { 'content-length': length }),
    };
    return { status: 200, body: answer.body, type: shownTypes.has(type) ? type : 'application/octet-stream', headers };
  },
});

function noMedia(): Failure {
  return new Failure('not-found', 'there is no file with this message, or Meta has it no more');
}

/** Where Meta keeps a file; good for some minutes. */
async function addressOf(deps: Pick<ApiDeps, 'client'>, sender: Sender, mediaId: string): Promise<string> {
  if (!/^\d{1,40}$/.test(mediaId)) throw noMedia();
  const answer = await deps.client.request({
    baseUrl: sender.graphUrl,
    method: 'GET',
    path: `/${graphVersion}/${mediaId}`,
    token: sender.token,
    timeoutMs: metaTimeoutMs,
  });
  if (answer.kind === 'failed') throw unreachable(answer.fate);
  const found = /"url"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(answer.body.toString('utf8'))?.[1];
  const url: unknown = answer.status !== 200 || found === undefined ? undefined : JSON.parse(found);
  if (typeof url !== 'string' || !isMetas(sender, url)) throw noMedia();
  return url;
}

async function download(deps: Pick<ApiDeps, 'client'>, sender: Sender, url: string) {
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
  if (answer.status === 200) return answer;
  answer.body.destroy();
  throw noMedia();
}

type Media = NonNullable<NonNullable<OpenedMessage['content']>['media']>;

/** How a browser takes it: shown in place where that is harmless, else saved under its name (RFC 6266). */
function dispositionOf(type: string, { kind, filename }: Media): string {
  const how = shownTypes.has(type) ? 'inline' : 'attachment';
  const name = encodeURIComponent((filename ?? kind).toWellFormed()).replace(
    /['()*]/g,
    one => `%${one.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename*=UTF-8''${name}`;
}
