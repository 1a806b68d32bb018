// How a number in `to` is read, by the setting and never by guess; and that the words about it do not repeat it.

import { describe, expect, it } from 'vitest';
import { type DialRule, normaliseDialled } from './dialled.ts';

const international: DialRule = { mode: 'international', country: 'DE' };
const ofSender = (country: string | null): DialRule => ({ mode: 'sender_country', country });

describe('a number with a plus', () => {
  it.each([
    ['+491709900001', '491709900001'],
    ['+49 (170) 99-00.001', '491709900001'],
    [' +1 650 555 1234 ', '16505551234'],
    ['+1 555 000 0001', '15550000001'],
    ['+55 11 98888 7777', '5511988887777'],
  ])('%s is %s whatever the setting', (to, digits) => {
    expect(normaliseDialled(to, international)).toEqual({ digits });
    expect(normaliseDialled(to, ofSender('IN'))).toEqual({ digits });
    expect(normaliseDialled(to, ofSender(null))).toEqual({ digits });
  });
});

describe('a number without a plus', () => {
  it('starts with its country code where the setting says so', () => {
    expect(normaliseDialled('491709900001', international)).toEqual({ digits: '491709900001' });
    expect(normaliseDialled('15550000001', international)).toEqual({ digits: '15550000001' });
  });

  it.each(['01709900001', '0049170990000', '(631) 555-1234', '170 9900001', '631-555-1234'])(
    '%s looks national and is refused there',
    to => {
      expect(normaliseDialled(to, international)).toHaveProperty('problem');
    },
  );

  it('gets the country code of the sender where the setting says so, as Meta does', () => {
    expect(normaliseDialled('(631) 555-1234', ofSender('IN'))).toEqual({ digits: '916315551234' });
    expect(normaliseDialled('0170 9900001', ofSender('DE'))).toEqual({ digits: '491709900001' });
    expect(normaliseDialled('170 9900001', ofSender('DE'))).toEqual({ digits: '491709900001' });
    expect(normaliseDialled('6505551234', ofSender('US'))).toEqual({ digits: '16505551234' });
  });

  it('is read anew by another setting, however often it was read by one', () => {
    for (let nth = 0; nth < 2; nth += 1) {
      expect(normaliseDialled('6505551234', ofSender('US'))).toEqual({ digits: '16505551234' });
      expect(normaliseDialled('6505551234', ofSender('IN'))).toEqual({ digits: '916505551234' });
      expect(normaliseDialled('6505551234', { mode: 'international', country: 'US' })).toEqual({
        digits: '6505551234',
      });
    }
  });

  it('cannot be read without the country of the sender', () => {
    expect(normaliseDialled('1709900001', ofSender(null))).toHaveProperty('problem');
    expect(normaliseDialled('1709900001', ofSender('XX'))).toHaveProperty('problem');
  });
});

describe('what is no number', () => {
  it.each([
    '',
    '+',
    'hello',
    '+49',
    '+999123456789',
    '12',
    '+4917099000011234567',
    '+49\u0661\u0662\u0663',
    '+49 170 9900001 ext 5',
    '+49170990000\u0000',
    '4'.repeat(10_000),
    '{{Recipient-Phone-Number}}',
    'DE.30001',
  ])('%j is refused in words without it', to => {
    for (const rule of [international, ofSender('DE')]) {
      const answer = normaliseDialled(to, rule);
      expect(answer).toHaveProperty('problem');
      if (to.length > 3) expect(JSON.stringify(answer)).not.toContain(to);
    }
  });
});
