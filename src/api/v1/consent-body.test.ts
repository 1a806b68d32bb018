// What a caller may claim of a consent.

import { describe, expect, it } from 'vitest';
import { Failure, type Problem } from '../../kernel/kernel.ts';
import { problemIn } from '../failures/problem-in.ts';
import { checkConsent, consentBody, gradeOf } from './consent-body.ts';

const about = { nowMs: Date.UTC(2026, 10, 23), purposes: new Map([['offers', {}]]) };
const body = (more: object) =>
  consentBody.parse({
    contact: { phone: '+4915112345678' },
    type: 'given',
    purpose: 'offers',
    act: 'tick',
    source: 'checkout page',
    ...more,
  });
const possession = { possession: 'confirmed by a link' };

describe('the grade of an event', () => {
  it.each([
    [{ act: 'tick' }, 'E2'],
    [{ act: 'spoken' }, 'E1'],
    [{ act: 'import' }, 'E1'],
    [{ act: 'import', evidence: possession }, 'E1'],
    [{ act: 'click', evidence: possession }, 'E3'],
    [{ act: 'click', evidence: possession, grade: 'E2' }, 'E2'],
    [{ act: 'signature' }, 'E2'],
    [{ act: 'signature', evidence: possession }, 'E3'],
    [{ act: 'signature', evidence: { ...possession, document: 'contract 7' } }, 'E4'],
    [{ act: 'tick', grade: 'E0' }, 'E0'],
  ])('%j is %s', (more, grade) => {
    expect(gradeOf(body(more))).toEqual({ grade });
  });

  it.each([
    { act: 'tick', grade: 'E3' },
    { act: 'import', grade: 'E2', evidence: possession },
    { act: 'click', grade: 'E4', evidence: { ...possession, document: 'x' } },
    { act: 'signature', grade: 'E4' },
  ])('%j claims too much', more => {
    expect(gradeOf(body(more))).toHaveProperty('problem');
  });
});

describe('an event that does not fit together', () => {
  it('is refused with everything that is wrong at once', () => {
    const wrong = body({ purpose: 'nope', grade: 'E4', occurred_at: '2027-01-01T00:00:00Z' });
    expect(() => checkConsent(wrong, about)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ field: 'purpose' }),
          expect.objectContaining({ field: 'occurred_at' }),
          expect.objectContaining({ field: 'grade' }),
        ],
      }),
    );
  });

  it.each([
    { purpose: undefined },
    { channel: null },
    { type: 'objected' },
    { type: 'lifted' },
    { type: 'lifted', reason: 'stop', act: 'import' },
    { type: 'lifted', reason: 'stop', by: 'staff' },
    { source: 'call +49 151 12345678' },
  ])('is refused: %j', more => {
    expect(() => checkConsent(body(more), about)).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  it.each([
    [{ purpose: undefined }, 'purpose missing'],
    [{ purpose: 'nope' }, 'purpose not-known'],
    [{ channel: null }, 'channel missing'],
    [{ occurred_at: '2027-01-01T00:00:00Z' }, 'occurred_at in-future'],
    [{ type: 'objected' }, 'objected_to missing'],
    [{ type: 'lifted' }, 'reason missing'],
    [{ type: 'lifted', reason: 'stop', by: 'staff' }, 'by combination'],
    [{ grade: 'E4' }, 'grade combination'],
    [{ source: '  ' }, 'source missing'],
    [{ source: 'call +49 151 12345678' }, 'source personal-data'],
    [{ source: 'line\nbreak' }, 'source format'],
  ])('tells its kind to programs: %j is %s', (more, kind) => {
    expect(problemsOf(() => checkConsent(body(more), about)).map(({ field, code }) => `${field} ${code}`)).toEqual([
      kind,
    ]);
  });

  it.each([
    [{ contact: undefined }, 'contact missing'],
    [{ contact: 'Lena' }, 'contact type'],
    [{ contact: {} }, 'contact combination'],
    [{ contact: { phone: '1' } }, 'contact.phone too-short 3'],
    [{ contact: { id: 'x' } }, 'contact.id format'],
    [{ type: undefined }, 'type missing'],
    [{ type: 'agreed' }, 'type choice'],
    [{ act: 7 }, 'act choice'],
    [{ purpose: 'Offers!' }, 'purpose format'],
    [{ source: '' }, 'source missing'],
    [{ source: 'x'.repeat(121) }, 'source too-long 120'],
    [{ occurred_at: 'yesterday' }, 'occurred_at format'],
    [{ wording: { text: 'Yes', language: 'e' } }, 'wording.language too-short 2'],
    [{ sender_ids: [] }, 'sender_ids too-few 1'],
    [{ third_parties: 'no' }, 'third_parties type'],
    [{ evidence: { file: 'x'.repeat(20_000) } }, 'evidence too-long 16384'],
    [{ evidence: { possession: 'x' } }, 'evidence.possession too-short 3'],
    [{ consent: 'yes' }, ' unknown-field'],
  ])('so does what its shape finds: %j is %s', (more, kind) => {
    const given = { ...body({}), ...more };
    const told = (consentBody.safeParse(given).error?.issues ?? []).map(issue => problemIn(issue, given));
    expect(told.map(one => [one.field, one.code, one.limit].filter(part => part !== undefined).join(' '))).toEqual([
      kind,
    ]);
  });

  it.each(['purchased list', 'Scraped from the web', 'gekauft bei X'])('is refused from the source %s', source => {
    expect(() => checkConsent(body({ source }), about)).toThrow(expect.objectContaining({ code: 'suppressed-source' }));
  });

  it('is refused when it names nobody, somebody twice, or has unknown fields or too much evidence', () => {
    const parse = (more: object) => consentBody.safeParse({ ...body({}), ...more }).success;
    expect(parse({})).toBe(true);
    expect(parse({ contact: {} })).toBe(false);
    expect(parse({ contact: { id: '018f0000-0000-7000-8000-000000000001', phone: '+4915112345678' } })).toBe(false);
    expect(parse({ consent: 'yes' })).toBe(false);
    expect(parse({ act: 'platform' })).toBe(false);
    expect(parse({ evidence: { x: 'a'.repeat(17_000) } })).toBe(false);
  });
});

function problemsOf(act: () => unknown): readonly Problem[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
  return [];
}
