// What a caller says when it records a consent event, and how much of it is believed: the grade that an act can have,
// and the sources that are never taken.

import { z } from 'zod';
import { Failure, type Fault, type Problem } from '../../kernel/kernel.ts';
import { sourceProblem } from '../../ledger/ledger.ts';
import type { EvidenceGrade } from '../../policy/policy.ts';
import { channels, contactShape, instant, phoneNumberId, slug } from './shapes.ts';

const evidenceBytesMax = 16 * 1024;

const evidenceShape = z
  .looseObject({
    possession: z
      .string()
      .min(3)
      .max(2_000)
      .optional()
      .meta({ description: 'How it was proven that the address is this person’s; needed for grade E3' }),
  })
  .refine(evidence => Buffer.byteLength(JSON.stringify(evidence)) <= evidenceBytesMax, {
    message: 'is larger than 16 KB',
    params: { code: 'too-long', limit: evidenceBytesMax },
  });

/** What an API caller may record; the rest (identity changes, platform stops, expiry) Assent records itself. */
export const consentTypes = [
  'requested',
  'given',
  'renewed',
  'refused',
  'withdrawn',
  'revoked',
  'invalidated',
  'suppressed',
  'lifted',
  'restricted',
  'unrestricted',
  'objected',
] as const;

export const consentBody = z.strictObject({
  contact: contactShape,
  type: z.enum(consentTypes),
  purpose: slug
    .optional()
    .meta({ description: 'Needed to give, renew, request or refuse; without it a withdrawal covers all' }),
  channel: z.enum(channels).nullable().default('whatsapp'),
  act: z.enum(['tick', 'click', 'button', 'typed_keyword', 'signature', 'spoken', 'written', 'import']),
  grade: z.enum(['E0', 'E1', 'E2', 'E3', 'E4']).optional(),
  by: z.enum(['person', 'business', 'staff']).default('person'),
  wording: z
    .strictObject({
      text: z.string().min(1).max(4_000),
      language: z.string().min(2).max(20),
      version: z.string().min(1).max(100).optional(),
    })
    .optional()
    .meta({ description: 'The exact text that the person saw' }),
  source: z.string().min(1).max(120).meta({ description: 'Where it happened: a page, a till, a call' }),
  occurred_at: instant.optional(),
  evidence: evidenceShape.default({}),
  sender_ids: z.array(phoneNumberId).min(1).max(100).optional(),
  third_parties: z.boolean().optional(),
  scope: z
    .array(z.enum(['all', 'business_initiated', 'marketing']))
    .min(1)
    .max(3)
    .optional(),
  reason: z.enum(['stop', 'objection', 'complaint', 'registry', 'staff', 'doubt']).optional(),
  objected_to: z.enum(['marketing', 'all']).optional(),
});

export type ConsentBody = z.output<typeof consentBody>;

const gradeByAct: Record<ConsentBody['act'], EvidenceGrade> = {
  tick: 'E2',
  click: 'E2',
  button: 'E2',
  typed_keyword: 'E2',
  written: 'E2',
  signature: 'E2',
  spoken: 'E1',
  import: 'E1',
};

/** The grade of an event, and what is wrong with the one that was claimed. */
export function gradeOf(body: ConsentBody): { grade: EvidenceGrade } | { problem: string } {
  const granted = bestGrade(body);
  if (body.grade === undefined) return { grade: granted };
  if (body.grade <= granted) return { grade: body.grade };
  if (body.act === 'import' || body.act === 'spoken')
    return { problem: `an act \`${body.act}\` proves at most ${granted}` };
  return {
    problem: `${body.grade} needs proof: \`evidence.possession\` says how the address was proven (E3), with \`act: signature\` and evidence for E4`,
  };
}

/** Possession lifts a logged act to E3; a signature with evidence beside it to E4. */
function bestGrade(body: ConsentBody): EvidenceGrade {
  const plain = gradeByAct[body.act];
  if (plain !== 'E2' || body.evidence.possession === undefined) return plain;
  return body.act === 'signature' && Object.keys(body.evidence).length > 1 ? 'E4' : 'E3';
}

const forbiddenSource = /\b(?:purchased|bought|scraped|harvested|rented|gekauft|gemietet)\b/i;
const needPurpose = new Set<ConsentBody['type']>(['requested', 'given', 'renewed', 'refused']);
const clockSkewMs = 5 * 60_000;

type About = { readonly nowMs: number; readonly purposes: ReadonlyMap<string, unknown> };
type Check = readonly [string, (body: ConsentBody, about: About) => Fault | undefined];

const isNeeded: Fault = { message: 'is needed for this type', code: 'missing' };
const noSuchPurpose: Fault = { message: 'the business has no such purpose: create it first', code: 'not-known' };

const checks: readonly Check[] = [
  ['source', body => sourceProblem(body.source)],
  [
    'purpose',
    (body, about) => {
      if (body.purpose === undefined) return needPurpose.has(body.type) ? isNeeded : undefined;
      return about.purposes.has(body.purpose) ? undefined : noSuchPurpose;
    },
  ],
  ['channel', body => (body.channel === null && needPurpose.has(body.type) ? isNeeded : undefined)],
  [
    'occurred_at',
    (body, about) =>
      body.occurred_at !== undefined && Date.parse(body.occurred_at) > about.nowMs + clockSkewMs
        ? { message: 'lies in the future', code: 'in-future' }
        : undefined,
  ],
  ['objected_to', body => (body.type === 'objected' && body.objected_to === undefined ? isNeeded : undefined)],
  [
    'reason',
    body =>
      body.type === 'lifted' && body.reason === undefined
        ? { message: 'says which block is lifted', code: 'missing' }
        : undefined,
  ],
  [
    'by',
    body =>
      body.type === 'lifted' && (body.by !== 'person' || body.act === 'import')
        ? { message: 'a block is lifted only by an act of the person; no import lifts one', code: 'combination' }
        : undefined,
  ],
];

/** The grade of an event that fits together; throws one failure with everything that does not. */
export function checkConsent(body: ConsentBody, about: About): EvidenceGrade {
  if (forbiddenSource.test(body.source))
    throw new Failure('suppressed-source', 'addresses that were bought, rented or scraped carry no consent');
  const problems: Problem[] = [];
  for (const [field, check] of checks) {
    const fault = check(body, about);
    if (fault !== undefined) problems.push({ field, ...fault });
  }
  const graded = gradeOf(body);
  if ('problem' in graded) problems.push({ field: 'grade', message: graded.problem, code: 'combination' });
  if (problems.length > 0 || 'problem' in graded) throw new Failure('request-invalid', undefined, { problems });
  return graded.grade;
}
