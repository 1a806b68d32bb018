// The rule book through the API: a decision on given facts, the packs of places and what they come to together, all
// cases tried, and who would be reachable under other values.

import { z } from 'zod';
import { type ContactId, Failure, type Problem } from '../../kernel/kernel.ts';
import type { OwnValues } from '../../messages/messages.ts';
import {
  decide,
  looserNames,
  mergePacks,
  type Pack,
  packs,
  parseLooser,
  parseStricter,
  tryCases,
  valuesInWords,
} from '../../policy/policy.ts';
import { factsShape, readFacts } from '../requests/facts.ts';
import { senderOf } from './message-body.ts';
import { decisionShape, toldDecision } from './reasons.ts';
import { route } from './route.ts';
import { idOf, phoneNumberId, slug } from './shapes.ts';

export const explainFacts = route({
  method: 'POST',
  path: '/policy/explain',
  operationId: 'explainFacts',
  summary:
    'Decides on given facts, such as those of a stored decision with something changed. Stores and sends nothing.',
  scope: 'decisions:ask',
  audit: 'none',
  body: z.strictObject({ facts: factsShape }),
  answers: { 200: { description: 'The decision', schema: decisionShape } },
  handle: (_, { body }) => Promise.resolve({ status: 200, body: toldDecision(decide(readFacts(body.facts))) }),
});

const packShape = z.object({
  id: z.string(),
  title: z.string(),
  confidence: z.enum(['high', 'middle', 'low']),
  sources: z.array(z.object({ title: z.string(), url: z.string().optional() })),
  values: z.record(z.string(), z.unknown()),
  at_loosest: z.record(z.string(), z.unknown()).meta({ description: 'How loose a business may make a value' }),
  changes: z.array(z.record(z.string(), z.unknown())),
  in_words: z.array(z.object({ name: z.string(), title: z.string(), value: z.string() })),
});

export const readPacks = route({
  method: 'GET',
  path: '/policy/packs',
  operationId: 'readPacks',
  summary: 'Packs by their ids, and what they come to together; without ids all of them.',
  scope: 'decisions:read',
  query: z.strictObject({
    ids: z.string().max(400).optional().meta({ description: 'Ids parted by commas: de,us-fl' }),
  }),
  answers: {
    200: {
      description: 'The packs, and the strictest of each value',
      schema: z.object({ packs: z.array(packShape), together: z.record(z.string(), z.unknown()).nullable() }),
    },
  },
  handle: (_, { query }) => {
    const wanted = query.ids === undefined ? packs : packsNamed(query.ids.split(','));
    const together = query.ids === undefined ? null : valuesOf(mergePacks(wanted));
    return Promise.resolve({ status: 200, body: { packs: wanted.map(toldPack), together } });
  },
});

/** Packs by id, in any case; throws request-invalid that names those that are not there. */
export function packsNamed(ids: readonly string[]): Pack[] {
  const byId = new Map(packs.map(pack => [pack.id.toUpperCase(), pack]));
  const missing = ids.filter(id => !byId.has(id.trim().toUpperCase()));
  if (missing.length > 0) {
    const problems = missing
      .slice(0, 10)
      .map((id): Problem => ({ field: 'ids', message: `there is no pack \`${id.slice(0, 20)}\``, code: 'not-known' }));
    throw new Failure('request-invalid', undefined, { problems });
  }
  return ids.flatMap(id => byId.get(id.trim().toUpperCase()) ?? []);
}

function toldPack(pack: Pack): z.input<typeof packShape> {
  const { id, title, confidence, sources, atLoosest, changes } = pack;
  return {
    id,
    title,
    confidence,
    sources: sources.map(source => ({ ...source })),
    values: valuesOf(pack),
    at_loosest: { ...atLoosest },
    changes: changes.map(change => ({ ...change })),
    in_words: valuesInWords(pack),
  };
}

function valuesOf({
  id: _,
  title: __,
  sources: ___,
  atLoosest: ____,
  changes: _____,
  confidence: ______,
  ...values
}: Pack) {
  return values;
}

