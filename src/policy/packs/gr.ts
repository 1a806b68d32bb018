// Greece: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const greece: Pack = {
  ...eu,
  id: 'GR',
  title: 'Greece',
  sources: [sources.greeceCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 15,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
