// Spain: each advertisement says that it is one; the Robinson list is asked where the person did not consent.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const spain: Pack = {
  ...eu,
  id: 'ES',
  title: 'Spain',
  sources: [sources.spainLssi, sources.spainExclusion, ...eu.sources],
  confidence: 'high',
  // A bill would make it 16.
  minAge: 14,
  mustTell: ['commercial_label'],
  registries: [
    {
      id: 'ES-ROBINSON',
      kind: 'opted_out',
      maxAgeDays: 30,
      channels: ['call', 'email', 'sms'],
      sparedByGrade: 'E2',
      graceDays: 0,
    },
  ],
  atLoosest: {
    ...eu.atLoosest,
    // LSSI, Art. 21: email or an equivalent means of electronic communication.
    softOptIn: { ...eu.softOptIn, channels: ['email', 'line', 'signal', 'sms', 'telegram'] },
  },
};
