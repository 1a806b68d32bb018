// Netherlands: consent for everyone, businesses too; WhatsApp is named, and a message that asks for consent needs
// one.

import { sources } from '../sources.ts';
import { eu } from './eu.ts';
import type { Pack } from './pack.ts';

export const netherlands: Pack = {
  ...eu,
  id: 'NL',
  title: 'Netherlands',
  sources: [sources.netherlandsTelecommunications, ...eu.sources],
  confidence: 'high',
  minAge: 16,
  atLoosest: {
    ...eu.atLoosest,
    // Telecommunicatiewet, Art. 11.7(3): all electronic messages.
    softOptIn: { ...eu.softOptIn, channels: ['email', 'line', 'signal', 'sms', 'telegram'] },
  },
  changes: [
    { from: '2026-07-01', what: 'Calls need consent from customers too: their exception has ended.', values: {} },
  ],
};
