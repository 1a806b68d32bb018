// Croatia: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const croatia: Pack = {
  ...eu,
  id: 'HR',
  title: 'Croatia',
  sources: [sources.croatiaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
