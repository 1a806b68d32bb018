// Italy: a sale stands in for consent by email and nowhere else; text messages and WhatsApp always need consent.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const italy: Pack = {
  ...eu,
  id: 'IT',
  title: 'Italy',
  sources: [sources.italyCodice, ...eu.sources],
  confidence: 'high',
  minAge: 14,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
