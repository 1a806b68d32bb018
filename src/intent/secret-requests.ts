// Whether one sentence, read in one language, requests a secret: the request that stands nearest to the thing decides,
// unless a "never" turns it round, the thing is only a part or something harmless, or it is to be given elsewhere.

import { type AskPatterns, type Match, matchesOf, stands } from './ask-patterns.ts';
import type { Sentence, Spelling } from './ask-sentences.ts';
import type { SecretKind } from './asks/ask-words.ts';

/** Words between a request and what it asks for, at most. */
const reach = 12;
/** Words between a "never" and the request that it turns round, at most. */
const neverReach = 6;
const afterReach = 2;
const harmlessReach = 3;
/** A bare thing with "please" is a request only where little else is said; with a mere question mark, hardly anything. */
const pleaseMax = 4;
const pleaseReach = 1;
const questionMax = 2;
/** Signs of a particle that may close a question in a run: "CVCは?". */
const particleMax = 2;
/** Signs of a run that make up for a word. */
const signsPerWord = 2;
/** A link or an address of mail: it is to be given there. */
const address = /https?:\/\/|www\.|[^\s@]@[^\s@]/;
const asksSign = /[?？؟]\s*$/;

type Secret = Match & { readonly kind: SecretKind };
/** A request, with its places in the text. */
export type Requested = { readonly kind: SecretKind; readonly start: number; readonly end: number };
type Said = {
  readonly list: AskPatterns;
  readonly spelling: Spelling;
  readonly secrets: readonly Secret[];
  readonly give: readonly Match[];
  readonly tell: readonly Match[];
  readonly never: readonly Match[];
};

/** Whether a sentence names a secret at all. */
export function namesSecret(list: AskPatterns, sentence: Sentence): boolean {
  const spelling = spellingFor(list, sentence);
  return [...list.secrets.values()].some(pattern => stands(pattern, spelling));
}

/** Whether anything in a sentence sounds like a request. */
export function soundsAsking(list: AskPatterns, sentence: Sentence): boolean {
  const spelling = spellingFor(list, sentence);
  return asksSign.test(sentence.text) || [list.give, list.tell, list.please].some(one => stands(one, spelling));
}

/** What a language makes of a sentence: its requests for secrets, and how many of its words and phrases it knows. */
export function requestsIn(list: AskPatterns, sentence: Sentence): { requests: Requested[]; known: number } {
  const spelling = spellingFor(list, sentence);
  const give = matchesOf(list.give, spelling);
  const tell = matchesOf(list.tell, spelling);
  const whole = matchesOf(list.whole, spelling);
  const never = matchesOf(list.never, spelling).filter(one => !within(one, whole));
  const harmless = matchesOf(list.harmless, spelling);
  const elsewhere = matchesOf(list.elsewhere, spelling);
  const secrets = secretsIn({ list, spelling, harmless, acts: [...give, ...tell] });
  const said: Said = { list, spelling, secrets, give, tell, never };
  const known = [
    give,
    tell,
    never,
    harmless,
    elsewhere,
    matchesOf(list.please, spelling),
    namesIn(list, spelling),
  ].reduce((sum, one) => sum + one.length, 0);
  if (elsewhere.length > 0 || address.test(sentence.text)) return { requests: [], known };
  const requests = secrets.flatMap(secret => {
    const from = requestFor(said, secret) ?? bareRequest(said, sentence, secret);
    return from === undefined ? [] : [placesOf(spelling, secret, from)];
  });
  return { requests, known };
}

function spellingFor(list: AskPatterns, sentence: Sentence): Spelling {
  return list.unparted ? sentence.run : sentence.words;
}

/** Names of secrets, each thing by the longest. */
function namesIn(list: AskPatterns, spelling: Spelling): Secret[] {
  const all = [...list.secrets].flatMap(([kind, pattern]) =>
    matchesOf(pattern, spelling).map(match => ({ ...match, kind })),
  );
  return all
    .filter(one => !all.some(other => other.to - other.from > one.to - one.from && overlaps(one, other)))
    .sort((one, other) => one.from - other.from);
}

/** The secrets without those that something harmless beside them clears. */
function secretsIn(read: {
  list: AskPatterns;
  spelling: Spelling;
  harmless: readonly Match[];
  acts: readonly Match[];
}): Secret[] {
  const clears = (one: Match, secret: Match): boolean =>
    distance(read, one, secret) <= harmlessReach && !read.acts.some(act => between(act, one, secret));
  return namesIn(read.list, read.spelling).filter(one => !read.harmless.some(other => clears(other, one)));
}

