// Nobody is woken by a promotion. Hours count in the person's own zone; where several are possible, an hour must be
// allowed in all of them.

import type { Facts } from '../facts.ts';
import type { Law } from '../law.ts';
import { marketing, type Rule, type RuleEntry, reason, until } from '../rule.ts';
import { nextAllowed } from '../sending-hours.ts';
import { sources } from '../sources.ts';
import { type Zone, zoneNamed, zonesNamed } from '../zones.ts';

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

export const quietHoursRule: Rule = {
  ...entry,
  parameters: ['hours', 'restOnHolidays'],
  applies: ['utility', ...marketing],
  judge: ({ facts, law, isMarketing }) => {
    const hours = isMarketing ? law.marketingHours : law.utilityHours;
    if (hours === null) return null;
    const allowedMs = nextAllowed(hours, zonesOf(facts, law), facts.atMs);
    if (allowedMs === facts.atMs) return null;
    return allowedMs === null ? never : until(resting, allowedMs);
  },
};

/** The zones that the person may be in: as recorded, else those of their countries, else the business's own. */
function zonesOf({ person, business }: Facts, law: Law): readonly Zone[] {
  if (person.zones.length > 0) return zonesNamed(person.zones);
  return law.zones.length > 0 ? law.zones : [zoneNamed(business.zone)];
}
