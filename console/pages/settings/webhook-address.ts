// Where Meta's webhooks go: the address under which this console is open, unless the server knows a better one.

/** The address, as this browser sees it. */
export function webhookAddress(): string {
  return `${location.origin}/webhooks/whatsapp`;
}
