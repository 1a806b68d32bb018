// What an update means for a person's consent, as events for the ledger. Pure. Only stops and lifts are read from
// words; nothing here ever grants.

import type { PersonIds, Update } from '../../channels/whatsapp/whatsapp.ts';
import type { Meaning } from '../../intent/intent.ts';
import type { BusinessId, ContactId } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import type { AnswerKind } from './answer-texts.ts';
import { isTap, type Message, meaningsOf, noStopPayload, type StopBy, stopIn } from './heard.ts';
import type { IdentityChange } from './identity.ts';
import { narrowedAtMs, widenedAtMs } from './instants.ts';
import { meantBy } from './meant.ts';

export type About = { businessId: BusinessId; contactId: ContactId; keepPurposes: readonly string[] };

/** A withdrawal found in a webhook: whose it is and the events that make it so. */
export type Withdrawal = {
  readonly person: PersonIds;
  /** What Meta tells twice has the same name twice, and is done once. */
  readonly name: string;
  /** How it came, for the metric. */
  readonly by: StopBy;
  readonly events: (about: About) => ConsentInput[];
};

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
  const stop = stopIn(message);
  if (stop === null) return null;
  const { by, held, meaning } = stop;
  const events = (about: About): ConsentInput[] =>
    held || meaning === null ? [hold(about, message, { by, meaning })] : stopEvents(about, message, meaning);
  return { person: message.person, name: message.wamid, by, events };
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

/**
 * A bare STOP: no marketing on any channel, nothing that we start on WhatsApp; answers to their questions go on. STOP
 * ALL is taken at its word, and so is a channel or a topic that is named: then only that part stops.
 */
function stopEvents(about: About, message: Message, meaning: Meaning): ConsentInput[] {
  const { scope } = meaning;
  const common = {
    businessId: about.businessId,
    contactId: about.contactId,
    purpose: null,
    act: isTap(message)
      ? ('button' as const)
      : meaning.tier === 'T1'
        ? ('typed_keyword' as const)
        : ('written' as const),
    grade: 'E3' as const,
    by: 'person' as const,
    source: 'whatsapp',
    occurredAtMs: narrowedAtMs(message.atMs),
    evidence: evidenceOf(message, meaning.evidence),
  };
  const withdrawn = { ...common, type: 'withdrawn' as const, channel: null, keepPurposes: about.keepPurposes };
  const block = { ...common, type: 'suppressed' as const, reason: 'stop' as const, channel: null };
  const noMarketing = { ...block, scope: ['marketing' as const] };
  switch (scope.of) {
    case 'all':
      return [
        { ...withdrawn, keepPurposes: [] },
        { ...block, scope: ['all'] },
      ];
    case 'channel':
      return [
        { ...withdrawn, channel: scope.channel, keepPurposes: [] },
        { ...block, channel: scope.channel, scope: ['business_initiated'] },
      ];
    case 'topic':
    case 'marketing':
      return [withdrawn, noMarketing];
    default:
      return bareStop(common, about.keepPurposes);
  }
}

/** What a bare STOP brings about, told to staff or concluded by them. */
export function stopByStaff(about: About, evidence: ConsentInput['evidence']): ConsentInput[] {
  const common = {
    businessId: about.businessId,
    contactId: about.contactId,
    purpose: null,
    act: 'written' as const,
    grade: 'E2' as const,
    by: 'staff' as const,
    source: 'doubt-resolved',
    evidence,
  };
  return bareStop(common, about.keepPurposes);
}

type Told = Omit<ConsentInput, 'type' | 'channel'>;

function bareStop(told: Told, keepPurposes: readonly string[]): ConsentInput[] {
  const block = { ...told, type: 'suppressed' as const, reason: 'stop' as const };
  return [
    { ...told, type: 'withdrawn', channel: null, keepPurposes },
    { ...block, channel: null, scope: ['marketing'] },
    { ...block, channel: 'whatsapp', scope: ['business_initiated'] },
  ];
}

/** Marketing waits, on every channel, until a person has looked: nobody was sure of what was meant. */
function hold(about: About, message: Message, why: { by: StopBy; meaning: Meaning | null }): ConsentInput {
  return {
    businessId: about.businessId,
    contactId: about.contactId,
    type: 'suppressed',
    purpose: null,
    channel: null,
    scope: ['marketing'],
    reason: 'doubt',
    act: 'system',
    grade: 'E0',
    by: 'system',
    source: why.by === 'doubt' ? 'recogniser-doubt' : 'recogniser-failed',
    evidence: { ...evidenceOf(message, why.meaning?.evidence ?? null), meant: meantBy(why.meaning) },
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

type Lifted = Pick<ConsentInput, 'channel' | 'scope' | 'reason'>;

/**
 * What a message lifts: START the whole block that STOP set, and what was in doubt; the button under the confirmation only
 * its part beyond marketing; the one that says no stop was meant only the doubt. No consent.
 */
export function liftingEvent(about: About, message: Message, arrivedMs: number): ConsentInput | null {
  const lifted = liftedBy(message);
  if (lifted === null) return null;
  return {
    businessId: about.businessId,
    contactId: about.contactId,
    type: 'lifted',
    purpose: null,
    ...lifted,
    occurredAtMs: widenedAtMs(message.atMs, arrivedMs),
    act: isTap(message) ? 'button' : 'typed_keyword',
    grade: 'E3',
    by: 'person',
    source: 'whatsapp',
    evidence: evidenceOf(message, null),
  };
}

/** What a message lifts by its words or its button; null: nothing. */
export function liftedBy(message: Message): Lifted | null {
  if (isTap(message) && message.payload === keepOrdersPayload)
    return { channel: 'whatsapp', scope: ['business_initiated'], reason: 'stop' };
  if (isTap(message) && message.payload === noStopPayload) return { channel: null, reason: 'doubt' };
  return saysResume(message) ? { channel: null, reason: 'stop' } : null;
}

/** Only the word itself lifts a block: what a sentence may mean never does. */
export function saysResume(message: Message): boolean {
  const meanings = meaningsOf(message);
  return meanings !== 'failed' && meanings[0]?.kind === 'resume' && meanings[0].tier === 'T1';
}

/** The kind of answer that a message gets of itself; null for ordinary talk. */
export function answerFor(message: Message): Exclude<AnswerKind, 'opted-in'> | null {
  if (isTap(message) && message.payload === keepOrdersPayload) return 'kept-orders';
  const stop = stopIn(message);
  if (stop !== null) return stop.held || stop.meaning === null ? null : answerToStop(stop.meaning);
  const meanings = meaningsOf(message);
  const [first] = meanings === 'failed' ? [] : meanings;
  return first?.tier === 'T1' && (first.kind === 'resume' || first.kind === 'help') ? first.kind : null;
}

function answerToStop({ scope }: Meaning): Exclude<AnswerKind, 'opted-in'> {
  if (scope.of === 'all') return 'withdrawal-all';
  if (scope.of === 'topic') return 'kept-orders';
  return scope.of === 'channel' ? `withdrawal-${scope.channel}` : 'withdrawal';
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
