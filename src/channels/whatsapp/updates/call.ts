// Calls. A person who calls the business opens the window as if they had written (Meta), so their call is a message of
// type `call`; a call that the business made is news.

import { isNobody, type PersonIds, personOf } from '../person.ts';
import { complete, contactsIn } from './attribute.ts';
import { fieldsOf, idAt, instantAt, isFields, listOf } from './read.ts';
import type { Told } from './update.ts';

/** The calls in a value of the field `calls`; the states of calls that the business made are one piece of news. */
export function callsIn(value: unknown): Told[] {
  const calls = listOf(fieldsOf(value)['calls']);
  const people = complete(calls.map(callerOf), contactsIn(value));
  const told = calls.map((call, place) => toldBy(call, people[place] ?? callerOf(call)));
  return listOf(fieldsOf(value)['statuses']).length > 0
    ? [...told, { kind: 'account', raw: null, event: 'call-status' }]
    : told;
}

function callerOf(call: unknown): PersonIds {
  const fields = fieldsOf(call);
  return personOf({
    phone: fields['from'],
    userId: fields['from_user_id'],
    parentUserId: fields['from_parent_user_id'],
  });
}

function toldBy(raw: unknown, person: PersonIds): Told {
  if (!isFields(raw)) return { kind: 'unclear', raw, reason: 'a call is not an object' };
  if (raw['direction'] === 'BUSINESS_INITIATED') return { kind: 'account', raw: null, event: 'call' };
  const wamid = idAt(raw['id']);
  const atMs = instantAt(raw['timestamp']);
  if (wamid === undefined) return { kind: 'unclear', raw, reason: 'a call has no usable id' };
  if (atMs === undefined) return { kind: 'unclear', raw, reason: 'a call has no usable time' };
  if (isNobody(person)) return { kind: 'unclear', raw, reason: 'a call names no caller' };
  return {
    kind: 'message',
    raw,
    person,
    wamid,
    type: 'call',
    text: null,
    payload: null,
    atMs,
    inGroup: false,
    forwarded: false,
    referral: false,
    contextWamid: null,
  };
}
