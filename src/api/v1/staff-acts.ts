// What staff do for a person who asked by phone, by letter, in a shop: a withdrawal, a restriction, its end. How and when
// it was asked goes into the ledger as evidence; what staff note of it is sealed.

import { z } from 'zod';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { route } from './route.ts';
import { channels, idOf, instant, slug } from './shapes.ts';
import { byWhom, noteText } from './waiting.ts';

const clockSkewMs = 5 * 60_000;

/** How a person can reach staff, with what that proves: spoken words are E1, written ones E2. */
const ways = {
  call: { act: 'spoken', grade: 'E1' },
  in_person: { act: 'spoken', grade: 'E1' },
  letter: { act: 'written', grade: 'E2' },
  email: { act: 'written', grade: 'E2' },
} as const satisfies Record<string, Pick<ConsentInput, 'act' | 'grade'>>;

const types = {
  withdrawal: 'withdrawn',
  restriction: 'restricted',
  restriction_lifted: 'unrestricted',
} as const satisfies Record<string, ConsentInput['type']>;

const actBody = z
  .strictObject({
    act: z.enum(['withdrawal', 'restriction', 'restriction_lifted']),
    purpose: slug.optional().meta({ description: 'Of a withdrawal; without it everything is withdrawn' }),
    channel: z.enum(channels).nullable().default(null).meta({ description: 'Of a withdrawal; null: on every channel' }),
    way: z.enum(['call', 'in_person', 'letter', 'email']),
    occurred_at: instant.optional().meta({ description: 'When the person asked; now, where it is left out' }),
    note: noteText,
  })
  .refine(body => body.act === 'withdrawal' || (body.purpose === undefined && body.channel === null), {
    message: 'a restriction is of the whole person: leave out purpose and channel',
    params: { code: 'combination' },
  });

type Act = z.output<typeof actBody>;

export const recordStaffAct = route({
  method: 'POST',
  path: '/contacts/{id}/acts',
  operationId: 'recordStaffAct',
  summary:
    'Staff withdraw consent, restrict or lift a restriction for a person who asked them, with how, when and a note.',
  scope: 'consents:write',
  params: z.strictObject({ id: idOf('contact') }),
  body: actBody,
  answers: {
    201: {
      description: 'It is in the ledger; what was on its way has ended, or 5 seconds are over',
      schema: z.object({ id: z.string(), contact_id: z.string(), contact_version: z.number(), type: z.string() }),
    },
  },
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    check(deps, caller, body);
    const person = await deps.contacts.get(businessId, params.id);
    if (person === undefined) throw new Failure('not-found', 'there is no contact with this id');
    const [recorded] = await deps.ledger.record(businessId, [{ ...eventOf(caller, body), contactId: person.id }]);
    deps.contacts.forget(businessId, person.id);
    if (body.act !== 'restriction_lifted') await deps.messages.awaitSilence(businessId, person.id);
    const { eventId: id, contactId: contact_id, version: contact_version } = recorded ?? {};
    return { status: 201, body: { id, contact_id, contact_version, type: types[body.act] } };
  },
});

function check(deps: Pick<ApiDeps, 'clock' | 'directory'>, caller: Caller, body: Act): void {
  const problems: Problem[] = [];
  const { purposes } = deps.directory.business(caller.businessId);
  if (body.purpose !== undefined && !purposes.has(body.purpose)) {
    problems.push({ field: 'purpose', message: 'the business has no such purpose', code: 'not-known' });
  }
  if (body.occurred_at !== undefined && Date.parse(body.occurred_at) > deps.clock.now() + clockSkewMs) {
    problems.push({ field: 'occurred_at', message: 'lies in the future', code: 'in-future' });
  }
  if (problems.length > 0) throw new Failure('request-invalid', undefined, { problems });
}

function eventOf(caller: Caller, body: Act): Omit<ConsentInput, 'contactId'> {
  return {
    businessId: caller.businessId,
    type: types[body.act],
    purpose: body.purpose ?? null,
    channel: body.channel,
    ...ways[body.way],
    by: 'staff',
    source: `staff: ${body.way}`,
    evidence: { way: body.way, note: body.note, recordedBy: byWhom(caller) },
    ...(body.occurred_at === undefined ? {} : { occurredAtMs: Date.parse(body.occurred_at) }),
  };
}
