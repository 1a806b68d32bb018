// The facts of one message as the rules look at them: with its class, the law, the window and the person's consents
// worked out once for all of them.

import { classOf, isMarketingClass } from './class-of.ts';
import type { Facts, MessageClass, RelationFact } from './facts.ts';
import type { Law, Laws } from './law.ts';
import { lacksOf, rareFacts, rareFactsOf } from './rare-facts.ts';
import { readAhead } from './read-ahead.ts';
import { softOptInOf } from './soft-opt-in.ts';
import { type Standing, silence, standingOf } from './standing.ts';

export type Situation = {
  readonly facts: Facts;
  readonly messageClass: MessageClass;
  readonly isMarketing: boolean;
  readonly law: Law;
  /** The person wrote to this sender so lately that it may answer freely. */
  readonly windowOpen: boolean;
  /** A free answer needs no consent of its own; everything else does, unless a tie to the person stands in for it. */
  readonly needsConsent: boolean;
  readonly standing: Standing;
  /** The tie to the person that stands in for consent to this message. */
  readonly softOptIn: RelationFact | null;
  /** What of all that most messages do not have is there, in bits. */
  readonly rare: number;
};

/** Works out what all rules need. Throws on facts that are none. */
export function situationOf(facts: Facts, laws: Laws): Situation {
  readAhead(facts);
  const rare = rareFactsOf(facts);
  const law = laws(facts);
  const windowOpen = isWindowOpen(facts, law.windowMs);
  const messageClass = classOf(facts, windowOpen);
  const isMarketing = isMarketingClass(messageClass);
  const isAnswer = messageClass === 'reply' || messageClass === 'compliance';
  const isFreeAnswer = windowOpen && facts.message.kind === 'free_form';
  const standing = isAnswer ? silence : standingOf({ facts, messageClass, law }, (rare & rareFacts.endedConsent) !== 0);
  const softOptIn = facts.person.relations === undefined ? null : softOptInOf({ facts, messageClass, law, standing });
  const needsConsent = !isAnswer && (isMarketing || !isFreeAnswer) && softOptIn === null;
  return {
    facts,
    messageClass,
    isMarketing,
    law,
    windowOpen,
    needsConsent,
    standing,
    softOptIn,
    rare: rare | lacksOf(law, standing, needsConsent),
  };
}

/** WhatsApp's customer service window. A free entry point is a matter of price only and opens nothing. */
function isWindowOpen(facts: Facts, windowMs: number | null): boolean {
  const inboundAtMs = facts.person.windows[facts.sender.id]?.inboundAtMs;
  if (inboundAtMs === undefined) return false;
  return windowMs === null || inboundAtMs + windowMs > facts.atMs;
}
