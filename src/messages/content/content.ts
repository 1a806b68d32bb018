// What the words of a message make of it, for the policy: service, advertising, advertising for others; and which words
// made it so, for the person who is refused. The words themselves are never stored.

import { LRUCache } from 'lru-cache';
import { textsShown } from '../../channels/whatsapp/whatsapp.ts';
import {
  asksFor,
  judgeOutbound,
  type OutboundContext,
  type OutboundJudgement,
  recognise,
} from '../../intent/intent.ts';
import { present } from '../../kernel/kernel.ts';
import type { ContentFact } from '../../policy/policy.ts';
import type { Business } from '../directory/directory.ts';
import type { SendInput } from '../types.ts';

/** The id that stands for Assent's own answers: their words are fixed, and known to be none. */
export const ownWords = 'own-words';

type Asked = Pick<SendInput, 'request' | 'override' | 'inReplyTo'>;

/** Bots say the same again and again, and a message is judged when it is asked for and when it is handed over. */
const judged = new WeakMap<Business, LRUCache<string, Read>>();
const judgedMax = 2_000;
/** Longer texts are read anew each time. */
export const rememberedMax = 1_000;

/** What a text is, and what it asks the person for. */
type Read = { readonly judgement: OutboundJudgement; readonly asks: ContentFact['asksFor'] & {} };

/** The fact for the policy; undefined for plain service, and where Meta holds the words (a template). */
export function contentOf(business: Business, input: Asked): ContentFact | undefined {
  const read = readingOf(business, input);
  if (read === undefined) return undefined;
  const { judgement, asks } = read;
  if (judgement.class === 'service' && asks.length === 0) return undefined;
  const { class: kind, certainty } = judgement;
  return {
    class: kind,
    certainty,
    ...(asks.length === 0 ? {} : { asksFor: asks }),
    ...(input.override === null ? {} : { overriddenBy: input.override }),
  };
}

/** The words that make a message advertising, as written; none where it is not. */
export function advertisingWords(business: Business, input: Asked): string[] {
  const judgement = readingOf(business, input)?.judgement;
  if (judgement === undefined || judgement.certainty !== 'certain') return [];
  return [...new Set(judgement.words.map(one => one.text))];
}

/** What the words of a message are, with those that made them so; undefined where Meta holds the words, or there are none. */
export function judgementOf(business: Business, input: Asked): OutboundJudgement | undefined {
  return readingOf(business, input)?.judgement;
}

function readingOf(business: Business, input: Asked): Read | undefined {
  if (input.override === ownWords) return undefined;
  const texts = textsShown(input.request);
  const text = texts.join('\n');
  if (text === '') return undefined;
  const known = judged.get(business) ?? new LRUCache<string, Read>({ max: judgedMax });
  judged.set(business, known);
  const inReplyTo = input.inReplyTo ?? null;
  const name = inReplyTo === null ? text : `${inReplyTo}\0${text}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const read = {
    judgement: loudestOf(texts, { ownBrands: business.brands, otherBrands: business.otherBrands, inReplyTo }),
    asks: [...new Set(asksFor(text).map(one => one.kind))],
  };
  if (name.length <= rememberedMax) known.set(name, read);
  return read;
}

/** A header, a body and a footer are each judged by themselves: together, a few words of each would sound like more. */
function loudestOf(texts: readonly string[], context: OutboundContext): OutboundJudgement {
  const judgements = texts.map(text => judgeOutbound(text, context));
  const advertising = judgements.filter(one => one.class !== 'service');
  return advertising.find(one => one.certainty === 'certain') ?? advertising[0] ?? present(judgements[0], 'a text');
}

/** Loads what texts are judged by: the first text would else wait some tenths of a second for it. */
export function warmUpWords(): void {
  const words = 'Please send us the list of prices.';
  recognise(words);
  judgeOutbound(words);
  asksFor(words);
}
