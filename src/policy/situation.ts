// The facts of one message as the rules look at them: with its class, the law, the window and the person's consents
// worked out once for all of them.

import { classOf, isMarketingClass } from './class-of.ts';
import type { Facts, MessageClass } from './facts.ts';
import type { Law, Laws } from './law.ts';
import { rareFactsOf } from './rare-facts.ts';
import { noStanding, type Standing, standingOf } from './standing.ts';

export type Situation = {
  readonly facts: Facts;
  readonly messageClass: MessageClass;
  readonly isMarketing: boolean;
  readonly law: Law;
  /** The person wrote to this sender so lately that it may answer freely. */
  readonly windowOpen: boolean;
  /** A free answer needs no consent of its own; everything that the business starts does. */
  readonly needsConsent: boolean;
  readonly standing: Standing;
  /** Which facts that most messages lack are there, in bits. */
  readonly rare: number;
};

const nobodyAsked: Standing = Object.freeze(noStanding());

/** Works out what all rules need. Throws on facts that are none. */
export function situationOf(facts: Facts, laws: Laws): Situation {
  const law = laws(facts);
  const windowOpen = isWindowOpen(facts, law.windowMs);
  const messageClass = classOf(facts, windowOpen);
  const isMarketing = isMarketingClass(messageClass);
  const isAnswer = messageClass === 'reply' || messageClass === 'compliance';
  const isFreeAnswer = windowOpen && facts.message.kind === 'free_form';
  return {
    facts,
    messageClass,
    isMarketing,
    law,
    windowOpen,
    needsConsent: !isAnswer && (isMarketing || !isFreeAnswer),
    standing: isAnswer ? nobodyAsked : standingOf(facts, messageClass, law),
    rare: rareFactsOf(facts, law),
  };
}

/** WhatsApp's customer service window. A free entry point is a matter of price only and opens nothing. */
function isWindowOpen(facts: Facts, windowMs: number | null): boolean {
  const inboundAtMs = facts.person.windows[facts.sender.id]?.inboundAtMs;
  if (inboundAtMs === undefined) return false;
  return windowMs === null || inboundAtMs + windowMs > facts.atMs;
}
