// What a no to everything means for consent that is heard of later: whatever is older than the no is covered by it, and
// whatever is not the person's own act too. The gate remembers it, because there may be no consent yet to end.

import type { Channel } from '../policy/policy.ts';
import type { Gate, Off } from './types.ts';

// Beyond this, what differs in the purposes that it keeps is forgotten, to the strict side.
const offsMax = 20;

/** Remembers that everything was turned off, on one channel or (null) on all, but for the purposes that are kept. */
export function turnOff(
  gate: Gate,
  off: { readonly channel: Channel | null; readonly occurredAtMs: number; readonly keepPurposes?: readonly string[] },
): Gate {
  const added: Off = { channel: off.channel, sinceMs: off.occurredAtMs, keepPurposes: off.keepPurposes ?? [] };
  const standing = gate.offs ?? [];
  if (standing.some(one => isWithin(added, one))) return gate;
  const offs = [...standing.filter(one => !isWithin(one, added)), added];
  return { ...gate, offs: offs.length > offsMax ? [strictestOf(offs)] : offs };
}

/** Since when the purpose is off on the channel by a no to everything; undefined: it is not. */
export function offSince(
  gate: Gate,
  place: { readonly purpose: string; readonly channel: Channel },
): number | undefined {
  const covering = (gate.offs ?? []).filter(
    one => (one.channel === null || one.channel === place.channel) && !one.keepPurposes.includes(place.purpose),
  );
  return covering.length === 0 ? undefined : Math.max(...covering.map(one => one.sinceMs));
}

/** Whether all that `one` turns off is off by the other too, at least as late. */
function isWithin(one: Off, other: Off): boolean {
  if (other.channel !== null && other.channel !== one.channel) return false;
  return one.sinceMs <= other.sinceMs && other.keepPurposes.every(kept => one.keepPurposes.includes(kept));
}

function strictestOf(offs: readonly Off[]): Off {
  return { channel: null, sinceMs: Math.max(...offs.map(one => one.sinceMs)), keepPurposes: [] };
}
