// What a gateway path names: the version of the Graph API, as the caller wrote it, and the sender whose token is used.

import type { FastifyRequest } from 'fastify';
import type { Sender } from '../../messages/messages.ts';
import { callerOf } from '../requests/caller.ts';
import { findSenderByNumber, findSenderByWaba, listSenders } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';

export type Target = {
  /** Such as `v25.0`; empty when the path had none. */
  readonly version: string;
  /** Meta's id in the path: of a number, an account, a template or a medium. */
  readonly id: string;
  readonly sender: Sender;
};

type Names = 'phone' | 'waba' | 'node';

/** The target of a request; undefined when this key may not use what the path names. */
export function findTarget(
  deps: Pick<ApiDeps, 'directory'>,
  request: FastifyRequest,
  names: Names,
): Target | undefined {
  const { version, id } = pathOf(request);
  const caller = callerOf(request);
  const sender =
    names === 'phone'
      ? findSenderByNumber(deps, caller, id)
      : names === 'waba'
        ? findSenderByWaba(deps, caller, id)
        : senderOfNode(deps, request);
  return sender === undefined ? undefined : { version, id, sender };
}

/** The version and the id in the path. */
export function pathOf(request: FastifyRequest): { version: string; id: string } {
  const params = request.params as { version?: string; id: string }; // every gateway route has them
  return { version: params.version ?? '', id: params.id };
}

/** A medium names no number: the caller may say which in the query; else the key's first sender asks. */
function senderOfNode(deps: Pick<ApiDeps, 'directory'>, request: FastifyRequest): Sender | undefined {
  const caller = callerOf(request);
  const query = request.query as { phone_number_id?: unknown }; // Fastify parses every query into an object
  if (typeof query.phone_number_id === 'string') return findSenderByNumber(deps, caller, query.phone_number_id);
  return listSenders(deps, caller)[0];
}
