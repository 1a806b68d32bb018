// The golden cases of the legal requirements, A1 to A25: those that facts can show are shown here, as far as they can.
// The lists at the end name the others, with the test elsewhere or with what they wait for.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  block,
  consent,
  dayMs,
  factsWith,
  freeText,
  noonMs,
  openWindow,
  orderUpdate,
  purchase,
  reliesOnTies,
} from './case-facts.ts';
import { createRuleBook, decide, decideBy, type RuleBook, rulesToday, rulesVersion } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Pack } from './packs/pack.ts';
import { packs } from './packs/packs.ts';
import { strictest } from './packs/strictest.ts';
import { rulesInOrder } from './rules/rules.ts';
import { weekOf } from './week.ts';

type Changes = NonNullable<Parameters<typeof factsWith>[0]>;

const codesOf = (facts: Changes): string[] => decide(factsWith(facts)).reasons.map(one => one.code);
/** The packs of today, but for those that a case brings along. */
const bookWith = (...own: readonly Pack[]): RuleBook =>
  createRuleBook(rulesVersion, rulesInOrder, [...packs.filter(pack => own.every(one => one.id !== pack.id)), ...own]);
/** A decision in one country: the person, the business and the sender are there. */
const decideIn = (book: RuleBook, country: string, changes: Changes): Decision =>
  decideBy(
    book,
    factsWith({
      ...changes,
      person: { countries: [country], ...changes.person },
      business: { countries: [country], ...changes.business },
      sender: { country },
    }),
  );
const firstIn = (book: RuleBook, country: string, changes: Changes): string | undefined =>
  decideIn(book, country, changes).reasons[0]?.code;
const withdrawn = consent({ status: 'withdrawn' });

