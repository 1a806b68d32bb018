// Media: upload, address, download, deletion. An address works for five minutes, and only with the token.

import { sha256 } from '../../kernel/kernel.ts';
import type { Media } from '../media-shelf.ts';
import { Refusal, unknownObject } from '../meta-errors.ts';
import type { Wire } from '../types.ts';
import { newNumericId, type World } from '../world.ts';

const megabyte = 1024 * 1024;
const urlMs = 5 * 60_000;

/** What Meta takes, by the beginning of the type, and how large. */
const kinds: readonly (readonly [RegExp, number])[] = [
  [/^audio\/(?:aac|amr|mpeg|mp4|ogg|opus)/, 16 * megabyte],
  [/^image\/(?:jpeg|png)/, 5 * megabyte],
  [/^image\/webp/, 500 * 1024],
  [/^video\/(?:mp4|3gpp?|3gp)/, 16 * megabyte],
  [/^(?:text\/plain|application\/)/, 100 * megabyte],
];

/** POST /{phone}/media: a multipart form with the file. */
export async function upload(
  world: World,
  ask: { body: unknown; contentType: string; query: Readonly<Record<string, string>> },
): Promise<Wire> {
  const form = await formIn(ask);
  const product = form.get('messaging_product') ?? ask.query['messaging_product'];
  if (product !== 'whatsapp') throw missing('messaging_product');
  const file = form.get('file');
  if (file === null || typeof file === 'string') throw missing('file');
  const declared = form.get('type');
  const mimeType = file.type === '' && typeof declared === 'string' ? declared : file.type;
  const most = kinds.find(([pattern]) => pattern.test(mimeType))?.[1];
  if (most === undefined) {
    throw new Refusal(100, { message: `(#100) Param file must be a file with one of the supported types.` });
  }
  if (file.size > most) throw new Refusal(131053, { details: 'The file is larger than this type may be.' });
  const bytes = Buffer.from(await file.arrayBuffer());
  const media: Media = {
    id: newNumericId(world),
    mimeType,
    sha256: sha256(bytes).toString('hex'),
    bytes,
    filename: file.name || null,
    hash: '',
    urlUntilMs: 0,
  };
  world.media.put(media);
  return { id: media.id };
}

async function formIn(ask: { body: unknown; contentType: string }): Promise<FormData> {
  if (!Buffer.isBuffer(ask.body)) throw missing('file');
  try {
    const bytes = new Uint8Array(ask.body);
    return await new Response(bytes, { headers: { 'content-type': ask.contentType } }).formData();
  } catch {
    throw new Refusal(100, { message: '(#100) The form could not be read.', plain: true });
  }
}

function missing(name: string): Refusal {
  return new Refusal(100, { message: `(#100) The parameter ${name} is required.`, plain: true });
}

/** GET /{media}: where it can be fetched for the next five minutes. */
export function mediaView(world: World, media: Media, origin: string): Wire {
  const nowMs = world.clock.now();
  media.hash = world.random.bytes(24).toString('base64url');
  media.urlUntilMs = nowMs + urlMs;
  const ext = Math.floor(media.urlUntilMs / 1000);
  return {
    url: `${origin}/whatsapp_business/attachments/?mid=${media.id}&source=getMedia&ext=${ext}&hash=${media.hash}`,
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: media.bytes.length,
    id: media.id,
    messaging_product: 'whatsapp',
  };
}

/** The bytes behind such an address. */
export function download(world: World, query: Readonly<Record<string, string>>): Media {
  const media = world.media.get(query['mid'] ?? '');
  const fits = media !== undefined && media.hash !== '' && media.hash === query['hash'];
  if (!fits || world.clock.now() > media.urlUntilMs) throw unknownObject(query['mid'] ?? '', 'GET');
  return media;
}

/** DELETE /{media}. */
export function deleteMedia(world: World, id: string): Wire {
  if (!world.media.delete(id)) throw unknownObject(id, 'DELETE');
  return { success: true };
}
