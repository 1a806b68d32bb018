// Whether what is about to go out asks a person for what thieves want: a payment card's number or codes, a bank account,
// a national identity number, a copy of an identity document. Pure. WhatsApp forbids to ask for these in the chat
// (WhatsApp Business Messaging Policy, read on 2026-11-26). The words of one sentence decide, by lists for each language.

import { type AskPatterns, askPatterns } from './ask-patterns.ts';
import { askSentences, type Sentence } from './ask-sentences.ts';
import type { AskWords, SecretKind } from './asks/ask-words.ts';
import { asks } from './asks/asks.ts';
import { languageFeaturesOf } from './features.ts';
import { trained as learned, type Trained } from './learned/trained.ts';
import { hasSecret, requestsIn } from './secret-requests.ts';

export type Asked = {
  readonly kind: SecretKind;
  /** The request with what it asks for, as written; `start` and `end` are its places in the text. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
};

/** What is known of the conversation. */
export type AsksContext = { readonly language?: string | null };

type AsksFor = (text: string, context?: AsksContext) => readonly Asked[];
type Deps = { lists: readonly AskPatterns[]; trained: () => Pick<Trained, 'language'> };

/** A language is read too if it is at least this likely beside the likeliest. */
const likelyShare = 0.1;

/** A reader with the words of these languages. A language that the learned part does not know is always read. */
export function createAsksFor(words: readonly AskWords[], trained: Deps['trained']): AsksFor {
  const deps: Deps = { lists: words.map(askPatterns), trained };
  return (text, context = {}) => {
    const found = new Map<string, Asked>();
    for (const sentence of askSentences(text)) {
      for (const { kind, start, end } of askedIn(deps, sentence, context)) {
        const key = `${kind} ${end}`;
        // Stretches of a text without an end overlap.
        if (!found.has(key)) found.set(key, { kind, words: text.slice(start, end), start, end });
      }
    }
    return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
  };
}

let ready: AsksFor | undefined;

/** What a text asks for that WhatsApp forbids to ask for in the chat, in the order of the text; nothing if it does not. */
export function asksFor(text: string, context: AsksContext = {}): readonly Asked[] {
  ready ??= createAsksFor(asks, learned);
  return ready(text, context);
}

/** By the likeliest language that finds something: one kind once. */
function askedIn(
  deps: Deps,
  sentence: Sentence,
  context: AsksContext,
): { kind: SecretKind; start: number; end: number }[] {
  const able = deps.lists.filter(list => hasSecret(list, sentence));
  if (able.length === 0) return [];
  const codes = languagesOf(deps, sentence.words.normal.replaceAll('|', ' ').replace(/ +/g, ' ').trim(), context);
  const kinds = new Map<SecretKind, { kind: SecretKind; start: number; end: number }>();
  for (const list of able.filter(one => codes.has(one.language))) {
    for (const asked of requestsIn(list, sentence)) if (!kinds.has(asked.kind)) kinds.set(asked.kind, asked);
  }
  return [...kinds.values()];
}

/** Languages of the lists in which a sentence may be written: what is known of the person, and what it looks like. */
function languagesOf({ lists, trained }: Deps, normal: string, context: AsksContext): Set<string> {
  const { labels, probabilities } = trained().language;
  const likely = probabilities(languageFeaturesOf(normal));
  const shares = lists.map(({ language }) => ({ language, share: likely[labels.indexOf(language)] ?? 1 }));
  const best = Math.max(...shares.map(one => (labels.includes(one.language) ? one.share : 0)));
  const chosen = shares.filter(one => one.language === context.language || one.share >= best * likelyShare);
  return new Set(chosen.map(one => one.language));
}
