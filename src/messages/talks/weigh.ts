// Decides without a record: what a draft would be answered, and what may be said to a person at all. Nothing is stored
// and nothing sent; what is sent is decided anew.

import { type ContactId, Failure } from '../../kernel/kernel.ts';
import { decide, type Facts, type MessageClass, type MessageFact, type TemplateFact } from '../../policy/policy.ts';
import { judgementOf } from '../content/content.ts';
import { withQuestionOf } from '../content/in-reply-to.ts';
import { questionFor, questionInput } from '../opt-in/ask-in-talk.ts';
import { describe, ownOf } from '../outbound/describe.ts';
import { businessFact, senderFact } from '../outbound/judge.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { Purpose, Sender, SendInput } from '../types.ts';
import type { MaySay, Weighed, WeighedKind, WeighedTemplate } from './types.ts';

type About = Omit<Facts, 'message'>;

const windowMs = 24 * 60 * 60 * 1_000;
/** What the rates say at this instant holds for a second: a draft is not judged by it. */
const noRates = { pairFreeAtMs: 0, limitUsed: 0, limitMax: null, limitCounted: false } as const;
/** A token that leads nowhere: what is only weighed is never sent. */
const noToken = 'A'.repeat(22);

/** What a draft would be answered now, or at the instant before which it is not to go. */
export async function weigh(out: Outbound, asked: SendInput, contactId: ContactId): Promise<Weighed> {
  const input = await withQuestionOf(out, asked, contactId);
  const { sender } = input;
  const business = out.directory.business(sender.businessId);
  const about = await aboutOf(out, { sender, contactId, atMs: asked.notBeforeMs });
  const decision = decide({ ...about, message: describe(business, input) });
  return { decision, words: judgementOf(business, input) ?? null };
}

/** What may be said to a person through a number now: by class and purpose, in free words or by an approved template. */
export async function weighAll(out: Outbound, asked: { sender: Sender; contactId: ContactId }): Promise<MaySay> {
  const { sender } = asked;
  const business = out.directory.business(sender.businessId);
  const about = await aboutOf(out, asked);
  const purposes = [...business.purposes.values()];
  const kinds = [
    weighKind(about, 'reply', null),
    weighKind(about, 'utility', null),
    weighKind(about, 'authentication', null),
    ...purposes.filter(one => !always.has(one.class)).map(one => weighKind(about, one.class, one)),
  ];
  const asks = purposes.filter(isAskable).map(purpose => {
    const words = { sender, to: {}, purpose, language: 'en' };
    const input = questionInput(words, questionFor(out, words), noToken);
    return { purpose, decision: decide({ ...about, message: describe(business, input) }) };
  });
  const inboundAtMs = about.person.windows[sender.id]?.inboundAtMs;
  return { atMs: about.atMs, windowUntilMs: inboundAtMs === undefined ? null : inboundAtMs + windowMs, kinds, asks };
}

/** What is weighed without a purpose, for all of them. */
const always: ReadonlySet<MessageClass> = new Set(['reply', 'compliance', 'authentication']);

function isAskable(purpose: Purpose): boolean {
  return !always.has(purpose.class);
}

async function aboutOf(
  out: Outbound,
  of: { sender: Sender; contactId: ContactId; atMs?: number | undefined },
): Promise<About> {
  const { businessId } = of.sender;
  const known = await out.contacts.get(businessId, of.contactId);
  if (known === undefined) throw new Failure('not-found', 'there is no contact with this id');
  // What is told must not be older than what was recorded: an act of the person may have come a moment ago.
  const person = await out.contacts.refresh(businessId, known.id);
  const nowMs = out.clock.now();
  return {
    atMs: Math.max(nowMs, of.atMs ?? nowMs),
    person: person.facts,
    business: businessFact(out.directory.business(businessId)),
    sender: senderFact(of.sender),
    rates: noRates,
  };
}

function weighKind(about: About, declared: MessageClass, purpose: Purpose | null): WeighedKind {
  const common = {
    channel: 'whatsapp' as const,
    declaredClass: declared,
    purpose: purpose?.id ?? null,
    purposeClass: purpose?.class ?? null,
    purposeKnown: true,
    directSendCategory: null,
    tellsOptOut: false,
    carriesText: true,
    marketingMessagesApi: false,
    madeByAi: false,
    ...(purpose === null ? {} : ownOf(purpose)),
  };
  const text: MessageFact = { ...common, kind: 'free_form', template: null };
  const template: MessageFact = { ...common, kind: 'template', template: approved(declared) };
  return {
    class: declared,
    purpose,
    text: decide({ ...about, message: text }),
    template: declared === 'reply' ? null : decide({ ...about, message: template }),
  };
}

function approved(declared: MessageClass): TemplateFact {
  const category = declared === 'utility' ? 'UTILITY' : declared === 'authentication' ? 'AUTHENTICATION' : 'MARKETING';
  return { name: 'any', language: 'any', category, status: 'APPROVED', tellsOptOut: true };
}

/** Approved templates of the number's account that may go to the person, now or later. */
export async function weighTemplates(
  out: Outbound,
  asked: { sender: Sender; contactId: ContactId; atMs?: number | undefined },
): Promise<WeighedTemplate[]> {
  const { sender } = asked;
  const business = out.directory.business(sender.businessId);
  const about = await aboutOf(out, asked);
  return business.templates
    .filter(one => one.wabaId === sender.wabaId && one.status === 'APPROVED')
    .slice(0, templatesMax)
    .map(({ name, language, category, purposeId }) => {
      const message = describe(business, templateInput(sender, { name, language }));
      return { name, language, category, purposeId, decision: decide({ ...about, message }) };
    })
    .filter(one => one.decision.outcome !== 'deny');
}

const templatesMax = 200;

function templateInput(sender: Sender, of: { name: string; language: string }): SendInput {
  const template = { name: of.name, language: { code: of.language } };
  return {
    sender,
    request: { messaging_product: 'whatsapp', type: 'template', template },
    endpoint: 'messages',
    graphVersion: 'v25.0',
    purpose: null,
    declaredClass: null,
    madeByAi: false,
    override: null,
    idempotencyKey: null,
  };
}
