// Florida: no telephone solicitation after eight in the evening, and at most three in 24 hours on one subject.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import type { Pack } from './pack.ts';
import { unitedStates } from './us.ts';

export const florida: Pack = {
  ...unitedStates,
  id: 'US-FL',
  title: 'Florida',
  sources: [sources.floridaSolicitation, ...unitedStates.sources],
  confidence: 'middle',
  atLoosest: {
    ...unitedStates.atLoosest,
    hours: { marketing: weekOf({ ALL: ['08:00-20:00'] }), utility: always },
  },
};
