// Luxembourg: consent, and for customers own similar offers by email.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const luxembourg: Pack = {
  ...eu,
  id: 'LU',
  title: 'Luxembourg',
  sources: [sources.luxembourgCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
