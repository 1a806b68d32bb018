// How a consent ends, or is asked for: refused, withdrawn, revoked, invalidated, expired, requested. None of these
// ever permits more than before.

import type { Channel, ConsentFact, ConsentStatus } from '../policy/policy.ts';
import { channels } from './block.ts';
import { turnOff } from './turn-off.ts';
import type { ConsentEvent, Gate } from './types.ts';

const permitting: ReadonlySet<ConsentStatus> = new Set(['given', 'renewed']);
const denying: ReadonlySet<ConsentStatus> = new Set(['refused', 'withdrawn', 'revoked', 'invalidated']);

/** Whether a consent in this state lets anything out. */
export function isPermitting(consent: ConsentFact): boolean {
  return permitting.has(consent.status);
}

/** Whether a consent in this state says no: only the person's own newer act changes that. */
export function isDenying(consent: ConsentFact): boolean {
  return denying.has(consent.status);
}

type EndingEvent = ConsentEvent & { readonly type: 'refused' | 'withdrawn' | 'revoked' | 'invalidated' };

/**
 * A no. It covers every purpose when it names none (but keepPurposes), every channel when it names none, and it is
 * kept where there was no consent, so that an older claim of consent that turns up later changes nothing.
 */
export function end(gate: Gate, event: ConsentEvent, status: EndingEvent['type']): Gate {
  const ended = (consent: ConsentFact): ConsentFact =>
    isDenying(consent) && consent.sinceMs > event.occurredAtMs ? consent : inState(consent, event, status);
  const consents = gate.consents.map(one => (covers(event, one) ? ended(one) : one));
  for (const absent of notHeardOf(gate, event)) consents.push(inState({ ...absent, sinceMs: 0 }, event, status));
  return { ...(event.purpose === null ? turnOff(gate, event) : gate), consents };
}

/** The time of a consent is up, or nobody confirmed a request. A newer consent is not touched. */
export function expire(gate: Gate, event: ConsentEvent): Gate {
  const canExpire = (one: ConsentFact): boolean =>
    (isPermitting(one) || one.status === 'requested') && one.sinceMs <= event.occurredAtMs;
  return {
    ...gate,
    consents: gate.consents.map(one => (covers(event, one) && canExpire(one) ? inState(one, event, 'expired') : one)),
  };
}

/** Asked, not answered. It changes neither a consent that stands nor a no. */
export function request(gate: Gate, event: ConsentEvent): Gate {
  const asked = (one: ConsentFact): ConsentFact =>
    isPermitting(one) || isDenying(one) || one.sinceMs > event.occurredAtMs ? one : inState(one, event, 'requested');
  const consents = gate.consents.map(one => (covers(event, one) ? asked(one) : one));
  for (const absent of notHeardOf(gate, event)) consents.push(inState({ ...absent, sinceMs: 0 }, event, 'requested'));
  return { ...gate, consents };
}

function covers(event: ConsentEvent, consent: ConsentFact): boolean {
  if (event.channel !== null && event.channel !== consent.channel) return false;
  if (event.purpose !== null) return event.purpose === consent.purpose;
  return !(event.keepPurposes ?? []).includes(consent.purpose);
}

type Place = Pick<ConsentFact, 'purpose' | 'channel'>;

function notHeardOf(gate: Gate, event: ConsentEvent): Place[] {
  const { purpose } = event;
  if (purpose === null) return [];
  return channelsOf(event)
    .filter(channel => !gate.consents.some(one => one.purpose === purpose && one.channel === channel))
    .map(channel => ({ purpose, channel }));
}

function channelsOf(event: ConsentEvent): readonly Channel[] {
  return event.channel === null ? channels : [event.channel];
}

function inState(before: Place & { sinceMs: number }, event: ConsentEvent, status: ConsentStatus): ConsentFact {
  const sinceMs = Math.max(before.sinceMs, event.occurredAtMs);
  const { purpose, channel } = before;
  return { purpose, channel, status, grade: event.grade, sinceMs, eventId: event.eventId };
}
