// India: the DPDP Act comes into force in steps; from May 2027 nobody below 18 gets advertising.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const india: Pack = {
  ...strictest,
  id: 'IN',
  title: 'India',
  sources: [sources.indiaDpdp, sources.waPolicy],
  confidence: 'high',
  minAge: 16,
  answerWithin: { months: null, days: 30 },
  changes: [
    {
      from: '2027-05-13',
      what: 'The duties of the DPDP Act are in force: no advertising to anyone below 18 (s. 9).',
      values: { minAge: 18 },
    },
  ],
};
