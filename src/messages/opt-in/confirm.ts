// The person's own message with the token: the second act of a double opt-in. It confirms once, for the identity that
// sent it (D-8), and is answered once. A bare "yes" is nothing (D-2).

import type { Transaction } from '../../database/database.ts';
import { type BusinessId, sha256 } from '../../kernel/kernel.ts';
import type { ConsentInput } from '../../ledger/ledger.ts';
import { widenedAtMs } from '../inbound/instants.ts';
import type { AfterCommit, Inbound, ProcessDeps } from '../inbound/types.ts';
import { tokensIn } from './sentence.ts';
import { confirmByToken, type OptInRow } from './store.ts';

/** Confirms the opt-ins among fresh inbound messages, in the processing transaction. */
export async function confirmOptIns(
  deps: Pick<ProcessDeps, 'clock'>,
  tx: Transaction,
  what: { businessId: BusinessId; inbound: readonly Inbound[] },
): Promise<{ events: ConsentInput[]; answers: AfterCommit[] }> {
  const events: ConsentInput[] = [];
  const answers: AfterCommit[] = [];
  for (const one of what.inbound) {
    const { update, person, sender } = one;
    if (update.kind !== 'message' || update.inGroup || update.forwarded) continue;
    for (const token of tokensIn(update.text)) {
      const optIn = await confirmByToken(tx, what.businessId, {
        tokenHash: sha256(token),
        senderId: sender.id,
        contactId: person.id,
        atMs: deps.clock.now(),
      });
      if (optIn === undefined) continue;
      events.push(...optIn.purposes.map(purpose => givenEvent(one, { optIn, purpose })));
      answers.push({
        kind: 'answer',
        businessId: what.businessId,
        contactId: person.id,
        sender,
        person: update.person,
        to: 'opted-in',
        messageId: one.id,
      });
    }
  }
  return { events, answers };
}

function givenEvent(one: Inbound, what: { optIn: OptInRow; purpose: string }): ConsentInput {
  const { optIn, purpose } = what;
  const { update, person, sender } = one;
  return {
    businessId: sender.businessId,
    contactId: person.id,
    type: 'given',
    purpose,
    channel: 'whatsapp',
    act: 'inbound_token',
    grade: 'E3',
    by: 'person',
    occurredAtMs: widenedAtMs(update.atMs, one.arrivedMs),
    thirdParties: optIn.third_parties,
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
