// Asks for consent in a conversation: one neutral question with two buttons, as a free answer while the window is open.
// Whoever was asked is not asked again for a year (rules D-3, D-4 and D-6); the policy says so, under its own reasons.

import type { SendRequest } from '../../channels/whatsapp/whatsapp.ts';
import { type ContactId, Failure, newId, sha256 } from '../../kernel/kernel.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Decision } from '../../policy/policy.ts';
import { ownWords } from '../content/content.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { ask, queue } from '../outbound/send.ts';
import type { Purpose, QueueResult, Sender, SendInput } from '../types.ts';
import { questionPayload } from './question-payload.ts';
import { type Question, questionText } from './question-texts.ts';
import { insertOptIn } from './store.ts';

export type ConsentAsked = {
  readonly sender: Sender;
  readonly contactId: ContactId;
  readonly to: Pick<SendRequest, 'to' | 'recipient'>;
  readonly purpose: Purpose;
  readonly language: string;
  /** Who asks, for the evidence. */
  readonly by: string;
};

export type ConsentAsking =
  | { readonly kind: 'refused'; readonly decisionId: string; readonly decision: Decision }
  | Extract<QueueResult, { kind: 'queued' | 'address' }>;

/** D-1: 128 bits of chance, valid for 48 hours. */
const tokenBytes = 16;
const ttlMs = 48 * 60 * 60 * 1_000;
const source = 'asked-in-conversation';

/** The request that asks; what it holds is judged as a question, not as words. */
export function questionInput(
  asked: Omit<ConsentAsked, 'by' | 'contactId'>,
  question: Question,
  token: string,
): SendInput {
  const buttons = (['yes', 'no'] as const).map(answer => ({
    type: 'reply',
    reply: { id: questionPayload({ answer, token }), title: question[answer] },
  }));
  return {
    sender: asked.sender,
    request: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...asked.to,
      type: 'interactive',
      interactive: { type: 'button', body: { text: question.text }, action: { buttons } },
    },
    endpoint: 'messages',
    graphVersion: 'v25.0',
    purpose: asked.purpose.id,
    declaredClass: null,
    madeByAi: false,
    override: ownWords,
    idempotencyKey: null,
    asksConsent: true,
  };
}

/** The question as this business would put it. */
export function questionFor(
  out: Pick<Outbound, 'directory'>,
  asked: Pick<ConsentAsked, 'sender' | 'purpose' | 'language'>,
) {
  const business = out.directory.business(asked.sender.businessId);
  const { title, description } = asked.purpose;
  return questionText(asked.language, { business: business.name, title, description });
}

/** Queues the question through the gate, and notes in the ledger that it was put. */
export async function askInTalk(
  deps: { out: Outbound; ledger: Pick<Ledger, 'record'> },
  asked: ConsentAsked,
): Promise<ConsentAsking> {
  const { out } = deps;
  const question = questionFor(out, asked);
  const token = out.random.bytes(tokenBytes).toString('base64url');
  const input = questionInput(asked, question, token);
  const before = await ask(out, input);
  if ('kind' in before) return before;
  if (before.decision.outcome === 'deny') return { kind: 'refused', decisionId: before.id, decision: before.decision };
  await keepToken(out, asked, { question, token });
  const queued = await queue(out, input);
  if (queued.kind !== 'queued') return queued;
  await deps.ledger.record(asked.sender.businessId, [
    {
      businessId: asked.sender.businessId,
      contactId: asked.contactId,
      type: 'requested',
      purpose: asked.purpose.id,
      channel: 'whatsapp',
      act: 'system',
      grade: 'E0',
      by: 'staff',
      source,
      evidence: { message: queued.messageId, askedBy: asked.by },
      wording: { text: question.text, language: question.language },
    },
  ]);
  out.contacts.forget(asked.sender.businessId, asked.contactId);
  return queued;
}

/** One question a day for a person, whoever asks: two who ask at the same moment are told apart here. */
async function keepToken(
  out: Outbound,
  asked: ConsentAsked,
  made: { question: Question; token: string },
): Promise<void> {
  const { text, language } = made.question;
  const stored = await insertOptIn(out.db, asked.sender.businessId, {
    id: newId<'opt-in'>(out),
    token_hash: sha256(made.token),
    sender_id: asked.sender.id,
    purposes: [asked.purpose.id],
    language,
    wording: text,
    notice_hash: sha256(text),
    third_parties: false,
    source,
    sessionHash: out.vault.keyedHash('opt-in-asked', asked.contactId),
    atMs: out.clock.now(),
    ttlMs,
    perDayMax: 1,
  });
  if (!stored) throw new Failure('conflict', 'this person is being asked for consent already');
}
