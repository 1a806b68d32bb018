// The marks of states: an icon and a word each, never a colour alone.

import { metaError } from '../meta-errors.ts';
import type { ChatMessage, MessageStatus } from '../types.ts';
import { type Html, html } from './html.ts';

const paths = {
  check: 'M3 8.5l3.2 3.2L13 5',
  checks: 'M1.5 8.5l3 3L10 5.2M7.6 11.5L14.5 5',
  clock: 'M8 4.5V8l2.4 1.6M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
  barred: 'M3.6 3.6l8.8 8.8M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
  circle: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
} as const;

/** An icon; decoration only, the word beside it says the same. */
export function icon(name: keyof typeof paths): Html {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${paths[name]}" /></svg>`;
}

const marks: Readonly<Record<MessageStatus, readonly [keyof typeof paths, string]>> = {
  held: ['clock', 'Held back by Meta'],
  accepted: ['clock', 'Accepted'],
  sent: ['check', 'Sent'],
  delivered: ['checks', 'Delivered'],
  read: ['checks', 'Read'],
  played: ['checks', 'Played'],
  failed: ['barred', 'Not delivered'],
  received: ['check', 'Sent'],
};

/** The state of a message: what became of it, with the reason when it was not delivered. */
export function markOf(message: ChatMessage): Html {
  const [picture, word] = marks[message.status];
  const code = message.errorCode;
  const tone = message.status === 'failed' ? 'deny' : message.status === 'held' ? 'defer' : 'plain';
  const why = code === null ? null : html`: ${code} ${metaError(code).title}. The customer does not see it.`;
  return html`<span class="mark ${tone}">${icon(picture)} ${word}${why}</span>`;
}
