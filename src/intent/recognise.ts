// What a customer's text means: keywords first, then whole sentences that are known, then what the learned part makes of
// it. Pure. The learned part may only add stops: it never lifts one, and where it doubts a person looks.

import { type CalendarWords, calendarWords } from './calendar-words.ts';
import { createKeywords, type Keyword, type KeywordFinder, keywordTextMax, type Where } from './keywords.ts';
import type { LanguageWords } from './language-words.ts';
import { languagesOf } from './learned/languages-of.ts';
import { type LearnedLabel, type Likely, weigh } from './learned/meanings.ts';
import type { Trained } from './learned/trained.ts';
import type { Context, Meaning, MeaningKind, Scope } from './meaning.ts';
import { normalise, type Sentence, spelledSentencesOf, spellingsOf, withoutCodes } from './normalise.ts';
import { partOf } from './scope.ts';

export type Recogniser = (text: string, context?: Context) => Meaning;

/** From which probability on the learned part is believed, or gives cause to ask. Set on lines that were not learned. */
const thresholds = {
  stop: 0.75,
  /** So likely a stop must be by itself; what is missing to the threshold above may be "perhaps a stop". */
  stopAlone: 0.55,
  doubt: 0.47,
  part: 0.25,
  right: 0.4,
  rightDoubt: 0.13,
  other: 0.4,
} as const;

/** Where talk is likelier than this in every piece, nothing else reaches a threshold: a doubt is the sum of three labels. */
const talkMin = 1.01 - Math.min(...Object.values(thresholds), thresholds.doubt / 3);

const unspecified: Scope = { of: 'unspecified' };
const talk: Meaning = {
  kind: 'talk',
  certainty: 'certain',
  scope: unspecified,
  tier: null,
  evidence: null,
  language: null,
  doubleMeaning: false,
  others: [],
};

const none: readonly Meaning[] = [];
const nowhere: Where = { languages: [], countries: [] };

/** Words of anger in answer to an offer: a person should look. */
const signsOfAnger = /^[\s👎😡🤬😠🖕]+$/u;
const shortNear = 6;
const lettersMin = 5;
const signsMin = 2;
/** Scripts of which a sign or a syllable carries as much as several letters. */
const manyInOne = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

type Deps = {
  keywords: KeywordFinder;
  phrases: ReadonlyMap<string, string | null>;
  trained: () => Trained;
  calendar: () => CalendarWords;
};

/** A recogniser with the words of these languages and what was learned. */
export function createRecogniser(lists: readonly LanguageWords[], trained: () => Trained): Recogniser {
  const codes = lists.map(list => list.language).filter(code => code !== null);
  let calendar: CalendarWords | undefined;
  const deps: Deps = {
    keywords: createKeywords(lists),
    phrases: new Map(
      lists.flatMap(list => (list.stopPhrases ?? []).flatMap(spellingsOf).map(one => [one, list.language])),
    ),
    trained,
    calendar: () => (calendar ??= calendarWords(codes)),
  };
  return (text, context = {}) => recognise(deps, text, context);
}

function recognise(deps: Deps, text: string, context: Context): Meaning {
  const whole = normalise(text);
  const bare = deps.keywords.withoutCourtesy(whole, context.brands ?? []);
  const byKeyword = whole.length <= keywordTextMax ? keywordIn(deps, { whole, bare }, context) : undefined;
  if (byKeyword !== undefined) return byKeyword;
  if (context.answersMarketing === true && signsOfAnger.test(text)) return stop('ambiguous', 'T3', text.trim());
  const sentences = spelledSentencesOf(text, whole);
  const phrase = phraseIn(deps, { sentences, whole, bare }, context);
  const plain = withoutCodes(text);
  const said = plain === text ? { text, normal: whole, sentences } : spelled(plain);
  const meanings = isTooShort(said.normal) ? none : learnedIn(deps, said, { context, phrase });
  if (meanings.length === 0 && phrase === undefined) return nearKeyword(deps, whole, context) ?? talk;
  const [first = talk, ...others] = phrase === undefined ? meanings : [phrase, ...meanings];
  return { ...first, others };
}

type Said = Sentence & { readonly sentences: readonly Sentence[] };

function spelled(text: string): Said {
  const normal = normalise(text);
  return { text, normal, sentences: spelledSentencesOf(text, normal) };
}

/** What the learned part makes of a text; beside a sentence that is known to stop, it looks for other meanings only. */
function learnedIn(
  deps: Deps,
  said: Said,
  beside: { context: Context; phrase: Meaning | undefined },
): readonly Meaning[] {
  const { text, normal, sentences } = said;
  const { context, phrase } = beside;
  const languages = languagesOf(deps.trained(), normal, whereOf(context).languages);
  const likely = weigh(deps.trained(), { text, normal, sentences, languages }, talkMin);
  if (likely.isTalk) return none;
  const stops = phrase === undefined ? stopsIn(deps, { text, likely, languages, context }) : [];
  return [...stops, ...rightsIn(likely), ...othersIn(likely)].map(one => ({
    ...one,
    language: one.language ?? languages[0] ?? null,
  }));
}

/** A few letters say nothing that a keyword does not; a sign that is a word by itself says more. */
function isTooShort(normal: string): boolean {
  return normal.length < lettersMin && !(normal.length >= signsMin && manyInOne.test(normal));
}

