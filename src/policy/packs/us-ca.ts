// California: requests of the person's are answered within 45 days (CCPA). The common rules of the country hold too.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { unitedStates } from './us.ts';

export const california: Pack = {
  ...unitedStates,
  id: 'US-CA',
  title: 'California',
  sources: [sources.californiaCcpa, ...unitedStates.sources],
  confidence: 'high',
  answerWithin: { months: null, days: 45 },
};
