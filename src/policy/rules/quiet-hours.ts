// Nobody is woken by a promotion. Hours count in the person's own zone; where several are possible, an hour must be
// allowed in all of them.

import type { Facts } from '../facts.ts';
import { isHoliday } from '../holidays.ts';
import { marketing, type Rule, type RuleEntry, reason, until } from '../rule.ts';
import { sources } from '../sources.ts';
import { always, minutesToWait, type Week } from '../week.ts';
import { offsetMs, zonesOfCountry } from '../zones.ts';

const entry: RuleEntry = {
  id: 'quiet-hours',
  title: 'Hours of rest',
  explains:
    "Nobody is woken by a promotion. Hours count in the person's own time zone; if it is not known, in all zones of the countries they may be in; if those are not known, in the business's own. An hour must be allowed in all of them; if none is, the answer is `DENY_JURISDICTION_UNKNOWN`. A message that comes too early or too late waits until the next hour that is allowed. Codes, answers and compliance go at any time.",
  sources: [sources.ePrivacy, sources.waPolicy],
};

const resting = reason(
  entry,
  'DEFER_QUIET_HOURS',
  'It is a time of rest where the person is, or may be. The message can go at the next hour that is allowed in every zone they may be in.',
);
const never = reason(
  entry,
  'DENY_JURISDICTION_UNKNOWN',
  "No hour is allowed in every zone that the person may be in. Record the person's time zone or country.",
);

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
const dayMs = 24 * 60 * minuteMs;
/** Longer than any row of holidays; who may be in many zones may have no common hour for longer. */
const aheadMaxMs = 21 * dayMs;

export const quietHoursRule: Rule = {
  ...entry,
  parameters: ['hours', 'restOnHolidays'],
  applies: ['utility', ...marketing],
  judge: ({ facts, law, isMarketing }) => {
    const week = isMarketing ? law.marketingHours : law.utilityHours;
    const holidaysOf = isMarketing && law.restOnHolidays ? countriesOf(facts) : nowhere;
    if (week === null && holidaysOf.length === 0) return null;
    const allowedMs = nextAllowed({ week: week ?? always, holidaysOf }, zonesOf(facts), facts.atMs);
    if (allowedMs === facts.atMs) return null;
    return allowedMs === null ? never : until(resting, allowedMs);
  },
};

/** The zones that the person may be in: as recorded, else those of their countries, else the business's own. */
function zonesOf(facts: Facts): readonly string[] {
  const { zones, countries } = facts.person;
  if (zones.length > 0) return zones;
  const possible = countries.flatMap(zonesOfCountry);
  return possible.length > 0 ? possible : [facts.business.zone];
}

/** The countries whose holidays count: where the person may be, else where the business is. */
function countriesOf({ person, business }: Facts): readonly string[] {
  return person.countries.length > 0 ? person.countries : business.countries;
}

const nowhere: readonly string[] = [];

/** When sending is allowed: hours of the week, but not on the holidays of these countries. */
type Times = { readonly week: Week; readonly holidaysOf: readonly string[] };

/** The first instant from `atMs` on that the week allows in every zone; null when there is none within three weeks. */
function nextAllowed(times: Times, zones: readonly string[], atMs: number): number | null {
  let candidateMs = atMs;
  let agreed = 0;
  for (let place = 0; agreed < zones.length; place = (place + 1) % zones.length) {
    const laterMs = nextAllowedIn(times, zones[place] ?? '', candidateMs);
    if (laterMs === null || laterMs - atMs > aheadMaxMs) return null;
    agreed = laterMs === candidateMs ? agreed + 1 : 1;
    candidateMs = laterMs;
  }
  return candidateMs;
}

/** The same for one zone. Clocks that change in between are found by looking again at the instant itself. */
function nextAllowedIn({ week, holidaysOf }: Times, zone: string, atMs: number): number | null {
  let candidateMs = atMs;
  while (candidateMs - atMs <= aheadMaxMs) {
    const offset = offsetMs(zone, candidateMs);
    const localMs = candidateMs + offset;
    // Whole days and minutes as small integers, which are much the quickest to calculate with.
    const dayOfEpoch = Math.floor(localMs / dayMs) | 0;
    const minute = Math.floor((localMs - dayOfEpoch * dayMs) / minuteMs) | 0;
    // 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday.
    const wait = isHoliday(holidaysOf, dayOfEpoch)
      ? dayMinutes - minute
      : minutesToWait(week, (((dayOfEpoch + 3) % 7) + 7) % 7, minute);
    if (wait < 0) return null;
    if (wait === 0) return candidateMs;
    const naiveMs = candidateMs - (candidateMs % minuteMs) + wait * minuteMs;
    const shiftMs = offset - offsetMs(zone, naiveMs);
    candidateMs = Math.max(naiveMs + shiftMs, candidateMs + minuteMs);
  }
  return null;
}
