// Errors in Meta's shape, so that real clients raise their real error types.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graphErrorBody, graphErrorOf, graphErrors } from './graph-errors.ts';

const about = { message: '(#131050) Stopped', type: 'OAuthException', code: 131050, fbtraceId: 'trace' };

it('a Cloud API error has the members of Meta’s, in their order', () => {
  expect(JSON.stringify(graphErrorBody({ ...about, details: 'The person stopped.', subcode: 7 }))).toBe(
    '{"error":{"message":"(#131050) Stopped","type":"OAuthException","code":131050,' +
      '"error_data":{"messaging_product":"whatsapp","details":"The person stopped."},"error_subcode":7,"fbtrace_id":"trace"}}',
  );
});

it('an error of Graph itself has no data', () => {
  expect(graphErrorBody(about)).toEqual({
    error: { message: '(#131050) Stopped', type: 'OAuthException', code: 131050, fbtrace_id: 'trace' },
  });
});

it('more can be said in the data and beside it', () => {
  const body = graphErrorBody({
    ...about,
    details: 'Why',
    more: { is_transient: true, error_data: { reasons: [{ code: 'no-consent' }] } },
  });
  expect(body.error).toMatchObject({
    is_transient: true,
    error_data: { messaging_product: 'whatsapp', details: 'Why', reasons: [{ code: 'no-consent' }] },
  });
});

it('a code has its status, and an unknown one that of a general error', () => {
  expect(graphErrorOf(131047)).toEqual({ status: 400, title: 'Re-engagement message' });
  expect(graphErrorOf(210)).toEqual(graphErrors[200]);
  expect(graphErrorOf(7)).toEqual(graphErrors[135000]);
});

it('every code has its row in the reference, and nothing else has one', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/reference/graph-errors.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| (.+) \|$/gm)];
  expect(rows.map(([, code, status, title]) => [Number(code), { status: Number(status), title }])).toEqual(
    Object.entries(graphErrors).map(([code, entry]) => [Number(code), entry]),
  );
});
