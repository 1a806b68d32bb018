// The filters of messages and of consent events: the URL and the API say the same, and nothing else gets in.

import { describe, expect, it } from 'vitest';
import { eventFilterIn, eventsAskedBy } from '../consents/filter.ts';
import { messageFilterIn, messagesAskedBy } from './filter.ts';

describe('the filters of messages', () => {
  it('say to the API what the address says', () => {
    const search = {
      direction: 'out',
      class: 'utility',
      failed: 'yes',
      code: '131026',
      from: '2026-03-01T00:00:00+01:00',
    };
    expect(messagesAskedBy(messageFilterIn(search))).toEqual({
      direction: ['out'],
      class: ['utility'],
      failed: true,
      error_code: [131_026],
      from: '2026-02-28T23:00:00.000Z',
    });
    expect(messagesAskedBy(messageFilterIn({ code: 'none' }))).toEqual({ error_code: [null] });
  });

  it('hold nothing that the API would not take', () => {
    const search = { direction: 'up', class: '', state: 'lost', failed: true, code: '-1', sender: '1', from: 'soon' };
    expect(messageFilterIn(search)).toEqual({});
  });
});

describe('the filters of consent events', () => {
  it('say to the API what the address says', () => {
    expect(eventsAskedBy(eventFilterIn({ what: 'yes', source: 'poster' }))).toEqual({
      type: ['given', 'renewed'],
      source: ['poster'],
    });
    expect(eventsAskedBy(eventFilterIn({ what: 'no', way: 'keyword', to: '2026-03-01T00:00:00Z' }))).toEqual({
      type: ['withdrawn', 'revoked', 'objected'],
      way: ['keyword'],
      to: '2026-03-01T00:00:00.000Z',
    });
  });

  it('hold nothing that the API would not take', () => {
    expect(eventFilterIn({ what: 'maybe', way: 'dove', source: 'x'.repeat(201), purpose: 'Offers!' })).toEqual({});
  });
});
