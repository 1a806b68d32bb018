// Romania: consent, and for customers own similar offers by email.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const romania: Pack = {
  ...eu,
  id: 'RO',
  title: 'Romania',
  sources: [sources.romaniaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
