// The filters of the list of decisions between its URL and the API.

import { describe, expect, it } from 'vitest';
import { askedBy, filterIn } from './filter.ts';

describe('the filters of the decisions', () => {
  it('take from the URL only what there is', () => {
    const search = { outcome: 'deny', class: 'gossip', code: 'DENY_NO_CONSENT', sender: 7, from: 'soon', kind: 'sent' };
    expect(filterIn(search)).toEqual({ outcome: 'deny', code: 'DENY_NO_CONSENT', kind: 'sent' });
  });

  it('are asked of the API as it wants them', () => {
    const filter = filterIn({ outcome: 'deny', from: '2026-03-09T23:00:00Z', kind: 'sent' });
    expect(askedBy(filter)).toEqual({ outcome: ['deny'], from: '2026-03-09T23:00:00.000Z', dry_run: false });
    expect(askedBy({})).toEqual({});
  });
});
