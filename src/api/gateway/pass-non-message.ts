// Read receipts and the typing indicator go to the same path as messages and are none: they say nothing to a person,
// and pass without a decision. They are written anew, so that nothing else can ride along.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiDeps } from '../types.ts';
import { askMeta, metaPath, sendPassed } from './pass-through.ts';
import type { Target } from './target.ts';

const members = ['messaging_product', 'status', 'message_id', 'typing_indicator'] as const;

/** Passes a read receipt or typing indicator on; `body` is one that `isNonMessage` knows. */
export async function passNonMessage(
  deps: Pick<ApiDeps, 'client'>,
  call: { request: FastifyRequest; reply: FastifyReply; target: Target },
  body: unknown,
): Promise<FastifyReply> {
  const given = new Map(Object.entries(body ?? {}));
  const kept = Object.fromEntries(members.filter(name => given.has(name)).map(name => [name, given.get(name)]));
  const passed = await askMeta(deps, call.target, {
    method: 'POST',
    path: metaPath(call.target, 'messages'),
    body: JSON.stringify(kept),
    contentType: 'application/json',
    reply: call.reply,
  });
  return sendPassed(call.reply, passed);
}
