// Live news for open pages, as server-sent events. News is collected for a moment, so that a flood of messages becomes
// a few events.

import type { FastifyReply } from 'fastify';
import type { Change, World } from '../world.ts';

const watchersMax = 50;
const collectMs = 150;
const slowMs = 1_000;

export type Watchers = { add(reply: FastifyReply): void; close(): void };

/** Nobody watches yet. */
export function createWatchers(world: World): Watchers {
  const open = new Set<() => void>();
  return {
    add: reply => {
      if (open.size >= watchersMax) {
        reply.raw.writeHead(503).end();
        return;
      }
      const end = watch(world, reply, () => open.delete(end));
      open.add(end);
    },
    close: () => {
      for (const end of open) end();
    },
  };
}

function watch(world: World, reply: FastifyReply, onEnd: () => void): () => void {
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  raw.write('retry: 2000\n\n');
  const news = new Map<string, Change>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    // A page that does not read is not written to; its news waits, gathered.
    timer = raw.writableNeedDrain ? setTimeout(flush, slowMs) : undefined;
    if (timer !== undefined) return;
    // More than a page can show is told as one: look at everything again.
    const changes = news.size > 200 ? [{ customerId: null, news: 'people' }] : [...news.values()];
    news.clear();
    raw.write(`data: ${JSON.stringify(changes)}\n\n`);
  };
  const unwatch = world.watch(change => {
    if (news.size <= 200) news.set(`${change.customerId ?? ''}:${change.news}`, change);
    timer ??= setTimeout(flush, collectMs);
  });
  const end = (): void => {
    unwatch();
    clearTimeout(timer);
    raw.end();
    onEnd();
  };
  raw.on('close', end);
  return end;
}
