// Answers requests with the faults that chaos has for them.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../chaos.ts';
import { Refusal } from '../meta-errors.ts';
import type { Wire } from '../types.ts';
import { asText } from '../wire.ts';
import type { World } from '../world.ts';
import { type SendAsk, send } from './send.ts';

type Ask = Omit<SendAsk, 'failsWith'>;

/** Answers a send. */
export async function takeSend(world: World, ask: Ask, reply: FastifyReply): Promise<Wire | FastifyReply> {
  const to = asText(ask.body['to']) ?? asText(ask.body['recipient']) ?? '';
  const faults = world.chaos.strike({ send: true, to });
  if (faults.length === 0) return send(world, { ...ask, failsWith: null });
  return await takeWithFaults(world, { ask, faults, reply });
}

async function takeWithFaults(
  world: World,
  what: { ask: Ask; faults: readonly Fault[]; reply: FastifyReply },
): Promise<Wire | FastifyReply> {
  const { faults, reply } = what;
  const struck = (act: Fault['act']): Fault | undefined => faults.find(fault => fault.act === act);
  if (struck('drop-before')) return cut(reply);
  await linger(world, struck('late'));
  const error = struck('error');
  const answer = error === undefined ? send(world, { ...what.ask, failsWith: struck('fail')?.code ?? null }) : null;
  await linger(world, struck('latency'));
  if (struck('drop-after')) return cut(reply);
  if (struck('silence')) return reply.hijack();
  if (error) throw new Refusal(error.code);
  return answer ?? {};
}

const sends = /\/(?:marketing_)?messages(?:\?|$)/;

/** Faults for everything else of Graph; sends have theirs when they are taken. */
export async function strikeGraph(world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'POST' && sends.test(request.url)) return;
  for (const fault of world.chaos.strike({ send: false, to: '' })) {
    if (fault.act === 'error') throw new Refusal(fault.code);
    if (fault.act === 'latency' || fault.act === 'late') await linger(world, fault);
    else if (fault.act === 'silence') reply.hijack();
    else cut(reply);
  }
}

async function linger(world: World, latency: Fault | undefined): Promise<void> {
  if (latency === undefined) return;
  await new Promise<void>(resolve => world.schedule.after(latency.latencyMs, resolve));
}

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}
