// Beside a conversation: what the person agreed to, since when and by which act, and what may be said to them now.

import { z } from 'zod';
import type { Person } from '../../contacts/contacts.ts';
import type { Conversation } from '../../conversations/conversations.ts';
import { languages } from '../../intent/intent.ts';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import { type MaySay, questionLanguage, questionLanguages } from '../../messages/messages.ts';
import type { Decision } from '../../policy/policy.ts';
import type { Caller } from '../keys/keys.ts';
import { opens } from '../keys/scopes.ts';
import type { ApiDeps } from '../types.ts';
import { addressOf } from './conversation-messages.ts';
import { getConversation, senderIn } from './conversation-shape.ts';
import { conversationParams } from './conversations.ts';
import { queuedShape } from './messages.ts';
import { decisionShape, reasonShape, toldDecision } from './reasons.ts';
import { route } from './route.ts';
import { instant, messageClasses, slug, written, writtenOrNull } from './shapes.ts';
import { byWhom } from './waiting.ts';

const verdictShape = z.object({
  outcome: z.enum(['allow', 'defer', 'deny']),
  until: instant.nullable(),
  reasons: z.array(reasonShape),
});
const consentShape = z.object({
  purpose: z.string(),
  purpose_title: z.string(),
  channel: z.string(),
  status: z.string(),
  grade: z.string(),
  since: instant,
  act: z.string().nullable().meta({ description: 'By which act; null: older than the events that were looked at' }),
  by: z.string().nullable(),
  source: z.string().nullable(),
  consent_event_id: z.string(),
});
const blockShape = z.object({
  kind: z.enum(['suppressed', 'restricted', 'objected']),
  scope: z.string().nullable(),
  channel: z.string().nullable(),
  reason: z.string().nullable(),
  since: instant.nullable(),
  consent_event_id: z.string().nullable(),
});

const possibleShape = z.object({
  at: instant,
  window_until: instant.nullable(),
  window_open: z.boolean(),
  classes: z.array(
    z.object({
      class: z.enum(messageClasses),
      purpose: z.string().nullable(),
      purpose_title: z.string().nullable(),
      text: verdictShape.meta({ description: 'In free words' }),
      template: verdictShape.nullable().meta({ description: 'By an approved template; null: an answer needs none' }),
    }),
  ),
  consents: z.array(consentShape).meta({ description: 'For whoever may read consents' }),
  blocks: z.array(blockShape),
  asks: z.array(verdictShape.extend({ purpose: z.string(), title: z.string() })),
  ask_language: z.string().meta({ description: 'In which language the person is asked unless told otherwise' }),
  ask_languages: z.array(z.string()).meta({ description: 'In which languages there are words for the question' }),
});

type Possible = z.input<typeof possibleShape>;

/** Events of before these are not looked at for the act of a consent. */
const eventsMax = 200;

export const readPossible = route({
  method: 'GET',
  path: '/conversations/{id}/possible',
  operationId: 'readPossible',
  summary: 'What may be said in a conversation now, by class and purpose, and why not the rest; and the consents.',
  scope: 'decisions:ask',
  audit: 'read',
  params: conversationParams,
  answers: { 200: { description: 'As the rules have it at this instant', schema: possibleShape } },
  async handle(deps, { caller, params }) {
    const conversation = await getConversation(deps, caller, params.id);
    const sender = senderIn(deps, caller, conversation);
    const may = await deps.messages.talks.weighAll({ sender, contactId: conversation.contactId });
    const person = await deps.contacts.refresh(caller.businessId, conversation.contactId);
    const known = opens(caller.scopes, 'consents:read');
    const consents = known ? await consentsOf(deps, caller, person) : [];
    const language = questionLanguage(await languageOf(deps, caller, conversation));
    const asking = { ask_language: language, ask_languages: [...questionLanguages] };
    return { status: 200, body: { ...told(may), ...asking, consents, blocks: blocksOf(person) } };
  },
});

type Told = Omit<Possible, 'consents' | 'blocks' | 'ask_language' | 'ask_languages'>;

function told(may: MaySay): Told {
  return {
    at: written(may.atMs),
    window_until: writtenOrNull(may.windowUntilMs),
    window_open: may.windowUntilMs !== null && may.windowUntilMs > may.atMs,
    classes: may.kinds.map(({ class: kind, purpose, text, template }) => ({
      class: kind,
      purpose: purpose?.id ?? null,
      purpose_title: purpose?.title ?? null,
      text: verdict(text),
      template: template === null ? null : verdict(template),
    })),
    asks: may.asks.map(({ purpose, decision }) => ({
      purpose: purpose.id,
      title: purpose.title,
      ...verdict(decision),
    })),
  };
}

function verdict(decision: Decision): z.input<typeof verdictShape> {
  const { outcome, until, reasons } = toldDecision(decision);
  return { outcome, until, reasons };
}

