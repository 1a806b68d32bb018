// The class that a message is judged as: the strictest of what the caller says, what the purpose says and what Meta says.
// Doubt takes the stricter one.

import type { Facts, MessageClass, MessageFact } from './facts.ts';

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
  if (message.declaredClass === 'compliance' && isOfficialAnswer(message, floor, windowOpen)) return 'compliance';
  let strictest = floor;
  let rank = ranks[floor];
  // What is said of the message comes after Meta's category: on a tie the more exact word (survey) stands.
  for (let place = 0; place < 2; place += 1) {
    const said = place === 0 ? message.purposeClass : message.declaredClass;
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

/** Compliance counts only when it is declared, and only as a free answer in an open window. */
function isOfficialAnswer(message: MessageFact, floor: MessageClass, windowOpen: boolean): boolean {
  const purpose = message.purposeClass;
  return (
    windowOpen && message.kind === 'free_form' && floor === 'reply' && (purpose === null || purpose === 'compliance')
  );
}

/** The least that Meta's own kinds make of it. */
function floorOf(message: MessageFact): MessageClass {
  if (message.marketingMessagesApi) return 'marketing_own';
  if (message.kind === 'direct_send') return message.directSendCategory ?? 'marketing_own';
  if (message.kind === 'template') {
    const category = message.template?.category;
    if (category === 'UTILITY') return 'utility';
    return category === 'AUTHENTICATION' ? 'authentication' : 'marketing_own';
  }
  return 'reply';
}
