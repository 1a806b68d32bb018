// The facts of a decision as somebody writes them down: as `GET /decisions/{id}` gives them, checked member by member.
// What is left out of a person or of the rates has the value of somebody of whom nothing is known.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import { type Facts, unknownPerson } from '../../policy/policy.ts';
import { problemIn } from '../failures/problem-in.ts';
import { parseJson } from './parse-json.ts';

const channel = z.enum(['whatsapp', 'sms', 'email', 'telegram', 'line', 'signal', 'call']);
const messageClass = z.enum([
  'compliance',
  'reply',
  'authentication',
  'utility',
  'marketing_own',
  'marketing_third_party',
  'survey',
]);
const grade = z.enum(['E0', 'E1', 'E2', 'E3', 'E4']);
const ms = z.number().int().min(0).max(253_402_300_799_999);
const text = z.string().max(200);
const country = z.string().regex(/^[A-Z]{2}$/);
const own = z.record(z.string().max(60), z.unknown());
const listMax = 500;

const consent = z.strictObject({
  purpose: text,
  channel,
  status: z.enum([
    'unknown',
    'requested',
    'given',
    'refused',
    'renewed',
    'expired',
    'withdrawn',
    'revoked',
    'invalidated',
  ]),
  grade,
  sinceMs: ms,
  eventId: text,
  senderIds: z.array(text).max(listMax).optional(),
  thirdParties: z.boolean().optional(),
  lastUsedAtMs: ms.optional(),
  noticeVersion: z.number().int().optional(),
  explicit: z.boolean().optional(),
});

const person = z
  .looseObject({
    erased: z.boolean(),
    restricted: z.boolean(),
    objected: z.enum(['none', 'marketing', 'all']),
    identityStale: z.boolean(),
    countries: z.array(country).max(listMax),
    zones: z.array(text).max(listMax),
    language: text.nullable(),
    suppressions: z
      .array(
        z.strictObject({
          scope: z.enum(['all', 'business_initiated', 'marketing']),
          channel: channel.nullable(),
          reason: text,
          sinceMs: ms,
          eventId: text,
        }),
      )
      .max(listMax),
    consents: z.array(consent).max(listMax),
    windows: z.record(text, z.strictObject({ inboundAtMs: ms, freeEntryUntilMs: ms.optional() })),
    marketingSentAtMs: z.array(ms).max(listMax),
    contactedBefore: z.boolean(),
    age: z.number().int().min(0).max(150),
    regions: z.array(z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)).max(listMax),
    source: z.enum(['person', 'staff', 'import', 'public_register', 'purchased', 'rented', 'scraped']),
    noticeGiven: z.boolean(),
    registries: z.array(text).max(listMax),
    relations: z
      .array(
        z.strictObject({
          kind: z.enum(['purchase', 'inquiry', 'membership']),
          channel,
          atMs: ms,
          objectionOffered: z.boolean(),
          eventId: text,
        }),
      )
      .max(listMax),
    askedAtMs: z.array(ms).max(listMax),
  })
  .partial();

const message = z.looseObject({
  channel: channel.default('whatsapp'),
  declaredClass: messageClass.nullable().default(null),
  purpose: text.nullable().default(null),
  purposeClass: messageClass.nullable().default(null),
  purposeKnown: z.boolean().default(true),
  kind: z.enum(['free_form', 'template', 'direct_send', 'reaction']),
  template: z
    .strictObject({
      name: text,
      language: text,
      category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION', 'UNKNOWN']),
      status: text,
      tellsOptOut: z.boolean(),
    })
    .nullable()
    .default(null),
  directSendCategory: z.enum(['utility', 'authentication']).nullable().default(null),
  tellsOptOut: z.boolean().default(false),
  carriesText: z.boolean().default(true),
  marketingMessagesApi: z.boolean().default(false),
  madeByAi: z.boolean().default(false),
});

export const factsShape = z
  .strictObject({
    atMs: ms,
    person: person.default({}),
    business: z.looseObject({
      countries: z.array(country).max(listMax),
      zone: text,
      stricter: own.default({}),
      pause: z.strictObject({ covers: z.enum(['started', 'everything']), sinceMs: ms }).optional(),
    }),
    sender: z.looseObject({
      id: text,
      active: z.boolean().default(true),
      country: country.nullable().default(null),
      directSend: z.boolean().default(false),
    }),
    message,
    rates: z
      .strictObject({
        pairFreeAtMs: ms.default(0),
        limitUsed: z.number().int().min(0).default(0),
        limitMax: z.number().int().min(0).nullable().default(null),
        limitCounted: z.boolean().default(false),
      })
      .prefault({}),
  })
  .meta({ description: 'Facts, as a stored decision has them' });

/** The facts as the policy reads them. */
export function readFacts(given: z.output<typeof factsShape>): Facts {
  const facts: unknown = { ...given, person: { ...unknownPerson, ...given.person } };
  return facts as Facts; // member by member as the shape says; what it does not know is no fact that a rule reads
}

/** Reads facts from a JSON text; throws request-invalid, naming all that is wrong. */
export function parseFacts(text: string): Facts {
  const given = parseJson(Buffer.from(text));
  const parsed = factsShape.safeParse(given);
  if (parsed.success) return readFacts(parsed.data);
  const problems = parsed.error.issues.map(issue => {
    const { field, ...fault } = problemIn(issue, given);
    return { field: field || 'facts', ...fault };
  });
  throw new Failure('request-invalid', 'these are no facts', { problems });
}
