// Posts a webhook to the business's bot: to the very address that was checked, following no redirect, reading little.
// Connections are kept for the next webhook to the same place.

import { LRUCache } from 'lru-cache';
import { Agent, request } from 'undici';
import type { Post } from '../messages/messages.ts';

const answerBytesMax = 64 * 1024;
const placesMax = 200;
const connectionsMax = 16;
const keepAliveMs = 10_000;

const agents = new LRUCache<string, Agent>({
  max: placesMax,
  // An agent that is in use ends its requests first.
  dispose: agent => void agent.close().catch(() => undefined),
});

/** One POST; the status, or null when nothing answered in time. */
export const postWebhook: Post = async target => {
  try {
    const answer = await request(target.url, {
      dispatcher: agentFor(target),
      method: 'POST',
      headers: target.headers,
      body: target.body,
      headersTimeout: target.timeoutMs,
      bodyTimeout: target.timeoutMs,
      // All of it together: a body that drips would otherwise go on for ever.
      signal: AbortSignal.timeout(target.timeoutMs),
    });
    await answer.body.dump({ limit: answerBytesMax }).catch(() => undefined);
    return answer.statusCode;
  } catch {
    return null;
  }
};

/** The name was looked up and judged already: the connection goes to that address, whatever the name says now. */
function agentFor(target: Parameters<Post>[0]): Agent {
  const { address, family } = target;
  const place = `${target.url.origin} ${address}`;
  const known = agents.get(place);
  if (known !== undefined) return known;
  const fresh = new Agent({
    connections: connectionsMax,
    keepAliveTimeout: keepAliveMs,
    connect: { lookup: (_name, _options, done) => done(null, [{ address, family }]), timeout: target.timeoutMs },
  });
  agents.set(place, fresh);
  return fresh;
}

/** Lets go of all connections, at once: who stops has waited for what was under way. */
export async function closePostAgents(): Promise<void> {
  const open = [...agents.values()];
  agents.clear();
  await Promise.all(open.map(agent => agent.destroy().catch(() => undefined)));
}
