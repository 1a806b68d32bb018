// Iceland, as a member of the EEA: consent.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const iceland: Pack = {
  ...eu,
  id: 'IS',
  title: 'Iceland',
  sources: [sources.icelandCommunications, ...eu.sources],
  confidence: 'middle',
  minAge: 13,
};
