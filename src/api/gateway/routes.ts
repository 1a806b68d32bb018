// The allow-list of the gateway: every path of Meta's that Assent knows, and what it does with it. Anything else is
// refused, because it could send, or lead webhooks past the gate. docs/reference/gateway.md prints this list.

import type { Scope } from '../keys/scopes.ts';

export type GatewayAct =
  | 'send'
  | 'send-marketing'
  | 'pass'
  | 'upload'
  | 'read-node'
  | 'edit-template'
  | 'delete-medium'
  | 'list-templates'
  | 'create-template';

export type GatewayRoute = {
  /** Method and path as the docs print them; without the version, which may stand before each. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** What follows the id in the path. */
  readonly rest: string;
  /** What the id in the path names: one of our numbers, accounts, or something of Meta's. */
  readonly names: 'phone' | 'waba' | 'node';
  readonly scope: Scope;
  readonly act: GatewayAct;
};

type Row = readonly [GatewayRoute['method'], GatewayRoute['names'], string, Scope, GatewayAct];

const words = { phone: 'phone-number-id', waba: 'waba-id', node: 'id' };

const rows: readonly Row[] = [
  ['POST', 'phone', 'messages', 'messages:send', 'send'],
  ['POST', 'phone', 'marketing_messages', 'messages:send', 'send-marketing'],
  ['POST', 'phone', 'media', 'messages:send', 'upload'],
  ['GET', 'phone', 'whatsapp_business_profile', 'messages:send', 'pass'],
  ['POST', 'phone', 'whatsapp_business_profile', 'manage', 'pass'],
  ['GET', 'phone', 'block_users', 'messages:send', 'pass'],
  ['POST', 'phone', 'block_users', 'messages:send', 'pass'],
  ['DELETE', 'phone', 'block_users', 'messages:send', 'pass'],
  ['GET', 'phone', 'message_qrdls', 'messages:send', 'pass'],
  ['GET', 'phone', 'conversational_automation', 'messages:send', 'pass'],
  ['GET', 'waba', 'phone_numbers', 'messages:send', 'pass'],
  ['GET', 'waba', 'message_templates', 'messages:send', 'list-templates'],
  ['POST', 'waba', 'message_templates', 'manage', 'create-template'],
  ['DELETE', 'waba', 'message_templates', 'manage', 'pass'],
  ['GET', 'waba', 'subscribed_apps', 'messages:send', 'pass'],
  ['GET', 'node', '', 'messages:send', 'read-node'],
  ['POST', 'node', '', 'manage', 'edit-template'],
  ['DELETE', 'node', '', 'messages:send', 'delete-medium'],
];

/** Every route of the gateway. */
export const gatewayRoutes: readonly GatewayRoute[] = rows.map(([method, names, rest, scope, act]) => ({
  name: `${method} /{${words[names]}}${rest === '' ? '' : `/${rest}`}`,
  method,
  rest,
  names,
  scope,
  act,
}));
