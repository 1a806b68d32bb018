// The HTTP side of webhooks: where they go, the handshake that proves that the other side wants them, and the posts.

import { Pool } from 'undici';
import type { Random } from '../../kernel/kernel.ts';

export type Target = { readonly url: string; readonly verifyToken: string };

export type Poster = {
  target(): Target | null;
  setTarget(target: Target | null): void;
  /** The status of the answer; 0 when there was none in time. */
  post(body: Buffer, signature: string, withinMs: number): Promise<number>;
  /** Whether the other side answered the challenge as Meta asks. */
  verify(target: Target): Promise<boolean>;
  close(): Promise<void>;
};

const answerBytesMax = 64 * 1024;

/** A poster without a target. Connections are kept alive, one request at a time on each. */
export function createPoster(deps: { random: Random; connectionsMax: number }): Poster {
  const pools = new Map<string, Pool>();
  let target: Target | null = null;
  let path = '';

  const poolOf = (url: URL): Pool => {
    const known = pools.get(url.origin);
    if (known) return known;
    const options = { connections: deps.connectionsMax, pipelining: 1, maxResponseSize: answerBytesMax };
    const pool = new Pool(url.origin, { ...options, connect: { timeout: 3_000 } });
    pools.set(url.origin, pool);
    return pool;
  };

  return {
    target: () => target,
    setTarget: next => {
      target = next;
      const url = next === null ? null : new URL(next.url);
      path = url === null ? '' : url.pathname + url.search;
    },
    post: async (body, signature, withinMs) => {
      if (target === null) return 0;
      try {
        const answer = await poolOf(new URL(target.url)).request({
          method: 'POST',
          path,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'facebookexternalua',
            'x-hub-signature-256': signature,
          },
          body,
          headersTimeout: withinMs,
          bodyTimeout: withinMs,
        });
        await answer.body.dump();
        return answer.statusCode;
      } catch {
        return 0;
      }
    },
    verify: async ({ url, verifyToken }) => {
      const challenge = deps.random.bytes(5).readUIntBE(0, 5).toString();
      try {
        const asked = new URL(url);
        asked.searchParams.set('hub.mode', 'subscribe');
        asked.searchParams.set('hub.challenge', challenge);
        asked.searchParams.set('hub.verify_token', verifyToken);
        const answer = await poolOf(asked).request({
          method: 'GET',
          path: asked.pathname + asked.search,
          headersTimeout: 5_000,
          bodyTimeout: 5_000,
        });
        const text = await answer.body.text();
        return answer.statusCode === 200 && text.trim() === challenge;
      } catch {
        return false;
      }
    },
    close: async () => {
      await Promise.all([...pools.values()].map(pool => pool.destroy()));
      pools.clear();
    },
  };
}
