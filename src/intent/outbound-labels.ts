// The classes of what a business is about to send, in the order in which the weights stand.

export const outboundLabels = ['service', 'promotional', 'third_party'] as const;

export type OutboundClass = (typeof outboundLabels)[number];
