// Poland: a consent of its own for each channel, messengers included, and nothing stands in for it.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const poland: Pack = {
  ...eu,
  id: 'PL',
  title: 'Poland',
  sources: [sources.polandCommunications, ...eu.sources],
  confidence: 'high',
  minAge: 16,
};
