// What became of messages that were sent. A status is known by its wamid; the person is given where Meta names one.

import { nobody, type PersonIds, personOf } from '../person.ts';
import { complete, contactsIn } from './attribute.ts';
import { codeAt, fieldsOf, idAt, instantAt, isFields, listOf, saidAt } from './read.ts';
import type { StatusName, Told } from './update.ts';

const names: readonly string[] = ['sent', 'delivered', 'read', 'played', 'failed'] satisfies StatusName[];

/** The statuses of a value. */
export function statusesIn(value: unknown): Told[] {
  const statuses = listOf(fieldsOf(value)['statuses']);
  // In a group the contact may be another participant.
  const byPosition = statuses.some(isOfGroup) ? 'never' : 'if-only-one';
  const people = complete(statuses.map(recipientOf), contactsIn(value), byPosition);
  return statuses.map((status, place) => toldBy(status, people[place] ?? nobody));
}

function isOfGroup(status: unknown): boolean {
  return fieldsOf(status)['recipient_type'] === 'group';
}

/** The person that a status is about. In a group that is the participant, never the group. */
function recipientOf(status: unknown): PersonIds {
  const fields = fieldsOf(status);
  if (isOfGroup(status)) {
    return personOf({
      phone: fields['recipient_participant_id'],
      userId: fields['recipient_participant_user_id'],
      parentUserId: fields['recipient_participant_parent_user_id'],
    });
  }
  return personOf({
    phone: fields['recipient_id'],
    userId: fields['recipient_user_id'],
    // Its name until 5 May 2026 comes second.
    parentUserId: fields['recipient_parent_user_id'] ?? fields['parent_recipient_user_id'],
  });
}

function toldBy(raw: unknown, person: PersonIds): Told {
  if (!isFields(raw)) return { kind: 'unclear', raw, reason: 'a status is not an object' };
  const wamid = idAt(raw['id']);
  const atMs = instantAt(raw['timestamp']);
  const status = raw['status'];
  if (wamid === undefined) return { kind: 'unclear', raw, reason: 'a status has no usable id' };
  if (atMs === undefined) return { kind: 'unclear', raw, reason: 'a status has no usable time' };
  if (!isStatusName(status)) return { kind: 'unclear', raw, reason: 'a status of an unknown kind' };
  return { kind: 'status', raw, person, wamid, status, atMs, errors: errorsIn(raw), opaque: opaqueIn(raw) };
}

function isStatusName(value: unknown): value is StatusName {
  return typeof value === 'string' && names.includes(value);
}

function errorsIn(status: unknown): { code: number }[] {
  return listOf(fieldsOf(status)['errors'])
    .slice(0, 16)
    .flatMap(error => {
      const code = codeAt(fieldsOf(error)['code']);
      return code === undefined ? [] : [{ code }];
    });
}

const opaqueMax = 512;

function opaqueIn(status: unknown): string | null {
  const opaque = saidAt(fieldsOf(status)['biz_opaque_callback_data']);
  return opaque !== undefined && opaque.length <= opaqueMax ? opaque : null;
}
