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
/** A person who works here and signs in. */
export type StaffId = Id<'staff user'>;

/** What makes ids and keys unpredictable: the operating system's generator, or a seeded one in tests. */
export type Random = { bytes(length: number): Buffer };

/** The one source of time: milliseconds since 1970 UTC. Tests hold it still. */
export type Clock = { now(): number };

/** Calls back, in their order, all who came in one turn of the event loop, once nothing more of that turn is to be read. */
export type Turn = (goOn: () => void) => void;

/** A new UUIDv7 (RFC 9562, 5.7) for the instant that the clock shows. */
export function newId<Noun extends string>(deps: { clock: Clock; random: Random }): Id<Noun> {
  return idAt(deps.clock.now(), deps.random.bytes(10));
}

/** The UUIDv7 of an instant in milliseconds and 10 bytes of chance. */
export function idAt<Noun extends string>(atMs: number, chance: Uint8Array): Id<Noun> {
  const time = Math.floor(atMs).toString(16).padStart(12, '0');
  const at = (place: number): number => chance[place] ?? 0;
  const pair = (place: number): string => digits(at(place)) + digits(at(place + 1));
  const version = digits((at(0) & 0x0f) | 0x70) + digits(at(1));
  const variant = digits((at(2) & 0x3f) | 0x80) + digits(at(3));
  const uuid = `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${pair(4)}${pair(6)}${pair(8)}`;
  return uuid as Id<Noun>; // the only place where an id is made
}

/** Every byte in two digits: quicker than a buffer that is written and read back, at two ids a message. */
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function digits(byte: number): string {
  return hex[byte] ?? '';
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