async function consentsOf(
  deps: Pick<ApiDeps, 'ledger' | 'directory'>,
  { businessId }: Caller,
  person: Person,
): Promise<Possible['consents']> {
  const { items } = await deps.ledger.listEvents(businessId, person.id, { after: null, limit: eventsMax });
  const events = new Map<string, Readonly<Record<string, unknown>>>(items.map(one => [one.id, one.event]));
  const { purposes } = deps.directory.business(businessId);
  return person.facts.consents.map(one => {
    const event = events.get(one.eventId);
    return {
      purpose: one.purpose,
      purpose_title: purposes.get(one.purpose)?.title ?? one.purpose,
      channel: one.channel,
      status: one.status,
      grade: one.grade,
      since: written(one.sinceMs),
      act: textAt(event, 'act'),
      by: textAt(event, 'by'),
      source: textAt(event, 'source'),
      consent_event_id: one.eventId,
    };
  });
}

function textAt(event: Readonly<Record<string, unknown>> | undefined, name: string): string | null {
  const value = event?.[name];
  return typeof value === 'string' ? value : null;
}

function blocksOf({ facts }: Person): Possible['blocks'] {
  const bare = { channel: null, reason: null, since: null, consent_event_id: null };
  return [
    ...facts.suppressions.map(one => ({
      kind: 'suppressed' as const,
      scope: one.scope,
      channel: one.channel,
      reason: one.reason,
      since: written(one.sinceMs),
      consent_event_id: one.eventId,
    })),
    ...(facts.restricted ? [{ kind: 'restricted' as const, scope: null, ...bare }] : []),
    ...(facts.objected === 'none' ? [] : [{ kind: 'objected' as const, scope: facts.objected, ...bare }]),
  ];
}

export const askForConsent = route({
  method: 'POST',
  path: '/conversations/{id}/ask-consent',
  operationId: 'askForConsent',
  summary: 'Asks the person in the conversation, once and neutrally, whether they agree to a purpose.',
  scope: 'consents:write',
  params: conversationParams,
  body: z.strictObject({
    purpose: slug,
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}$/)
      .optional()
      .meta({ description: 'Left out: the language of the person, as far as it is known' }),
  }),
  answers: {
    202: { description: 'The question is queued', schema: queuedShape },
    422: { description: 'It may not be asked now', schema: decisionShape.extend({ decision_id: z.string() }) },
  },
  async handle(deps, { caller, params, body }) {
    const conversation = await getConversation(deps, caller, params.id);
    const asked = await deps.messages.talks.askConsent({
      sender: senderIn(deps, caller, conversation),
      contactId: conversation.contactId,
      to: await addressOf(deps, caller, conversation),
      purpose: purposeIn(deps, caller, body.purpose),
      language: body.language ?? (await languageOf(deps, caller, conversation)),
      by: byWhom(caller),
    });
    if (asked.kind === 'address') throw new Failure('address-unusable', asked.words);
    if (asked.kind === 'refused') {
      return { status: 422, body: { ...toldDecision(asked.decision), decision_id: asked.decisionId } };
    }
    const { messageId, staffId } = { messageId: asked.messageId, staffId: caller.staffId };
    if (staffId !== null) await deps.conversations.noteAuthor(caller.businessId, { messageId, staffId });
    const { decisionId: decision_id, dueMs } = asked;
    return { status: 202, body: { id: messageId, state: 'queued', decision_id, due: writtenOrNull(dueMs) } };
  },
});

function purposeIn(deps: Pick<ApiDeps, 'directory'>, caller: Caller, id: string) {
  const purpose = deps.directory.business(caller.businessId).purposes.get(id);
  if (purpose !== undefined && !answered.has(purpose.class)) return purpose;
  const message = 'is no purpose of the business that needs consent';
  const problems: Problem[] = [{ field: 'purpose', message, code: 'not-known' }];
  throw new Failure('request-invalid', undefined, { problems });
}

/** For these nobody is asked. */
const answered: ReadonlySet<string> = new Set(['reply', 'compliance', 'authentication']);

/** Where people write Arabic, as the recogniser of stops has it. */
const arabicCountries = languages.find(one => one.language === 'ar')?.countries ?? [];

const byCountry: Readonly<Record<string, string>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  FR: 'fr',
  BE: 'fr',
  ES: 'es',
  MX: 'es',
  IT: 'it',
  PT: 'pt',
  BR: 'pt',
  NL: 'nl',
  ...Object.fromEntries(arabicCountries.map(country => [country, 'ar'])),
};

async function languageOf(
  deps: Pick<ApiDeps, 'contacts'>,
  caller: Caller,
  { contactId }: Conversation,
): Promise<string> {
  const facts = (await deps.contacts.get(caller.businessId, contactId))?.facts;
  return facts?.language ?? byCountry[facts?.countries[0] ?? ''] ?? 'en';
}
