// Sweden: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const sweden: Pack = {
  ...eu,
  id: 'SE',
  title: 'Sweden',
  sources: [sources.swedenMarketing, ...eu.sources],
  confidence: 'middle',
  minAge: 13,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
