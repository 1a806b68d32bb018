// Québec: the rules of Canada, and an age of its own.

import { sources } from '../sources.ts';
import { canada } from './ca.ts';
import type { Pack } from './pack.ts';

export const quebec: Pack = {
  ...canada,
  id: 'CA-QC',
  title: 'Québec',
  sources: [sources.quebecPrivacy, ...canada.sources],
  confidence: 'middle',
  minAge: 14,
  answerWithin: { months: null, days: 30 },
};
