// Canada: consent of everyone, businesses too (CASL). A purchase or an inquiry implies it for a time, if the business
// relies on that; each message has a name and a mailing address.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const canada: Pack = {
  ...strictest,
  id: 'CA',
  title: 'Canada',
  sources: [sources.canadaCasl, sources.canadaPrivacy, sources.waPolicy],
  confidence: 'high',
  minGrade: { ...strictest.minGrade, marketing: 'E2' },
  minAge: 13,
  mustTell: ['mailing_address', 'sender_identity'],
  answerWithin: { months: null, days: 30 },
  atLoosest: {
    ...strictest.atLoosest,
    // CASL, s. 10(9) to (14): implied consent.
    softOptIn: {
      channels: ['email', 'line', 'signal', 'sms', 'telegram'],
      months: { purchase: 24, inquiry: 6, membership: 24 },
    },
  },
};
