// A tie to the business as a ground: what a decision says of it, and that whatever forbids goes before it.

import { describe, expect, it } from 'vitest';
import {
  block,
  type Changes,
  consent,
  dayMs,
  factsWith,
  noonMs,
  openWindow,
  purchase,
  reliesOnTies,
} from './case-facts.ts';
import { decide } from './decide.ts';
import type { Decision, ReasonCode } from './decision.ts';

const decideFor = (changes: Changes): Decision =>
  decide(
    factsWith({
      ...changes,
      person: { relations: [purchase()], ...changes.person },
      business: { ...reliesOnTies, ...changes.business },
      message: { channel: 'email', ...changes.message },
    }),
  );
const codesOf = (changes: Changes): ReasonCode[] => decideFor(changes).reasons.map(one => one.code);

describe('an offer to a customer', () => {
  it('rests on the newest tie that counts, and tells of the right to object', () => {
    const relations = [purchase(), purchase({ atMs: noonMs - dayMs, eventId: 'newest' }), purchase({ atMs: 0 })];
    const { outcome, basis, obligations } = decideFor({ person: { relations } });
    expect(outcome).toBe('allow');
    expect(basis).toEqual({ ground: 'existing_customer', consentEventId: 'newest' });
    expect(obligations.map(one => one.kind)).toEqual(['first_contact_notice', 'objection_line']);
  });

  it('rests on the consent where there is one', () => {
    expect(decideFor({ person: { consents: [consent({ channel: 'email' })] } }).basis).toEqual({
      ground: 'consent',
      consentEventId: 'event-1',
    });
  });

  it('needs no open window, and is no answer in one', () => {
    expect(codesOf({ person: openWindow })).toEqual(['ALLOW_SOFT_OPT_IN']);
  });

  it('names of ties that are too old the newest', () => {
    const relations = [purchase({ atMs: 1, eventId: 'newer' }), purchase({ atMs: 0 })];
    const [first, ...others] = decideFor({ person: { relations } }).reasons;
    expect(first).toMatchObject({ code: 'DENY_EXPIRED', rule: 'soft-opt-in-lapsed', consentEventId: 'newer' });
    expect(others).toEqual([]);
  });

  it.each<[ReasonCode, Changes]>([
    ['DENY_SUPPRESSED', { person: { suppressions: [block({ scope: 'marketing', channel: 'email' })] } }],
    ['DENY_PLATFORM_STOP', { person: { suppressions: [block({ reason: 'platform' })] } }],
    ['DENY_OBJECTED', { person: { objected: 'marketing' } }],
    ['DENY_RESTRICTED', { person: { restricted: true } }],
    ['DENY_ERASED', { person: { erased: true } }],
    ['DENY_IDENTITY_STALE', { person: { identityStale: true } }],
    ['DENY_SOURCE_FORBIDDEN', { person: { source: 'purchased' } }],
    ['DENY_AGE', { person: { age: 15 } }],
    ['DENY_SPECIAL_CATEGORY', { message: { specialCategory: true } }],
    ['DENY_NO_CONSENT', { message: { asksConsent: true } }],
    ['DENY_NO_DPA', { business: { processors: [{ id: 'host', agreement: false, transfer: 'none' }] } }],
    ['DENY_NOTICE_NOT_GIVEN', { person: { source: 'import' } }],
    ['DEFER_FREQUENCY', { person: { marketingSentAtMs: [noonMs - 2 * dayMs, noonMs - dayMs] } }],
  ])('is stopped by %s', (code, changes) => {
    expect(codesOf(changes)).toEqual([code, 'ALLOW_SOFT_OPT_IN']);
  });

  it('is a stranger to who withdrew, until they agree', () => {
    const withdrawn = consent({ channel: 'email', status: 'withdrawn', sinceMs: noonMs - 9 * dayMs });
    expect(codesOf({ person: { consents: [withdrawn] } })).toEqual(['DENY_WITHDRAWN']);
    expect(codesOf({ person: { consents: [withdrawn, consent({ channel: 'email' })] } })).toEqual(['ALLOW_CONSENT']);
  });
});
