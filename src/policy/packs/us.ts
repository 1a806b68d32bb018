// United States: the federal rules on calls and texts (TCPA), under which messages of an app are counted too, and the
// caps that several states share.

import { sources } from '../sources.ts';
import { always, weekOf } from '../week.ts';
import type { Pack } from './pack.ts';
import { strictest } from './strictest.ts';

export const unitedStates: Pack = {
  ...strictest,
  id: 'US',
  title: 'United States',
  sources: [sources.usTcpa, sources.usReassignedNumbers, sources.waPolicy],
  confidence: 'high',
  minGrade: { ...strictest.minGrade, marketing: 'E2' },
  minAge: 13,
  mustTell: ['sender_identity'],
  hours: { ...strictest.hours, marketing: weekOf({ 'MO-SA': ['09:00-20:00'], SU: ['12:00-20:00'] }) },
  // Florida, Oklahoma and Maryland: three in 24 hours. The state is seldom known, so it counts everywhere.
  frequency: [{ max: 3, perDays: 1 }, ...strictest.frequency],
  registries: [
    {
      id: 'US-NDNC',
      kind: 'opted_out',
      maxAgeDays: 31,
      channels: ['call', 'sms', 'whatsapp'],
      sparedByGrade: 'E2',
      graceDays: 0,
    },
    // Numbers that changed hands: no consent of the former owner counts. WhatsApp tells of a new owner itself.
    {
      id: 'US-RND',
      kind: 'opted_out',
      maxAgeDays: 30,
      channels: ['call', 'sms'],
      sparedByGrade: null,
      graceDays: 0,
    },
  ],
  // A stop to one kind is a stop to all: kept before it has to be.
  stopMayBeNarrowed: false,
  atLoosest: {
    ...strictest.atLoosest,
    hours: { marketing: weekOf({ ALL: ['08:00-21:00'] }), utility: always },
    frequency: [{ max: 3, perDays: 1 }],
    stopMayBeNarrowed: true,
  },
  changes: [
    {
      from: '2027-01-31',
      what: 'A stop to one kind of message is a stop to all of the caller (47 CFR 64.1200(a)(10)).',
      values: { stopMayBeNarrowed: false },
      nowFixed: ['stopMayBeNarrowed'],
    },
  ],
};
