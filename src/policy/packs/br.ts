// Brazil: below twelve years a parent agrees; requests are answered within 15 days.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const brazil: Pack = {
  ...strictest,
  id: 'BR',
  title: 'Brazil',
  sources: [sources.brazilLgpd, sources.waPolicy],
  confidence: 'middle',
  minAge: 12,
  answerWithin: { months: null, days: 15 },
};
