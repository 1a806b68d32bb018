// One claimed message: decided again at this moment, marked under the fence, handed over, settled.

import type { Person } from '../../contacts/contacts.ts';
import { writeRecord } from '../reading/record.ts';
import { leavesDoubt } from '../recovery/doubts.ts';
import type { Sender, SendInput } from '../types.ts';
import { idsOf, recipientOf } from './address.ts';
import type { Claimed } from './claim-store/store.ts';
import { type Envelope, type Fate, handOver, isTransient, requestToSend } from './hand-over.ts';
import { type Judged, judge } from './judge.ts';
import type { Outbound } from './outbound.ts';
import type { MarkRow } from './store.ts';

/** A message that Meta keeps refusing for want of capacity is given up after so many hand-overs. */
const attemptsMax = 10;
/** How often a message is decided again because the person or the business changed in between. */
const decideAgainMax = 4;
const backOffMs = (attempt: number) => Math.min(15 * 60_000, 1_000 * 4 ** Math.min(attempt, 6));

/** Sends a claimed message, or leaves it refused, deferred or to be tried again. */
export async function sendClaimed(out: Outbound, claimed: Claimed): Promise<void> {
  const sender = out.directory.senders(claimed.business_id).find(one => one.id === claimed.sender_id);
  if (sender === undefined) return await out.giveUp(claimed);
  await takeNumber(out, sender.id);
  const marked = await decideAndMark(out, claimed, sender);
  if (marked === null || marked.judged.decision.outcome !== 'allow') {
    out.limiter.giveBackNumber(sender.id);
    out.onChange({ businessId: claimed.business_id, contactId: claimed.contact_id, wrote: false });
    return;
  }
  out.limiter.takePair(sender.id, claimed.contact_id);
  const request = requestToSend(marked.envelope, {
    messageId: claimed.id,
    decision: marked.judged.decision,
    optOutLine: out.directory.business(claimed.business_id).optOutLine,
  });
  // One try: what surely did not leave is queued again, and decided again.
  const fate = await handOver(out, { sender, envelope: marked.envelope, request });
  await settle(out, claimed, fate);
}

/** Waits for the number's rate; the lease of the claim is far longer than any such wait. */
async function takeNumber(out: Outbound, senderId: string): Promise<void> {
  for (;;) {
    const rate = out.limiter.takeNumber(senderId);
    if (rate.ok) return;
    await out.pause(Math.max(1, rate.freeAtMs - out.clock.now()));
  }
}

async function decideAndMark(
  out: Outbound,
  claimed: Claimed,
  sender: Sender,
): Promise<{ judged: Judged; envelope: Envelope } | null> {
  const { business_id: businessId, contact_id: contactId } = claimed;
  for (let attempt = 0; attempt < decideAgainMax; attempt += 1) {
    if (attempt > 0) {
      out.contacts.forget(businessId, contactId);
      await out.directory.refresh();
    }
    const opened = await openClaimed(out, claimed, sender);
    if (opened === null) {
      // Nobody can read it any more: the person's key was destroyed, or the row does not fit it.
      await out.giveUp(claimed);
      return null;
    }
    const { person, input } = opened;
    const business = out.directory.business(businessId);
    const judged = judge(out, {
      business,
      person,
      input,
      rates: {
        pairFreeAtMs: out.limiter.pairFreeAtMs(sender.id, person.id),
        limitMax: sender.messagingLimit,
        ...(await out.counters.of(businessId, person.id, sender.messagingLimit)),
      },
    });
    const row = markRow(claimed, { judged, person });
    if (await markOrDoubt(out, { businessId, businessVersion: business.version, row })) {
      if (row.gate !== null && judged.gate !== null) {
        out.contacts.remember({ ...person, version: person.version + 1, facts: judged.gate });
      }
      return { judged, envelope: opened.envelope };
    }
    out.contacts.forget(businessId, person.id);
  }
  // Cancelled by a withdrawal, or taken by another process: either way it is no longer ours.
  return null;
}

/** Marks under the fence; where the database does not say whether it did, the mark is in doubt, and nothing goes. */
async function markOrDoubt(out: Outbound, what: Parameters<Outbound['mark']>[0]): Promise<boolean> {
  try {
    return await out.mark(what);
  } catch (error) {
    const { messageId, decisionId } = what.row;
    if (leavesDoubt(error)) out.doubts.add({ businessId: what.businessId, messageId, decisionId });
    throw error;
  }
}

type Opened = { person: Person; envelope: Envelope; input: SendInput };

/**
 * What was queued, and for whom. The words were sealed for the person that it was queued for; whoever the address leads
 * to now must be that same person, merged or not. Else the number changed hands, and the policy is told so.
 */
async function openClaimed(out: Outbound, claimed: Claimed, sender: Sender): Promise<Opened | null> {
  const { business_id: businessId, contact_id: contactId } = claimed;
  const holder = await out.contacts.get(businessId, contactId);
  if (holder === undefined) return null;
  const key = holder.id === contactId ? holder.profileKey : await out.contacts.profileKeyOf(businessId, contactId);
  if (key === null) return null;
  const envelope = openEnvelope(out, key, claimed);
  if (envelope === null) return null;
  // What was queued before there were overrides has none.
  const input: SendInput = { ...envelope, override: envelope.override ?? null, sender, idempotencyKey: null };
  const recipient = recipientOf(input);
  const addressee = 'words' in recipient ? undefined : await out.contacts.find(businessId, idsOf(recipient));
  const person =
    addressee?.id === holder.id ? addressee : { ...holder, facts: { ...holder.facts, identityStale: true } };
  return { person, envelope, input };
}

function openEnvelope(out: Outbound, key: Buffer, claimed: Claimed): Envelope | null {
  try {
    return JSON.parse(out.vault.open(key, claimed.body, `message:${claimed.id}`).toString('utf8'));
  } catch {
    return null;
  }
}

function markRow(claimed: Claimed, made: { judged: Judged; person: Person }): MarkRow {
  const { judged, person } = made;
  const { decision } = judged;
  return {
    contactId: person.id,
    contactVersion: person.version,
    gate: judged.gate === null ? null : JSON.stringify(judged.gate),
    senderId: claimed.sender_id,
    decisionId: judged.id,
    outcome: decision.outcome,
    class: decision.class,
    codes: decision.reasons.map(reason => reason.code),
    record: () => writeRecord(judged),
    messageId: claimed.id,
    state: decision.outcome === 'allow' ? 'marked' : decision.outcome === 'deny' ? 'refused' : 'queued',
    dueMs: decision.outcome === 'defer' ? decision.untilMs : null,
    outsideWindow: judged.outsideWindow,
  };
}

async function settle(out: Outbound, claimed: Claimed, fate: Fate): Promise<void> {
  const about = { businessId: claimed.business_id, messageId: claimed.id, contactId: claimed.contact_id };
  const again = claimed.attempt + 1 < attemptsMax ? backOffMs(claimed.attempt) : null;
  if (fate.kind === 'unknown') return await out.outcome({ ...about, state: 'unknown' });
  if (fate.kind === 'not-sent') {
    return await out.outcome(
      again === null ? { ...about, state: 'failed' } : { ...about, state: 'queued', retryInMs: again },
    );
  }
  const { code, wamid } = fate;
  if (wamid !== null) return await out.outcome({ ...about, state: 'sent', wamid, response: fate });
  if (code !== null && isTransient(code) && again !== null) {
    return await out.outcome({ ...about, state: 'queued', retryInMs: again, errorCode: code });
  }
  await out.outcome({ ...about, state: 'failed', errorCode: code, response: fate });
}
