// Switzerland: mass advertising needs consent; requests are answered within 30 days.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const switzerland: Pack = {
  ...strictest,
  id: 'CH',
  title: 'Switzerland',
  sources: [sources.swissUwg, sources.swissDataProtection, sources.waPolicy],
  confidence: 'middle',
  minGrade: { ...strictest.minGrade, marketing: 'E2' },
  // The law names no age: who understands may agree. Where it cannot be seen who does, the careful age stays.
  minAge: strictest.minAge,
  mustTell: ['sender_identity'],
  answerWithin: { months: null, days: 30 },
  atLoosest: {
    ...strictest.atLoosest,
    softOptIn: { ...strictest.softOptIn, channels: ['email', 'line', 'signal', 'sms', 'telegram'] },
  },
};
