// Texas: texts are telephone solicitation since September 2025, and the seller registers with the state.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import type { Pack } from './pack.ts';
import { unitedStates } from './us.ts';

export const texas: Pack = {
  ...unitedStates,
  id: 'US-TX',
  title: 'Texas',
  sources: [sources.texasSolicitation, ...unitedStates.sources],
  confidence: 'low',
  atLoosest: {
    ...unitedStates.atLoosest,
    hours: { marketing: weekOf({ 'MO-SA': ['09:00-21:00'], SU: ['12:00-21:00'] }), utility: always },
  },
};
