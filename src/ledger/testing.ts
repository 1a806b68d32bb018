// For tests only: events written down briefly, and a generator of any event for the laws of the ledger.

import fc from 'fast-check';
import { type BusinessId, type ContactId, parseId, present, type Random, sha256 } from '../kernel/kernel.ts';
import type { Channel } from '../policy/policy.ts';
import type { ConsentEvent, ConsentInput, ConsentType, Gate } from './types.ts';

export const businessId: BusinessId = present(parseId('018f0000-0000-7000-8000-00000000000b'), 'a business');
export const contactId: ContactId = present(parseId('018f0000-0000-7000-8000-00000000000c'), 'a contact');

/** Chance that is the same on every run. */
export function seeded(seed: string): Random {
  let nth = 0;
  return {
    bytes: length => {
      const blocks: Buffer[] = [];
      for (let have = 0; have < length; have += 32) blocks.push(sha256(`${seed}:${nth++}`));
      return Buffer.concat(blocks).subarray(0, length);
    },
  };
}

/** An input in which only what a test speaks of need be said: the person's own act, a minute's consent to offers. */
export function input(what: Partial<ConsentInput> & { readonly type: ConsentType }): ConsentInput {
  return {
    businessId,
    contactId,
    purpose: null,
    channel: null,
    act: 'typed_keyword',
    grade: 'E3',
    by: 'person',
    source: 'whatsapp',
    evidence: { text: 'STOP' },
    ...what,
  };
}

/** An event at an instant; its id names the instant too. */
export function event(atMs: number, what: Partial<ConsentEvent> & { readonly type: ConsentType }): ConsentEvent {
  const { purpose, channel, act, grade, by } = input(what);
  return { purpose, channel, act, grade, by, ...what, eventId: `event-${atMs}`, occurredAtMs: atMs };
}

/** Consent by the person's own message with a token: offers on WhatsApp, if nothing else is said. */
export function given(atMs: number, what: Partial<ConsentEvent> = {}): ConsentEvent {
  return event(atMs, { type: 'given', purpose: 'offers', channel: 'whatsapp', act: 'inbound_token', ...what });
}

/** Whether marketing for the purpose may be started on the channel, as far as the gate alone says. */
export function permits(gate: Gate, purpose: string, channel: Channel): boolean {
  const blocked = gate.suppressions.some(one => one.channel === null || one.channel === channel);
  if (blocked || gate.restricted || gate.erased || gate.identityStale || gate.objected !== 'none') return false;
  const consent = gate.consents.find(one => one.purpose === purpose && one.channel === channel);
  return consent !== undefined && (consent.status === 'given' || consent.status === 'renewed');
}

export const purposes = ['offers', 'news', 'orders'] as const;
export const someChannels: readonly Channel[] = ['whatsapp', 'email'];

const channelOrAll = fc.constantFrom<Channel | null>(...someChannels, null);
const purposeOrAll = fc.constantFrom<string | null>(...purposes, null);

const types: readonly ConsentType[] = [
  ...(['given', 'given', 'given', 'renewed', 'withdrawn', 'suppressed', 'lifted'] as const),
  ...(['refused', 'revoked', 'invalidated', 'expired', 'requested'] as const),
  ...(['restricted', 'unrestricted', 'objected', 'identity_changed'] as const),
];

type Happening = Omit<ConsentEvent, 'occurredAtMs' | 'eventId'>;

/** Any event at all, of few purposes and channels, so that events meet. */
export const anyEvent = eventOf(...types);

/** Any event of the given types. */
export function eventOf(...some: readonly ConsentType[]): fc.Arbitrary<Happening> {
  return fc
    .record({
      type: fc.constantFrom(...some),
      purpose: purposeOrAll,
      channel: channelOrAll,
      act: fc.constantFrom('inbound_token', 'tick', 'button', 'typed_keyword', 'import', 'platform', 'system'),
      grade: fc.constantFrom('E0', 'E1', 'E2', 'E3', 'E4'),
      by: fc.constantFrom('person', 'person', 'person', 'business', 'staff', 'platform', 'system'),
      keepPurposes: fc.constantFrom([], ['orders']),
      scope: fc.constantFrom(['marketing'], ['business_initiated'], ['all'], ['marketing', 'business_initiated']),
      reason: fc.constantFrom(
        'stop',
        'stop',
        'refused',
        'platform',
        'staff',
        'complaint',
        'registry',
        'objection',
        'doubt',
      ),
      objectedTo: fc.constantFrom('marketing', 'marketing', 'all'),
      thirdParties: fc.boolean(),
    })
    .map(made => ({ ...made, ...narrowedToOne(made) }));
}

/** A consent is for one purpose on one channel. */
function narrowedToOne(made: { type: ConsentType; purpose: string | null; channel: Channel | null }) {
  if (!['given', 'renewed', 'requested'].includes(made.type)) return {};
  return { purpose: made.purpose ?? 'offers', channel: made.channel ?? 'whatsapp' };
}

/** Events in the order in which they are recorded, each with the instant at which it happened: no two at the same. */
export const anyHistory = historyOf(anyEvent);

/** The same of the given events. */
export function historyOf(some: fc.Arbitrary<Happening>): fc.Arbitrary<ConsentEvent[]> {
  return fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), some), { selector: ([at]) => at, maxLength: 14 })
    .map(list => list.map(([at, what]) => ({ ...what, eventId: `event-${at}`, occurredAtMs: at })));
}
