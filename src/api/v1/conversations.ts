// Conversations: looked for by state, who has them, label, name and number; each with its last message and how long it waits.

import { z } from 'zod';
import type { ConversationsAsked } from '../../conversations/conversations.ts';
import { type ContactId, Failure, parseId, type StaffId } from '../../kernel/kernel.ts';
import type { Caller } from '../keys/keys.ts';
import { requireScope } from '../requests/caller.ts';
import { contactNamed, identitiesOf } from '../requests/people.ts';
import type { ApiDeps } from '../types.ts';
import { readFilters } from './contact-filters.ts';
import { conversationShape, getConversation, toldConversation, toldConversations } from './conversation-shape.ts';
import { senderOf } from './message-body.ts';
import { nameFilter } from './names.ts';
import { route } from './route.ts';
import { contactShape, idOf, pageBody, personShape, phoneNumberId } from './shapes.ts';

export const conversationParams = z.strictObject({ id: idOf('conversation') });

const countsShape = z.object({
  mine: z.number(),
  nobody: z.number(),
  anyone: z.number(),
  unread: z.number(),
  waiting: z.number(),
  closed: z.number(),
});

const searchBody = pageBody.extend({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  assigned: z
    .union([z.enum(['me', 'nobody', 'anyone']), idOf('staff user')])
    .default('anyone')
    .meta({ description: 'Who has it: the caller, nobody, anyone, or a user' }),
  unread: z.boolean().default(false).meta({ description: 'Only those with something unread' }),
  waiting: z.boolean().default(false).meta({ description: 'Only those where the person waits for an answer' }),
  label: idOf('label').optional(),
  sender: phoneNumberId.optional(),
  number: personShape.phone,
  name: nameFilter
    .optional()
    .meta({ description: 'Whose names have all of these words: of the last 200 to be active' }),
  contact: idOf('contact').optional(),
  sort: z.enum(['newest', 'waiting']).default('newest').meta({ description: 'waiting: who waits longest comes first' }),
  counts: z.boolean().default(true),
});

type Search = z.output<typeof searchBody>;

export const searchConversations = route({
  method: 'POST',
  path: '/conversations/search',
  operationId: 'searchConversations',
  summary:
    'Conversations by state, who has them, label, sender, name or number: a page of them, and how many there are.',
  scope: 'conversations:read',
  audit: 'read',
  body: searchBody,
  answers: {
    200: {
      description: 'A page of conversations; `feed` is where GET /events goes on from',
      schema: z.object({
        items: z.array(conversationShape),
        next: z.string().nullable(),
        feed: z.string(),
        counts: countsShape.nullable().meta({ description: 'Of the open ones, but for `closed`' }),
      }),
    },
  },
  async handle(deps, { caller, body }) {
    const { businessId } = caller;
    // The place first: what changes while the list is read is in the stream then.
    const feed = await deps.conversations.feed.place(businessId);
    const asked = await askedIn(deps, caller, body);
    if (asked === undefined) {
      const counts = { mine: 0, nobody: 0, anyone: 0, unread: 0, waiting: 0, closed: 0 };
      return { status: 200, body: { items: [], next: null, feed, counts: body.counts ? counts : null } };
    }
    const [found, counts] = await Promise.all([
      deps.conversations.page(businessId, { ...asked, limit: asked.limit + 1 }),
      body.counts ? deps.conversations.count(businessId, { ...asked, me: caller.staffId }) : null,
    ]);
    const shown = found.slice(0, asked.limit);
    const last = found.length > shown.length ? shown.at(-1) : undefined;
    const next = (asked.sort === 'newest' ? last?.sortId : last?.waitingId) ?? null;
    return { status: 200, body: { items: await toldConversations(deps, caller, shown), next, feed, counts } };
  },
});

