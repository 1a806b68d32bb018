// No business puts its own words on a button that lifts a stop.

import { expect, it } from 'vitest';
import { parseCallersRequest, parseSendRequest } from '../send-request.ts';

const common = { messaging_product: 'whatsapp', to: '+4915112345678' };
const buttons = (id: string) => ({
  ...common,
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Today’s menu?' },
    action: { buttons: [{ type: 'reply', reply: { id, title: 'Show it' } }] },
  },
});
const template = (payload: string) => ({
  ...common,
  type: 'template',
  template: {
    name: 'menu',
    language: { code: 'en' },
    components: [{ type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload }] }],
  },
});

it.each([
  ['a button that keeps orders', buttons('assent.keep_orders')],
  ['one that says no stop was meant', buttons('assent.no_stop')],
  ['the same in other letters', buttons(' Assent.No_Stop')],
  ['the quick reply of a template', template('assent.no_stop')],
])('refuses %s', (_, body) => {
  expect(parseCallersRequest(body)).toMatchObject({ problems: [{ details: expect.stringContaining('assent.') }] });
});

it.each([
  ['a button of its own', buttons('menu')],
  ['a template of its own', template('assentiment')],
])('takes %s', (_, body) => {
  expect(parseCallersRequest(body)).toHaveProperty('request');
});

it('leaves them to Assent itself', () => {
  expect(parseSendRequest(buttons('assent.keep_orders'))).toHaveProperty('request');
});
