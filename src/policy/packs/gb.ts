// United Kingdom: a logged consent is enough by law, direct messages count as electronic mail, and charities may write
// to their supporters.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const unitedKingdom: Pack = {
  ...eu,
  id: 'GB',
  title: 'United Kingdom',
  sources: [sources.britainPecr, sources.britainDataAct, ...eu.sources],
  confidence: 'high',
  minGrade: { ...eu.minGrade, marketing: 'E2' },
  minAge: 13,
  // PECR, reg. 23.
  mustTell: ['sender_identity'],
  atLoosest: {
    ...eu.atLoosest,
    softOptIn: {
      channels: ['email', 'line', 'signal', 'sms', 'telegram'],
      // Membership: supporters of a charity, PECR, reg. 22(3A).
      months: { purchase: 12, inquiry: 0, membership: 12 },
    },
  },
  changes: [
    { from: '2026-06-19', what: 'Complaints are acknowledged within 30 days (Act of 2025, s. 103).', values: {} },
  ],
};
