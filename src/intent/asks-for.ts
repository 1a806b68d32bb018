// Whether what is about to go out asks a person for what thieves want: a payment card's number or codes, a bank account,
// a national identity number, a copy of an identity document. Pure. WhatsApp forbids to ask for these in the chat
// (its rule: src/policy/rules/forbidden-ask.ts). The words of one sentence decide, by lists for each language.

import { createAnchors } from './ask-anchors.ts';
import { type AskPatterns, askPatterns } from './ask-patterns.ts';
import { askSentences, type Sentence } from './ask-sentences.ts';
import type { AskWords, SecretKind } from './asks/ask-words.ts';
import { asks } from './asks/asks.ts';
import { languageFeaturesOf } from './features.ts';
import { trained as learned, type Trained } from './learned/trained.ts';
import { namesSecret, type Requested, requestsIn, soundsAsking } from './secret-requests.ts';

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
/** The patterns of a language are made when first a text needs them: all of them take a tenth of a second and more. */
type List = { readonly language: string; readonly patterns: () => AskPatterns };
type Deps = { lists: readonly List[]; trained: () => Pick<Trained, 'language'> };

/** A language is read too if it is at least this likely beside the likeliest. */
const likelyShare = 0.01;

/** Nobody reads more, and time stays bounded. */
const askedMax = 100;

/** A reader with the words of these languages. A language that the learned part does not know is always read. */
export function createAsksFor(words: readonly AskWords[], trained: Deps['trained']): AsksFor {
  const deps: Deps = { lists: words.map(listOf), trained };
  const naming = createAnchors(words);
  return (text, context = {}) => {
    const languages = naming(text);
    if (languages === undefined) return requestsOf(deps, deps.lists, { text, context });
    const lists = languages.size === 0 ? [] : deps.lists.filter(list => languages.has(list.language));
    return lists.length === 0 ? [] : requestsOf(deps, lists, { text, context });
  };
}

function requestsOf(deps: Deps, lists: readonly List[], of: { text: string; context: AsksContext }): Asked[] {
  const { text, context } = of;
  const found = new Map<string, Asked>();
  for (const sentence of askSentences(text)) {
    for (const { kind, start, end } of askedIn(deps, { sentence, lists }, context)) {
      const key = `${kind} ${end}`;
      // Stretches of a text without an end overlap.
      if (!found.has(key)) found.set(key, { kind, words: text.slice(start, end), start, end });
    }
    if (found.size >= askedMax) break;
  }
  return [...found.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

function listOf(words: AskWords): List {
  let patterns: AskPatterns | undefined;
  return { language: words.language, patterns: () => (patterns ??= askPatterns(words)) };
}

let ready: AsksFor | undefined;

/** What a text asks for that WhatsApp forbids to ask for in the chat, in the order of the text; nothing if it does not. */
export function asksFor(text: string, context: AsksContext = {}): readonly Asked[] {
  ready ??= createAsksFor(asks, learned);
  return ready(text, context);
}

type Said = { readonly sentence: Sentence; readonly lists: readonly List[] };

/** By the language that knows most of the sentence; one kind once. A neighbour knows the words only by half. */
function askedIn(deps: Deps, { sentence, lists }: Said, context: AsksContext): Requested[] {
  const able = lists.map(list => list.patterns()).filter(list => namesSecret(list, sentence));
  if (!able.some(list => soundsAsking(list, sentence))) return [];
  const readings = likeliestFirst(deps, able, sentence, context).map(list => requestsIn(list, sentence));
  const most = Math.max(...readings.map(one => one.known));
  const requests = readings.filter(one => one.known === most).find(one => one.requests.length > 0)?.requests ?? [];
  const kinds = new Map<SecretKind, Requested>();
  for (const asked of requests) if (!kinds.has(asked.kind)) kinds.set(asked.kind, asked);
  return [...kinds.values()];
}

/** The lists in whose language a sentence may be written, by what it looks like; that of the person is always one. */
function likeliestFirst(
  { lists, trained }: Deps,
  able: readonly AskPatterns[],
  sentence: Sentence,
  context: AsksContext,
): AskPatterns[] {
  const { labels, probabilities } = trained().language;
  const normal = sentence.words.normal.replaceAll('|', '').replace(/ +/g, ' ').trim();
  const likely = probabilities(languageFeaturesOf(normal));
  const shareOf = ({ language }: AskPatterns): number =>
    language === context.language || !labels.includes(language) ? 1 : (likely[labels.indexOf(language)] ?? 0);
  const best = Math.max(...lists.map(({ language }) => likely[labels.indexOf(language)] ?? 0));
  return able.filter(list => shareOf(list) >= best * likelyShare).sort((one, other) => shareOf(other) - shareOf(one));
}
