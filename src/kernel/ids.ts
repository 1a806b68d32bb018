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
  const ms = Math.floor(atMs);
  for (let nth = 0; nth < timeBytes; nth += 1) writeByte(nth, Math.floor(ms / 256 ** (timeBytes - 1 - nth)) & 0xff);
  for (let nth = 0; nth < chanceBytes; nth += 1) writeByte(timeBytes + nth, chance[nth] ?? 0);
  writeByte(timeBytes, ((chance[0] ?? 0) & 0x0f) | 0x70);
  writeByte(timeBytes + 2, ((chance[2] ?? 0) & 0x3f) | 0x80);
  return draft.toString('latin1') as Id<Noun>; // the only place where an id is made
}

const timeBytes = 6;
const chanceBytes = 10;
/** Written over for each id and read at once. Pieces put together would each lie in memory as long as the id does. */
const draft = Buffer.from('00000000-0000-0000-0000-000000000000', 'latin1');
const digits = Buffer.from('0123456789abcdef', 'latin1');
/** Where the two digits of each byte stand. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

function writeByte(nth: number, byte: number): void {
  const place = places[nth] ?? 0;
  draft[place] = digits[byte >> 4] ?? 0;
  draft[place + 1] = digits[byte & 0x0f] ?? 0;
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
