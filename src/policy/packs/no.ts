// Norway, as a member of the EEA: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const norway: Pack = {
  ...eu,
  id: 'NO',
  title: 'Norway',
  sources: [sources.norwayMarketing, ...eu.sources],
  confidence: 'middle',
  // 15 is proposed.
  minAge: 13,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
