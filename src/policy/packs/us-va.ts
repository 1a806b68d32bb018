// Virginia: a STOP by text holds for ten years at least; blocks of this gateway have no end.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import type { Pack } from './pack.ts';
import { unitedStates } from './us.ts';

export const virginia: Pack = {
  ...unitedStates,
  id: 'US-VA',
  title: 'Virginia',
  sources: [sources.virginiaTelephonePrivacy, ...unitedStates.sources],
  confidence: 'high',
  atLoosest: {
    ...unitedStates.atLoosest,
    hours: { marketing: weekOf({ ALL: ['08:00-21:00'] }), utility: always },
  },
};
