// The Digital Omnibus: what the Commission proposed in November 2025 and nobody has adopted. It is written down so that
// nobody takes it for law, and applies nowhere.

import { sources } from '../sources.ts';
import type { Proposal } from './pack.ts';

export const euOmnibus: Proposal = {
  id: 'EU-OMNIBUS',
  title: 'European Union: Digital Omnibus (proposed, not in force)',
  sources: [sources.digitalOmnibus],
  wouldChange: [
    { what: 'After a no, nobody may ask again for six months.', values: { askAgainAfterMonths: 6 } },
    { what: 'A breach is notified within 96 hours in place of 72, and only where the risk is high.', values: {} },
    { what: 'A request for access may be refused where it is abused for other ends.', values: {} },
    { what: 'Consent and refusal may come as a signal that machines can read.', values: {} },
  ],
};
