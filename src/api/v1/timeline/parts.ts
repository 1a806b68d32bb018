// The parts of a timeline: each room gives its newest before an id. Ids of all rooms sort by time, so that one cursor
// serves them all.

import { type ContactId, idInstantMs } from '../../../kernel/kernel.ts';
import type { StoredEvent } from '../../../ledger/ledger.ts';
import type { StoredMessage } from '../../../messages/messages.ts';
import type { Doubt, RightsRequest } from '../../../rights/rights.ts';
import type { Caller } from '../../keys/keys.ts';
import type { Scope } from '../../keys/scopes.ts';
import type { ApiDeps } from '../../types.ts';
import { written, writtenOrNull } from '../shapes.ts';
import { byWhom } from '../waiting.ts';
import type { eventKinds, Item } from './items.ts';

export type Asked = {
  readonly caller: Caller;
  readonly contactId: ContactId;
  /** The last of the page before; null: from the newest on. */
  readonly after: string | null;
  readonly limit: number;
};

/** The newest of a part, and whether there are more. */
export type Part = { readonly items: readonly Item[]; readonly hasMore: boolean };

type Read = (deps: ApiDeps, asked: Asked) => Promise<Part>;

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const firstId = '00000000-0000-0000-0000-000000000000';

/** Every part, with the scope that opens it. */
export const parts: readonly { readonly name: string; readonly scope: Scope; readonly read: Read }[] = [
  { name: 'consents', scope: 'consents:read', read: events },
  { name: 'identities', scope: 'contacts:read', read: merges },
  { name: 'facts', scope: 'contacts:read', read: facts },
  { name: 'messages', scope: 'messages:read', read: messages },
  { name: 'decisions', scope: 'decisions:read', read: refusals },
  { name: 'requests', scope: 'requests:read', read: requests },
  { name: 'doubts', scope: 'requests:read', read: doubts },
];

const at = (id: string) => written(idInstantMs(id));

async function events(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const { items, next } = await deps.ledger.listEvents(caller.businessId, contactId, { after, limit });
  return { items: items.map(told), hasMore: next !== null };
}

function told({ id, seq, event }: StoredEvent): Item {
  return { at: at(id), kind: kindOf(event['type']), id, seq, event };
}

const kinds: Readonly<Record<string, (typeof eventKinds)[number]>> = {
  suppressed: 'block',
  lifted: 'block',
  restricted: 'restriction',
  unrestricted: 'restriction',
  objected: 'objection',
  identity_changed: 'identity',
};

function kindOf(type: unknown): (typeof eventKinds)[number] {
  return kinds[String(type)] ?? 'consent';
}

async function merges(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const { businessId } = caller;
  const page = { contactId, before: after ?? lastId, limit: limit + 1 };
  const [merged, split] = await Promise.all([
    deps.contacts.merges.list(businessId, page),
    deps.contacts.merges.listSplits(businessId, page),
  ]);
  const items: Item[] = [
    ...merged.map(
      ({ id, mergedId, madeBy, reason }): Item => ({
        ...{ at: at(id), kind: 'merge', id, merged_contact_id: mergedId, made_by: madeBy, reason },
      }),
    ),
    ...split.map(({ id, fromId, toId, madeBy, reason }): Item => {
      const went = toId === contactId;
      return { at: at(id), kind: 'split', id, other_contact_id: went ? fromId : toId, went, made_by: madeBy, reason };
    }),
  ].sort((one, other) => (one.id < other.id ? 1 : -1));
  return { items: items.slice(0, limit), hasMore: items.length > limit };
}

async function facts(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const { items, next } = await deps.contacts.listNoted(caller.businessId, { contactId, after, limit });
  const shown = items.map(
    ({ id, before, after: since, keyId, staffId }): Item => ({
      at: at(id),
      kind: 'facts',
      id,
      changed: [...new Set([...Object.keys(before ?? {}), ...Object.keys(since ?? {})])].sort(),
      made_by: keyId === null && staffId === null ? null : byWhom({ keyId, staffId }),
    }),
  );
  return { items: shown, hasMore: next !== null };
}

async function messages(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const senderIds = caller.senderIds === null ? null : [...caller.senderIds];
  const asked = { contactId, senderIds, before: after ?? lastId, limit: limit + 1 };
  const rows = await deps.messages.listMessages(caller.businessId, asked);
  return { items: rows.slice(0, limit).map(toldMessage), hasMore: rows.length > limit };
}

function toldMessage(one: StoredMessage): Item {
  return {
    at: at(one.id),
    kind: 'message',
    id: one.id,
    direction: one.direction,
    class: one.class,
    message_kind: one.kind,
    state: one.state,
    status: one.status,
    status_at: writtenOrNull(one.statusMs),
    error_code: one.errorCode,
    sender_id: one.senderId,
    decision_id: one.decisionId,
    crossed: one.crossed !== null,
    content_deleted_after_days: one.contentDeletedAfterDays,
  };
}

async function refusals(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const { items, next } = await deps.messages.searchDecisions(caller.businessId, {
    outcomes: ['deny', 'defer'],
    classes: [],
    codes: [],
    senderIds: caller.senderIds === null ? null : [...caller.senderIds],
    contactId,
    dryRun: false,
    newerThan: firstId,
    before: after ?? lastId,
    limit,
  });
  const shown = items.map(
    ({ id, outcome, class: judgedAs, codes, senderId }): Item => ({
      at: at(id),
      kind: 'decision',
      id,
      outcome,
      class: judgedAs,
      codes: [...codes],
      sender_id: senderId,
    }),
  );
  return { items: shown, hasMore: next !== null };
}

async function requests(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const page = { state: 'all', contactId, after, limit } as const;
  const { items, next } = await deps.rights.listRequests(caller.businessId, page);
  return { items: items.map(toldRequest), hasMore: next !== null };
}

function toldRequest(one: RightsRequest): Item {
  return {
    at: at(one.id),
    kind: 'request',
    id: one.id,
    request_kind: one.kind,
    certain: one.certain,
    source: one.source,
    state: one.state,
    state_at: written(one.stateMs),
    due_at: written(one.dueMs),
    changed_by: one.changedBy,
    message_id: one.messageId,
  };
}

async function doubts(deps: ApiDeps, { caller, contactId, after, limit }: Asked): Promise<Part> {
  const page = { state: 'all', contactId, after, limit } as const;
  const { items, next } = await deps.rights.listDoubts(caller.businessId, page);
  return { items: items.map(toldDoubt), hasMore: next !== null };
}

function toldDoubt(one: Doubt): Item {
  return {
    at: at(one.id),
    kind: 'doubt',
    id: one.id,
    meant: one.meant,
    message_id: one.messageId,
    asked_at: writtenOrNull(one.askedMs),
    closed_at: writtenOrNull(one.closedMs),
    outcome: one.outcome,
    closed_by: one.closedBy,
  };
}
