// What each role may do: the one table behind every person who is signed in.

import type { Role } from '../../staff/staff.ts';
import { type Scope, scopeNames } from './scopes.ts';

const service: readonly Scope[] = [
  'messages:send',
  'messages:read',
  'conversations:read',
  'consents:write',
  'consents:read',
  'contacts:read',
  'contacts:write',
  'decisions:ask',
  'decisions:read',
  'senders:read',
  'team:read',
];

const allowed: Readonly<Record<Role, readonly Scope[]>> = {
  owner: scopeNames,
  marketer: [...service, 'requests:read', 'purposes:manage'],
  agent: [...service, 'messages:content', 'conversations:write', 'requests:read', 'requests:write'],
  // Whoever makes keys for a bot can do what the bot can: the table says so instead of hiding it.
  developer: [...service, 'settings:read', 'senders:manage', 'purposes:manage', 'keys:manage', 'endpoints:manage'],
  dpo: [
    'messages:read',
    'messages:content',
    'conversations:read',
    'consents:read',
    'contacts:read',
    'decisions:ask',
    'decisions:read',
    'requests:read',
    'requests:write',
    'senders:read',
    'settings:read',
    'team:read',
    'audit:read',
    'sending:pause',
    'retention:manage',
  ],
};

/** The scopes of each role. */
export const scopesOfRole: Readonly<Record<Role, ReadonlySet<Scope>>> = {
  owner: new Set(allowed.owner),
  marketer: new Set(allowed.marketer),
  agent: new Set(allowed.agent),
  developer: new Set(allowed.developer),
  dpo: new Set(allowed.dpo),
};
