// The careful default: what holds where nothing is known of the country, or where no pack has been written for it yet.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import { nothingAsked, type Pack } from './pack.ts';

export const strictest: Pack = {
  ...nothingAsked,
  id: '_strictest',
  title: 'Strictest common rules',
  sources: [sources.gdprConsent, sources.ePrivacy, sources.waPolicy],
  confidence: 'high',
  minGrade: { marketing: 'E3', survey: 'E3', utility: 'E2', authentication: 'E2' },
  doubleOptIn: true,
  expiresIfUnusedMonths: 24,
  minAge: 16,
  optOutInEveryMessage: true,
  hours: {
    marketing: weekOf({ 'MO-SA': ['09:00-20:00'], SU: [] }),
    utility: weekOf({ ALL: ['07:00-22:00'] }),
  },
  restOnHolidays: true,
  frequency: [
    { max: 2, perDays: 7 },
    { max: 6, perDays: 30 },
  ],
  softOptIn: { channels: [], months: { purchase: 12, inquiry: 0, membership: 0 } },
  askAgainAfterMonths: 12,
  asksMax: 1,
  answerWithin: { months: 1, days: null },
  // Where no law says so, a careful business may still decide otherwise, with a reason on record.
  atLoosest: {
    minGrade: { marketing: 'E2', survey: 'E2', utility: 'E2', authentication: 'E2' },
    doubleOptIn: false,
    expiresIfUnusedMonths: null,
    hours: { marketing: always, utility: always },
    restOnHolidays: false,
    frequency: [],
  },
  changes: [],
};
