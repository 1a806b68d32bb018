// What WhatsApp itself asks of a business, wherever the person is.

import { sources } from '../sources.ts';
import { allChannels, nothingAsked, type Pack } from './pack.ts';

export const wa: Pack = {
  ...nothingAsked,
  id: 'WA',
  title: 'WhatsApp platform',
  sources: [sources.waPolicy, sources.waOptIn, sources.waWindow, sources.waMarketingUs],
  confidence: 'high',
  // The opt-in must be shown: a logged act on a text that names the business.
  minGrade: { marketing: 'E2', survey: 'E2', utility: 'E2', authentication: 'E2' },
  windowHours: 24,
  // Since April 2025, for numbers with a US area code.
  marketingNotDeliveredTo: ['US'],
  // No tie to the business stands in for the opt-in.
  softOptIn: {
    ...nothingAsked.softOptIn,
    channels: allChannels.filter(channel => channel !== 'whatsapp'),
  },
  atLoosest: {},
  changes: [],
};
