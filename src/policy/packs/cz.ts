// Czechia: each advertisement says that it is one.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const czechia: Pack = {
  ...eu,
  id: 'CZ',
  title: 'Czechia',
  sources: [sources.czechServices, ...eu.sources],
  confidence: 'middle',
  minAge: 15,
  mustTell: ['commercial_label'],
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
};
