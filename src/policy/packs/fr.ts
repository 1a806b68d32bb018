// France: no advertising at night, on Sundays or on public holidays, and an account alone makes nobody a customer.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

const daytime = weekOf({ 'MO-SA': ['08:00-20:00'], SU: [] });

export const france: Pack = {
  ...eu,
  id: 'FR',
  title: 'France',
  sources: [sources.francePosts, sources.franceConsumer, sources.franceCnil, ...eu.sources],
  confidence: 'high',
  minAge: 15,
  hours: { ...eu.hours, marketing: daytime },
  atLoosest: {
    ...eu.atLoosest,
    // The charter of the carriers is kept on WhatsApp too.
    hours: { marketing: daytime, utility: always },
    restOnHolidays: true,
    softOptIn: { ...eu.softOptIn, channels: ['email', 'sms'] },
  },
  changes: [
    { from: '2026-08-11', what: 'Calls for advertising need prior consent (Art. L.223-1 C. conso.).', values: {} },
  ],
};
