// Portugal: a list of legal persons that want no advertising by email.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const portugal: Pack = {
  ...eu,
  id: 'PT',
  title: 'Portugal',
  sources: [sources.portugalCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 13,
  registries: [
    { id: 'PT-DGC', kind: 'opted_out', maxAgeDays: 30, channels: ['email'], sparedByGrade: 'E2', graceDays: 0 },
  ],
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
