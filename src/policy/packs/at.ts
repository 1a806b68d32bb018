// Austria: consent for everyone, businesses too. Who relies on a sale in its place asks the regulator's list before.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const austria: Pack = {
  ...eu,
  id: 'AT',
  title: 'Austria',
  sources: [sources.austriaTkg, sources.austriaEcg, ...eu.sources],
  confidence: 'middle',
  minAge: 14,
  registries: [
    { id: 'AT-ECG', kind: 'opted_out', maxAgeDays: 30, channels: ['email'], sparedByGrade: 'E2', graceDays: 0 },
  ],
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
