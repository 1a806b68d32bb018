// People in bulk: identity, two keys, a consent with its event and evidence, and an open window, in the rows that the
// rooms themselves would write. A million through the rooms' own doors would take too long; so the rows are made here,
// and a few are read back through the doors, which fails loudly should the two no longer agree.

import type { Running } from '../../src/app/app.ts';
import { createContacts } from '../../src/contacts/contacts.ts';
import {
  type BusinessId,
  type Clock,
  type ConsentEventId,
  canonicalJson,
  newId,
  type Random,
  sha256,
} from '../../src/kernel/kernel.ts';
import { fold } from '../../src/ledger/ledger.ts';
import type { PersonFacts } from '../../src/policy/policy.ts';
import { phoneOf } from './people.ts';
import { insertPeople, type PersonRow, settleDown } from './seed-rows.ts';

type Deps = { readonly house: Running['house']; readonly clock: Clock; readonly random: Random };
type Wanted = { readonly businessId: BusinessId; readonly count: number; readonly senders: readonly string[] };
/** With the facts that all have in common: their country and its zones. */
type Alike = Wanted & { readonly known: PersonFacts };

type Contacts = ReturnType<typeof createContacts>;

const idsOf = (number: number) => ({ phone: phoneOf(number), userId: null, parentUserId: null });
/** Somebody whom no benchmark writes to: made through the door, to learn how people of this country begin. */
const beforeAll = -1;
const batch = 2_500;
/** Batches at once: while PostgreSQL writes one, the next is encrypted. */
const lanes = 4;

/** Makes the people from 0 to `count`, then lets PostgreSQL learn what it has. */
export async function seedPeople(deps: Deps, wanted: Wanted): Promise<void> {
  const { db, vault } = deps.house;
  const contacts = createContacts({ ...deps, db, vault });
  const { facts: known } = await contacts.resolve(wanted.businessId, idsOf(beforeAll));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < wanted.count) {
      const from = next;
      next += batch;
      const numbers = Array.from({ length: Math.min(batch, wanted.count - from) }, (_, at) => from + at);
      const rows = numbers.map(number => personRow(deps, { ...wanted, known }, number));
      await db.transaction(wanted.businessId, tx => insertPeople(tx, wanted.businessId, rows));
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.min(next, wanted.count)} people `);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await settleDown(db);
  await readBack(deps, contacts, wanted);
}

function personRow(deps: Deps, { businessId, senders, known }: Alike, number: number): PersonRow {
  const { vault } = deps.house;
  const id = newId<'contact'>(deps);
  const profile = vault.wrapNewKey(`contact:${id}:profile`);
  const evidence = vault.wrapNewKey(`contact:${id}:evidence`);
  const phone = phoneOf(number);
  const index = vault.blindIndex(businessId, 'phone', phone);
  const eventId = newId<'consent event'>(deps);
  const subject = newId<'subject'>(deps);
  const nowMs = deps.clock.now();
  const event = eventText({ eventId, subject, nowMs });
  return {
    number,
    id,
    gate: JSON.stringify(gateOf({ known, sender: senders[number % senders.length] ?? '', eventId, nowMs })),
    profile: profile.wrapped,
    evidence: evidence.wrapped,
    keyVersion: profile.version,
    index,
    phone: vault.seal(profile.key, phone, `identity:${index.toString('hex')}`),
    indexVersion: vault.indexVersion,
    eventId,
    subject,
    event,
    leafHash: sha256(Buffer.of(0), event),
    sealed: vault.seal(evidence.key, canonicalJson({ salt: '', evidence: proof }), `evidence:${eventId}`),
  };
}

const proof = { page: 'https://shop.example/checkout', session: 'bench' };
const given = {
  type: 'given',
  purpose: 'orders',
  channel: 'whatsapp',
  act: 'tick',
  grade: 'E3',
  by: 'person',
} as const;

/** They agreed a moment ago, wrote today to one of the numbers, and were written to before. */
function gateOf(of: { known: PersonFacts; sender: string; eventId: ConsentEventId; nowMs: number }): PersonFacts {
  const windows = { [of.sender]: { inboundAtMs: of.nowMs } };
  const known: PersonFacts = { ...of.known, contactedBefore: true, windows };
  return fold(known, { ...given, eventId: of.eventId, occurredAtMs: of.nowMs });
}

function eventText(of: { eventId: ConsentEventId; subject: string; nowMs: number }): string {
  const at = new Date(of.nowMs).toISOString();
  const commitment = sha256(of.eventId).toString('hex');
  return canonicalJson({
    v: 1,
    id: of.eventId,
    subject: of.subject,
    ...given,
    source: 'bench',
    occurredAt: at,
    recordedAt: at,
    evidence: commitment,
  });
}

/** The first and the last person, found and opened as the server does it. */
async function readBack(deps: Deps, contacts: Contacts, { businessId, count }: Wanted): Promise<void> {
  const { db, messages } = deps.house;
  for (const number of [0, count - 1]) {
    const phone = phoneOf(number);
    const person = await contacts.find(businessId, idsOf(number));
    if (person === undefined) throw new Error('a seeded person cannot be found');
    const [aliases, keys] = await db.transaction(businessId, async tx => [
      await contacts.aliasesIn(tx, businessId, person.id),
      await contacts.evidenceKeyIn(tx, businessId, [person.id]),
    ]);
    const events = await messages.ledger.listEvents(businessId, person.id, { after: null, limit: 1 });
    const agrees = aliases[0]?.value === phone && keys.get(person.id) && events.items.length === 1;
    if (!agrees) throw new Error('the seeded rows are not as the rooms write them: see bench/rig/seed-people.ts');
  }
}
