// What an update means for a person's consent, as events for the ledger. Pure. Only stops and lifts are read from
// words; nothing here ever grants.

import type { PersonIds, Update } from '../../channels/whatsapp/whatsapp.ts';
import { type Meaning, recognise } from '../../intent/intent.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import type { AnswerKind } from './answer-texts.ts';
import type { IdentityChange } from './identity.ts';
import { narrowedAtMs, widenedAtMs } from './instants.ts';

export type About = { businessId: BusinessId; contactId: ContactId; keepPurposes: readonly string[] };

/** A withdrawal found in a webhook: whose it is and the events that make it so. */
export type Withdrawal = {
  readonly person: PersonIds;
  /** What Meta tells twice has the same name twice, and is done once. */
  readonly name: string;
  /** How it came, for the metric. */
  readonly by: 'keyword' | 'button' | 'platform' | 'recogniser-failed';
  readonly events: (about: About) => ConsentInput[];
};

type Message = Extract<Update, { kind: 'message' }>;
type Preference = Extract<Update, { kind: 'preference' }>;

/** Every withdrawal among the updates of one webhook. */
export function withdrawalsIn(updates: readonly Update[]): Withdrawal[] {
  const found: Withdrawal[] = [];
  for (const update of updates) {
    const one =
      update.kind === 'message' ? inMessage(update) : update.kind === 'preference' ? inPreference(update) : null;
    if (one !== null) found.push(one);
  }
  return found;
}

function inMessage(message: Message): Withdrawal | null {
  const meaning = meaningOf(message);
  if (meaning === 'failed') {
    return {
      person: message.person,
      name: message.wamid,
      by: 'recogniser-failed',
      events: about => [held(about, message)],
    };
  }
  if (meaning.kind !== 'withdrawal') return null;
  const by = isTap(message) ? 'button' : 'keyword';
  return { person: message.person, name: message.wamid, by, events: about => stopEvents(about, message, meaning) };
}

function inPreference(update: Preference): Withdrawal | null {
  if (update.value !== 'stop') return null;
  return {
    person: update.person,
    name: preferenceName(update),
    by: 'platform',
    events: about => platformStop(about, { source: 'user_preferences', atMs: update.atMs }),
  };
}

/** A preference has no id of Meta's; this is the same whenever Meta tells of it. */
export function preferenceName({ person, value, atMs }: Preference): string {
  return `preference:${person.userId ?? person.phone ?? person.parentUserId}:${value}:${atMs}`;
}

/** What a message says; "failed" when the recogniser itself broke, which holds marketing. */
export function meaningOf(message: Message): Meaning | 'failed' {
  try {
    const said = [message.text, message.payload].filter(text => text !== null);
    const meanings = said.map(recognise);
    const stops = meanings.filter(one => one.kind === 'withdrawal');
    return (
      stops.find(one => one.scope === 'all') ?? stops[0] ?? meanings.find(one => one.kind !== 'talk') ?? recognise('')
    );
  } catch {
    return 'failed';
  }
}

function isTap(message: Message): boolean {
  return message.type === 'button' || message.type === 'interactive';
}

/**
 * A bare STOP: no marketing on any channel, nothing that we start on WhatsApp; answers to their questions go on. STOP
 * ALL is taken at its word.
 */
function stopEvents(about: About, message: Message, meaning: Meaning): ConsentInput[] {
  const common = {
    businessId: about.businessId,
    contactId: about.contactId,
    purpose: null,
    act: isTap(message) ? ('button' as const) : ('typed_keyword' as const),
    grade: 'E3' as const,
    by: 'person' as const,
    source: 'whatsapp',
    occurredAtMs: narrowedAtMs(message.atMs),
    evidence: evidenceOf(message, meaning.evidence),
  };
  const block = { ...common, type: 'suppressed' as const, reason: 'stop' as const };
  if (meaning.scope === 'all') {
    return [
      { ...common, type: 'withdrawn', channel: null, keepPurposes: [] },
      { ...block, channel: null, scope: ['all'] },
    ];
  }
  return [
    { ...common, type: 'withdrawn', channel: null, keepPurposes: about.keepPurposes },
    { ...block, channel: null, scope: ['marketing'] },
    { ...block, channel: 'whatsapp', scope: ['business_initiated'] },
  ];
}

