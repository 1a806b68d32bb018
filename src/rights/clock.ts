// Until when people wait. A request is answered within a month, or sooner where a law that applies says so; it may be
// extended once, by two months (Art. 12(3) GDPR). Whoever may have said stop is looked after within one working day.

import { answerDue, extendedDue, packs, workingDaysDue } from '../policy/policy.ts';
import type { BusinessClock } from './types.ts';

type Within = Parameters<typeof answerDue>[0];

/** A month is the most that any business takes, wherever it is. */
const mostMonths = 1;
const extensionMonths = 2;
const doubtWorkingDays = 1;

/** When a request is due (ms) by the laws of the business's countries and of those where the person may be. */
export function requestDue(receivedMs: number, business: BusinessClock, countries: readonly string[]): number {
  return answerDue(withinOf(business, countries), receivedMs, business)?.dueAtMs ?? receivedMs;
}

/** When it is due after an extension. */
export function extendedRequestDue(receivedMs: number, business: BusinessClock, countries: readonly string[]): number {
  const place = { ...business, months: extensionMonths };
  return extendedDue(withinOf(business, countries), receivedMs, place)?.dueAtMs ?? receivedMs;
}

/** When somebody must have looked at a doubt. */
export function doubtDue(openedMs: number, business: BusinessClock): number {
  return workingDaysDue(doubtWorkingDays, openedMs, business).dueAtMs;
}

function withinOf(business: BusinessClock, countries: readonly string[]): Within {
  const places = new Set([...business.countries, ...countries]);
  const laws = packs.filter(pack => places.has(pack.id)).map(pack => pack.answerWithin);
  const days = laws.flatMap(law => law.days ?? []);
  return {
    months: Math.min(mostMonths, ...laws.flatMap(law => law.months ?? [])),
    days: days.length === 0 ? null : Math.min(...days),
  };
}