describe('the golden cases', () => {
  it('A1: an imported contact gets no marketing', () => {
    expect(codesOf({})).toEqual(['DENY_NO_CONSENT']);
    expect(codesOf({ person: { consents: [consent({ grade: 'E0' })] } })).toEqual(['DENY_EVIDENCE_GRADE']);
  });

  it('A2: the question is answered, a coupon in the answer is not', () => {
    expect(codesOf({ person: openWindow, message: freeText })).toEqual(['ALLOW_REPLY']);
    expect(codesOf({ person: openWindow, message: { ...freeText, declaredClass: 'marketing_own' } })).toEqual([
      'DENY_NO_CONSENT',
    ]);
  });

  it('A3: consent to email is no consent to WhatsApp', () => {
    expect(codesOf({ person: { consents: [consent({ channel: 'email' })] } })).toEqual(['DENY_CHANNEL']);
  });

  it('A4: a double opt-in that is not confirmed permits nothing', () => {
    expect(codesOf({ person: { consents: [consent({ status: 'requested', grade: 'E1' })] } })).toEqual([
      'DENY_PENDING_DOI',
    ]);
  });

  it('A7: after STOP and START there is no block, and no consent either', () => {
    const stopped = { suppressions: [block({ scope: 'marketing' })], consents: [withdrawn] };
    expect(codesOf({ person: stopped })).toEqual(['DENY_SUPPRESSED', 'DENY_WITHDRAWN']);
    expect(codesOf({ person: { consents: [withdrawn] } })).toEqual(['DENY_WITHDRAWN']);
  });

  it('A7: the confirmation of the STOP goes all the same', () => {
    const person = { ...openWindow, suppressions: [block()], consents: [withdrawn] };
    expect(codesOf({ person, message: { ...freeText, declaredClass: 'compliance' } })).toEqual([
      'ALLOW_LEGAL_OBLIGATION',
    ]);
  });

  it('A8: an imported consent does not lift the stop of an erased person', () => {
    const person = { suppressions: [block({ reason: 'erasure' })], consents: [consent({ grade: 'E1' })] };
    expect(codesOf({ person })).toEqual(['DENY_SUPPRESSED', 'DENY_EVIDENCE_GRADE']);
  });

  it('A12: a US person whose zone is not known waits until the hour is right in all zones of the country', () => {
    // 20:30 in New York on 24 November; an order update may go from 07:00 to 22:00.
    const facts = {
      atMs: Date.parse('2026-11-25T01:30Z'),
      person: { countries: ['US'], zones: [], consents: [consent({ purpose: 'orders' })] },
      message: orderUpdate,
    };
    expect(codesOf(facts)).toEqual(['ALLOW_CONTRACT_OPTIN']);
    // 22:30 in New York: the next hour for all is 07:00 in Honolulu and on Adak, noon in New York.
    const late = decide(factsWith({ ...facts, atMs: Date.parse('2026-11-25T03:30Z') }));
    expect(late.reasons.map(one => one.code)).toEqual(['DEFER_QUIET_HOURS', 'ALLOW_CONTRACT_OPTIN']);
    expect(new Date(late.untilMs ?? 0).toISOString()).toBe('2026-11-25T17:00:00.000Z');
  });

  it('A12: advertising in the US waits until 9 in all zones that the person may be in', () => {
    const hours = { ...strictest.hours, marketing: weekOf({ 'MO-SA': ['09:00-20:00'], SU: ['12:00-20:00'] }) };
    const florida = { ...strictest.hours, marketing: weekOf({ ALL: ['08:00-20:00'] }) };
    const book = bookWith({ ...strictest, id: 'US', hours }, { ...strictest, id: 'US-FL', hours: florida });
    // 20:30 in New York. Meta would not deliver it anyway; the hours speak all the same.
    const atMs = Date.parse('2026-11-25T01:30Z');
    const waitsIn = (zones: string[], regions: string[] = []): string | undefined => {
      const person = { zones, regions, consents: [consent()] };
      const resting = decideIn(book, 'US', { atMs, person }).reasons.find(one => one.code === 'DEFER_QUIET_HOURS');
      return resting === undefined ? undefined : new Date(resting.untilMs ?? 0).toISOString();
    };
    expect(waitsIn(['America/New_York'])).toBe('2026-11-25T14:00:00.000Z');
    expect(waitsIn(['America/New_York'], ['US-FL'])).toBe('2026-11-25T14:00:00.000Z');
    expect(waitsIn(['America/Chicago'])).toBeUndefined();
    // 9:00 in Honolulu and on Adak, 14:00 in New York.
    expect(waitsIn([])).toBe('2026-11-25T19:00:00.000Z');
  });

  it('A13: an inquiry of five months ago implies consent in Canada, and one of seven months ago no longer does', () => {
    const inquiry = (month: number) => purchase({ kind: 'inquiry', atMs: Date.UTC(2026, month - 1, 24, 12) });
    const offered = (month: number, business = reliesOnTies) =>
      firstIn(rulesToday, 'CA', { business, person: { relations: [inquiry(month)] }, message: { channel: 'email' } });
    expect(offered(6)).toBe('ALLOW_SOFT_OPT_IN');
    expect(offered(4)).toBe('DENY_EXPIRED');
    expect(offered(6, { looser: { softOptIn: { channels: [] } } })).toBe('DENY_NO_CONSENT');
  });

  it('A14: a consent in Türkiye that is not registered within three working days does not count', () => {
    const iys = {
      id: 'TR-IYS',
      kind: 'registered',
      maxAgeDays: 3,
      channels: ['whatsapp'],
      sparedByGrade: null,
      graceDays: 3,
    } as const;
    const book = bookWith({ ...strictest, id: 'TR', registries: [iys] });
    const business = { registries: { 'TR-IYS': noonMs } };
    const since = (days: number) => ({ consents: [consent({ sinceMs: noonMs - days * dayMs })] });
    // It is Tuesday, and Wednesday where that comes first: since Friday the third working day, since Thursday the fourth.
    expect(firstIn(book, 'TR', { business, person: since(4) })).toBe('ALLOW_CONSENT');
    expect(firstIn(book, 'TR', { business, person: since(5) })).toBe('DENY_REGISTRY_LISTED');
    expect(firstIn(book, 'TR', { business, person: { ...since(5), registries: ['TR-IYS'] } })).toBe('ALLOW_CONSENT');
    expect(firstIn(book, 'TR', { person: { ...since(5), registries: ['TR-IYS'] } })).toBe('DENY_REGISTRY_STALE');
  });

  it('A15: a South African registry list of 32 days ago is stale', () => {
    const list = {
      id: 'ZA-NCC-OPTOUT',
      kind: 'opted_out',
      maxAgeDays: 31,
      channels: ['whatsapp'],
      sparedByGrade: null,
      graceDays: 0,
    } as const;
    const book = bookWith({ ...strictest, id: 'ZA', registries: [list] });
    const person = { consents: [consent()] };
    const imported = (days: number) => ({ registries: { 'ZA-NCC-OPTOUT': noonMs - days * dayMs } });
    expect(firstIn(book, 'ZA', { person, business: imported(32) })).toBe('DENY_REGISTRY_STALE');
    expect(firstIn(book, 'ZA', { person, business: imported(30) })).toBe('ALLOW_CONSENT');
    expect(firstIn(book, 'ZA', { person: { ...person, registries: [list.id] }, business: imported(30) })).toBe(
      'DENY_REGISTRY_LISTED',
    );
  });

  it('A16: a processor without a contract, or without a ground for the transfer, stops what is started', () => {
    const person = { consents: [consent()] };
    const by = (agreement: boolean, transfer: 'scc' | 'missing') => ({
      person,
      business: { processors: [{ id: 'host', agreement, transfer }] },
    });
    expect(codesOf(by(false, 'scc'))).toEqual(['DENY_NO_DPA', 'ALLOW_CONSENT']);
    expect(codesOf(by(true, 'missing'))).toEqual(['DENY_NO_TRANSFER_BASIS', 'ALLOW_CONSENT']);
    expect(codesOf(by(true, 'scc'))).toEqual(['ALLOW_CONSENT']);
  });

  it('A17: a consent to one purpose is none to another', () => {
    expect(codesOf({ person: { consents: [consent({ purpose: 'events' })] } })).toEqual(['DENY_PURPOSE']);
  });

  it('A17: a consent on an older notice is none to what only the new one names', () => {
    const message = { noticeVersionMin: 2 };
    expect(codesOf({ person: { consents: [consent({ noticeVersion: 1 })] }, message })[0]).toBe('DENY_NOTICE_VERSION');
    expect(codesOf({ person: { consents: [consent({ noticeVersion: 2 })] }, message })).toEqual(['ALLOW_CONSENT']);
  });

  it('A18: a template that Meta moves to marketing is refused from then on', () => {
    const person = { consents: [consent({ purpose: 'orders' })] };
    expect(codesOf({ person, message: orderUpdate })).toEqual(['ALLOW_CONTRACT_OPTIN']);
    const template = { ...orderUpdate.template, category: 'MARKETING' } as const;
    expect(codesOf({ person, message: { ...orderUpdate, template } })).toEqual(['DENY_PURPOSE', 'DENY_CONTENT_RULE']);
  });

  it('A23: at 14 years, advertising may go in Austria and not in Germany', () => {
    const book = bookWith({ ...strictest, id: 'AT', minAge: 14 });
    const person = { consents: [consent()], age: 14 };
    expect(firstIn(book, 'AT', { person })).toBe('ALLOW_CONSENT');
    expect(firstIn(book, 'DE', { person })).toBe('DENY_AGE');
    expect(firstIn(book, 'AT', { person: { ...person, age: 13 } })).toBe('DENY_AGE');
  });
});

