// The one neutral answer that STOP, START, HELP and an opt-in each get. No promotion, no survey; through the gate like
// any message, as class compliance.

import type { SendRequest } from '../../channels/whatsapp/whatsapp.ts';
import type { Person } from '../../contacts/contacts.ts';
import { ownWords } from '../content/content.ts';
import type { Directory } from '../directory/directory.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { queue } from '../outbound/send.ts';
import { awaitSilence } from '../reading/await-silence.ts';
import { answerText, keepOrdersTitle } from './answer-texts.ts';
import { atMost } from './at-most.ts';
import { keepOrdersPayload } from './consequences.ts';
import type { AfterCommit } from './types.ts';

type Answer = Extract<AfterCommit, { kind: 'answer' }>;

/** Each answer looks again and again whether it is silent: a thousand stops at once must not all look at once. */
const answersAtOnce = 20;
const turns = new WeakMap<Outbound, ReturnType<typeof atMost>>();

/** Gives an answer through the gate. A stop is confirmed when what was already handed over has ended. */
export async function answer(out: Outbound, directory: Directory, one: Answer): Promise<void> {
  const inTurn = turns.get(out) ?? atMost(answersAtOnce);
  turns.set(out, inTurn);
  await inTurn(() => give(out, directory, one));
}

async function give(out: Outbound, directory: Directory, one: Answer): Promise<void> {
  const confirmsStop = one.to === 'withdrawal' || one.to === 'withdrawal-all';
  if (confirmsStop) await awaitSilence(out, one.businessId, one.contactId);
  const person = await out.contacts.get(one.businessId, one.contactId);
  const language = languageOf(person);
  const text = answerText(language, one.to, directory.business(one.businessId).name);
  // Whoever said ALL is not asked whether they meant it.
  const narrowable = one.to === 'withdrawal' && mayNarrow(person);
  // Queued: a rate that defers it, or a crash, does not lose it.
  await queue(out, {
    sender: one.sender,
    request: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...addressOf(one),
      ...(narrowable ? withButton(text, keepOrdersTitle(language)) : { type: 'text', text: { body: text } }),
    },
    endpoint: 'messages',
    graphVersion: 'v25.0',
    purpose: null,
    declaredClass: 'compliance',
    madeByAi: false,
    override: ownWords,
    idempotencyKey: null,
  });
}

function addressOf(one: Answer): Pick<SendRequest, 'to' | 'recipient'> {
  const { phone, userId, parentUserId } = one.person;
  if (phone !== null) return { to: phone.startsWith('+') ? phone : `+${phone}` };
  return { recipient: userId ?? parentUserId ?? '' };
}

function withButton(text: string, title: string): Pick<SendRequest, 'type' | 'interactive'> {
  const button = { type: 'reply', reply: { id: keepOrdersPayload, title } };
  return { type: 'interactive', interactive: { type: 'button', body: { text }, action: { buttons: [button] } } };
}

/** In the US a stop covers all matters (47 CFR 64.1200(a)(10)); elsewhere it may be narrowed to marketing. */
function mayNarrow(person: Person | undefined): boolean {
  return person !== undefined && !person.facts.countries.includes('US');
}

const byCountry: Readonly<Record<string, string>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  FR: 'fr',
  BE: 'fr',
  ES: 'es',
  MX: 'es',
  AR: 'es',
  CO: 'es',
  CL: 'es',
  PE: 'es',
  IT: 'it',
  PT: 'pt',
  BR: 'pt',
  NL: 'nl',
};

function languageOf(person: Person | undefined): string {
  const told = person?.facts.language?.slice(0, 2);
  return told ?? byCountry[person?.facts.countries[0] ?? ''] ?? 'en';
}
