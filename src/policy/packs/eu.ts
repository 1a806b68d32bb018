// The European Union and the EEA: GDPR and the ePrivacy directive, for members that have no pack of their own.

import { sources } from '../sources.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

/** Members of the Union and of the EEA, ISO 3166 alpha-2. */
export const members: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

export const eu: Pack = {
  ...strictest,
  id: 'EU',
  title: 'European Union and EEA',
  sources: [sources.gdprConsent, sources.gdprWithdrawal, sources.gdprObjection, sources.ePrivacy],
};
