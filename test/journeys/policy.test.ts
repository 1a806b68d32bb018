// The rule book as a data-protection officer uses it: ask why, read the law of a place, try other values on the people
// that are there before they count, and see in the trail who decided what.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSender } from '../../src/app/app.ts';
import { openTown, type Town } from '../town.ts';
import { agrees, offerTo, send, whyNot } from './bakery.ts';
import { morning } from './clients/customer.ts';

const anna = '+4915112345601';

let town: Town;

beforeAll(async () => {
  town = await openTown(morning);
});

afterAll(async () => {
  await town?.stop();
});

type Reasons = { readonly outcome: string; readonly reasons: readonly { readonly code: string }[] };
type Compared = {
  readonly checked: number;
  readonly reachable_before: number;
  readonly reachable_after: number;
  readonly lost: { readonly people: number; readonly by_rule: Readonly<Record<string, number>> };
  readonly next: string | null;
};
type Problem = { readonly problems: readonly { readonly field: string; readonly message: string }[] };

const facts = {
  atMs: Date.UTC(2026, 10, 24, 12),
  business: { countries: ['DE'], zone: 'Europe/Berlin' },
  sender: { id: 'any', country: 'DE' },
  message: {
    kind: 'template',
    purpose: 'offers',
    purposeClass: 'marketing_own',
    template: { name: 'o', language: 'de', category: 'MARKETING', status: 'APPROVED', tellsOptOut: true },
  },
};
const diff = (body: object) => town.call<Compared>('POST', '/api/v1/policy/diff', body);

describe('the rule book', () => {
  it('explains made-up facts, and says which of them are none', async () => {
    const asked = await town.call<Reasons>('POST', '/api/v1/policy/explain', { facts });
    expect(asked.status).toBe(200);
    expect(asked.body.outcome).toBe('deny');
    expect(asked.body.reasons.map(one => one.code)).toContain('DENY_NO_CONSENT');
    const wrong = await town.call<Problem>('POST', '/api/v1/policy/explain', { facts: { ...facts, atMs: 'noon' } });
    expect(wrong.status).toBe(400);
    expect(wrong.body.problems.map(one => one.field)).toEqual(['facts.atMs']);
  });

  it('shows the law of places and what they come to together', async () => {
    type Packs = { packs: { id: string }[]; together: { minGrade: { marketing: string } } };
    const asked = await town.call<Packs>('GET', '/api/v1/policy/packs?ids=de,wa');
    expect(asked.body.packs.map(one => one.id)).toEqual(['DE', 'WA']);
    expect(asked.body.together.minGrade.marketing).toBe('E3');
    expect((await town.call('GET', '/api/v1/policy/packs?ids=atlantis')).status).toBe(400);
  });

  it('tries all its cases', async () => {
    const tried = await town.call<{ passed: number; failed: number }>('POST', '/api/v1/policy/test');
    expect(tried.body.failed).toBe(0);
    expect(tried.body.passed).toBeGreaterThan(100);
  });

  it('tells who would be lost under stricter values, sends nothing, and counts them once they are set', async () => {
    await agrees(town, { phone: anna }, 'offers');
    const adults = { stricter: { minGrade: { marketing: 'E4' } }, looser: {} };
    const { body } = await diff({ new: adults, purpose: 'offers', sender: demoSender.phoneNumberId });
    expect(body.lost.people).toBe(body.reachable_before - body.reachable_after);
    expect(body.lost.people).toBeGreaterThan(0);
    expect(body.lost.by_rule['evidence-grade']).toBe(body.lost.people);
    expect(body.next).toBeNull();
    const ofPurpose = { stricter: {}, looser: {}, of_purpose: adults.stricter };
    expect((await diff({ new: ofPurpose, purpose: 'offers' })).body.lost).toEqual(body.lost);
    expect((await diff({ new: { stricter: {}, of_sender: { minAge: 'old' } }, purpose: 'offers' })).status).toBe(400);

    const set = await town.call('PUT', '/api/v1/policy/values/stricter', {
      purpose: 'offers',
      values: adults.stricter,
      reason: 'The data-protection officer wants signed consents',
      decided_by: 'A. Weber',
    });
    expect(set.status).toBe(200);
    expect(whyNot(await send(town, offerTo(anna))).reasons).toContain('DENY_EVIDENCE_GRADE');
    await town.call('PUT', '/api/v1/policy/values/stricter', { purpose: 'offers', values: {} });

    type Changes = { items: { what: string; target: string; decided_by: string | null; after: object }[] };
    const trail = await town.call<Changes>('GET', '/api/v1/policy/changes');
    expect(trail.body.items.map(one => [one.target, one.decided_by])).toEqual([
      ['purpose:offers', null],
      ['purpose:offers', 'A. Weber'],
    ]);
  });

  it('takes a looser value only with a reason and a name', async () => {
    const values = { doubleOptIn: false };
    const refused = await town.call<Problem>('PUT', '/api/v1/policy/values/looser', { values });
    expect(refused.status).toBe(400);
    expect(refused.body.problems.map(one => one.field)).toEqual(['reason', 'decided_by']);
    const unknown = await town.call<Problem>('PUT', '/api/v1/policy/values/looser', {
      values: { windowHours: 48 },
      reason: 'Longer is nicer',
      decided_by: 'A. Weber',
    });
    expect(unknown.status).toBe(400);
    expect(unknown.body.problems[0]?.message).toContain('windowHours');
  });
});
