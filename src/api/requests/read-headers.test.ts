// The headers with which a caller steers the gate.

import { describe, expect, it } from 'vitest';
import { readSteering } from './read-headers.ts';

const read = (headers: Record<string, string>) => readSteering({ headers });

describe('readSteering', () => {
  it('reads nothing where nothing is said', () => {
    expect(read({})).toEqual({
      purpose: null,
      declaredClass: null,
      madeByAi: false,
      idempotencyKey: null,
      override: null,
    });
  });

  it('reads what is said', () => {
    const headers = {
      'x-assent-purpose': 'offers',
      'x-assent-class': 'survey',
      'x-assent-made-by-ai': '1',
      'idempotency-key': 'order 17',
    };
    expect(read(headers)).toEqual({
      purpose: 'offers',
      declaredClass: 'survey',
      madeByAi: true,
      idempotencyKey: 'order 17',
      override: null,
    });
  });

  it('tells everything that is wrong at once', () => {
    const headers = {
      'x-assent-purpose': 'Offers!',
      'x-assent-class': 'compliance',
      'x-assent-made-by-ai': 'yes',
      'idempotency-key': 'x'.repeat(256),
    };
    expect(() => read(headers)).toThrow(
      expect.objectContaining({ problems: Object.keys(headers).map(field => expect.objectContaining({ field })) }),
    );
  });

  it.each(['', ' a', 'ä', 'a\tb'])('refuses the Idempotency-Key %j', key => {
    expect(() => read({ 'idempotency-key': key })).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  it('reads a person’s word that a text is no advertising, whole or not at all', () => {
    const word = { 'x-assent-override-reason': 'asked for', 'x-assent-override-by': 'M. Braun' };
    expect(readSteering({ headers: word }).override).toEqual({ reason: 'asked for', by: 'M. Braun' });
    const half = { 'x-assent-override-reason': 'asked for' };
    expect(() => readSteering({ headers: half })).toThrow('a header is not valid');
    expect(() => readSteering({ headers: { ...word, 'x-assent-override-by': 'M'.repeat(501) } })).toThrow();
  });
});
