// What is passed on is Meta's own webhook, with the caller's own opaque value where Assent had put its id.

import { expect, test } from 'vitest';
import { giveBack } from './plan.ts';

const ours = '0199aaaa-0000-7000-8000-000000000001';
const webhook = (opaque: Record<string, string>) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field: 'messages', value: { statuses: [{ id: 'wamid.x', ...opaque }] } }] }],
});

test('the caller’s own value comes back', () => {
  const given = giveBack(webhook({ biz_opaque_callback_data: ours }), new Map([[ours, 'order-17']]));
  expect(given).toEqual(webhook({ biz_opaque_callback_data: 'order-17' }));
});

test('what the caller never wrote is taken out', () => {
  expect(giveBack(webhook({ biz_opaque_callback_data: ours }), new Map([[ours, null]]))).toEqual(webhook({}));
});

test('a value that is not ours stays', () => {
  const foreign = webhook({ biz_opaque_callback_data: 'somebody else’s' });
  expect(giveBack(foreign, new Map([[ours, 'order-17']]))).toEqual(foreign);
});
