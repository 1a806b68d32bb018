// Singapore: the Do Not Call Registry is asked, unless the consent is clear and in a form that can be shown.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const singapore: Pack = {
  ...strictest,
  id: 'SG',
  title: 'Singapore',
  sources: [sources.singaporePdpa, sources.singaporeSpam, sources.waPolicy],
  confidence: 'middle',
  // Guidance of the regulator, no statute.
  minAge: 13,
  mustTell: ['sender_identity'],
  registries: [
    {
      id: 'SG-DNC',
      kind: 'opted_out',
      maxAgeDays: 21,
      channels: ['call', 'sms', 'whatsapp'],
      sparedByGrade: 'E3',
      graceDays: 0,
    },
  ],
  answerWithin: { months: null, days: 30 },
};
