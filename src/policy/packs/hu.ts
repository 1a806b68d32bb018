// Hungary: nothing stands in for consent.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const hungary: Pack = {
  ...eu,
  id: 'HU',
  title: 'Hungary',
  sources: [sources.hungaryAdvertising, ...eu.sources],
  confidence: 'middle',
  minAge: 16,
};
