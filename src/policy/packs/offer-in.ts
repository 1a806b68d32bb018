// Facts for the cases of packs: a business offers something to a person of its own country who agreed to it, so that the
// law of that place applies and no other but WhatsApp's.

import { type Changes, consent, dayMs, factsWith, purchase } from '../case-facts.ts';
import type { Channel, Facts, RelationKind } from '../facts.ts';
import { packs } from './packs.ts';

/** Where all of them are. */
export type Place = { readonly country: string; readonly zone: string; readonly region?: string };

const registryIds = packs.flatMap(pack => pack.registries.map(registry => registry.id));

/**
 * An offer on WhatsApp at an instant such as `2026-11-25T12:00+01:00`, to a person whose consent is proven by double
 * opt-in; all registries were imported the day before. Then the changes.
 */
export function offerIn({ country, zone, region }: Place, at: string, changes: Changes = {}): Facts {
  const atMs = Date.parse(at);
  const registries = Object.fromEntries(registryIds.map(id => [id, atMs - dayMs]));
  return factsWith({
    ...changes,
    atMs,
    person: {
      countries: [country],
      zones: [zone],
      consents: [consent()],
      ...(region === undefined ? {} : { regions: [region] }),
      ...changes.person,
    },
    business: { countries: [country], zone, registries, ...changes.business },
    sender: { country, ...changes.sender },
  });
}

/** Consent that was logged, but not confirmed from the address itself. */
export const unconfirmed = { consents: [consent({ grade: 'E2' })] } as const;

/** What a business loosens that does without double opt-in. */
export const withoutDoubleOptIn = { looser: { doubleOptIn: false, minGrade: { marketing: 'E2' } } } as const;

/** Two offers in the week before Wednesday, 25 November 2026. */
export const twoThisWeek = {
  marketingSentAtMs: [Date.parse('2026-11-20T12:00Z'), Date.parse('2026-11-23T12:00Z')],
} as const;

type Tie = {
  readonly channel: Channel;
  /** Such as `2026-06-25`. */
  readonly on: string;
  readonly kind?: RelationKind;
  readonly registries?: readonly string[];
};

/** An offer to somebody who agreed to nothing, but bought something or the like, by a business that relies on that. */
export function customer({ channel, on, kind = 'purchase', registries = [] }: Tie): Changes {
  const relations = [purchase({ channel, kind, atMs: Date.parse(on) })];
  return {
    person: { consents: [], relations, registries },
    business: { looser: { softOptIn: { channels: [channel] } } },
    message: { channel },
  };
}
