// The door of the recogniser: what a text of a customer means, and what a business is about to send. Pure.

import { languages, universal } from './languages.ts';
import { trained } from './learned/trained.ts';
import { trainedOutbound } from './learned/trained-outbound.ts';
import { createOutboundJudge, type OutboundContext, type OutboundJudgement } from './promotion.ts';
import { createRecogniser } from './recognise.ts';

export type { SecretKind } from './asks/ask-words.ts';
export { type Asked, type AsksContext, asksFor } from './asks-for.ts';
export { languages } from './languages.ts';
export type { Context, Meaning, MeaningKind, Scope, Tier } from './meaning.ts';
export type { OutboundContext, OutboundJudgement } from './promotion.ts';

/** What a text, caption or button title means; of the conversation that it stands in, all may be unknown. */
export const recognise = createRecogniser([universal, ...languages], trained);

const judge = createOutboundJudge(trainedOutbound);

/** What a free text that a business is about to send is: service, its own advertising, or an advertisement for others. */
export function judgeOutbound(text: string, context: OutboundContext = {}): OutboundJudgement {
  return judge(text, context);
}