/** Golden cases that a test elsewhere shows. */
const elsewhere: readonly (readonly [number: number, file: string, title: string])[] = [
  [5, 'test/journeys/opt-in.test.ts', 'belongs to the number that sent it, whoever it was shown to'],
  [6, 'test/journeys/stopping.test.ts', 'in German words stops 500 messages that wait for somebody kept as English'],
  [11, 'src/policy/deadlines.test.ts', 'A11: 31 January and a month, on a Sunday: the Monday'],
  [24, 'src/policy/merge-packs.test.ts', 'does not depend on their order'],
  [24, 'src/policy/merge-packs.test.ts', 'is never laxer than any member'],
];

/** Golden cases that nothing shows yet, and what they wait for. */
const waiting: ReadonlyMap<number, string> = new Map([
  [9, 'erasure that keeps the sealed evidence'],
  [10, 'erasures that are repeated after a backup is restored'],
  [19, 'the pause of a campaign'],
  [20, 'the check of the chain of the ledger'],
  [21, 'the page of preferences'],
  [22, 'the export of the evidence'],
  [25, 'the queue for people when the recogniser is down'],
]);

describe('the golden cases that are not shown here', () => {
  it.each(elsewhere)('A%i is shown in %s', (_, file, title) => {
    const path = join(import.meta.dirname, '../..', file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(title);
  });

  it('are, with those that are, all 25, and none that is shown still waits', () => {
    const text = readFileSync(import.meta.filename, 'utf8');
    const here = [...text.matchAll(/\bit\('A(\d+): /g)].map(match => Number(match[1]));
    const shown = new Set([...here, ...elsewhere.map(([number]) => number)]);
    expect([...waiting.keys()].filter(number => shown.has(number))).toEqual([]);
    expect([...shown, ...waiting.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  });
});
