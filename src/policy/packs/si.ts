// Slovenia: consent, and for customers own similar offers by email; 15 years since 2023.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const slovenia: Pack = {
  ...eu,
  id: 'SI',
  title: 'Slovenia',
  sources: [sources.sloveniaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 15,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
