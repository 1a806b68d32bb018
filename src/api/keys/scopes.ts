// What an API key may do. One list: the keys, the routes and the OpenAPI document agree.

/** Every scope, with what it opens. */
export const scopes = {
  'messages:send': 'Send messages, through the gateway or the API, and use media, templates and numbers for that.',
  'messages:read': 'Read what became of a message.',
  'messages:content': 'Read what was written in the messages of a contact.',
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
  manage: 'Manage senders, templates, purposes, registries, API keys and webhooks.',
} as const satisfies Record<string, string>;

export type Scope = keyof typeof scopes;

/** All scopes, in the order of the list. */
export const scopeNames: readonly Scope[] = Object.keys(scopes).filter(isScope);

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text);
}
