// The door of the recogniser: what a text of a customer means, and what a business is about to send. Pure.

import { languages, universal } from './languages.ts';
import { trained } from './learned/trained.ts';
import { trainedOutbound } from './learned/trained-outbound.ts';
import type { Context, Meaning } from './meaning.ts';
import { createOutboundJudge, type OutboundContext, type OutboundJudgement } from './promotion.ts';
import { createRecogniser, type Recogniser } from './recognise.ts';

export type { SecretKind } from './asks/ask-words.ts';
export { type Asked, type AsksContext, asksFor } from './asks-for.ts';
export { languages } from './languages.ts';
export type { Context, Meaning, MeaningKind, Scope, Tier } from './meaning.ts';
export type { OutboundContext, OutboundJudgement } from './promotion.ts';

let recogniser: Recogniser | undefined;

/** What a text, caption or button title means; of the conversation that it stands in, all may be unknown. */
export function recognise(text: string, context: Context = {}): Meaning {
  // Made with the first text, so that who never reads one does not wait for it.
  recogniser ??= createRecogniser([universal, ...languages], trained);
  return recogniser(text, context);
}

const judge = createOutboundJudge(trainedOutbound);

/** What a free text that a business is about to send is: service, its own advertising, or an advertisement for others. */
export function judgeOutbound(text: string, context: OutboundContext = {}): OutboundJudgement {
  return judge(text, context);
}
