// The one way by which more becomes allowed: a consent given or renewed, for one purpose on one channel. Whatever
// stands against it and is newer, or is the person's own word, wins.

import type { Channel, ConsentFact, SuppressionReason } from '../policy/policy.ts';
import { isOwnAct, liftBlocks, strengthOf } from './block.ts';
import { isDenying, isPermitting } from './end.ts';
import { offSince, turnOff } from './turn-off.ts';
import type { ConsentEvent, Gate, Mark } from './types.ts';

type Grant = ConsentEvent & { readonly purpose: string; readonly channel: Channel };

/** A consent can only come from somebody: not from a conclusion of ours, and not from a setting of the platform. */
export function canGrant(event: Pick<ConsentEvent, 'act' | 'by'>): boolean {
  return ![event.act, event.by].some(one => one === 'system' || one === 'platform');
}

/**
 * Sets the consent that the event gives. The person's own act also takes back an objection to marketing; their own
 * message with a token, which proves that they hold the address, also lifts their stop on that channel and ends the
 * doubt whether the number changed hands. What was agreed before that does not come back with it.
 */
export function grant(gate: Gate, event: ConsentEvent): Gate {
  if (!isGrant(event) || !mayGrant(gate, event)) return gate;
  let next = gate;
  // An objection may also stand as a block, where the list of suppressions remembered it for somebody erased.
  if (isOwnAct(event)) next = takeBackObjection(liftHere(next, event, ['objection']), event);
  if (provesPossession(event)) next = trustIdentity(liftHere(next, event, ['stop', 'refused', 'doubt']), event);
  return speak(setConsent(next, event), event);
}

/** The language in which the person agreed is the one to answer them in. */
function speak(gate: Gate, event: Grant): Gate {
  const language = event.wording?.language;
  return language === undefined || !isOwnAct(event) ? gate : { ...gate, language };
}

function isGrant(event: ConsentEvent): event is Grant {
  return event.purpose !== null && event.channel !== null && canGrant(event);
}

/** What is older than the state it would widen changes nothing; a no is only taken back by the person. */
function mayGrant(gate: Gate, event: Grant): boolean {
  const current = findConsent(gate, event);
  const offSinceMs = offSince(gate, event);
  if (event.occurredAtMs < Math.max(current?.sinceMs ?? 0, offSinceMs ?? 0)) return false;
  if (isOwnAct(event)) return true;
  if (current === undefined) return offSinceMs === undefined;
  return !isDenying(current) && current.status !== 'requested';
}

function findConsent(gate: Gate, event: Grant): ConsentFact | undefined {
  return gate.consents.find(one => one.purpose === event.purpose && one.channel === event.channel);
}

function provesPossession(event: ConsentEvent): boolean {
  return event.act === 'inbound_token' && isOwnAct(event) && strengthOf(event.grade) >= strengthOf('E3');
}

/** An objection to everything stays: only one to marketing is taken back by agreeing to be written to. */
function takeBackObjection(gate: Gate, event: Grant): Gate {
  const { objection = markOf(event), ...rest } = gate;
  if (gate.objected !== 'marketing' || event.occurredAtMs < objection.sinceMs) return gate;
  return startAnew({ ...rest, objected: 'none' }, event, { status: 'withdrawn', mark: objection });
}

/** Blocks end on this channel only, and one on everything stays (law.md 10.2). */
function liftHere(gate: Gate, event: Grant, reasons: readonly SuppressionReason[]): Gate {
  const { channel, occurredAtMs } = event;
  const scopes = ['marketing', 'business_initiated'] as const;
  return { ...gate, suppressions: liftBlocks(gate.suppressions, { reasons, scopes, channel, occurredAtMs }) };
}

function trustIdentity(gate: Gate, event: Grant): Gate {
  const { identityChange = markOf(event), ...rest } = gate;
  if (!gate.identityStale || event.occurredAtMs < identityChange.sinceMs) return gate;
  return startAnew({ ...rest, identityStale: false }, event, { status: 'invalidated', mark: identityChange });
}

function markOf(event: ConsentEvent): Mark {
  return { sinceMs: event.occurredAtMs, eventId: event.eventId };
}

type Ending = { readonly status: 'withdrawn' | 'invalidated'; readonly mark: Mark };

/** Nothing but this consent counts any more, whether it is known already or told later. */
function startAnew(gate: Gate, event: Grant, { status, mark }: Ending): Gate {
  const consents = gate.consents.map(one => {
    if (!isPermitting(one)) return one;
    const { purpose, channel, grade } = one;
    return { purpose, channel, status, grade, sinceMs: Math.max(one.sinceMs, mark.sinceMs), eventId: mark.eventId };
  });
  return turnOff({ ...gate, consents }, { channel: null, occurredAtMs: event.occurredAtMs });
}

/** A weaker proof never replaces a stronger one that stands; the person's own act still shows that it is in use. */
function setConsent(gate: Gate, event: Grant): Gate {
  const current = findConsent(gate, event);
  const isWeaker =
    current !== undefined && isPermitting(current) && strengthOf(current.grade) > strengthOf(event.grade);
  if (current === undefined) return { ...gate, consents: [...gate.consents, consentOf(event)] };
  if (isWeaker && !isOwnAct(event)) return gate;
  const next = isWeaker
    ? { ...current, lastUsedAtMs: Math.max(current.lastUsedAtMs ?? 0, event.occurredAtMs) }
    : consentOf(event);
  return { ...gate, consents: gate.consents.map(one => (one === current ? next : one)) };
}

function consentOf(event: Grant): ConsentFact {
  return {
    purpose: event.purpose,
    channel: event.channel,
    status: event.type === 'renewed' ? 'renewed' : 'given',
    grade: event.grade,
    sinceMs: event.occurredAtMs,
    eventId: event.eventId,
    ...(event.senderIds === undefined ? {} : { senderIds: event.senderIds }),
    ...(event.thirdParties === undefined ? {} : { thirdParties: event.thirdParties }),
    lastUsedAtMs: event.occurredAtMs,
  };
}
