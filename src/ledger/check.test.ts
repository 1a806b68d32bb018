// What is refused before it becomes an event: all problems at once, and nothing personal in what stands for ever.

import { describe, expect, test } from 'vitest';
import { Failure } from '../kernel/kernel.ts';
import { checkInputs, sourceProblem } from './check.ts';
import { input } from './testing.ts';
import type { ConsentInput } from './types.ts';

const fine = input({ type: 'given', purpose: 'offers', channel: 'whatsapp', act: 'inbound_token' });
const stop = input({ type: 'suppressed', scope: ['marketing'], reason: 'stop' });
const sender = '018f0000-0000-7000-8000-00000000000a';

function problemsOf(...inputs: ConsentInput[]): string[] {
  try {
    checkInputs(inputs);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.code).toBe('request-invalid');
    return error.problems.map(one => one.field);
  }
}

test.each([
  fine,
  { ...fine, type: 'renewed' as const, act: 'import' as const, grade: 'E1' as const, by: 'business' as const },
  { ...fine, senderIds: [sender], thirdParties: true, wording: { text: 'I agree', language: 'pt-BR', version: '2.1' } },
  { ...stop },
  { ...stop, act: 'system' as const, by: 'system' as const, grade: 'E0' as const },
  input({ type: 'withdrawn', keepPurposes: ['orders'], occurredAtMs: 0 }),
  input({ type: 'lifted', reason: 'stop' }),
  input({ type: 'lifted', reason: 'platform', channel: 'whatsapp', act: 'platform', grade: 'E2' }),
  input({ type: 'objected', objectedTo: 'marketing' }),
])('takes %#', one => {
  expect(problemsOf(one)).toEqual([]);
});

test.each([
  ['purpose', { ...fine, purpose: null }],
  ['purpose', { ...fine, purpose: 'Special Offers' }],
  ['channel', { ...fine, channel: null }],
  ['act', { ...fine, act: 'system' as const }],
  ['act', { ...fine, by: 'platform' as const }],
  ['act', input({ type: 'unrestricted', act: 'import' })],
  ['scope', { ...stop, scope: [] }],
  ['reason', input({ type: 'suppressed', scope: ['all'] })],
  ['reason', input({ type: 'lifted' })],
  ['reason', input({ type: 'lifted', reason: 'stop', act: 'import' })],
  ['reason', input({ type: 'lifted', reason: 'stop', by: 'business' })],
  ['reason', input({ type: 'lifted', reason: 'platform' })],
  ['reason', input({ type: 'lifted', reason: 'objection' })],
  ['objectedTo', input({ type: 'objected' })],
  ['keepPurposes', input({ type: 'withdrawn', keepPurposes: ['not a slug'] })],
  ['senderIds', { ...fine, senderIds: [] }],
  ['senderIds', { ...fine, senderIds: ['491510000000'] }],
  ['wording', { ...fine, wording: { text: ' ', language: 'de' } }],
  ['wording', { ...fine, wording: { text: 'x'.repeat(20_001), language: 'de' } }],
  ['wording', { ...fine, wording: { text: 'half \ud83d', language: 'de' } }],
  ['wording', { ...fine, wording: { text: 'yes', language: 'call 491510000000' } }],
  ['wording', { ...fine, wording: { text: 'yes', language: 'de', version: 'a\nb' } }],
  ['evidence', { ...fine, evidence: { number: Number.NaN } }],
  ['occurredAtMs', { ...fine, occurredAtMs: -1 }],
  ['occurredAtMs', { ...fine, occurredAtMs: 0.5 }],
  ['occurredAtMs', { ...fine, occurredAtMs: Number.MAX_SAFE_INTEGER }],
] as const)('refuses a bad %s (%#)', (field, one) => {
  expect(problemsOf(one)).toEqual([field]);
});

test('names all that is wrong at once, and in which event', () => {
  const bad = { ...fine, purpose: null, channel: null, source: '' };
  expect(problemsOf(fine, bad)).toEqual(['1.source', '1.purpose', '1.channel']);
});

test('refuses evidence that is nested deeply instead of running out of stack', () => {
  let evidence: ConsentInput['evidence'] = {};
  for (let depth = 0; depth < 100_000; depth++) evidence = { evidence };
  expect(problemsOf({ ...fine, evidence })).toEqual(['evidence']);
});

describe('a source', () => {
  test.each([
    'whatsapp',
    'checkout page, Berlin shop',
    'https://shop.example/newsletter?v=12',
    'error-131050',
    'form of 2026-11-03',
    'formulaire à Genève',
  ])('may be %s', source => {
    expect(sourceProblem(source)).toBeUndefined();
  });

  test.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['x'.repeat(121), 'too-long'],
    ['line\nbreak', 'format'],
    ['anna@example.org', 'personal-data'],
    ['4915112345678', 'personal-data'],
    ['desk 1234567', 'personal-data'],
    ['call +49 151 123 456', 'personal-data'],
    ['٠١٢٣٤٥٦٧٨', 'personal-data'],
    ['lone \ud83d', 'format'],
  ])('may not be %j: %s', (source, code) => {
    expect(sourceProblem(source)).toMatchObject({ code });
  });
});
