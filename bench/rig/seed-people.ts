// People in bulk, through the same doors as in life, so that every row is what the server itself would have written:
// identity, two keys, a consent with its event and evidence, and an open window.

import type { Running } from '../../src/app/app.ts';
import { createContacts } from '../../src/contacts/contacts.ts';
import type { BusinessId, Clock, Random } from '../../src/kernel/kernel.ts';
import type { ConsentInput } from '../../src/ledger/ledger.ts';
import { phoneOf } from './people.ts';

type Deps = { readonly house: Running['house']; readonly clock: Clock; readonly random: Random };
type Wanted = { readonly businessId: BusinessId; readonly count: number; readonly senders: readonly string[] };
type Contacts = ReturnType<typeof createContacts>;

const batch = 2_000;
/** Batches at once: while PostgreSQL writes one, the next is encrypted. */
const lanes = 3;

/** Makes the people from 0 to `count`, then lets PostgreSQL learn what it has. */
export async function seedPeople(deps: Deps, wanted: Wanted): Promise<void> {
  const { house } = deps;
  const contacts = createContacts({ ...deps, db: house.db, vault: house.vault });
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < wanted.count) {
      const from = next;
      next += batch;
      await seedBatch(deps, contacts, { ...wanted, from, to: Math.min(from + batch, wanted.count) });
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.min(next, wanted.count)} people `);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  while ((await house.messages.ledger.sequenceOnce()) > 0);
  await settleDown(house);
}

async function seedBatch(
  { house, clock }: Deps,
  contacts: Contacts,
  some: Wanted & { readonly from: number; readonly to: number },
): Promise<void> {
  const { businessId, from, to, senders } = some;
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  const people = await contacts.resolveMany(
    businessId,
    numbers.map(number => ({ phone: phoneOf(number), userId: null, parentUserId: null })),
  );
  await house.db.transaction(businessId, async tx => {
    await tx.query({ text: 'set local synchronous_commit = off', values: [] });
    await house.messages.ledger.recordIn(
      tx,
      people.map(person => consentOf(businessId, person.id)),
    );
    // They wrote today, each to one of the numbers, and were written to before.
    await tx.query({
      text: `update contact c set gate = c.gate || jsonb_build_object('contactedBefore', true,
          'windows', jsonb_build_object(w.sender_id, jsonb_build_object('inboundAtMs', $4::bigint)))
        from unnest($2::uuid[], $3::text[]) as w(id, sender_id) where c.business_id = $1 and c.id = w.id`,
      values: [
        businessId,
        people.map(person => person.id),
        numbers.map(number => senders[number % senders.length]),
        clock.now(),
      ],
    });
  });
}

function consentOf(businessId: BusinessId, contactId: ConsentInput['contactId']): ConsentInput {
  return {
    businessId,
    contactId,
    type: 'given',
    purpose: 'orders',
    channel: 'whatsapp',
    act: 'inbound_token',
    grade: 'E3',
    by: 'person',
    source: 'bench',
    evidence: { page: 'https://shop.example/checkout', session: 'bench' },
    wording: { text: 'Send me news of my order by WhatsApp.', language: 'en' },
  };
}

const tables =
  'contact contact_key identity consent_event consent_event_subject consent_sequence consent_unsequenced consent_evidence';

/** What autovacuum would do in time: without it, the first minutes are measured on plans for empty tables. */
async function settleDown(house: Deps['house']): Promise<void> {
  for (const table of tables.split(' ')) {
    await house.db.query('all', { text: `vacuum analyze ${table}`, values: [] });
  }
}
