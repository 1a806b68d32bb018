// GET /api/v1/events: what changes in the conversations, as it changes. Ids only; whoever comes back with the last id they
// saw has missed nothing. Read as fast as the caller reads: nothing is kept for anybody.

import { Readable } from 'node:stream';
import { z } from 'zod';
import type { FeedEvent, Listener, Next } from '../../conversations/conversations.ts';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import { route } from './route.ts';

const place = z.string().regex(/^\d{1,18}$/);

export const followEvents = route({
  method: 'GET',
  path: '/events',
  operationId: 'followEvents',
  summary: 'A stream of events (text/event-stream): conversation, message, status, label, quick-reply, reset.',
  scope: 'conversations:read',
  query: z.strictObject({
    after: place.optional().meta({ description: 'The last event seen, where the header Last-Event-ID cannot be sent' }),
  }),
  answers: { 200: { description: 'Events as they come, for ten minutes at most', type: 'text/event-stream' } },
  async handle(deps, { caller, query, lastEventId }) {
    const owner = caller.staffId ?? caller.keyId ?? '';
    const after = lastEventId ?? query.after ?? null;
    if (after !== null && !place.safeParse(after).success) {
      const message = 'is no id that this stream gave out';
      const problems: Problem[] = [{ field: 'Last-Event-ID', message, code: 'not-known' }];
      throw new Failure('request-invalid', undefined, { problems });
    }
    const listener = await deps.conversations.feed.open(caller.businessId, { owner, after });
    const headers = { 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
    return { status: 200, body: streamOf(listener), type: 'text/event-stream; charset=utf-8', headers };
  },
});

/** Each time that the caller has read what there was, the next is looked for. */
function streamOf(listener: Listener): Readable {
  const begun = Buffer.from('retry: 2000\n\n');
  const stream = new Readable({
    read() {
      listener.next().then(
        next => void stream.push(next.kind === 'end' ? null : textOf(next)),
        () => stream.destroy(),
      );
    },
    destroy(cause, done) {
      listener.close();
      done(cause);
    },
  });
  stream.push(begun);
  return stream;
}

function textOf(next: Exclude<Next, { kind: 'end' }>): string {
  if (next.kind === 'beat') return ': beat\n\n';
  if (next.kind === 'reset') return written(next.seq, 'reset', {});
  return next.events.map(one => written(one.seq, one.kind, dataOf(one))).join('');
}

function written(id: string, event: string, data: object): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function dataOf({ conversationId, contactId, messageId, direction }: FeedEvent): object {
  return {
    ...(conversationId === undefined ? {} : { conversation_id: conversationId }),
    ...(contactId === undefined ? {} : { contact_id: contactId }),
    ...(messageId === undefined ? {} : { message_id: messageId }),
    ...(direction === undefined ? {} : { direction }),
  };
}
