// A picture, a recording or a file from a customer. Without bytes of its own it gets a very small one.

import { sha256 } from '../../kernel/kernel.ts';
import type { Media } from '../media-shelf.ts';
import type { BusinessNumber, ChatMessage, Customer, Wire } from '../types.ts';
import { newNumericId, type World } from '../world.ts';
import type { Action } from './actions.ts';
import { say } from './say.ts';

const mimeTypes = {
  image: 'image/png',
  video: 'video/mp4',
  audio: 'audio/ogg; codecs=opus',
  document: 'application/pdf',
  sticker: 'image/webp',
} as const;

/** One pixel, the colour of a crust. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mM4uTgLAAQPAdeXUwylAAAAAElFTkSuQmCC';

/** Sends it; the file can be fetched from the media endpoints. */
export function sendMedia(
  world: World,
  who: { customer: Customer; number: BusinessNumber },
  action: Extract<Action, { do: 'media' }>,
): ChatMessage {
  const bytes = Buffer.from(action.base64 ?? pixel, 'base64');
  const media: Media = {
    id: newNumericId(world),
    mimeType: action.mimeType ?? mimeTypes[action.kind],
    sha256: sha256(bytes).toString('base64'),
    bytes,
    filename: action.filename ?? null,
    hash: '',
    urlUntilMs: 0,
  };
  world.media.put(media);
  const content: Wire = {
    mime_type: media.mimeType,
    sha256: media.sha256,
    id: media.id,
    ...(action.caption === undefined ? {} : { caption: action.caption }),
    ...(action.kind === 'document' ? { filename: media.filename ?? 'document.pdf' } : {}),
    ...(action.kind === 'audio' ? { voice: action.voice ?? true } : {}),
    ...(action.kind === 'sticker' ? { animated: false } : {}),
  };
  return say(world, { ...who, type: action.kind, content: { [action.kind]: content } });
}
