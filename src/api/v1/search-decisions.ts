// Decisions as a list: what was allowed, refused and deferred, newest first; for whoever looks back, and for a list that
// lives.

import { z } from 'zod';
import { type ContactId, idAt, idInstantMs, type SenderId } from '../../kernel/kernel.ts';
import type { DecisionsAsked, FoundDecision } from '../../messages/messages.ts';
import { reasonCodes } from '../../policy/policy.ts';
import type { Caller } from '../keys/keys.ts';
import { mayUseSender } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { contactName, withNames } from './names.ts';
import { route } from './route.ts';
import { idOf, instant, messageClasses, pageBody, pageOf, written } from './shapes.ts';

const foundShape = z.object({
  id: z.string(),
  at: instant,
  outcome: z.enum(['allow', 'defer', 'deny']),
  class: z.string(),
  codes: z.array(z.string()),
  sender_id: z.string(),
  contact_id: z.string(),
  contact_name: contactName,
  dry_run: z.boolean(),
  ruleset: z.string(),
});

const searchBody = pageBody.extend({
  outcome: z
    .array(z.enum(['allow', 'defer', 'deny']))
    .max(3)
    .default([]),
  class: z.array(z.enum(messageClasses)).max(messageClasses.length).default([]),
  code: z
    .array(z.enum(reasonCodes))
    .max(reasonCodes.length)
    .default([])
    .meta({ description: 'Reason codes; a decision fits that has one of them' }),
  sender_id: idOf('sender').optional(),
  contact_id: idOf('contact').optional().meta({ description: 'With all who were merged into them' }),
  from: instant.optional(),
  to: instant.optional().meta({ description: 'Up to this instant, without it' }),
  dry_run: z.boolean().optional().meta({ description: 'false: only what was to be sent; true: only what was asked' }),
  newer_than: idOf('decision').optional().meta({ description: 'Only decisions after this one: for a list that lives' }),
});

type Between = Pick<z.output<typeof searchBody>, 'from' | 'to' | 'after'> & {
  readonly newer_than?: string | undefined;
};

export const searchDecisions = route({
  method: 'POST',
  path: '/decisions/search',
  operationId: 'searchDecisions',
  summary:
    'Decisions, newest first. Where what fits is rare, a page can be short or empty and have a `next` all the same.',
  scope: 'decisions:read',
  audit: 'read',
  body: searchBody,
  answers: { 200: { description: 'A page of decisions', schema: pageOf(foundShape) } },
  async handle(deps, { caller, body }) {
    const senderIds = sendersOf(caller, body.sender_id);
    const contactId = body.contact_id === undefined ? null : await survivorOf(deps, caller, body.contact_id);
    if (senderIds?.length === 0 || contactId === undefined) return { status: 200, body: { items: [], next: null } };
    const { items, next } = await deps.messages.searchDecisions(caller.businessId, {
      outcomes: body.outcome,
      classes: body.class,
      codes: body.code,
      senderIds,
      contactId,
      dryRun: body.dry_run ?? null,
      ...boundsOf(body),
      limit: body.limit,
    });
    return { status: 200, body: { items: await withNames(deps, caller, items.map(told)), next } };
  },
});

/** The senders to look at; null: all of them, an empty list: none that the key may use. */
export function sendersOf(caller: Caller, asked: SenderId | undefined): SenderId[] | null {
  if (asked !== undefined) return mayUseSender(caller, asked) ? [asked] : [];
  return caller.senderIds === null ? null : [...caller.senderIds];
}

/** Whoever the person is now; undefined: nobody. */
async function survivorOf(deps: Pick<ApiDeps, 'contacts'>, caller: Caller, id: ContactId) {
  return (await deps.contacts.get(caller.businessId, id))?.id;
}

const noChance = new Uint8Array(10);
const everyChance = new Uint8Array(10).fill(0xff);
const firstId = '00000000-0000-0000-0000-000000000000';
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Ids sort by time, so that instants bound them. */
export function boundsOf({
  from,
  to,
  newer_than: newerThan,
  after,
}: Between): Pick<DecisionsAsked, 'newerThan' | 'before'> {
  const before = [to === undefined ? lastId : idAt(Date.parse(to), noChance), after ?? lastId];
  const above = [from === undefined ? firstId : idAt(Date.parse(from) - 1, everyChance), newerThan ?? firstId];
  return { before: before.toSorted()[0] ?? lastId, newerThan: above.toSorted().at(-1) ?? firstId };
}

function told(one: FoundDecision): Omit<z.input<typeof foundShape>, 'contact_name'> {
  return {
    id: one.id,
    at: written(idInstantMs(one.id)),
    outcome: one.outcome,
    class: one.class,
    codes: [...one.codes],
    sender_id: one.senderId,
    contact_id: one.contactId,
    dry_run: one.dryRun,
    ruleset: one.ruleset,
  };
}
