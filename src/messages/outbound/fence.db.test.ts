// The fence, with two processes on one database: each has its own pool, caches and lanes; what they hand over goes to
// one recorder in Meta's place. Whatever the interleaving, no mark follows a withdrawal's commit.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContactId, present } from '../../kernel/kernel.ts';
import { queue, send } from './send.ts';
import { openTwoProcesses, type Process, type TwoProcesses } from './testing.ts';

let two: TwoProcesses;

beforeAll(async () => {
  two = await openTwoProcesses();
});

afterAll(async () => await two.stop());

const numberOf = (person: number, run: number) =>
  `+4915${String(run).padStart(4, '0')}${String(person).padStart(5, '0')}`;

async function stop(process: Process, contactId: ContactId): Promise<void> {
  const { businessId } = two;
  const common = {
    businessId,
    contactId,
    act: 'typed_keyword',
    grade: 'E3',
    by: 'person',
    source: 'whatsapp',
    evidence: {},
  } as const;
  await process.ledger.record(businessId, [
    { ...common, type: 'withdrawn', purpose: null, channel: null },
    {
      ...common,
      type: 'suppressed',
      purpose: null,
      channel: 'whatsapp',
      scope: ['business_initiated'],
      reason: 'stop',
    },
  ]);
}

const peopleCount = 4;
type Step = { what: 'send' | 'queue' | 'lane' | 'stop'; person: number; process: number; turns: number };
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('send' as const, 'send' as const, 'queue' as const, 'lane' as const, 'stop' as const),
  person: fc.nat(peopleCount - 1),
  process: fc.nat(1),
  turns: fc.nat(6),
});

let runs = 0;

async function take(one: Step, to: string, contactId: ContactId): Promise<void> {
  const process = two.process(one.process);
  const acts = {
    send: () => send(process.out, two.order(to)),
    queue: () => queue(process.out, two.order(to)),
    lane: () => process.lane.runOnce(),
    stop: () => stop(process, contactId),
  };
  await acts[one.what]();
}

/** Plays the steps, all under way at once; each begins after its number of turns of the event loop. */
async function play(steps: readonly Step[]): Promise<{ stoppedAt: Map<string, number>; people: ContactId[] }> {
  runs += 1;
  const run = runs;
  const people = await Promise.all(Array.from({ length: peopleCount }, (_, at) => two.agree(numberOf(at, run))));
  const stoppedAt = new Map<string, number>();
  await Promise.all(
    steps.map(async one => {
      for (let turn = 0; turn < one.turns; turn += 1) await new Promise(resolve => setImmediate(resolve));
      const to = numberOf(one.person, run);
      await take(one, to, present(people[one.person], 'a person'));
      if (one.what === 'stop' && !stoppedAt.has(to)) stoppedAt.set(to, two.tick());
    }),
  );
  await two.drain();
  return { stoppedAt, people };
}

async function crossedIds(people: readonly ContactId[]): Promise<Set<string>> {
  const rows = await two.database.db.query<{ id: string }>(two.businessId, {
    text: `select id from message where business_id = $1 and contact_id = any($2::uuid[]) and crossed_at is not null
      and crossed_event_id is not null and marked_at <= crossed_at`,
    values: [two.businessId, people],
  });
  return new Set(rows.map(row => row.id));
}

test('no mark follows the commit of a withdrawal, with two processes and any interleaving', async () => {
  const { handedOver } = two;
  let seenAfter = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 40 }), async steps => {
      const from = handedOver.length;
      const { stoppedAt, people } = await play(steps);
      const crossed = await crossedIds(people);
      for (const one of handedOver.slice(from)) {
        const stopTick = stoppedAt.get(one.to);
        if (stopTick === undefined || one.at < stopTick) continue;
        // Its bytes left after the stop was acknowledged: then its mark came before, and it is on record as crossed.
        seenAfter += 1;
        expect(crossed).toContain(one.messageId);
      }
      for (const to of stoppedAt.keys()) expect((await send(two.process(0).out, two.order(to))).kind).toBe('refused');
    }),
    { numRuns: 40, seed: 20_261_124 },
  );
  expect(handedOver.length).toBeGreaterThan(20);
  expect(new Set(handedOver.map(one => one.messageId)).size).toBe(handedOver.length);
  expect(seenAfter).toBeGreaterThanOrEqual(0);
});
