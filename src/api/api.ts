// The door of the API room: one HTTP server with the gateway at its root, /api/v1, Meta's webhooks, the console's
// files and the health of the process; and the API keys that open it.

import type { FastifyInstance } from 'fastify';
import { registerConsole } from './console/console.ts';
import { registerGateway } from './gateway/gateway.ts';
import { registerHealth } from './health.ts';
import { createServer } from './server.ts';
import type { ApiDeps } from './types.ts';
import { registerV1 } from './v1/v1.ts';
import { registerWebhooks } from './webhooks.ts';

export { type Caller, createKeys, type KeyInput, type Keys, type ListedKey } from './keys/keys.ts';
export type { Scope } from './keys/scopes.ts';
export { parseFacts } from './requests/facts.ts';
export type { ApiDeps, ApiLog, ApiMessages, Health } from './types.ts';
export { auditedActions, auditedObjects } from './v1/audited-actions.ts';
export { packsNamed } from './v1/policy.ts';

/** Builds the server; it listens when the caller says so. */
export function createApi(deps: ApiDeps): FastifyInstance {
  const app = createServer(deps);
  registerHealth(app, deps);
  registerConsole(app, deps);
  registerWebhooks(app, deps);
  registerV1(app, deps);
  registerGateway(app, deps);
  return app;
}