/** A text, and what remains without its words of courtesy. */
type Bared = { readonly whole: string; readonly bare: string };

function keywordIn(deps: Deps, { whole, bare }: Bared, context: Context): Meaning | undefined {
  const where = whereOf(context);
  const found = deps.keywords.find(whole, where) ?? (bare === whole ? undefined : deps.keywords.find(bare, where));
  if (found === undefined) return undefined;
  const { keyword, elsewhere } = found;
  // A word of a language that nothing here suggests is that word only where it answers an offer.
  if (elsewhere) return context.answersMarketing === true ? meaningOf(keyword, 'ambiguous', 'T3') : talk;
  return meaningOf(keyword, 'certain', keyword.kind === 'access' || keyword.kind === 'erasure' ? 'T5' : 'T1');
}

function whereOf(context: Context): Where {
  if (context.language === undefined && context.promptLanguage === undefined && context.countries === undefined)
    return nowhere;
  const languages = [context.language, context.promptLanguage].filter(one => typeof one === 'string');
  return { languages, countries: context.countries ?? [] };
}

function meaningOf(keyword: Keyword, certainty: Meaning['certainty'], tier: Meaning['tier']): Meaning {
  return {
    ...talk,
    kind: keyword.kind,
    certainty,
    scope: keyword.all ? { of: 'all' } : unspecified,
    tier,
    evidence: keyword.word,
    language: keyword.language,
    doubleMeaning: keyword.doubleMeaning,
  };
}

/** One slip from a keyword: a short one is too near to ordinary words, unless it answers an offer. */
function nearKeyword(deps: Deps, whole: string, context: Context): Meaning | undefined {
  const near = deps.keywords.findNear(whole);
  if (near === undefined) return undefined;
  if (whole.length < shortNear && context.answersMarketing !== true) return undefined;
  return meaningOf(near, 'ambiguous', 'T3');
}

function stop(certainty: Meaning['certainty'], tier: Meaning['tier'], evidence: string): Meaning {
  return { ...talk, kind: 'withdrawal', certainty, tier, evidence };
}

/** A sentence that is known to stop, as the whole text or as one sentence of it. */
function phraseIn(deps: Deps, said: Phrased, context: Context): Meaning | undefined {
  const phrase = firstPhrase(deps, said, context);
  if (phrase === undefined) return undefined;
  return { ...stop('certain', 'T2', phrase), language: deps.phrases.get(phrase) ?? null };
}

type Phrased = Bared & { readonly sentences: readonly Sentence[] };

function firstPhrase(deps: Deps, { sentences, whole, bare }: Phrased, context: Context): string | undefined {
  for (const { normal } of sentences) {
    if (deps.phrases.has(normal)) return normal;
    const rest = normal === whole ? bare : deps.keywords.withoutCourtesy(normal, context.brands ?? []);
    if (rest !== normal && deps.phrases.has(rest)) return rest;
  }
  return undefined;
}

type About = { text: string; likely: Likely; languages: readonly string[]; context: Context };

function stopsIn(deps: Deps, about: About): Meaning[] {
  const { likely, text, languages, context } = about;
  const withdrawal = likely.of('withdrawal');
  const ambiguous = likely.of('ambiguous');
  const partial = likely.of('partial');
  if (partial >= thresholds.part && partial > withdrawal) {
    const words = { concepts: deps.trained().concepts, calendar: deps.calendar };
    const scope = partOf(words, text, { languages, atMs: context.atMs });
    if (scope !== undefined) return [{ ...stop('certain', 'T4', likely.pieceFor('partial')), scope }];
  }
  if (withdrawal >= thresholds.stopAlone && withdrawal + ambiguous >= thresholds.stop) {
    return [stop('certain', 'T2', likely.pieceFor('withdrawal'))];
  }
  const doubt = withdrawal + ambiguous + partial;
  if (doubt < thresholds.doubt || likely.of('objection') >= thresholds.right) return [];
  const [loudest = 'withdrawal'] = (['withdrawal', 'ambiguous', 'partial'] as const).toSorted(
    (one, other) => likely.of(other) - likely.of(one),
  );
  return [stop('ambiguous', 'T3', likely.pieceFor(loudest))];
}

const rights = ['erasure', 'objection', 'restriction', 'access', 'rectification', 'portability', 'complaint'] as const;

function rightsIn(likely: Likely): Meaning[] {
  return rights
    .filter(right => likely.of(right) >= thresholds.rightDoubt)
    .toSorted((one, other) => likely.of(other) - likely.of(one))
    .map(right => ({
      ...talk,
      kind: right,
      certainty: likely.of(right) >= thresholds.right ? 'certain' : 'ambiguous',
      tier: 'T5',
      evidence: likely.pieceFor(right),
    }));
}

/** Wishes that change no consent. "Start" in other words lifts nothing: the answer says which word does. */
function othersIn(likely: Likely): Meaning[] {
  const wishes: readonly (LearnedLabel & MeaningKind)[] = ['human', 'help', 'resume'];
  return wishes
    .filter(wish => likely.of(wish) >= thresholds.other)
    .map(wish => ({
      ...talk,
      kind: wish,
      certainty: wish === 'resume' ? 'ambiguous' : 'certain',
      tier: null,
      evidence: likely.pieceFor(wish),
    }));
}
