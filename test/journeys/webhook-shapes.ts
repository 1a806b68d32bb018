// Webhooks as Meta might send them, and as it never should: every known field with members that are there, missing or odd.

import fc from 'fast-check';
import { demoSender } from '../../src/app/app.ts';
import { spoiled } from './shapes.ts';

/** Webhooks of the demo account about a few people. */
export function webhooks(): fc.Arbitrary<unknown> {
  const person = fc.constantFrom('4915119000001', '4915119000003');
  const at = fc.constantFrom('1773133200', 'yesterday', '99999999999999');
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('STOP', 'START', 'a\0b', '\ud800'),
  );
  const message = fc.record(
    {
      from: person,
      from_user_id: fc.constantFrom('DE.111', 'x'),
      id: fc.string({ maxLength: 20 }),
      timestamp: at,
      type: fc.constantFrom('text', 'image', 'button', 'interactive', 'system', 'edit', 'reaction', 'order', 'zzz'),
      text: fc.record({ body: words }),
      image: fc.record({ caption: words, id: fc.constant('1') }),
      button: fc.record({ text: words, payload: words }),
      interactive: fc.jsonValue(),
      system: fc.record({
        type: fc.constantFrom('user_changed_number', 'user_changed_user_id'),
        wa_id: person,
        user_id: fc.constantFrom('DE.111', 'DE.222'),
        previous_user_id: fc.constantFrom('DE.111', 'DE.222'),
      }),
      edit: fc.jsonValue(),
      context: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const status = fc.record(
    {
      id: fc.string({ maxLength: 20 }),
      status: fc.constantFrom('sent', 'delivered', 'read', 'failed', 'gone'),
      timestamp: at,
      recipient_id: person,
      recipient_user_id: fc.constantFrom('DE.111', 'DE.333'),
      biz_opaque_callback_data: fc.oneof(fc.uuid(), words),
      errors: fc.array(fc.jsonValue(), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const preference = fc.record(
    { wa_id: person, value: fc.constantFrom('stop', 'resume', 'x'), timestamp: fc.oneof(fc.integer(), at) },
    { requiredKeys: [] },
  );
  const value = fc.record(
    {
      messaging_product: fc.constant('whatsapp'),
      metadata: fc.record({ phone_number_id: fc.constantFrom(demoSender.phoneNumberId, '1') }),
      contacts: fc.array(
        fc.record({ wa_id: person, user_id: fc.constant('DE.111'), profile: fc.jsonValue() }, { requiredKeys: [] }),
        { maxLength: 2 },
      ),
      messages: fc.array(message, { maxLength: 3 }),
      statuses: fc.array(status, { maxLength: 3 }),
      user_preferences: fc.array(preference, { maxLength: 2 }),
      errors: fc.jsonValue(),
      event: fc.constantFrom('APPROVED', 'x'),
      message_template_name: fc.constant('spring_offer'),
      message_template_language: fc.constantFrom('en', 'xx'),
    },
    { requiredKeys: [] },
  );
  const fields = fc.constantFrom(
    'messages',
    'messages',
    'user_preferences',
    'smb_message_echoes',
    'calls',
    'history',
    'message_template_status_update',
    'zzz',
  );
  return fc.record({
    object: fc.constant('whatsapp_business_account'),
    entry: fc.array(
      fc.record({
        id: fc.constantFrom(demoSender.wabaId, '1'),
        changes: fc.array(fc.record({ field: fields, value: spoiled(value) }), { maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
  });
}
