// The Graph endpoints and who may use them.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { equalInConstantTime } from '../../kernel/kernel.ts';
import type { Fault } from '../chaos.ts';
import { Refusal } from '../meta-errors.ts';
import { bodyOf } from '../server.ts';
import type { Wire } from '../types.ts';
import { asText } from '../wire.ts';
import type { World } from '../world.ts';
import { type SendAsk, send } from './send.ts';
import { listTemplates } from './templates.ts';

type WithId = { Params: { id: string }; Querystring: Record<string, string> };

/** Mounts everything that Graph has on the server. */
export function mountGraph(server: FastifyInstance, world: World): void {
  server.register(async graph => {
    graph.addHook('onRequest', async request => checkToken(world, request));
    for (const route of ['messages', 'marketing_messages'] as const) {
      graph.post<WithId>(`/:id/${route}`, (request, reply) =>
        takeSend(world, { numberId: request.params.id, route, body: bodyOf(request) }, reply),
      );
    }
    graph.get<WithId>('/:id/message_templates', request =>
      listTemplates(world, { wabaId: request.params.id, query: request.query }),
    );
  });
}

function checkToken(world: World, request: FastifyRequest): void {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const query = request.query as Record<string, unknown>; // Fastify gives an object of texts
  const token = bearer ?? asText(query['access_token']);
  const fits = token !== null && equalInConstantTime(Buffer.from(token), Buffer.from(world.accessToken));
  if (fits && !world.switches.tokenExpired) return;
  if (fits)
    throw new Refusal(190, {
      message: 'Error validating access token: Session has expired.',
      subcode: 463,
      plain: true,
    });
  throw new Refusal(190, { message: 'Invalid OAuth access token - Cannot parse access token', plain: true });
}

/** Answers a send, with the faults that chaos has for it. */
async function takeSend(
  world: World,
  ask: Omit<SendAsk, 'failsWith'>,
  reply: FastifyReply,
): Promise<Wire | FastifyReply> {
  const to = asText(ask.body['to']) ?? asText(ask.body['recipient']) ?? '';
  const faults = world.chaos.strike({ send: true, to });
  if (faults.length === 0) return send(world, { ...ask, failsWith: null });
  return await takeWithFaults(world, { ask, faults, reply });
}

async function takeWithFaults(
  world: World,
  what: { ask: Omit<SendAsk, 'failsWith'>; faults: readonly Fault[]; reply: FastifyReply },
): Promise<Wire | FastifyReply> {
  const { faults, reply } = what;
  const struck = (act: Fault['act']): Fault | undefined => faults.find(fault => fault.act === act);
  if (struck('drop-before')) return cut(reply);
  const error = struck('error');
  const answer = error === undefined ? send(world, { ...what.ask, failsWith: struck('fail')?.code ?? null }) : null;
  const latency = struck('latency');
  if (latency) await new Promise<void>(resolve => world.schedule.after(latency.latencyMs, resolve));
  if (struck('drop-after')) return cut(reply);
  if (struck('silence')) return reply.hijack();
  if (error) throw new Refusal(error.code);
  return answer ?? {};
}

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
