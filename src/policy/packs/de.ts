// Germany: express consent for everyone, businesses too, and double opt-in as the courts' way to show it.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const de: Pack = {
  ...eu,
  id: 'DE',
  title: 'Germany',
  sources: [sources.uwg7, sources.bghDoubleOptIn, sources.bghSurvey, ...eu.sources],
  minGrade: { ...eu.minGrade, marketing: 'E3', survey: 'E3' },
  doubleOptIn: true,
};
