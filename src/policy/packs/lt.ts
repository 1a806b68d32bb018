// Lithuania: consent, and for customers own similar offers by email.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const lithuania: Pack = {
  ...eu,
  id: 'LT',
  title: 'Lithuania',
  sources: [sources.lithuaniaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 14,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
