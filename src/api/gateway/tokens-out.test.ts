// Meta's token never reaches a client, and links lead through the gateway.

import { describe, expect, it } from 'vitest';
import { withOwnLinks, withoutToken } from './tokens-out.ts';

const to = { sender: { graphUrl: 'https://graph.facebook.com' }, own: 'https://gate.example' };

describe('withoutToken', () => {
  it('gives back the very bytes when the token is not in them', () => {
    const body = Buffer.from('{"data":[]}');
    expect(withoutToken(body, 'EAAG1')).toBe(body);
  });

  it('removes the token in each spelling', () => {
    const token = 'EAA|G+1"x';
    const body = Buffer.from(
      JSON.stringify({ said: `Malformed access token ${token}`, link: encodeURIComponent(token) }),
    );
    const out = withoutToken(body, token).toString();
    expect(out).not.toContain('EAA');
    expect(JSON.parse(out).said).toBe('Malformed access token removed-by-assent');
  });
});

describe('withOwnLinks', () => {
  it('leads the next page through the gateway, without a token', () => {
    const body = Buffer.from(
      '{"data":[],"paging":{"cursors":{"after":"a"},"next":"https:\\/\\/graph.facebook.com\\/v25.0\\/204\\/message_templates?access_token=EAAG&limit=25&after=a"}}',
    );
    expect(JSON.parse(withOwnLinks(body, to).toString()).paging).toEqual({
      cursors: { after: 'a' },
      next: 'https://gate.example/v25.0/204/message_templates?limit=25&after=a',
    });
  });

  it.each([
    '{"paging":{"next":"https://elsewhere.example/v25.0/204/x?access_token=1"}}',
    '{"paging":{"next":"?after=MQ&limit=1"}}',
    '{"next":"https://graph.facebook.com/v25.0/1"}',
  ])('leaves other links as they are: %s', text => {
    const body = Buffer.from(text);
    expect(withOwnLinks(body, to)).toBe(body);
  });

  it('keeps the path below the base of the Graph address', () => {
    const below = { sender: { graphUrl: 'http://localhost:4000/graph' }, own: 'http://gate' };
    const body = Buffer.from('{"paging":{"next":"http://localhost:4000/graph/v25.0/1/x?after=b"}}');
    expect(withOwnLinks(body, below).toString()).toContain('"http://gate/v25.0/1/x?after=b"');
  });
});
