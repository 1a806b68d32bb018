// News of the account, its numbers and everything else that Meta is known to send. It is kept; of fields that may speak
// of customers only the name is kept here, because news is shown and stored in the clear.

import { fieldsOf, idAt } from './read.ts';
import type { Told } from './update.ts';

type Fields = { readonly [key: string]: unknown };
type News = { readonly kind: 'account' | 'phone'; readonly event: (value: Fields) => unknown };

const account = (event: News['event']): News => ({ kind: 'account', event });
const phone = (event: News['event']): News => ({ kind: 'phone', event });

const news: Readonly<Record<string, News>> = {
  account_alerts: account(value => fieldsOf(value['alert_info'])['alert_type'] ?? value['alert_type']),
  account_review_update: account(value => value['decision']),
  account_update: account(value => value['event']),
  business_capability_update: account(() => undefined),
  business_username_update: account(value => value['status']),
  flows: account(value => value['event']),
  partner_solutions: account(value => value['event']),
  payment_configuration_update: account(value => value['status']),
  phone_number_name_update: phone(value => value['decision']),
  phone_number_quality_update: phone(value => value['event']),
  security: account(value => value['event']),
};

/** Known fields whose values hold customers' data, or may. */
const closed = new Set([
  'automatic_events',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'history',
  'smb_app_state_sync',
  'standby',
  'tracking_events',
]);

/** Whether a field is news of the account. */
export function isNewsField(field: string): boolean {
  return Object.hasOwn(news, field) || closed.has(field) || field.startsWith('group_');
}

/** The news of a value: the event as Meta names it, or the name of the field. */
export function newsIn(field: string, value: unknown): Told[] {
  const known = Object.hasOwn(news, field) ? news[field] : undefined;
  if (known === undefined) return [{ kind: 'account', raw: null, event: field }];
  return [{ kind: known.kind, raw: value, event: idAt(known.event(fieldsOf(value))) ?? field }];
}
