// What a message says, by the recogniser: its words and the payload behind a button, each read alone. Pure.

import { LRUCache } from 'lru-cache';
import type { Update } from '../../channels/whatsapp/whatsapp.ts';
import { type Meaning, recognise, type Scope } from '../../intent/intent.ts';
import { tappedIn } from '../opt-in/question-payload.ts';
import { tokensIn, withoutSentence } from '../opt-in/sentence.ts';

export type Message = Extract<Update, { kind: 'message' }>;

/** How a stop was found, for the metric. */
export type StopBy = 'keyword' | 'sentence' | 'button' | 'platform' | 'doubt' | 'recogniser-failed';

/** What is to stop: now and for certain, or marketing only until somebody has looked. */
export type Stop = { readonly by: StopBy; readonly held: boolean; readonly meaning: Meaning | null };

/** Rights that nobody uses who still wants advertising: it waits until the request was looked at (law.md 11.2, T5). */
export const holding: ReadonlySet<Meaning['kind']> = new Set(['erasure', 'objection', 'restriction', 'complaint']);
const narrow = new Set<Scope['of']>(['frequency', 'until']);

/** A message is heard when it arrives, and again when it is worked off, a moment later. */
const heard = new LRUCache<string, readonly Meaning[]>({ max: 2_000 });
const heardTextMax = 400;

/** The buttons under the question whether a stop was meant: the answer is the button's, whatever its title says. */
export const stopPayload = 'assent.stop';
export const noStopPayload = 'assent.no_stop';

const tappedStop: Meaning = {
  kind: 'withdrawal',
  certainty: 'certain',
  scope: { of: 'unspecified' },
  tier: 'T1',
  evidence: stopPayload,
  language: null,
  doubleMeaning: false,
  others: [],
};

/** All that a message means; "failed" when the recogniser itself broke. Talk is an empty list. */
export function meaningsOf(message: Message): readonly Meaning[] | 'failed' {
  try {
    const name = `${message.atMs} ${isTap(message)} ${message.payload}\n${message.text}`;
    const known = heard.get(name);
    if (known !== undefined) return known;
    const meanings = recogniseAll(message);
    if (name.length <= heardTextMax) heard.set(name, meanings);
    return meanings;
  } catch {
    return 'failed';
  }
}

function recogniseAll(message: Message): readonly Meaning[] {
  if (isTap(message) && message.payload === stopPayload) return [tappedStop];
  if (isTap(message) && (message.payload === noStopPayload || tappedIn(message.payload) !== undefined)) return [];
  const written = message.text === null ? null : withoutSentence(message.text);
  const said = [written, message.payload].filter(text => text !== null).filter(text => text !== '');
  const context = { atMs: message.atMs, input: isTap(message) ? 'button' : 'text' } as const;
  return (
    said
      .map(text => recognise(text, context))
      .flatMap(meaning => [meaning, ...meaning.others])
      .filter(meaning => meaning.kind !== 'talk')
      // Our own sentence with its token is a yes; only a stop that leaves no doubt stands against it.
      .filter(meaning => meaning.certainty === 'certain' || tokensIn(message.text).length === 0)
  );
}

/** A button or an entry of a list was tapped. */
export function isTap(message: Message): boolean {
  return message.type === 'button' || message.type === 'interactive';
}

/** What a message stops; null when nothing. Of several stops the widest counts. */
export function stopIn(message: Message): Stop | null {
  const meanings = meaningsOf(message);
  if (meanings === 'failed') return { by: 'recogniser-failed', held: true, meaning: null };
  const stops = meanings.filter(one => one.kind === 'withdrawal');
  const certain = stops.filter(one => one.certainty === 'certain' && !narrow.has(one.scope.of));
  const widest = certain.find(one => one.scope.of === 'all') ?? certain.find(isWhole) ?? certain[0];
  if (widest !== undefined) return { by: byOf(message, widest), held: false, meaning: widest };
  const doubt = stops[0] ?? meanings.find(one => holding.has(one.kind) && one.certainty === 'certain');
  return doubt === undefined ? null : { by: 'doubt', held: true, meaning: doubt };
}

function isWhole(meaning: Meaning): boolean {
  return meaning.scope.of === 'unspecified';
}

function byOf(message: Message, meaning: Meaning): StopBy {
  if (isTap(message)) return 'button';
  return meaning.tier === 'T1' ? 'keyword' : 'sentence';
}
