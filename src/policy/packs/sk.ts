// Slovakia: consent, and for customers own similar offers by email and text message.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const slovakia: Pack = {
  ...eu,
  id: 'SK',
  title: 'Slovakia',
  sources: [sources.slovakiaCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
