// The central act: events become part of the ledger, and the person's gate follows from them in the same transaction.
// The person's row is locked first and its version raised, so that no decision made on the older state can be recorded.

import type { Transaction } from '../database/database.ts';
import {
  type BusinessId,
  type Clock,
  type ConsentEventId,
  type ContactId,
  Failure,
  type Id,
  idAt,
  invariant,
  present,
  type Random,
} from '../kernel/kernel.ts';
import type { Vault } from '../vault/vault.ts';
import { fold } from './fold.ts';
import { commitTo, saltBytes, writeLeaf } from './leaf.ts';
import { keyOf, lockPeople } from './lock.ts';
import { narrowedBy } from './narrow.ts';
import { type ContactRow, type EventRow, type PersonKey, writeEvents } from './store.ts';
import { keepSuppressions, type SuppressionDeps } from './suppressions.ts';
import type { ConsentEvent, ConsentInput, Gate, LedgerContacts, Narrowed, Recorded } from './types.ts';

export type RecordDeps = SuppressionDeps & {
  readonly vault: Pick<Vault, 'sealPersonal' | 'open' | 'keyedHash' | 'fingerprint' | 'fingerprintVersion'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly contacts: LedgerContacts;
  readonly onNarrowed: (tx: Transaction, narrowed: Narrowed) => Promise<void>;
};

const idBytes = 10;

/** The most consents, over purposes and channels, that are kept of one person. */
const consentsMax = 1_000;

type Person = {
  readonly businessId: BusinessId;
  readonly contactId: ContactId;
  readonly version: number;
  readonly before: Gate;
  readonly subject: Id<'subject'>;
  readonly evidenceKey: Buffer | null;
};

type Planned = { readonly person: Person; readonly event: ConsentEvent; readonly row: EventRow };

type Plan = {
  readonly gates: Map<Person, Gate>;
  readonly planned: Planned[];
  readonly nowMs: number;
  readonly draws: Draw[];
};

/** What chance gives to one event. */
type Draw = { readonly id: ConsentEventId; readonly salt: Buffer };

/**
 * Records groups of events, each wholly or not at all; a group that cannot be recorded gives its failure and leaves
 * the others alone. The inputs have been checked.
 */
export async function recordGroups(
  deps: RecordDeps,
  tx: Transaction,
  groups: readonly (readonly ConsentInput[])[],
): Promise<(Recorded[] | Failure)[]> {
  const inputs = groups.flat();
  const people = await findPeople(deps, tx, inputs);
  const nowMs = deps.clock.now();
  const plan: Plan = { gates: new Map(), planned: [], nowMs, draws: draw(deps, nowMs, inputs.length) };
  const answers = groups.map(group => planGroup(deps, plan, { people, group }));
  if (plan.planned.length > 0) await write(deps, tx, plan);
  return answers;
}

/** Ids in rising order, so that a person's events stand in the order in which they were told; chance in one draw. */
function draw(deps: RecordDeps, nowMs: number, count: number): Draw[] {
  const chance = deps.random.bytes(count * (idBytes + saltBytes));
  invariant(chance.length === count * (idBytes + saltBytes), 'chance comes in the length that was asked for');
  const salts = chance.subarray(count * idBytes);
  const bytesAt = (at: number) => chance.subarray(at * idBytes, (at + 1) * idBytes);
  const ids = Array.from({ length: count }, (_, at) => idAt<'consent event'>(nowMs, bytesAt(at))).sort();
  return ids.map((id, at) => ({ id, salt: salts.subarray(at * saltBytes, (at + 1) * saltBytes) }));
}

async function findPeople(
  deps: RecordDeps,
  tx: Transaction,
  inputs: readonly ConsentInput[],
): Promise<Map<string, Person>> {
  // The keys are asked for in the same breath, and read behind the lock all the same: PostgreSQL takes one after the other.
  const [rows, asked] = await Promise.all([lockPeople(tx, inputs), findEvidenceKeys(deps, tx, inputs)]);
  const keys = [...new Set(rows.values())].map(row => ({ businessId: row.business_id, contactId: row.id }));
  const survivors = keys.filter(key => !asked.has(keyOf(key)));
  const evidenceKeys = new Map([...asked, ...(await findEvidenceKeys(deps, tx, survivors))]);
  const built = new Map<ContactRow, Person>();
  for (const row of rows.values()) {
    const key = keyOf({ businessId: row.business_id, contactId: row.id });
    built.set(row, {
      businessId: row.business_id,
      contactId: row.id,
      version: row.version,
      before: row.gate,
      subject: subjectOf(deps, key),
      evidenceKey: evidenceKeys.get(key) ?? null,
    });
  }
  return new Map([...rows].map(([asked, row]) => [asked, present(built.get(row), 'a locked person')]));
}

