// Who a wire message speaks of. Since 2026 a phone number may be missing, and a business-scoped user id (BSUID) may
// stand where older payloads had a number; so an identifier is told apart by its shape, never by the name of its field.

export type PersonIds = {
  /** Digits as Meta gave them (wa_id, from), without a plus sign. */
  readonly phone: string | null;
  readonly userId: string | null;
  readonly parentUserId: string | null;
};

export const nobody: PersonIds = { phone: null, userId: null, parentUserId: null };

const phoneShape = /^\+?(\d{4,20})$/;
const userIdShape = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;
const parentIdShape = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/;

/** Whether a text has the shape of a BSUID or of a parent BSUID (Meta, 2026: two letters, a dot, up to 128 characters). */
export function isUserIdShape(text: string): boolean {
  return userIdShape.test(text) || parentIdShape.test(text);
}

/** The ids that some fields of a payload name. A BSUID in a field meant for a number counts as the BSUID that it is. */
export function personOf(fields: { phone?: unknown; userId?: unknown; parentUserId?: unknown }): PersonIds {
  const found = { phone: null, userId: null, parentUserId: null } as Record<keyof PersonIds, string | null>; // filled below
  for (const value of [fields.userId, fields.parentUserId, fields.phone]) {
    const id = idOf(value);
    if (id !== undefined) found[id.kind] ??= id.value;
  }
  return found;
}

function idOf(value: unknown): { kind: keyof PersonIds; value: string } | undefined {
  if (typeof value !== 'string') return undefined;
  const digits = phoneShape.exec(value)?.[1];
  if (digits !== undefined) return { kind: 'phone', value: digits };
  if (userIdShape.test(value)) return { kind: 'userId', value };
  return parentIdShape.test(value) ? { kind: 'parentUserId', value } : undefined;
}

/** Whether the ids name nobody. */
export function isNobody(person: PersonIds): boolean {
  return person.phone === null && person.userId === null && person.parentUserId === null;
}

/** Whether two sets of ids name the same person in every field that both have. */
export function isSame(one: PersonIds, other: PersonIds): boolean {
  return one.phone === other.phone && one.userId === other.userId && one.parentUserId === other.parentUserId;
}
