// The person's own message with the token: the second act of a double opt-in. It confirms once, for the identity that
// sent it (D-8), and is answered once. A bare "yes" is nothing (D-2); a tap on the button under our question is one.

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, type MessageId, sha256 } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import { isTap } from '../inbound/heard.ts';
import { narrowedAtMs, widenedAtMs } from '../inbound/instants.ts';
import type { AfterCommit, Inbound, ProcessDeps } from '../inbound/types.ts';
import { tappedIn } from './question-payload.ts';
import { tokensIn } from './sentence.ts';
import { confirmByToken, findByToken, type OptInRow } from './store.ts';

/** `messageIds`: which messages did it. */
type Confirmed = { events: ConsentInput[]; answers: AfterCommit[]; messageIds: MessageId[] };

/** Confirms the opt-ins among fresh inbound messages, in the processing transaction. */
export async function confirmOptIns(
  deps: Pick<ProcessDeps, 'clock'>,
  tx: Transaction,
  what: { businessId: BusinessId; inbound: readonly Inbound[] },
): Promise<Confirmed> {
  const confirmed: Confirmed = { events: [], answers: [], messageIds: [] };
  for (const one of what.inbound) {
    const before = confirmed.events.length;
    await confirmOne(deps, tx, { one, confirmed });
    if (confirmed.events.length > before) confirmed.messageIds.push(one.id);
  }
  return confirmed;
}

async function confirmOne(
  deps: Pick<ProcessDeps, 'clock'>,
  tx: Transaction,
  { one, confirmed }: { one: Inbound; confirmed: Confirmed },
): Promise<void> {
  const { update } = one;
  if (update.kind !== 'message' || update.inGroup || update.forwarded) return;
  const tapped = isTap(update) ? tappedIn(update.payload) : undefined;
  if (tapped?.answer === 'no') confirmed.events.push(...(await refusedEvents(tx, one, tapped.token)));
  else await confirmTokens(deps, tx, { one, tokens: tapped ? [tapped.token] : tokensIn(update.text), confirmed });
}

async function confirmTokens(
  deps: Pick<ProcessDeps, 'clock'>,
  tx: Transaction,
  { one, tokens, confirmed }: { one: Inbound; tokens: readonly string[]; confirmed: Confirmed },
): Promise<void> {
  const { update, person, sender } = one;
  for (const token of tokens) {
    const optIn = await confirmByToken(tx, sender.businessId, {
      tokenHash: sha256(token),
      senderId: sender.id,
      contactId: person.id,
      atMs: deps.clock.now(),
    });
    if (optIn === undefined) continue;
    confirmed.events.push(...optIn.purposes.map(purpose => givenEvent(one, { optIn, purpose })));
    confirmed.answers.push({
      kind: 'answer',
      businessId: sender.businessId,
      contactId: person.id,
      sender,
      person: update.person,
      to: 'opted-in',
      messageId: one.id,
    });
  }
}

/** A no to the question: nobody asks for this again soon. The yes under it stays possible until the token lapses. */
async function refusedEvents(tx: Transaction, one: Inbound, token: string): Promise<ConsentInput[]> {
  const { businessId, id: senderId } = one.sender;
  const optIn = await findByToken(tx, businessId, { tokenHash: sha256(token), senderId });
  if (optIn === undefined) return [];
  const said = saidIn(one, optIn);
  return optIn.purposes.map(purpose => ({
    ...said,
    type: 'refused',
    purpose,
    act: 'button',
    occurredAtMs: narrowedAtMs(one.update.atMs),
  }));
}

function givenEvent(one: Inbound, what: { optIn: OptInRow; purpose: string }): ConsentInput {
  const { optIn, purpose } = what;
  const { update } = one;
  return {
    ...saidIn(one, optIn),
    type: 'given',
    purpose,
    act: update.kind === 'message' && isTap(update) ? 'button' : 'inbound_token',
    occurredAtMs: widenedAtMs(update.atMs, one.arrivedMs),
    thirdParties: optIn.third_parties,
  };
}

type Said = Omit<ConsentInput, 'type' | 'purpose' | 'act' | 'occurredAtMs'>;

function saidIn(one: Inbound, optIn: OptInRow): Said {
  const { update, person, sender } = one;
  return {
    businessId: sender.businessId,
    contactId: person.id,
    channel: 'whatsapp',
    grade: 'E3',
    by: 'person',
    wording: { text: optIn.wording, language: optIn.language },
    source: optIn.source,
    evidence: {
      step1: {
        at: optIn.created_at,
        optInId: optIn.id,
        wording: optIn.wording,
        language: optIn.language,
        source: optIn.source,
      },
      step2: {
        at: update.atMs,
        wamid: update.wamid,
        text: update.kind === 'message' ? update.text : null,
        phone: update.person.phone,
        userId: update.person.userId,
        phoneNumberId: sender.phoneNumberId,
      },
    },
  };
}