/** What is looked for; undefined: nobody is known by the number or the name. */
async function askedIn(deps: ApiDeps, caller: Caller, body: Search): Promise<ConversationsAsked | undefined> {
  const contactIds = await contactsIn(deps, caller, body);
  if (contactIds?.length === 0) return undefined;
  return {
    state: body.state === 'all' ? null : body.state,
    assigned: assignedIn(caller, body.assigned),
    unread: body.unread,
    waiting: body.waiting,
    label: body.label ?? null,
    senderIds: body.sender === undefined ? ownSenders(caller) : [senderOf(deps, caller, body.sender).id],
    contactIds,
    sort: body.sort,
    after: body.after ?? null,
    limit: body.limit,
  };
}

function ownSenders(caller: Caller): ConversationsAsked['senderIds'] {
  return caller.senderIds === null ? null : [...caller.senderIds];
}

const namedMax = 200;

/** Whom a search is about; null: everybody. A number and the words of a name are looked for under their blind indexes. */
async function contactsIn(deps: ApiDeps, caller: Caller, body: Search): Promise<readonly ContactId[] | null> {
  const { businessId } = caller;
  if (body.number !== undefined) {
    const found = await deps.contacts.find(businessId, identitiesOf({ phone: body.number }));
    return found === undefined ? [] : [found.id];
  }
  if (body.name !== undefined) {
    requireScope(caller, 'contacts:read');
    const filters = { ...readFilters({}), name: body.name };
    const found = await deps.contacts.search(businessId, { filters, sort: 'active', after: null, limit: namedMax });
    return found.people.map(one => one.id);
  }
  if (body.contact === undefined) return null;
  const found = await deps.contacts.get(businessId, body.contact);
  return found === undefined ? [] : [found.id];
}

/** A key is nobody: what is asked for as its own is nothing. */
const noOne = parseId<'staff user'>('00000000-0000-1000-8000-000000000000') ?? null;

function assignedIn(caller: Caller, assigned: Search['assigned']): ConversationsAsked['assigned'] {
  if (assigned === 'anyone') return null;
  if (assigned === 'nobody') return 'nobody';
  return assigned === 'me' ? (caller.staffId ?? noOne) : assigned;
}

export const beginConversation = route({
  method: 'POST',
  path: '/conversations',
  operationId: 'beginConversation',
  summary: 'The conversation of a contact with a number; it begins here where there is none. Nothing is sent.',
  scope: 'conversations:write',
  body: z.strictObject({ contact: contactShape, sender: phoneNumberId.optional() }),
  answers: { 200: { description: 'The conversation', schema: conversationShape } },
  async handle(deps, { caller, body }) {
    const { businessId } = caller;
    const sender = senderOf(deps, caller, body.sender);
    const person = await contactNamed(deps, businessId, body.contact);
    const begun = await deps.conversations.begin({ businessId, contactId: person.id, senderId: sender.id });
    return { status: 200, body: await toldConversation(deps, caller, begun) };
  },
});

export const readConversation = route({
  method: 'GET',
  path: '/conversations/{id}',
  operationId: 'readConversation',
  summary: 'A conversation. The id of one that went into another, when two people were one, leads there.',
  scope: 'conversations:read',
  audit: 'read',
  params: conversationParams,
  answers: { 200: { description: 'The conversation', schema: conversationShape } },
  async handle(deps, { caller, params }) {
    return { status: 200, body: await toldConversation(deps, caller, await getConversation(deps, caller, params.id)) };
  },
});

/** The user that a body names: the caller themselves, or a member of the team. Throws where they are not. */
export async function memberNamed(
  deps: Pick<ApiDeps, 'staff'>,
  caller: Caller,
  named: 'me' | StaffId | null,
): Promise<StaffId | null> {
  if (named === null) return null;
  if (named === 'me') {
    if (caller.staffId === null) throw new Failure('person-needed', 'an API key is nobody: name a user');
    return caller.staffId;
  }
  const team = await deps.staff.listTeam(caller.businessId);
  if (team.some(one => one.staffId === named)) return named;
  throw new Failure('request-invalid', undefined, {
    problems: [{ field: 'to', message: 'nobody with this id works for the business', code: 'not-known' }],
  });
}
