// The class that a message is judged as: the strictest of what the caller says, what the purpose says, what Meta says and
// what its words certainly are. Doubt takes the stricter one.

import type { ContentFact, Facts, MessageClass, MessageFact } from './facts.ts';

/** From the least to the most restricted. */
export const messageClasses: readonly MessageClass[] = [
  'compliance',
  'reply',
  'authentication',
  'utility',
  'survey',
  'marketing_own',
  'marketing_third_party',
];
/** By their places. A survey is advertising (BGH VI ZR 225/17), so it ranks with marketing. */
const ranks: readonly number[] = [0, 1, 2, 3, 4, 4, 5];

/** The place of a class in their list; -1 for what is none. Comparing is much quicker than looking up by name. */
export function placeOfClass(text: string): number {
  switch (text) {
    case 'marketing_own':
      return 5;
    case 'utility':
      return 3;
    case 'reply':
      return 1;
    case 'authentication':
      return 2;
    case 'survey':
      return 4;
    case 'marketing_third_party':
      return 6;
    case 'compliance':
      return 0;
    default:
      return -1;
  }
}

/** Whether a text is the name of a class. */
export function isMessageClass(text: string): text is MessageClass {
  return placeOfClass(text) >= 0;
}

/** The class of a message. Throws when it names a class that is none. */
export function classOf(facts: Facts, windowOpen: boolean): MessageClass {
  const { message } = facts;
  const floor = floorOf(message);
  const purposeClass = purposeClassOf(message);
  if (isOfficialAnswer(message, purposeClass, floor) && windowOpen) return 'compliance';
  // What is said of the message comes after Meta's category: on a tie the more exact word (survey) stands.
  const named = stricterPlace(placeOfClass(floor), purposeClass);
  const strictest = messageClasses[stricterPlace(named, message.declaredClass)];
  if (strictest === undefined) throw new TypeError('not a message class');
  return strictest;
}

/** The place of the stricter class, of what is said where both rank the same. */
function stricterPlace(place: number, said: MessageClass | null): number {
  if (said === null) return place;
  const saidPlace = placeOfClass(said);
  if (saidPlace < 0) throw new TypeError('not a message class');
  return (ranks[saidPlace] ?? 0) < (ranks[place] ?? 0) ? place : saidPlace;
}

/** Advertising, whoever's: marketing and surveys. */
export function isMarketingClass(messageClass: MessageClass): boolean {
  return messageClass === 'marketing_own' || messageClass === 'survey' || messageClass === 'marketing_third_party';
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