/**
 * The pseudonym of a person: the same for all their events, and nothing to whoever lacks the master key. It is made of
 * the contact's own id, which is chance and leads to nobody once their identities are gone.
 */
function subjectOf(deps: RecordDeps, key: string): Id<'subject'> {
  const hash = deps.vault.keyedHash('ledger-subject', key);
  return idAt<'subject'>(hash.readUIntBE(0, 6), hash.subarray(6, 16));
}

async function findEvidenceKeys(
  deps: RecordDeps,
  tx: Transaction,
  people: readonly PersonKey[],
): Promise<Map<string, Buffer | null>> {
  const found = new Map<string, Buffer | null>();
  for (const [businessId, some] of Map.groupBy(people, one => one.businessId)) {
    const contactIds = some.map(one => one.contactId);
    for (const [contactId, key] of await deps.contacts.evidenceKeyIn(tx, businessId, contactIds)) {
      found.set(keyOf({ businessId, contactId }), key);
    }
  }
  return found;
}

function planGroup(
  deps: RecordDeps,
  plan: Plan,
  what: { readonly people: ReadonlyMap<string, Person>; readonly group: readonly ConsentInput[] },
): Recorded[] | Failure {
  const gates = new Map<Person, Gate>();
  const planned: Planned[] = [];
  for (const input of what.group) {
    const person = what.people.get(keyOf(input));
    if (person === undefined) return new Failure('not-found', 'There is no such contact');
    const one = planOne(deps, plan, { person, input });
    if (one instanceof Failure) return one;
    const gate = fold(gates.get(person) ?? plan.gates.get(person) ?? person.before, one.event);
    if (gate.consents.length > consentsMax) {
      return new Failure('request-invalid', `A person can have at most ${consentsMax} consents`);
    }
    gates.set(person, gate);
    planned.push(one);
  }
  for (const [person, gate] of gates) plan.gates.set(person, gate);
  plan.planned.push(...planned);
  return planned.map(({ person, row }) => ({
    eventId: row.id,
    contactId: person.contactId,
    version: person.version + 1,
  }));
}

function planOne(
  deps: RecordDeps,
  plan: Plan,
  what: { readonly person: Person; readonly input: ConsentInput },
): Planned | Failure {
  const { person, input } = what;
  const grants = input.type === 'given' || input.type === 'renewed';
  // A no counts without its evidence; a yes that cannot be proven is none.
  if (person.evidenceKey === null && grants) return new Failure('key-destroyed');
  const { id, salt } = present(plan.draws.shift(), 'chance for each event');
  // Clocks differ by seconds; nothing that is known has happened later than now.
  const occurredAtMs = Math.min(input.occurredAtMs ?? plan.nowMs, plan.nowMs);
  const { commitment, plain } = commitTo(input, salt);
  const { businessId, contactId, subject, evidenceKey } = person;
  const written = { id, subject, occurredAtMs, recordedAtMs: plan.nowMs, evidence: commitment };
  const sealedEvidence = evidenceKey === null ? null : deps.vault.sealPersonal(evidenceKey, plain, `evidence:${id}`);
  const row: EventRow = {
    businessId,
    contactId,
    id,
    subject,
    ...writeLeaf(input, written),
    sealedEvidence,
  };
  return { person, event: { ...input, eventId: id, occurredAtMs }, row };
}

async function write(deps: RecordDeps, tx: Transaction, plan: Plan): Promise<void> {
  const changed = [...plan.gates].map(([person, after]) => ({ ...person, after }));
  writeEvents(tx, {
    people: changed.map(one => ({ businessId: one.businessId, contactId: one.contactId, gate: one.after })),
    events: plan.planned.map(one => one.row),
  });
  await keepSuppressions(deps, tx, { changed, atMs: plan.nowMs });
  for (const { person, event, row } of plan.planned) {
    const narrowed = narrowedBy(event);
    if (narrowed === null) continue;
    const { businessId, contactId } = person;
    const { channel, purpose } = event;
    await deps.onNarrowed(tx, {
      businessId,
      contactId,
      eventId: row.id,
      narrowed,
      channel,
      purpose,
      atMs: plan.nowMs,
    });
  }
}
