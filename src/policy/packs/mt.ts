// Malta: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const malta: Pack = {
  ...eu,
  id: 'MT',
  title: 'Malta',
  sources: [sources.maltaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 13,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
