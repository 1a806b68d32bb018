// The class that a message is judged as: the strictest of what the caller says, what the purpose says, what Meta says and
// what its words certainly are. Doubt takes the stricter one.

import type { ContentFact, Facts, MessageClass, MessageFact } from './facts.ts';

/** From the least to the most restricted. A survey is advertising (BGH VI ZR 225/17), so it ranks with marketing. */
const ranks: Readonly<Record<MessageClass, number>> = {
  compliance: 0,
  reply: 1,
  authentication: 2,
  utility: 3,
  survey: 4,
  marketing_own: 4,
  marketing_third_party: 5,
};

/** Whether a text is the name of a class. */
export function isMessageClass(text: string): text is MessageClass {
  return Object.hasOwn(ranks, text);
}

/** The class of a message. Throws when it names a class that is none. */
export function classOf(facts: Facts, windowOpen: boolean): MessageClass {
  const { message } = facts;
  const floor = floorOf(message);
  const purposeClass = purposeClassOf(message);
  if (isOfficialAnswer(message, purposeClass, floor) && windowOpen) return 'compliance';
  let strictest = floor;
  let rank = ranks[floor];
  // What is said of the message comes after Meta's category: on a tie the more exact word (survey) stands.
  for (let place = 0; place < 2; place += 1) {
    const said = place === 0 ? purposeClass : message.declaredClass;
    if (said === null) continue;
    const saidRank = ranks[said];
    if (saidRank === undefined) throw new TypeError('not a message class');
    if (saidRank < rank) continue;
    strictest = said;
    rank = saidRank;
  }
  return strictest;
}

/** Advertising, whoever's: marketing and surveys. */
export function isMarketingClass(messageClass: MessageClass): boolean {
  return ranks[messageClass] >= ranks.survey;
}

/** Compliance counts only when it is declared, and only as a free answer (in an open window). */
function isOfficialAnswer(message: MessageFact, purpose: MessageClass | null, floor: MessageClass): boolean {
  if (message.declaredClass !== 'compliance' || message.kind !== 'free_form') return false;
  return floor === 'reply' && (purpose === null || purpose === 'compliance');
}

/** A free question for consent names the purpose that it asks for, not one that it serves already. */
function purposeClassOf({ asksConsent, kind, purposeClass }: MessageFact): MessageClass | null {
  return asksConsent === true && kind === 'free_form' ? null : purposeClass;
}

/** The least that Meta's own kinds and the words themselves make of it. */
function floorOf(message: MessageFact): MessageClass {
  if (message.marketingMessagesApi) return 'marketing_own';
  if (message.kind === 'template') {
    const category = message.template?.category;
    if (category === 'UTILITY') return 'utility';
    return category === 'AUTHENTICATION' ? 'authentication' : 'marketing_own';
  }
  const words = message.content === undefined ? null : advertisingOf(message.content);
  if (message.kind === 'direct_send') return words ?? message.directSendCategory ?? 'marketing_own';
  return words ?? 'reply';
}

/**
 * What certain advertising counts as; null for other words. Service with advertising in it is advertising
 * (BGH VI ZR 225/17), unless somebody with the right to do so says that it is none.
 */
function advertisingOf({ class: read, certainty, overriddenBy }: ContentFact): MessageClass | null {
  if (read === 'service' || certainty !== 'certain' || overriddenBy !== undefined) return null;
  return read === 'third_party' ? 'marketing_third_party' : 'marketing_own';
}
