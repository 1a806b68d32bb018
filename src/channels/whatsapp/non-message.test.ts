// What passes without a decision must not be able to send anything.

import { describe, expect, it } from 'vitest';
import { isNonMessage } from './non-message.ts';

const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.1' };

describe('a body that sends nothing', () => {
  it.each([
    read,
    { ...read, typing_indicator: { type: 'text' } },
    { ...read, typing_indicator: null },
    { ...read, recipient_type: 'individual', to: '491709900001' },
  ])('passes: %j', body => {
    expect(isNonMessage(body)).toBe(true);
  });

  it.each([
    { ...read, text: { body: 'Buy!' } },
    { ...read, type: 'text' },
    { ...read, template: {} },
    { ...read, type: 'template', to: '49' },
    { ...read, novelty: 1 },
    { ...read, category: 'utility' },
    { ...read, status: 'sent' },
    { ...read, status: undefined },
    { ...read, message_id: '' },
    { ...read, message_id: ['wamid.1'] },
    { ...read, messaging_product: 'sms' },
    { ...read, typing_indicator: 'text' },
    { messaging_product: 'whatsapp', typing_indicator: { type: 'text' } },
    {},
    [],
    null,
    'read',
  ])('is nothing else: %j', body => {
    expect(isNonMessage(body)).toBe(false);
  });
});
