// Denmark: its list of those who want no calls, and 15 years since 2024.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const denmark: Pack = {
  ...eu,
  id: 'DK',
  title: 'Denmark',
  sources: [sources.denmarkMarketing, ...eu.sources],
  confidence: 'middle',
  minAge: 15,
  registries: [
    { id: 'DK-ROBINSON', kind: 'opted_out', maxAgeDays: 90, channels: ['call'], sparedByGrade: 'E2', graceDays: 0 },
  ],
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
