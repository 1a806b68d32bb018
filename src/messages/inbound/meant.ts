// What a message that may be a stop seems to mean, in a few words for whoever looks at it. Pure; never the person's own
// words.

import type { Meaning, Scope } from '../../intent/intent.ts';

const scopes: { readonly [of in Scope['of']]: (scope: Extract<Scope, { of: of }>) => string } = {
  unspecified: () => 'a stop',
  all: () => 'a stop of everything',
  marketing: () => 'no offers',
  channel: ({ channel }) => `nothing by ${channel}`,
  topic: ({ keeps }) => (keeps === 'orders' ? 'no offers, but news of orders' : 'a stop of one topic'),
  frequency: ({ times, per }) => `less often: ${timesInWords(times)} a ${per}`,
  until: ({ on }) => `nothing until ${on}`,
};

function timesInWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;
}

/** In words, such as `less often: once a month`; null: the recogniser failed. */
export function meantBy(meaning: Meaning | null): string {
  if (meaning === null) return 'unreadable';
  return meaning.kind === 'withdrawal' ? inWords(meaning.scope) : meaning.kind;
}

function inWords<Of extends Scope['of']>(scope: Extract<Scope, { of: Of }>): string {
  return scopes[scope.of as Of](scope); // TypeScript does not see that a scope names its own entry
}
