// South Africa: one single approach for consent, ever; a registry that holds in spite of consent; hours set by law.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import { allChannels, type Pack } from './pack.ts';
import { strictest } from './strictest.ts';

const hoursByLaw = weekOf({ 'MO-FR': ['08:00-20:00'], SA: ['09:00-13:00'], SU: [] });

export const southAfrica: Pack = {
  ...strictest,
  id: 'ZA',
  title: 'South Africa',
  sources: [sources.southAfricaPopia, sources.southAfricaConsumer, sources.waPolicy],
  confidence: 'middle',
  minAge: 18,
  mustTell: ['sender_identity'],
  hours: { ...strictest.hours, marketing: hoursByLaw },
  // POPIA, s. 69(2): once, and never after a no. So many months that it comes to ever.
  askAgainAfterMonths: 1_200,
  asksMax: 1,
  registries: [
    {
      id: 'ZA-NCC-OPTOUT',
      kind: 'opted_out',
      maxAgeDays: 31,
      channels: allChannels,
      sparedByGrade: null,
      graceDays: 0,
    },
  ],
  answerWithin: { months: null, days: 30 },
  atLoosest: {
    ...strictest.atLoosest,
    // Hours and holidays of advertising are the law's.
    hours: { marketing: hoursByLaw, utility: always },
    restOnHolidays: true,
    // POPIA, s. 69(3): customers, own similar products.
    softOptIn: { ...strictest.softOptIn, channels: ['email', 'line', 'signal', 'sms', 'telegram'] },
  },
};
