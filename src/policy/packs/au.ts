// Australia: consent of everyone, businesses too; each message says exactly who sends it.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const australia: Pack = {
  ...strictest,
  id: 'AU',
  title: 'Australia',
  sources: [sources.australiaSpam, sources.australiaPrivacy, sources.waPolicy],
  confidence: 'high',
  minGrade: { ...strictest.minGrade, marketing: 'E2' },
  // No law names an age, and the regulator's rule of thumb is about 15: the careful age stays.
  minAge: strictest.minAge,
  mustTell: ['sender_identity'],
  answerWithin: { months: null, days: 30 },
  atLoosest: {
    ...strictest.atLoosest,
    // Spam Act, schedule 2: consent may be inferred from a business relationship.
    softOptIn: { ...strictest.softOptIn, channels: ['email', 'line', 'signal', 'sms', 'telegram'] },
  },
};
