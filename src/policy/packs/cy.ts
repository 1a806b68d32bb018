// Cyprus: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const cyprus: Pack = {
  ...eu,
  id: 'CY',
  title: 'Cyprus',
  sources: [sources.cyprusCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 14,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
