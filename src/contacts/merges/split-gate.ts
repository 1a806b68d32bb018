// Somebody turns out to be two: what the gate may know of either. Nothing becomes allowed that was not: blocks, refusals and
// what was sent count for both, and what permits goes only where it belongs. Pure.

import type { ConsentFact, PersonFacts } from '../../policy/policy.ts';
import type { Belongs } from './belongs.ts';

/** The gates of whoever stays and of whoever goes. `belongs` says whose a consent or a tie is, by its event. */
export function splitGate(
  gate: PersonFacts,
  belongs: (eventId: string) => Belongs,
): { readonly stays: PersonFacts; readonly goes: PersonFacts } {
  const { relations, noticeGiven, ...rest } = gate;
  const side = (mine: 'stays' | 'goes'): PersonFacts => {
    const isMine = ({ eventId }: { readonly eventId: string }) => [mine, 'both'].includes(belongs(eventId));
    const ties = relations?.filter(isMine) ?? [];
    return {
      ...rest,
      consents: gate.consents.map(one => (!isPermitting(one) || isMine(one) ? one : ended(one))),
      ...(ties.length === 0 ? {} : { relations: ties }),
    };
  };
  // Who was told, and who wrote, is not known: it goes on for whoever stays and begins anew for whoever goes.
  const told = noticeGiven === undefined ? {} : { noticeGiven };
  return {
    stays: { ...side('stays'), ...told },
    goes: { ...side('goes'), windows: {}, ...(noticeGiven === false ? told : {}) },
  };
}

/** Whether a consent permits anything. */
export function isPermitting(consent: Pick<ConsentFact, 'status'>): boolean {
  return consent.status === 'given' || consent.status === 'renewed';
}

/** It was not theirs, or nothing tells that it was. */
function ended({ purpose, channel, grade, sinceMs, eventId }: ConsentFact): ConsentFact {
  return { purpose, channel, status: 'invalidated', grade, sinceMs, eventId };
}
