// Whether the process lives, whether it can work, and its figures. No key is needed and nothing personal is told.

import type { FastifyInstance } from 'fastify';
import type { ApiDeps } from './types.ts';

export const healthPath = '/healthz';

/** GET /healthz, /readyz and /metrics. */
export function registerHealth(app: FastifyInstance, deps: Pick<ApiDeps, 'health' | 'registry'>): void {
  const json = 'application/json; charset=utf-8';
  app.get(healthPath, (_request, reply) => reply.header('content-type', json).send('{"status":"alive"}'));
  app.get('/readyz', (_request, reply) => {
    const { ready, why } = deps.health.ready();
    return reply
      .code(ready ? 200 : 503)
      .header('content-type', json)
      .send(JSON.stringify({ ready, why }));
  });
  app.get('/metrics', async (_request, reply) => {
    const text = await deps.registry.metrics();
    return reply.header('content-type', deps.registry.contentType).send(text);
  });
}
