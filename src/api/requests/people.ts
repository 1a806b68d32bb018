// The person that a request names: by phone number, by business-scoped user id, or by the contact's own id.

import { isUserIdShape, normaliseDialled } from '../../channels/whatsapp/whatsapp.ts';
import type { Contacts, IdentityIds, Person } from '../../contacts/contacts.ts';
import { type BusinessId, type ContactId, Failure } from '../../kernel/kernel.ts';

export type NamedPerson = {
  readonly phone?: string | undefined;
  readonly user_id?: string | undefined;
  readonly parent_user_id?: string | undefined;
};

const parentMark = '.ENT.';

/** The identities of a named person; throws `address-unusable` in words without the number. */
export function identitiesOf(named: NamedPerson): IdentityIds {
  if (named.user_id !== undefined && (!isUserIdShape(named.user_id) || named.user_id.includes(parentMark)))
    throw new Failure('address-unusable', 'user_id is no business-scoped user id (such as `US.134…`)');
  if (
    named.parent_user_id !== undefined &&
    !(isUserIdShape(named.parent_user_id) && named.parent_user_id.includes(parentMark))
  )
    throw new Failure('address-unusable', 'parent_user_id is no parent user id (such as `US.ENT.134…`)');
  return {
    phone: named.phone === undefined ? null : digitsOf(named.phone),
    userId: named.user_id ?? null,
    parentUserId: named.parent_user_id ?? null,
  };
}

/** The contact that a body names by id, or by number or user id; whoever is not known by these becomes a contact. */
export async function contactNamed(
  deps: { readonly contacts: Pick<Contacts, 'get' | 'resolve'> },
  businessId: BusinessId,
  contact: NamedPerson & { readonly id?: ContactId | undefined },
): Promise<Person> {
  const { id, ...named } = contact;
  if (id === undefined) return await deps.contacts.resolve(businessId, identitiesOf(named));
  const person = await deps.contacts.get(businessId, id);
  if (person === undefined) throw new Failure('not-found', 'there is no contact with this id');
  return person;
}

/** /api/v1 takes international numbers only: no country is ever guessed. */
function digitsOf(phone: string): string {
  const dialled = normaliseDialled(phone, { mode: 'international', country: null });
  if ('problem' in dialled) throw new Failure('address-unusable', dialled.problem);
  return dialled.digits;
}
