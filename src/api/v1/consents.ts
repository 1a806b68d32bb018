// POST /api/v1/consents: a consent event is recorded, and answered when it is committed. What narrows is answered when
// what was already on its way has ended, so that whoever is told "stopped" hears nothing more.

import { z } from 'zod';
import { Failure, type Problem, present } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import { once } from '../idempotency/once.ts';
import type { Caller } from '../keys/keys.ts';
import { contactNamed } from '../requests/people.ts';
import { findSenderByNumber } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { type ConsentBody, checkConsent, consentBody } from './consent-body.ts';
import { type Answer, route } from './route.ts';
import { byWhom } from './waiting.ts';

const recordedShape = z.object({
  id: z.string(),
  contact_id: z.string(),
  contact_version: z.number(),
  type: z.string(),
  purpose: z.string().nullable(),
  channel: z.string().nullable(),
  grade: z.string(),
});

export const recordConsent = route({
  method: 'POST',
  path: '/consents',
  operationId: 'recordConsent',
  summary: 'Records a consent event: given, withdrawn, suppressed, objected and so on. 201 means committed.',
  scope: 'consents:write',
  body: consentBody,
  once: true,
  answers: { 201: { description: 'The event is in the ledger', schema: recordedShape } },
  async handle(deps, { caller, body, idempotencyKey }) {
    const { businessId } = caller;
    const input = await inputOf(deps, caller, body);
    const answer =
      idempotencyKey === null
        ? await record(deps, input)
        : await recordOnce(deps, { input, body, key: idempotencyKey });
    deps.contacts.forget(businessId, input.contactId);
    if (narrowing.has(body.type)) await deps.messages.awaitSilence(businessId, input.contactId);
    return answer;
  },
});

const narrowing = new Set<ConsentBody['type']>([
  'refused',
  'withdrawn',
  'revoked',
  'invalidated',
  'suppressed',
  'restricted',
  'objected',
]);

async function record(deps: ApiDeps, input: ConsentInput): Promise<Answer> {
  const [recorded] = await deps.ledger.record(input.businessId, [input]);
  return toldRecorded(input, recorded);
}

/** The event and the answer to its key are one commit: neither a crash nor a second try doubles the event. */
async function recordOnce(
  deps: ApiDeps,
  what: { input: ConsentInput; body: ConsentBody; key: string },
): Promise<Answer> {
  const { input, body, key } = what;
  const keyed = { businessId: input.businessId, operation: 'recordConsent', key, request: body };
  return await once(deps, keyed, async tx => {
    const [recorded] = await deps.ledger.recordIn(tx, [input]);
    return toldRecorded(input, recorded);
  });
}

function toldRecorded(
  input: ConsentInput,
  recorded: { eventId: string; contactId: string; version: number } | undefined,
): Answer {
  const { eventId, contactId, version } = present(recorded, 'the event that the ledger recorded');
  const body: z.input<typeof recordedShape> = {
    id: eventId,
    contact_id: contactId,
    contact_version: version,
    type: input.type,
    purpose: input.purpose,
    channel: input.channel,
    grade: input.grade,
  };
  return { status: 201, body };
}

async function inputOf(deps: ApiDeps, caller: Caller, body: ConsentBody): Promise<ConsentInput> {
  const { businessId } = caller;
  const { purposes } = deps.directory.business(businessId);
  const grade = checkConsent(body, { nowMs: deps.clock.now(), purposes });
  const senderIds = senderIdsOf(deps, caller, body);
  const { id: contactId } = await contactNamed(deps, businessId, body.contact);
  return {
    businessId,
    contactId,
    type: body.type,
    purpose: body.purpose ?? null,
    channel: body.channel,
    act: body.act,
    grade,
    by: body.by,
    source: body.source,
    evidence: { ...jsonOf(body.evidence), recordedBy: byWhom(caller), ...namedIn(body.contact) },
    ...(senderIds === undefined ? {} : { senderIds }),
    ...(body.third_parties === undefined ? {} : { thirdParties: body.third_parties }),
    ...(body.wording === undefined ? {} : { wording: wordingOf(body.wording) }),
    ...(body.scope === undefined ? defaultScope(body) : { scope: body.scope }),
    ...(body.reason === undefined ? defaultReason(body) : { reason: body.reason }),
    ...(body.objected_to === undefined ? {} : { objectedTo: body.objected_to }),
    ...(body.occurred_at === undefined ? {} : { occurredAtMs: Date.parse(body.occurred_at) }),
  };
}

/** By what the person was named: should they turn out to be two, it tells which of them agreed. */
function namedIn({ phone, user_id: userId, parent_user_id: parentUserId }: ConsentBody['contact']) {
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(userId === undefined ? {} : { userId }),
    ...(parentUserId === undefined ? {} : { parentUserId }),
  };
}

function wordingOf({ text, language, version }: NonNullable<ConsentBody['wording']>) {
  return { text, language, ...(version === undefined ? {} : { version }) };
}

/** A block without a scope blocks everything: doubt takes the stricter side. */
function defaultScope(body: ConsentBody): { scope?: readonly ['all'] } {
  return body.type === 'suppressed' ? { scope: ['all'] } : {};
}

function defaultReason(body: ConsentBody): { reason?: 'stop' | 'staff' } {
  if (body.type === 'suppressed') return { reason: body.by === 'person' ? 'stop' : 'staff' };
  return {};
}

function jsonOf(evidence: ConsentBody['evidence']): ConsentInput['evidence'] {
  return JSON.parse(JSON.stringify(evidence));
}

function senderIdsOf(deps: ApiDeps, caller: Caller, body: ConsentBody): string[] | undefined {
  if (body.sender_ids === undefined) return undefined;
  const found = body.sender_ids.map(number => findSenderByNumber(deps, caller, number)?.id);
  const known = found.filter(id => id !== undefined);
  if (known.length === found.length) return known;
  const message = 'this key has no sender with one of these phone_number_ids';
  const problems: Problem[] = [{ field: 'sender_ids', message, code: 'not-known' }];
  throw new Failure('request-invalid', undefined, { problems });
}
