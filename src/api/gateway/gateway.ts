// The gateway at the server's root: the paths of the Cloud API, with any version or none, behind an Assent API key.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure, newId } from '../../kernel/kernel.ts';
import { failureIn } from '../failures/failure-in.ts';
import { sendGraphFailure, sendUnknownObject } from '../failures/graph-failure.ts';
import { callerOf, requireKeys, requireScope } from '../requests/caller.ts';
import type { ApiDeps } from '../types.ts';
import { downloadMedium, uploadMedium } from './media.ts';
import { deleteMedium, editTemplate, readNode } from './nodes.ts';
import { passThrough, sendPassed } from './pass-through.ts';
import { type GatewayAct, type GatewayRoute, gatewayRoutes } from './routes.ts';
import { postMessage } from './send.ts';
import { findTarget, pathOf, type Target } from './target.ts';
import { createTemplate, listTemplates } from './templates.ts';

type Call = { request: FastifyRequest; reply: FastifyReply; target: Target; route: GatewayRoute };
type Act = (deps: ApiDeps, call: Call) => Promise<FastifyReply>;

/** Meta's own messages are far smaller; template components with many languages are not. */
const bodyBytesMax = 512 * 1024;

const acts: Record<GatewayAct, Act> = {
  send: (deps, call) => postMessage(deps, { ...call, endpoint: 'messages' }),
  'send-marketing': (deps, call) => postMessage(deps, { ...call, endpoint: 'marketing_messages' }),
  pass: async (deps, call) => sendPassed(call.reply, await passThrough(deps, { ...call, rest: call.route.rest })),
  upload: uploadMedium,
  'read-node': readNode,
  'edit-template': editTemplate,
  'delete-medium': deleteMedium,
  'list-templates': listTemplates,
  'create-template': createTemplate,
};

/** Registers every route of the allow-list, twice: with a version before it and without. */
export function registerGateway(app: FastifyInstance, deps: ApiDeps): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bodyBytesMax }, (_request, body, parsed) =>
      parsed(null, body),
    );
    openScope(scope, deps);
    for (const route of gatewayRoutes) if (route.act !== 'upload') addRoute(scope, deps, route);
    scope.get('/assent-media/:link', async (request, reply) => {
      requireScope(callerOf(request), 'messages:send');
      return await downloadMedium(deps, { request, reply });
    });
    done();
  });
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // An upload is not read here: it flows on to Meta as fast as Meta takes it.
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    openScope(scope, deps);
    for (const route of gatewayRoutes) if (route.act === 'upload') addRoute(scope, deps, route);
    done();
  });
}

function openScope(scope: FastifyInstance, deps: ApiDeps): void {
  requireKeys(scope, deps.keys);
  scope.setErrorHandler((error, request, reply) => {
    return sendGraphFailure(reply, failureIn(deps, request, error), newId(deps));
  });
}

function addRoute(scope: FastifyInstance, deps: ApiDeps, route: GatewayRoute): void {
  const act = acts[route.act];
  const tail = `/:id(^[0-9]{1,32}$)${route.rest === '' ? '' : `/${route.rest}`}`;
  const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    requireScope(callerOf(request), route.scope);
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      throw new Failure('body-type', 'a compressed body is not taken');
    const target = findTarget(deps, request, route.names);
    if (target === undefined) {
      return sendUnknownObject(reply, { id: pathOf(request).id, method: route.method, traceId: newId(deps) });
    }
    return await act(deps, { request, reply, target, route });
  };
  for (const url of [tail, `/:version(^v[0-9]{1,3}\\.[0-9]{1,2}$)${tail}`]) {
    scope.route({ method: route.method, url, handler: serve });
  }
}
