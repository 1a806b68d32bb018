// Türkiye: a consent counts only when it is registered with İYS within three business days.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const turkey: Pack = {
  ...strictest,
  id: 'TR',
  title: 'Türkiye',
  sources: [sources.turkeyCommerce, sources.turkeyIys, sources.waPolicy],
  confidence: 'middle',
  minAge: 18,
  registries: [
    {
      id: 'TR-IYS',
      kind: 'registered',
      maxAgeDays: 3,
      channels: ['call', 'email', 'sms', 'whatsapp'],
      sparedByGrade: null,
      graceDays: 3,
    },
  ],
};