function held(about: About, message: Message): ConsentInput {
  return {
    businessId: about.businessId,
    contactId: about.contactId,
    type: 'suppressed',
    purpose: null,
    channel: null,
    scope: ['marketing'],
    reason: 'stop',
    act: 'system',
    grade: 'E0',
    by: 'system',
    source: 'recogniser-failed',
    evidence: evidenceOf(message, null),
  };
}

/** Meta's own stop (a setting of the person, or error 131050): marketing consent on WhatsApp is withdrawn. */
export function platformStop(
  about: About,
  told: { source: 'user_preferences' | 'error-131050'; atMs: number },
): ConsentInput[] {
  const { source } = told;
  const common = {
    businessId: about.businessId,
    contactId: about.contactId,
    act: 'platform' as const,
    grade: 'E2' as const,
    by: 'person' as const,
    source,
    occurredAtMs: narrowedAtMs(told.atMs),
    evidence: { source },
  };
  return [
    { ...common, type: 'withdrawn', purpose: null, channel: 'whatsapp', keepPurposes: about.keepPurposes },
    { ...common, type: 'suppressed', purpose: null, channel: 'whatsapp', scope: ['marketing'], reason: 'platform' },
  ];
}

/** Meta's `resume` lifts Meta's own block and recreates no consent. */
export function platformResume(about: About, told: { atMs: number; arrivedMs: number }): ConsentInput {
  return {
    businessId: about.businessId,
    contactId: about.contactId,
    type: 'lifted',
    purpose: null,
    channel: 'whatsapp',
    reason: 'platform',
    act: 'platform',
    grade: 'E2',
    by: 'person',
    source: 'user_preferences',
    occurredAtMs: widenedAtMs(told.atMs, told.arrivedMs),
    evidence: { source: 'user_preferences' },
  };
}

/** The button under the confirmation of a stop: the person keeps messages about running orders. */
export const keepOrdersPayload = 'assent.keep_orders';

/** What a message lifts: START the whole block that STOP set, the button only its part beyond marketing. No consent. */
export function liftingEvent(about: About, message: Message, arrivedMs: number): ConsentInput | null {
  const keepsOrders = isTap(message) && message.payload === keepOrdersPayload;
  const meaning = meaningOf(message);
  if (!keepsOrders && (meaning === 'failed' || meaning.kind !== 'resume')) return null;
  return {
    businessId: about.businessId,
    contactId: about.contactId,
    type: 'lifted',
    purpose: null,
    channel: keepsOrders ? 'whatsapp' : null,
    ...(keepsOrders ? { scope: ['business_initiated'] as const } : {}),
    reason: 'stop',
    occurredAtMs: widenedAtMs(message.atMs, arrivedMs),
    act: isTap(message) ? 'button' : 'typed_keyword',
    grade: 'E3',
    by: 'person',
    source: 'whatsapp',
    evidence: evidenceOf(message, null),
  };
}

/** The kind of answer that a message gets of itself; null for ordinary talk. */
export function answerFor(message: Message): Exclude<AnswerKind, 'opted-in'> | null {
  if (isTap(message) && message.payload === keepOrdersPayload) return 'kept-orders';
  const meaning = meaningOf(message);
  if (meaning === 'failed' || meaning.kind === 'talk') return null;
  return meaning.kind === 'withdrawal' && meaning.scope === 'all' ? 'withdrawal-all' : meaning.kind;
}

/** The person's number or user id is another now: consent is suspended until they agree anew. */
export function identityEvent(businessId: BusinessId, change: IdentityChange): ConsentInput {
  return {
    businessId,
    contactId: change.contactId,
    type: 'identity_changed',
    purpose: null,
    channel: 'whatsapp',
    act: 'platform',
    grade: 'E2',
    by: 'platform',
    source: 'system-message',
    evidence: { before: change.before, now: change.now, atMs: change.atMs },
  };
}

function evidenceOf(message: Message, keyword: string | null) {
  return {
    wamid: message.wamid,
    text: message.text,
    payload: message.payload,
    keyword,
    atMs: message.atMs,
    phoneNumberId: message.phoneNumberId,
    phone: message.person.phone,
    userId: message.person.userId,
  };
}
