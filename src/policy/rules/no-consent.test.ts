// What the rule tells a caller who named no purpose.

import { expect, it } from 'vitest';
import { factsWith, situationToday } from '../case-facts.ts';
import { noConsentRule } from './no-consent.ts';

it('says what to do when no purpose is named', () => {
  const facts = factsWith({ message: { purpose: null, purposeClass: null } });
  expect(noConsentRule.judge(situationToday(facts))?.words).toContain('x-assent-purpose');
});