export const testPolicy = route({
  method: 'POST',
  path: '/policy/test',
  operationId: 'testPolicy',
  summary: 'Tries all cases of all rules and packs on the program as it is.',
  scope: 'decisions:read',
  audit: 'none',
  answers: {
    200: {
      description: 'How many came out as they should, and each case',
      schema: z.object({
        passed: z.number(),
        failed: z.number(),
        cases: z.array(
          z.object({
            of: z.string(),
            title: z.string(),
            expected: z.string().nullable(),
            got: z.string().nullable(),
          }),
        ),
      }),
    },
  },
  async handle() {
    const cases = await tryCases();
    const failed = cases.filter(one => one.got !== one.expected).length;
    return { status: 200, body: { passed: cases.length - failed, failed, cases } };
  },
});

/** Each person is judged twice while nothing else runs: some tens of milliseconds at most. */
const pageMax = 5_000;
const pageDefault = 2_000;
const ownShape = z
  .union([
    z.literal('current'),
    z.strictObject({
      stricter: z.record(z.string(), z.unknown()).default({}),
      looser: z.record(z.string(), z.unknown()).default({}),
      of_purpose: z.record(z.string(), z.unknown()).optional().meta({ description: 'Absent: as set for the purpose' }),
      of_sender: z.record(z.string(), z.unknown()).optional().meta({ description: 'Absent: as set for the number' }),
    }),
  ])
  .meta({ description: 'The values that the business has, or others' });
const movedShape = z.object({ people: z.number(), by_rule: z.record(z.string(), z.number()) });

export const comparePolicy = route({
  method: 'POST',
  path: '/policy/diff',
  operationId: 'comparePolicy',
  summary: 'Who would become reachable, or no longer be, under other values: a page of people, nothing stored or sent.',
  scope: 'decisions:read',
  audit: 'none',
  body: z.strictObject({
    old: ownShape.default('current'),
    new: ownShape,
    purpose: slug,
    sender: phoneNumberId.optional(),
    after: idOf('contact').nullable().default(null),
    limit: z.number().int().min(1).max(pageMax).default(pageDefault),
  }),
  answers: {
    200: {
      description: 'Counts of this page; `next` is null at the end',
      schema: z.object({
        checked: z.number(),
        reachable_before: z.number(),
        reachable_after: z.number(),
        gained: movedShape,
        lost: movedShape,
        next: z.string().nullable(),
      }),
    },
  },
  async handle(deps, { caller, body }) {
    const business = deps.directory.business(caller.businessId);
    const purpose = business.purposes.get(body.purpose);
    if (purpose === undefined) {
      const message = 'the business has no such purpose: create it first';
      const problems: Problem[] = [{ field: 'purpose', message, code: 'not-known' }];
      throw new Failure('request-invalid', undefined, { problems });
    }
    const compared = await deps.messages.compareAudience({
      businessId: caller.businessId,
      old: ownOf(business, 'old', body.old),
      now: ownOf(business, 'new', body.new),
      purpose,
      sender: senderOf(deps, caller, body.sender),
      after: body.after as ContactId | null, // an id, by its shape
      limit: body.limit,
    });
    const { checked, reachableBefore, reachableAfter, gained, lost, next } = compared;
    return {
      status: 200,
      body: {
        checked,
        reachable_before: reachableBefore,
        reachable_after: reachableAfter,
        gained: { people: gained.people, by_rule: gained.byRule },
        lost: { people: lost.people, by_rule: lost.byRule },
        next,
      },
    };
  },
});

function ownOf(business: OwnValues, field: string, given: z.output<typeof ownShape>): OwnValues {
  if (given === 'current') return { stricter: business.stricter, looser: business.looser };
  try {
    for (const values of [given.stricter, given.of_purpose ?? {}, given.of_sender ?? {}]) parseStricter(values);
    parseLooser(given.looser);
    const { stricter, looser, of_purpose: ofPurpose, of_sender: ofSender } = given;
    return { stricter, looser, ofPurpose, ofSender };
  } catch (cause) {
    const message = cause instanceof TypeError ? cause.message : `cannot be read (looser: ${looserNames.join(', ')})`;
    throw new Failure('request-invalid', undefined, { problems: [{ field, message }] });
  }
}
