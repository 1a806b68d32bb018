// Cases within the Union: where two members are concerned, the law of both holds.

import type { PackCases } from '../case.ts';
import { consent } from '../case-facts.ts';
import { offerIn, type Place } from './offer-in.ts';

const paris: Place = { country: 'FR', zone: 'Europe/Paris' };

export const euCases: PackCases = {
  pack: 'EU',
  cases: [
    [
      'a French person and a German business, at noon',
      offerIn(paris, '2026-11-25T12:00+01:00', { business: { countries: ['DE'] }, sender: { country: 'DE' } }),
      'ALLOW_CONSENT',
    ],
    [
      'at half past eight in the morning, which Germany leaves to rest',
      offerIn(paris, '2026-11-25T08:30+01:00', { business: { countries: ['DE'] }, sender: { country: 'DE' } }),
      'DEFER_QUIET_HOURS',
    ],
    ['the same with a French business', offerIn(paris, '2026-11-25T08:30+01:00'), 'ALLOW_CONSENT'],
    [
      'a consent that was withdrawn',
      offerIn(paris, '2026-11-25T12:00+01:00', { person: { consents: [consent({ status: 'withdrawn' })] } }),
      'DENY_WITHDRAWN',
    ],
    [
      'after an objection',
      offerIn(paris, '2026-11-25T12:00+01:00', { person: { objected: 'marketing' } }),
      'DENY_OBJECTED',
    ],
  ],
};
