// Germany: express consent for everyone, businesses too, and double opt-in as the courts' way to show it.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const germany: Pack = {
  ...eu,
  id: 'DE',
  title: 'Germany',
  sources: [sources.uwg7, sources.bghDoubleOptIn, sources.bghSurvey, ...eu.sources],
  confidence: 'high',
  minGrade: { ...eu.minGrade, marketing: 'E3', survey: 'E3' },
  doubleOptIn: true,
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    // § 7(3) UWG: own similar goods, to an address for electronic mail that came with a sale.
    softOptIn: { ...eu.softOptIn, channels: ['email'] },
  },
};
