// What is asked of the audit trail, as it stands in the URL: a person, an action, days of the business's zone.

import type { Operations } from '../../api/operations.generated.ts';
import { startOfDay } from '../../text/zone.ts';

type Query = NonNullable<Operations['readAudit']['query']>;

export type Asked = { user?: string; action?: string; from?: string; to?: string };

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** What of a URL can be asked; the rest is left out. */
export function askedIn(search: Record<string, unknown>): Asked {
  const asked: Asked = {};
  for (const name of ['user', 'action', 'from', 'to'] as const) {
    const value = search[name];
    const isUsable = typeof value === 'string' && value !== '';
    const isDay = name === 'from' || name === 'to';
    if (isUsable && (!isDay || dayShape.test(value))) asked[name] = value;
  }
  return asked;
}

/** The same as the API takes it: from the beginning of the first day to the end of the last. */
export function queryOf({ user, action, from, to }: Asked, zone: string): Omit<Query, 'after' | 'limit'> {
  return {
    ...(user === undefined ? {} : { user }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from: startOfDay(from, zone) }),
    ...(to === undefined ? {} : { to: startOfDay(to, zone, 1) }),
  };
}
