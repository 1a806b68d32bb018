// System messages in which a person's number or BSUID changed. The sender of such a message is who the person was:
// consent must not silently follow a number to whoever has it next (Meta, August 2026).

import { isNobody, type PersonIds, personOf } from '../person.ts';
import { fieldsOf } from './read.ts';
import type { IdentityUpdate, Told } from './update.ts';

const changes = new Set(['user_changed_number', 'user_changed_user_id']);

type Change = { readonly before: PersonIds; readonly now: PersonIds };

function changeIn(message: unknown): Change | undefined {
  const fields = fieldsOf(message);
  const system = fieldsOf(fields['system']);
  if (fields['type'] !== 'system' || !changes.has(String(system['type']))) return undefined;
  const now = personOf({
    phone: system['wa_id'] ?? system['new_wa_id'],
    userId: system['user_id'],
    parentUserId: system['parent_user_id'],
  });
  const before = personOf({
    phone: fields['from'],
    userId: system['previous_user_id'] ?? (now.userId === null ? undefined : fields['from_user_id']),
    parentUserId: system['previous_parent_user_id'],
  });
  // What is new cannot be what the person was called before. A change of the BSUID alone keeps the number.
  const keepsPhone = system['type'] === 'user_changed_user_id';
  return {
    now,
    before: {
      phone: keepsPhone || before.phone !== now.phone ? before.phone : null,
      userId: before.userId === now.userId ? null : before.userId,
      parentUserId: before.parentUserId,
    },
  };
}

/** The ids that the sender of a change of identity had before; undefined for every other message. */
export function previousIds(message: unknown): PersonIds | undefined {
  return changeIn(message)?.before;
}

/** The change of identity that a system message announces. */
export function identityOf(
  message: unknown,
  about: { person: PersonIds; wamid: string; atMs: number },
): Told<IdentityUpdate> | undefined {
  const change = changeIn(message);
  if (change === undefined || isNobody(change.now)) return undefined;
  return { kind: 'identity', raw: message, ...about, now: change.now };
}
