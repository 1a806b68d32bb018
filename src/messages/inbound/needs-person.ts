// Which messages need a person: rights that are used, and what may have been a stop. And which settle a doubt: a stop, or
// the word that no stop was meant. Pure.

import type { Meaning } from '../../intent/intent.ts';
import { saysResume } from './consequences.ts';
import { isTap, type Message, meaningsOf, noStopPayload, stopIn } from './heard.ts';
import { meantBy } from './meant.ts';
import type { Heard, HeardWhat, Inbound, RightKind } from './types.ts';

const rights: ReadonlySet<string> = new Set<RightKind>([
  'access',
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'portability',
  'complaint',
]);

/** What was heard in messages that are new, in their order. */
export function heardIn(fresh: readonly Inbound[]): Heard[] {
  return fresh.flatMap(({ update, person, id }) => {
    if (update.kind !== 'message') return [];
    const about = {
      contactId: person.id,
      messageId: id,
      countries: person.facts.countries,
      atMs: update.atMs,
    };
    return whatIn(update).map(what => ({ ...about, ...what }));
  });
}

/** What one message asks for, leaves in doubt, or settles. */
export function whatIn(message: Message): HeardWhat[] {
  const meanings = meaningsOf(message);
  const asked = (meanings === 'failed' ? [] : meanings).filter(isRight);
  const requests = asked.map(({ kind, certainty, language }): HeardWhat => {
    return { of: 'right', kind, certain: certainty === 'certain', language };
  });
  return [...requests, ...doubtIn(message)];
}

type OfRight = Meaning & { readonly kind: RightKind };

function isRight(meaning: Meaning): meaning is OfRight {
  return rights.has(meaning.kind);
}

function doubtIn(message: Message): HeardWhat[] {
  const stop = stopIn(message);
  if (stop === null) return saysNoStop(message) ? [{ of: 'settled', outcome: 'no_stop' }] : [];
  const { held, meaning } = stop;
  if (!held) return settles(meaning) ? [{ of: 'settled', outcome: 'stop' }] : [];
  // A right that holds marketing is a request, with somebody who looks at it anyway.
  return meaning === null || meaning.kind === 'withdrawal' ? [{ of: 'doubt', meant: meantBy(meaning) }] : [];
}

/** A stop of one channel leaves open what was in doubt on all of them. */
function settles(meaning: Meaning | null): boolean {
  return meaning?.scope.of !== 'channel';
}

function saysNoStop(message: Message): boolean {
  return (isTap(message) && message.payload === noStopPayload) || saysResume(message);
}
