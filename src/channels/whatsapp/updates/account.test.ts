// News of templates, numbers and the account, and that no customer's data is in what is kept of it.

import { describe, expect, it } from 'vitest';
import { anna, message, value, wabaId, webhook } from '../fixtures/webhook.ts';
import { updatesOf } from './updates-of.ts';

const name = { message_template_id: 1, message_template_name: 'spring', message_template_language: 'de_AT' };
const template = { kind: 'template', name: 'spring', language: 'de_AT', wabaId, phoneNumberId: null };

describe('news of a template', () => {
  it.each([
    ['message_template_status_update', { event: 'PAUSED' }, { status: 'PAUSED', category: null }],
    [
      'message_template_status_update',
      { event: 'APPROVED', message_template_category: 'UTILITY' },
      { status: 'APPROVED', category: 'UTILITY' },
    ],
    [
      'template_category_update',
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
      { status: null, category: 'MARKETING' },
    ],
    [
      'template_category_update',
      { new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: 1_793_000_000 },
      { status: null, category: null },
    ],
    ['message_template_quality_update', { new_quality_score: 'RED' }, { status: null, category: null }],
    ['message_template_components_update', { message_template_element: 'x' }, { status: null, category: null }],
  ])('%s %o', (field, content, expected) => {
    expect(updatesOf(webhook(field, { ...name, ...content }))).toMatchObject([{ ...template, ...expected, field }]);
  });

  it('spells the language as requests do', () => {
    const content = { ...name, message_template_language: 'en-US', event: 'APPROVED' };
    expect(updatesOf(webhook('message_template_status_update', content))).toMatchObject([{ language: 'en_US' }]);
  });

  it('without a name or an event is unclear', () => {
    expect(updatesOf(webhook('message_template_status_update', name))).toMatchObject([{ kind: 'unclear' }]);
    expect(updatesOf(webhook('message_template_status_update', { event: 'PAUSED' }))).toMatchObject([
      { kind: 'unclear' },
    ]);
    expect(updatesOf(webhook('template_category_update', name))).toMatchObject([{ kind: 'unclear' }]);
  });
});

describe('news of the account', () => {
  it.each([
    ['account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info: [] }, 'account', 'ACCOUNT_RESTRICTION'],
    ['account_alerts', { alert_info: { alert_type: 'OBA_APPROVED' } }, 'account', 'OBA_APPROVED'],
    ['account_review_update', { decision: 'APPROVED' }, 'account', 'APPROVED'],
    ['business_capability_update', { max_phone_numbers_per_business: 2000 }, 'account', 'business_capability_update'],
    ['business_username_update', { username: 'x', status: 'approved' }, 'account', 'approved'],
    ['phone_number_quality_update', { event: 'THROUGHPUT_UPGRADE' }, 'phone', 'THROUGHPUT_UPGRADE'],
    ['phone_number_name_update', { decision: 'APPROVED' }, 'phone', 'APPROVED'],
    ['security', { event: 'PIN_CHANGED' }, 'account', 'PIN_CHANGED'],
    ['flows', { event: 'FLOW_STATUS_CHANGE' }, 'account', 'FLOW_STATUS_CHANGE'],
    ['partner_solutions', {}, 'account', 'partner_solutions'],
    ['payment_configuration_update', {}, 'account', 'payment_configuration_update'],
  ])('%s is kept with its event', (field, content, kind, event) => {
    expect(updatesOf(webhook(field, content))).toMatchObject([{ kind, event, field, raw: content, wabaId }]);
  });

  it.each([
    'history',
    'smb_app_state_sync',
    'tracking_events',
    'automatic_events',
    'group_participants_update',
    'group_of_next_year_update',
  ])('%s is kept by its name alone, because it holds customers’ data', field => {
    const content = { threads: [{ id: anna.phone }], event: anna.phone };
    const updates = updatesOf(webhook(field, content));
    expect(updates).toMatchObject([{ kind: 'account', event: field, raw: null }]);
    expect(JSON.stringify(updates)).not.toContain(anna.phone);
  });

  it('what people write while Meta’s agent answers still counts', () => {
    expect(updatesOf(webhook('standby', value({ messages: [message(anna)] })))).toMatchObject([{ kind: 'message' }]);
    expect(updatesOf(webhook('standby', value({})))).toMatchObject([{ kind: 'account', raw: null }]);
  });

  it('of an unknown field is unclear', () => {
    expect(updatesOf(webhook('dreams', {}))).toMatchObject([{ kind: 'unclear', field: 'dreams' }]);
    expect(updatesOf(webhook('constructor', {}))).toMatchObject([{ kind: 'unclear' }]);
    expect(updatesOf(webhook('messages', value({})))).toMatchObject([{ kind: 'unclear' }]);
  });
});
