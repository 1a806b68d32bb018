// The central act: one message asked for, judged, recorded with its mark, handed over, answered.
// Nothing leaves before the commit of a stored allow for the person's present version (the fence).

import type { Person } from '../../contacts/contacts.ts';
import { type ContactId, Failure, type MessageId, newId } from '../../kernel/kernel.ts';
import type { Decision } from '../../policy/policy.ts';
import { withQuestion } from '../content/in-reply-to.ts';
import { writeRecord } from '../reading/record.ts';
import { leavesDoubt } from '../recovery/doubts.ts';
import type { QueueResult, SendInput, SendResult, StoredDecision } from '../types.ts';
import { addressed, idsOf, type Recipient, recipientOf } from './address.ts';
import { isMarked } from './claim-store/store.ts';
import { type Envelope, type Fate, handOverPatiently, isTransient, requestToSend } from './hand-over.ts';
import { type Judged, judge } from './judge.ts';
import type { Outbound } from './outbound.ts';
import type { MessageRow, RecordRow } from './store.ts';

/** How often a request is decided again because the person or the business changed in between. */
const decideAgainMax = 8;

type Recorded = { judged: Judged; person: Person; messageId: MessageId };

/** Sends now: the caller waits for Meta's own answer. */
export async function send(
  out: Outbound,
  input: SendInput,
  messageId: MessageId = newId<'message'>(out),
): Promise<SendResult> {
  try {
    return await sendNow(out, input, messageId);
  } catch (error) {
    // Whatever was written, nothing left, nor will: the database is asked before a hand-over and between two tries.
    if (leavesDoubt(error)) out.doubts.add({ businessId: input.sender.businessId, messageId, decisionId: null });
    throw error;
  }
}

async function sendNow(out: Outbound, asked: SendInput, messageId: MessageId): Promise<SendResult> {
  const recipient = recipientOf(asked);
  if ('words' in recipient) return { kind: 'address', words: recipient.words };
  const input = await withQuestion(out, asked, recipient);
  const rate = out.limiter.takeNumber(input.sender.id);
  if (!rate.ok) return { kind: 'busy', retryAfterMs: Math.max(1, rate.freeAtMs - out.clock.now()) };
  const envelope = envelopeOf(input, recipient);
  const { judged, person } = await decideAndRecord(out, input, { recipient, envelope, mode: 'now', messageId });
  if (judged.decision.outcome !== 'allow') {
    out.limiter.giveBackNumber(input.sender.id);
    return { kind: 'refused', decisionId: judged.id, decision: judged.decision };
  }
  out.limiter.takePair(input.sender.id, person.id);
  if (judged.outsideWindow) out.counters.add(input.sender.businessId, person.id);
  const request = requestToSend(envelope, {
    messageId,
    decision: judged.decision,
    optOutLine: out.directory.business(input.sender.businessId).optOutLine,
  });
  const isStillMarked = () => isMarked(out.db, input.sender.businessId, messageId);
  const fate = await handOverPatiently(
    { client: out.client, pause: out.pause, isStillMarked },
    { sender: input.sender, envelope, request },
  );
  return await settle(out, input, { fate, messageId, contactId: person.id, judged });
}

/** Stores the message durably; the lane decides again and hands it over when it is due. */
export async function queue(out: Outbound, asked: SendInput, givenId?: MessageId): Promise<QueueResult> {
  const recipient = recipientOf(asked);
  if ('words' in recipient) return { kind: 'address', words: recipient.words };
  const input = await withQuestion(out, asked, recipient);
  const { judged, messageId } = await decideAndRecord(out, input, {
    recipient,
    envelope: envelopeOf(input, recipient),
    mode: 'queue',
    messageId: givenId ?? newId<'message'>(out),
  });
  const { decision, id } = judged;
  if (decision.outcome === 'deny') return { kind: 'refused', decisionId: id, decision };
  out.wakeLane();
  return { kind: 'queued', messageId, decisionId: id, dueMs: laterOf(decision.untilMs, input.notBeforeMs), decision };
}

/** The later of the instants that are there; null: at once. */
function laterOf(untilMs: number | null, notBeforeMs: number | undefined): number | null {
  if (notBeforeMs === undefined) return untilMs;
  return Math.max(untilMs ?? 0, notBeforeMs);
}

/** Asks without sending; the decision is stored as a dry run. */
export async function ask(
  out: Outbound,
  asked: SendInput,
): Promise<StoredDecision | { readonly kind: 'address'; readonly words: string }> {
  const recipient = recipientOf(asked);
  if ('words' in recipient) return { kind: 'address', words: recipient.words };
  const input = await withQuestion(out, asked, recipient);
  const { judged, person } = await decideAndRecord(out, input, {
    recipient,
    envelope: envelopeOf(input, recipient),
    mode: 'ask',
    messageId: newId<'message'>(out),
  });
  return {
    id: judged.id,
    contactId: person.id,
    senderId: input.sender.id,
    contactVersion: person.version,
    dryRun: true,
    facts: judged.facts,
    decision: judged.decision,
  };
}

type How = {
  recipient: Recipient;
  envelope: Envelope;
  mode: 'now' | 'queue' | 'ask';
  messageId: MessageId;
};

