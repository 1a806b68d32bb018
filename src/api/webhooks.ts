// Meta's webhooks: the challenge that proves the address is ours, and the updates, answered when they are stored.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../kernel/kernel.ts';
import type { ApiDeps } from './types.ts';

/** Meta's own limit. */
const webhookBytesMax = 3 * 1024 * 1024;
const challengeShape = /^[\w.-]{1,256}$/;
const tokenLengthMax = 512;

export const webhookPath = '/webhooks/whatsapp';

/** Registers both routes. Errors have the shape of our own API: Meta reads only the status. */
export function registerWebhooks(app: FastifyInstance, deps: Pick<ApiDeps, 'messages'>): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: webhookBytesMax }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.get(webhookPath, (request, reply) => answerChallenge(deps, request, reply));
    scope.post(webhookPath, { bodyLimit: webhookBytesMax }, (request, reply) => receive(deps, request, reply));
    done();
  });
}

async function answerChallenge(
  deps: Pick<ApiDeps, 'messages'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = new Map(Object.entries(request.query ?? {}));
  const [mode, token, challenge] = ['hub.mode', 'hub.verify_token', 'hub.challenge'].map(name => query.get(name));
  const isAsked = mode === 'subscribe' && typeof token === 'string' && token.length <= tokenLengthMax;
  if (!isAsked || !(await deps.messages.knowsVerifyToken(token)))
    throw new Failure('scope-missing', 'the verify token is not the one of a sender');
  if (typeof challenge !== 'string' || !challengeShape.test(challenge))
    throw new Failure('request-invalid', 'hub.challenge is 1 to 256 letters, digits, _, - or .');
  return reply.code(200).header('content-type', 'text/plain; charset=utf-8').send(challenge);
}

async function receive(
  deps: Pick<ApiDeps, 'messages'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!Buffer.isBuffer(request.body)) throw new Failure('body-malformed', 'there is no body');
  const signature = request.headers['x-hub-signature-256'];
  await deps.messages.receive(request.body, typeof signature === 'string' ? signature : undefined);
  return reply.code(200).header('content-type', 'text/plain; charset=utf-8').send('EVENT_RECEIVED');
}
