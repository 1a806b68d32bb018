// When a message may go out by the clock where the person is: hours of the week, and whole days of rest. What is asked of
// nearly every message, whether this very minute is allowed, is answered without looking any further.

import { minutesToWait, type Week } from './week.ts';
import { offsetIn, type Zone } from './zones.ts';

export type SendingHours = {
  readonly week: Week;
  /** Local days (counted from 1 January 1970) on which nothing goes; each place concerned has its own. */
  readonly restDays: readonly ReadonlySet<number>[];
};

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
const dayMs = dayMinutes * minuteMs;
/** Longer than any row of holidays; who may be in many zones may have no common hour for longer. */
const aheadMaxMs = 21 * dayMs;

/** The first instant from `atMs` on that is allowed in every zone; null when there is none within three weeks. */
export function nextAllowed(hours: SendingHours, zones: readonly Zone[], atMs: number): number | null {
  if (Number.isFinite(atMs) && isAllowed(hours, zones, atMs)) return atMs;
  let candidateMs = atMs;
  let agreed = 0;
  for (let place = 0; agreed < zones.length; place = (place + 1) % zones.length) {
    const laterMs = nextAllowedIn(hours, zones[place] as Zone, candidateMs); // the place is within
    if (laterMs === null || laterMs - atMs > aheadMaxMs) return null;
    agreed = laterMs === candidateMs ? agreed + 1 : 1;
    candidateMs = laterMs;
  }
  return candidateMs;
}

function isAllowed(hours: SendingHours, zones: readonly Zone[], atMs: number): boolean {
  let allowedAt = Number.NaN;
  for (let place = 0; place < zones.length; place += 1) {
    const offset = offsetIn(zones[place] as Zone, atMs); // the place is within
    // Neighbouring zones mostly have the same time.
    if (offset === allowedAt) continue;
    if (minutesFrom(hours, atMs, offset) !== 0) return false;
    allowedAt = offset;
  }
  return true;
}

/** The same for one zone. Clocks that change in between are found by looking again at the instant itself. */
function nextAllowedIn(hours: SendingHours, zone: Zone, atMs: number): number | null {
  let candidateMs = atMs;
  while (candidateMs - atMs <= aheadMaxMs) {
    const offset = offsetIn(zone, candidateMs);
    const wait = minutesFrom(hours, candidateMs, offset);
    if (wait < 0) return null;
    if (wait === 0) return candidateMs;
    const naiveMs = candidateMs - (candidateMs % minuteMs) + wait * minuteMs;
    const shiftMs = offset - offsetIn(zone, naiveMs);
    candidateMs = Math.max(naiveMs + shiftMs, candidateMs + minuteMs);
  }
  return null;
}

/** Minutes to wait at a local time, as far as its day and the hours of the week tell; -1 when they never allow it. */
function minutesFrom({ week, restDays }: SendingHours, atMs: number, offset: number): number {
  const localMs = atMs + offset;
  // Whole days and minutes as small integers, which are much the quickest to calculate with.
  const dayOfEpoch = Math.floor(localMs / dayMs) | 0;
  const minute = Math.floor((localMs - dayOfEpoch * dayMs) / minuteMs) | 0;
  for (let place = 0; place < restDays.length; place += 1) {
    if (restDays[place]?.has(dayOfEpoch)) return dayMinutes - minute;
  }
  // 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday.
  return minutesToWait(week, (((dayOfEpoch + 3) % 7) + 7) % 7, minute);
}