async function decideAndRecord(out: Outbound, input: SendInput, how: How): Promise<Recorded> {
  const { businessId } = input.sender;
  let person = await findPerson(out, input, how);
  for (let attempt = 0; attempt < decideAgainMax; attempt += 1) {
    const business = out.directory.business(businessId);
    const limits = await out.counters.of(businessId, person.id, input.sender.messagingLimit);
    const rates = {
      pairFreeAtMs: out.limiter.pairFreeAtMs(input.sender.id, person.id),
      limitMax: input.sender.messagingLimit,
      ...limits,
    };
    const judged = judge(out, { business, person, input, rates });
    const row = rowOf(out, input, { judged, person, how });
    if (await out.record({ businessId, businessVersion: business.version, row })) {
      if (row.gate !== null && judged.gate !== null) {
        out.contacts.remember({ ...person, version: person.version + 1, facts: judged.gate });
      }
      if (row.message !== null) out.onChange({ businessId, contactId: person.id, wrote: false });
      return { judged, person, messageId: how.messageId };
    }
    // Stale: a withdrawal, a new message or a change of settings came between. Look again.
    out.metrics.staleDecisions.inc();
    if (attempt > 0) await out.directory.refresh();
    // The number may lead to somebody else by now: ask by the recipient, not by whom it was.
    out.contacts.forget(businessId, person.id);
    person = await findPerson(out, input, how);
  }
  throw new Failure('queue-full', 'this person changes faster than a decision can be recorded; try again');
}

async function findPerson(out: Outbound, input: SendInput, how: How): Promise<Person> {
  const ids = idsOf(how.recipient);
  return (
    (await out.contacts.find(input.sender.businessId, ids)) ??
    (await out.contacts.resolve(input.sender.businessId, ids))
  );
}

function rowOf(out: Outbound, input: SendInput, made: { judged: Judged; person: Person; how: How }): RecordRow {
  const { judged, person, how } = made;
  const { decision } = judged;
  const message = messageOf(out, input, made);
  return {
    contactId: person.id,
    contactVersion: person.version,
    gate: message?.state === 'marked' && judged.gate !== null ? JSON.stringify(judged.gate) : null,
    senderId: input.sender.id,
    decisionId: judged.id,
    dryRun: how.mode === 'ask',
    outcome: decision.outcome,
    class: decision.class,
    codes: decision.reasons.map(reason => reason.code),
    record: () => writeRecord(judged),
    message,
  };
}

/** The message that a decision lets out at once (marked) or later (queued); null when there is none to keep. */
function messageOf(
  out: Outbound,
  input: SendInput,
  made: { judged: Judged; person: Person; how: How },
): MessageRow | null {
  const { judged, person, how } = made;
  const { decision } = judged;
  const state = stateOf(how.mode, decision.outcome);
  if (state === null) return null;
  return {
    id: how.messageId,
    state,
    direction: 'out',
    kind: input.request.type ?? 'text',
    body: sealing(out, person, { messageId: how.messageId, envelope: how.envelope }),
    outsideWindow: judged.outsideWindow,
    dueMs: state === 'queued' ? (laterOf(decision.untilMs, input.notBeforeMs) ?? out.clock.now()) : null,
    promised: state === 'queued' || input.idempotencyKey !== null,
  };
}

function stateOf(mode: How['mode'], outcome: Decision['outcome']): MessageRow['state'] | null {
  if (mode === 'now') return outcome === 'allow' ? 'marked' : null;
  return mode === 'queue' && outcome !== 'deny' ? 'queued' : null;
}

function envelopeOf(input: SendInput, recipient: Recipient): Envelope {
  const { endpoint, graphVersion, purpose, declaredClass, madeByAi, override } = input;
  return {
    endpoint,
    graphVersion,
    purpose,
    declaredClass,
    madeByAi,
    override,
    ...(input.asksConsent === true ? { asksConsent: true } : {}),
    ...(input.inReplyTo === undefined ? {} : { inReplyTo: input.inReplyTo }),
    request: addressed(input.request, recipient),
  };
}

/** How the envelope is sealed once its batch leaves; whether it can be is known now. */
function sealing(
  out: Outbound,
  { profileKey }: Person,
  what: { messageId: MessageId; envelope: Envelope },
): () => Buffer {
  if (profileKey === null) throw new Failure('key-destroyed');
  return () => out.vault.sealPersonal(profileKey, JSON.stringify(what.envelope), `message:${what.messageId}`);
}

async function settle(
  out: Outbound,
  input: SendInput,
  sent: { fate: Fate; messageId: MessageId; contactId: ContactId; judged: Judged },
): Promise<SendResult> {
  const { fate, messageId, judged } = sent;
  const ids = { messageId, decisionId: judged.id };
  const about = { businessId: input.sender.businessId, messageId, contactId: sent.contactId };
  if (fate.kind === 'unknown') {
    out.outcome({ ...about, state: 'unknown' });
    return { kind: 'unknown', ...ids };
  }
  if (fate.kind === 'not-sent') {
    await out.outcome({ ...about, state: 'failed' });
    return { kind: 'unreachable', ...ids };
  }
  const { code, wamid } = fate;
  const written = out.outcome({
    ...about,
    state: wamid === null ? 'failed' : 'sent',
    errorCode: code,
    wamid,
    response: input.idempotencyKey !== null && !(code !== null && isTransient(code)) ? fate : undefined,
  });
  // With an Idempotency-Key the answer itself is promised: it must be durable before it is given.
  if (input.idempotencyKey !== null) await written;
  return { kind: 'answered', ...ids, status: fate.status, contentType: fate.contentType, body: fate.body };
}
