// Belgium: consent, and for customers own similar offers by email.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const belgium: Pack = {
  ...eu,
  id: 'BE',
  title: 'Belgium',
  sources: [sources.belgiumEconomicLaw, ...eu.sources],
  confidence: 'middle',
  minAge: 13,
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
