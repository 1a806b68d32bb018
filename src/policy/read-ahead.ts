// Facts lie scattered in memory, and a decision follows them step by step: each step waits for the one before. What is
// named here is read together at the beginning, so that the processor fetches all of it at once. It decides nothing, and
// is worth a tenth of a decision (bench/policy.ts).

import type { Facts } from './facts.ts';

/** Reads what the law, the hours of rest and the template need. Throws only where these are no facts at all. */
export function readAhead({ person, business, message }: Facts): void {
  const { zones, countries } = person;
  const places = business.countries;
  const read =
    zones?.length +
    countries?.length +
    places?.length +
    (zones?.[0] === countries?.[0] ? 1 : 0) +
    (countries?.[0] === places?.[0] ? 1 : 0) +
    (message.template?.status === message.channel ? 1 : 0);
  // It never is; but what nobody looks at would not be read.
  if (read < 0) throw new RangeError('less than no places');
}
