// What of a caller's query reaches Meta, and where Meta's token may go.

import { describe, expect, it } from 'vitest';
import { isMetas } from './media.ts';
import { queryOf } from './pass-through.ts';

describe('queryOf', () => {
  it.each([
    ['/v25.0/1/message_templates', ''],
    ['/1?access_token=assent_x', ''],
    ['/1?limit=5&access_token=assent_x&after=a%3D', '?limit=5&after=a%3D'],
    ['/1?fields=name,status,quality_score', '?fields=name%2Cstatus%2Cquality_score'],
  ])('%s becomes %s', (url, query) => {
    expect(queryOf({ url })).toBe(query);
  });

  it.each([
    '/1?fields=id,owner{access_token}',
    '/1?fields=phone_numbers.limit(1)',
    '/1?method=delete',
    '/1?batch=[]',
    '/1?fields[0]=a',
  ])('refuses %s', url => {
    expect(() => queryOf({ url })).toThrow('passed on');
  });
});

describe('isMetas', () => {
  const meta = { graphUrl: 'https://graph.facebook.com' };
  it.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://graph.facebook.com/v25.0/1', true],
    ['https://scontent.xx.fbcdn.net/x', true],
    ['http://lookaside.fbsbx.com/x', false],
    ['https://lookaside.fbsbx.com:8443/x', false],
    ['https://user@lookaside.fbsbx.com/x', false],
    ['https://evilfbsbx.com/x', false],
    ['https://fbsbx.com.evil.example/x', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['not a url', false],
  ])('%s: %s', (url, is) => {
    expect(isMetas(meta, url)).toBe(is);
  });

  it('takes the very origin of the sender’s own Graph address', () => {
    const local = { graphUrl: 'http://127.0.0.1:4000' };
    expect(isMetas(local, 'http://127.0.0.1:4000/media/1')).toBe(true);
    expect(isMetas(local, 'http://127.0.0.1:4001/media/1')).toBe(false);
  });
});