function between(what: Match, one: Match, other: Match): boolean {
  return what.from >= Math.min(one.to, other.to) && what.to <= Math.max(one.from, other.from);
}

function within(one: Match, others: readonly Match[]): boolean {
  return others.some(other => other.from <= one.from && one.to <= other.to);
}

function overlaps(one: Match, other: Match): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Words between two stretches. */
function distance({ list, spelling }: Pick<Said, 'list' | 'spelling'>, one: Match, other: Match): number {
  const from = Math.min(one.to, other.to);
  const to = Math.max(one.from, other.from);
  if (to <= from) return 0;
  if (list.unparted) return (to - from) / signsPerWord;
  return spelling.normal
    .slice(from, to)
    .split(' ')
    .filter(word => word !== '' && word !== '|').length;
}

/** The nearest request, if it asks; where the verb comes last, a "never" is itself a verb, and the later one wins. */
function requestFor(said: Said, secret: Secret): Match | undefined {
  const isThing = secret.kind === 'identity_document';
  const requests = isThing ? said.give : [...said.give, ...said.tell];
  const acts = said.list.verbLast ? [...requests, ...said.never] : requests;
  let nearest: Match | undefined;
  let least = reach + 1;
  for (const act of acts) {
    const isAfter = act.from >= secret.from;
    const far = distance(said, secret, act) + (said.list.verbLast && !isAfter ? 1 : 0);
    if (far < least) {
      nearest = act;
      least = far;
    }
  }
  return nearest === undefined || said.never.includes(nearest) || isTurned(said, nearest, secret) ? undefined : nearest;
}

/** Whether a "never" turns the request round: before or in it, between it and the thing, or behind the thing. */
function isTurned(said: Said, request: Match, secret: Secret): boolean {
  const { list, spelling, never } = said;
  const isApart = clauseBetween(spelling, request, secret);
  return never.some(one => {
    if (within(one, [request]) || (request.to <= one.from && one.to <= secret.from)) return true;
    const isNear = (what: Match, words: number): boolean =>
      distance(said, one, what) <= words && !clauseBetween(spelling, one, what);
    if (one.from <= request.from || list.verbLast) {
      return isNear(request, neverReach) || (isApart && one.to <= secret.from && isNear(secret, neverReach));
    }
    return !isApart && isNear(secret, afterReach);
  });
}

function clauseBetween({ normal }: Spelling, one: Match, other: Match): boolean {
  return normal.slice(Math.min(one.to, other.to), Math.max(one.from, other.from)).includes('|');
}

/** "Your card number, please", "And the CVV?": the thing and hardly more, and nothing behind it. */
function bareRequest(said: Said, sentence: Sentence, secret: Secret): Match | undefined {
  if (said.never.length > 0) return undefined;
  const courtesy = matchesOf(said.list.please, said.spelling);
  const please = courtesy.find(one => distance(said, one, secret) <= pleaseReach);
  const isQuestion = secret.kind !== 'identity_document' && asksSign.test(sentence.text);
  if (please === undefined && !isQuestion) return undefined;
  const { others, behind } = besides(said, [...said.secrets, ...courtesy]);
  if (behind > (said.list.unparted ? particleMax : 0)) return undefined;
  return others <= (please === undefined ? questionMax : pleaseMax) ? (please ?? secret) : undefined;
}

/** What a sentence says besides these: how many words, and how many signs stand behind the last of them. */
function besides({ list, spelling }: Said, these: readonly Match[]): { others: number; behind: number } {
  let rest = spelling.normal.replaceAll('|', ' ');
  const end = Math.max(...these.map(one => one.to));
  const behind = rest.slice(end).replaceAll(' ', '').length;
  for (const { from, to } of these) rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  const words = rest.split(' ').filter(word => word !== '');
  return { others: list.unparted ? words.join('').length / signsPerWord : words.length, behind };
}

function placesOf({ starts, ends }: Spelling, secret: Secret, request: Match): Requested {
  const from = Math.min(secret.from, request.from);
  const to = Math.max(secret.to, request.to) - 1;
  return { kind: secret.kind, start: starts[from] ?? 0, end: ends[to] ?? 0 };
}
