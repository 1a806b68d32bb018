// The careful default: what holds where nothing is known of the country, or where no pack has been written for it yet.

import { sources } from '../sources.ts';
import { weekOf } from '../week.ts';
import { nothingAsked, type Pack } from './pack.ts';

export const strictest: Pack = {
  ...nothingAsked,
  id: '_strictest',
  title: 'Strictest common rules',
  sources: [sources.gdprConsent, sources.ePrivacy, sources.waPolicy],
  minGrade: { marketing: 'E3', survey: 'E3', utility: 'E2', authentication: 'E2' },
  doubleOptIn: true,
  expiresIfUnusedMonths: 24,
  optOutInEveryMessage: true,
  hours: {
    marketing: weekOf({ 'MO-SA': ['09:00-20:00'], SU: [] }),
    utility: weekOf({ ALL: ['07:00-22:00'] }),
  },
  frequency: [
    { max: 2, perDays: 7 },
    { max: 6, perDays: 30 },
  ],
};
