// Ireland: a sale stands in for consent no longer than twelve months.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const ireland: Pack = {
  ...eu,
  id: 'IE',
  title: 'Ireland',
  sources: [sources.irelandEPrivacy, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
