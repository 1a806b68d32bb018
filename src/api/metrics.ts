// Counts requests by method, route pattern and status, and logs them at debug. Never a URL, which may hold an id.

import type { FastifyInstance } from 'fastify';
import { Counter } from 'prom-client';
import type { ApiDeps } from './types.ts';

/** Counts every answered request. The sums are kept apart and read at the scrape: the hot path only adds one. */
export function countRequests(app: FastifyInstance, deps: Pick<ApiDeps, 'registry' | 'log'>): void {
  const counts = new Map<string, number>();
  new Counter({
    name: 'assent_http_requests_total',
    help: 'HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [deps.registry],
    collect() {
      this.reset();
      for (const [name, count] of counts) {
        const [method = '', route = '', status = ''] = name.split(' ');
        this.inc({ method, route, status }, count);
      }
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const name = `${request.method} ${route} ${reply.statusCode}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (deps.log.isLevelEnabled('debug')) {
      const what = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
      deps.log.debug(what, 'answered');
    }
    done();
  });
}
