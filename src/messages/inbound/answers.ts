// The one neutral answer that STOP, START, HELP, an opt-in, a request or a doubt each get. No promotion, no survey;
// through the gate like any message, as class compliance.

import type { SendRequest } from '../../channels/whatsapp/whatsapp.ts';
import type { Person } from '../../contacts/contacts.ts';
import { stopMayBeNarrowed } from '../../policy/policy.ts';
import { ownWords } from '../content/content.ts';
import type { Business, Directory } from '../directory/directory.ts';
import { businessFact, senderFact } from '../outbound/judge.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { queue } from '../outbound/send.ts';
import { awaitSilence } from '../reading/await-silence.ts';
import { answerText, keepOrdersTitle } from './answer-texts.ts';
import { atMost } from './at-most.ts';
import { keepOrdersPayload } from './consequences.ts';
import { holding, noStopPayload, stopPayload } from './heard.ts';
import { languageOf } from './language-of.ts';
import { doubtText, requestText } from './rights-texts.ts';
import type { AfterCommit, NeedsPerson } from './types.ts';

type Answer = Extract<AfterCommit, { kind: 'answer' }>;

export type AnswerDeps = {
  readonly out: Outbound;
  readonly directory: Pick<Directory, 'business'>;
  readonly needsPerson: Pick<NeedsPerson, 'markAsked'>;
};

/** Each answer looks again and again whether it is silent: a thousand stops at once must not all look at once. */
const answersAtOnce = 20;
const turns = new WeakMap<Outbound, ReturnType<typeof atMost>>();

/** Gives an answer through the gate. A stop is confirmed when what was already handed over has ended. */
export async function answer(deps: AnswerDeps, one: Answer): Promise<void> {
  const inTurn = turns.get(deps.out) ?? atMost(answersAtOnce);
  turns.set(deps.out, inTurn);
  await inTurn(() => give(deps, one));
}

async function give(deps: AnswerDeps, one: Answer): Promise<void> {
  const { out } = deps;
  if (one.to.startsWith('withdrawal')) await awaitSilence(out, one.businessId, one.contactId);
  const person = await out.contacts.get(one.businessId, one.contactId);
  const business = deps.directory.business(one.businessId);
  const content = contentOf(one, { business, person, nowMs: out.clock.now() });
  if (content === null) return;
  // Queued: a rate that defers it, or a crash, does not lose it.
  const queued = await queue(out, {
    sender: one.sender,
    request: { messaging_product: 'whatsapp', recipient_type: 'individual', ...addressOf(one), ...content },
    endpoint: 'messages',
    graphVersion: 'v25.0',
    purpose: null,
    declaredClass: 'compliance',
    madeByAi: false,
    override: ownWords,
    idempotencyKey: null,
  });
  if (one.to === 'doubt' && queued.kind === 'queued') await deps.needsPerson.markAsked(one.businessId, one.doubtId);
}

type Content = Pick<SendRequest, 'type' | 'text' | 'interactive'>;

type About = { readonly business: Business; readonly person: Person | undefined; readonly nowMs: number };

/** What the answer says; null: there is nothing to say. */
function contentOf(one: Answer, about: About): Content | null {
  const { business, person } = about;
  if (one.to === 'request') {
    const { kinds, dueMs } = one;
    const language = languageOf(about, one.language);
    const waits = kinds.some(kind => holding.has(kind));
    return plain(requestText(language, { business: business.name, kinds, dueMs, zone: business.zone, waits }));
  }
  const language = languageOf(about, null);
  if (one.to === 'doubt') return hasStopped(person) ? null : question(doubtText(language, business.name));
  const text = answerText(language, one.to, business.name);
  // Whoever said ALL is not asked whether they meant it.
  const narrowable = one.to === 'withdrawal' && mayNarrow(one, about);
  return narrowable ? withButtons(text, [{ id: keepOrdersPayload, title: keepOrdersTitle(language) }]) : plain(text);
}

/** Nobody who has surely stopped is asked whether they meant it. */
function hasStopped(person: Person | undefined): boolean {
  const blocks = person?.facts.suppressions ?? [];
  return blocks.some(one => one.reason !== 'doubt' && (one.channel === null || one.channel === 'whatsapp'));
}

function question({ text, stop, goOn }: ReturnType<typeof doubtText>): Content {
  return withButtons(text, [
    { id: stopPayload, title: stop },
    { id: noStopPayload, title: goOn },
  ]);
}

function plain(text: string): Content {
  return { type: 'text', text: { body: text } };
}

function withButtons(text: string, replies: readonly { id: string; title: string }[]): Content {
  const buttons = replies.map(reply => ({ type: 'reply', reply }));
  return { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons } } };
}

function addressOf(one: Answer): Pick<SendRequest, 'to' | 'recipient'> {
  const { phone, userId, parentUserId } = one.person;
  if (phone !== null) return { to: phone.startsWith('+') ? phone : `+${phone}` };
  return { recipient: userId ?? parentUserId ?? '' };
}

/** Some laws let a stop be narrowed to marketing; in others it covers all matters (47 CFR 64.1200(a)(10) in the US). */
function mayNarrow({ sender }: Answer, { business, person, nowMs }: About): boolean {
  if (person === undefined) return false;
  return stopMayBeNarrowed({
    atMs: nowMs,
    person: person.facts,
    business: businessFact(business),
    sender: senderFact(sender),
  });
}
