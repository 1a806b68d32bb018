// What an API key or a role may do. One list: the keys, the roles, the routes and the OpenAPI document agree.

/** Every scope, with what it opens. */
export const scopes = {
  'messages:send': 'Send messages, through the gateway or the API, and use media, templates and numbers for that.',
  'messages:read': 'Read what became of a message.',
  'messages:content': 'Read what was written in the messages of a contact.',
  'conversations:read': 'Read conversations, labels and quick replies; their words only with messages:content.',
  'conversations:write': 'Assign, close and read conversations, note and label.',
  'consents:write': 'Record consent events and ask for opt-ins.',
  'consents:read': 'Read the consents and consent events of a contact.',
  'content:override':
    'Say that a text is no advertising although it reads like it. Has to be named: “everything” lacks it.',
  'contacts:read': 'Find and read contacts.',
  'contacts:write': 'Note facts of a contact: age, regions, where the address came from, ties to the business.',
  'decisions:ask': 'Ask for a decision without sending.',
  'decisions:read': 'Read and replay decisions.',
  'requests:read': 'Read requests of people by their rights, and doubts whether somebody meant a stop.',
  'requests:write': 'Enter, change and end requests, and resolve doubts.',
  'senders:read': 'Read senders, templates and purposes. Goes with messages:send.',
  'senders:manage': 'Add and change senders. Goes with manage.',
  'purposes:manage': 'Add and change purposes, and say which templates serve them. Goes with manage.',
  'policy:manage': 'Set the business’s own values and import registries. Goes with manage.',
  'sending:pause': 'Pause and resume what the business sends. Has to be named: “everything” lacks it.',
  'retention:manage': 'Set for how long what was written is kept. Has to be named: “everything” lacks it.',
  'keys:manage': 'Make and revoke API keys. Goes with manage.',
  'endpoints:manage': 'Manage outgoing webhooks. Goes with manage.',
  'settings:read': 'Read API keys (not the keys themselves), webhooks and deliveries. Goes with manage.',
  'team:read': 'Read who works here. Has to be named: “everything” lacks it.',
  'team:manage': 'Invite people, change their roles, remove them. Has to be named: “everything” lacks it.',
  'audit:read': 'Read the audit trail of what people saw and did. Has to be named: “everything” lacks it.',
  manage: 'Manage senders, templates, purposes, registries, API keys and webhooks.',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof scopes;

/** All scopes, in the order of the list. */
export const scopeNames: readonly Scope[] = Object.keys(scopes).filter(isScope);

/** These a key has only when it was given them by name: a key that may do everything may belong to a bot. */
export const namedScopes: readonly Scope[] = [
  'content:override',
  'sending:pause',
  'retention:manage',
  'team:read',
  'team:manage',
  'audit:read',
];

const included: Partial<Record<Scope, readonly Scope[]>> = {
  'messages:send': ['senders:read'],
  manage: ['senders:manage', 'purposes:manage', 'policy:manage', 'keys:manage', 'endpoints:manage', 'settings:read'],
};

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text);
}

/** Whether what was granted opens a scope; null was granted everything that need not be named. */
export function opens(granted: ReadonlySet<Scope> | null, scope: Scope): boolean {
  if (granted === null) return !namedScopes.includes(scope);
  return granted.has(scope) || [...granted].some(one => included[one]?.includes(scope) === true);
}
