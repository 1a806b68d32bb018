// The customers: found by any of their identities, made on the fly when somebody writes to a number that is not known.

import { sha256 } from '../../kernel/kernel.ts';
import type { Customer, PhoneShown, Relation } from '../types.ts';
import { countryOf, waIdOf } from './digits.ts';

const customersMax = 20_000;

export type NewCustomer = {
  readonly phone: string;
  readonly name?: string | undefined;
  readonly username?: string | null | undefined;
  readonly phoneShown?: PhoneShown | undefined;
  readonly withParent?: boolean | undefined;
};

export type People = {
  readonly all: () => IterableIterator<Customer>;
  readonly size: () => number;
  byId(id: string): Customer | undefined;
  /** By wa_id digits (any spelling), business-scoped id or parent id. */
  byPhone(digits: string): Customer | undefined;
  byUserId(userId: string): Customer | undefined;
  /** By any of them, for the control API. */
  find(words: string): Customer | undefined;
  add(what: NewCustomer): Customer;
  /** Gives the person another number, and with it new business-scoped ids. */
  renumber(customer: Customer, phone: string): void;
  setParent(customer: Customer, withParent: boolean): void;
};

/** Nobody yet. The oldest that nobody talks to make room when there are too many. */
export function createPeople(deps: { portfolio: string }): People {
  const byId = new Map<string, Customer>();
  const byPhone = new Map<string, Customer>();
  const byUserId = new Map<string, Customer>();
  let counted = 0;

  const index = (customer: Customer): void => {
    byPhone.set(customer.phone, customer);
    byUserId.set(customer.userId, customer);
    if (customer.parentUserId !== null) byUserId.set(customer.parentUserId, customer);
  };
  const unindex = (customer: Customer): void => {
    byPhone.delete(customer.phone);
    byUserId.delete(customer.userId);
    if (customer.parentUserId !== null) byUserId.delete(customer.parentUserId);
  };
  const makeRoom = (): void => {
    if (byId.size < customersMax) return;
    const [oldest] = [...byId.values()].slice(seededKept, seededKept + 1);
    if (oldest === undefined) return;
    unindex(oldest);
    byId.delete(oldest.id);
  };

  const people: People = {
    all: () => byId.values(),
    size: () => byId.size,
    byId: id => byId.get(id),
    byPhone: digits => byPhone.get(digits) ?? byPhone.get(waIdOf(digits)),
    byUserId: userId => byUserId.get(userId),
    find: words => byId.get(words) ?? byUserId.get(words) ?? people.byPhone(words.replace(/\D/g, '')),
    add: what => {
      makeRoom();
      counted += 1;
      const phone = waIdOf(what.phone);
      const country = countryOf(phone);
      const ids = idsOf(deps.portfolio, phone, country);
      const customer: Customer = {
        id: `c${counted}`,
        name: what.name ?? `Customer ${counted}`,
        phone,
        userId: ids.userId,
        parentUserId: what.withParent ? ids.parentUserId : null,
        username: what.username ?? null,
        phoneShown: what.phoneShown ?? 'auto',
        country,
        inContactBook: false,
        reachable: true,
        marketingAtMs: [],
        relations: null,
        chat: null,
      };
      byId.set(customer.id, customer);
      index(customer);
      return customer;
    },
    renumber: (customer, phone) => {
      unindex(customer);
      const country = countryOf(phone);
      const ids = idsOf(deps.portfolio, phone, country);
      customer.phone = waIdOf(phone);
      customer.country = country;
      customer.userId = ids.userId;
      customer.parentUserId = customer.parentUserId === null ? null : ids.parentUserId;
      customer.inContactBook = false;
      index(customer);
    },
    setParent: (customer, withParent) => {
      unindex(customer);
      customer.parentUserId = withParent ? idsOf(deps.portfolio, customer.phone, customer.country).parentUserId : null;
      index(customer);
    },
  };
  return people;
}

/** So many of the first are never dropped: they are the ones that the phone page begins with. */
const seededKept = 100;

/** Business-scoped ids follow from the number, as Meta's do: another number, another id. */
function idsOf(portfolio: string, phone: string, country: string): { userId: string; parentUserId: string } {
  const digits = (what: string): string =>
    (sha256(`${what}:${portfolio}:${phone}`).readBigUInt64BE(0) + 10n ** 19n).toString().slice(0, 20);
  const land = country === 'ZZ' ? 'US' : country;
  return { userId: `${land}.${digits('bsuid')}`, parentUserId: `${land}.ENT.${digits('parent')}` };
}

/** What holds between a customer and a business number; made when it is first asked for. */
export function relationOf(customer: Customer, phoneNumberId: string): Relation {
  customer.relations ??= new Map();
  const known = customer.relations.get(phoneNumberId);
  if (known) return known;
  const relation: Relation = {
    windowUntilMs: 0,
    entryOfferedUntilMs: 0,
    entryUntilMs: 0,
    phoneUsedAtMs: 0,
    stoppedOffers: false,
    blockedBusiness: false,
    pairUntilMs: 0,
  };
  customer.relations.set(phoneNumberId, relation);
  return relation;
}

const monthMs = 30 * 86_400_000;

/** Whether webhooks of this number show the customer's phone number (Meta's rule for people with a username). */
export function showsPhone(customer: Customer, what: { phoneNumberId: string; nowMs: number }): boolean {
  if (customer.phoneShown === 'always') return true;
  if (customer.phoneShown === 'never') return false;
  if (customer.username === null || customer.inContactBook) return true;
  const usedAtMs = customer.relations?.get(what.phoneNumberId)?.phoneUsedAtMs ?? 0;
  return usedAtMs > 0 && what.nowMs - usedAtMs < monthMs;
}
