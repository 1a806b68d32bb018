// Liechtenstein, as a member of the EEA: consent.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const liechtenstein: Pack = {
  ...eu,
  id: 'LI',
  title: 'Liechtenstein',
  sources: [sources.liechtensteinCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
};
