// Branded identifiers. Every row is named by a UUIDv7, so that ids sort by time and partitions can be ranges of them.

declare const noun: unique symbol;

/** A UUID that names one kind of thing; the brand exists only for the compiler. */
export type Id<Noun extends string> = string & { readonly [noun]: Noun };

export type BusinessId = Id<'business'>;
export type SenderId = Id<'sender'>;
export type ContactId = Id<'contact'>;
export type ConsentEventId = Id<'consent event'>;
export type DecisionId = Id<'decision'>;
export type MessageId = Id<'message'>;
export type OptInId = Id<'opt-in'>;
export type ApiKeyId = Id<'api key'>;
export type EndpointId = Id<'webhook endpoint'>;
export type DeliveryId = Id<'webhook delivery'>;

/** What makes ids and keys unpredictable: the operating system's generator, or a seeded one in tests. */
export type Random = { bytes(length: number): Buffer };

/** The one source of time: milliseconds since 1970 UTC. Tests hold it still. */
export type Clock = { now(): number };

/** A new UUIDv7 (RFC 9562, 5.7) for the instant that the clock shows. */
export function newId<Noun extends string>(deps: { clock: Clock; random: Random }): Id<Noun> {
  return idAt(deps.clock.now(), deps.random.bytes(10));
}

/** The UUIDv7 of an instant in milliseconds and 10 bytes of chance. */
export function idAt<Noun extends string>(atMs: number, chance: Uint8Array): Id<Noun> {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(atMs, 0, 6);
  bytes.set(chance.subarray(0, 10), 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return uuid as Id<Noun>; // the only place where an id is made
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id in a text from outside, lower case; undefined when it is no UUID. */
export function parseId<Noun extends string>(text: string): Id<Noun> | undefined {
  const lower = text.toLowerCase();
  return uuid.test(lower) ? (lower as Id<Noun>) : undefined; // checked by the expression above
}

/** The instant (ms) at which an id was made; ids are UUIDv7. */
export function idInstantMs(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
