// Estonia: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const estonia: Pack = {
  ...eu,
  id: 'EE',
  title: 'Estonia',
  sources: [sources.estoniaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 13,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
