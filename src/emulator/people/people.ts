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
  clear(): void;
};

type Register = {
  readonly portfolio: string;
  readonly byId: Map<string, Customer>;
  readonly byPhone: Map<string, Customer>;
  readonly byUserId: Map<string, Customer>;
  counted: number;
};

/** Nobody yet. */
export function createPeople(deps: { portfolio: string }): People {
  const register: Register = {
    portfolio: deps.portfolio,
    byId: new Map(),
    byPhone: new Map(),
    byUserId: new Map(),
    counted: 0,
  };
  const { byId, byUserId } = register;
  const byPhone = (digits: string): Customer | undefined =>
    register.byPhone.get(digits) ?? register.byPhone.get(waIdOf(digits));
  return {
    all: () => byId.values(),
    size: () => byId.size,
    byId: id => byId.get(id),
    byPhone,
    byUserId: userId => byUserId.get(userId),
    find: words => byId.get(words) ?? byUserId.get(words) ?? byPhone(words.replace(/\D/g, '')),
    add: what => add(register, what),
    renumber: (customer, phone) => {
      unlist(register, customer);
      customer.phone = waIdOf(phone);
      customer.country = countryOf(customer.phone);
      customer.userId = userIdOf(register, customer);
      customer.parentUserId = customer.parentUserId === null ? null : parentIdOf(register, customer);
      customer.inContactBook = false;
      list(register, customer);
    },
    setParent: (customer, withParent) => {
      unlist(register, customer);
      customer.parentUserId = withParent ? parentIdOf(register, customer) : null;
      list(register, customer);
    },
    clear: () => {
      for (const map of [byId, byUserId, register.byPhone]) map.clear();
      register.counted = 0;
    },
  };
}

function add(register: Register, what: NewCustomer): Customer {
  makeRoom(register);
  register.counted += 1;
  const phone = waIdOf(what.phone);
  const who = { phone, country: countryOf(phone) };
  const customer: Customer = {
    id: `c${register.counted}`,
    name: what.name ?? `Customer ${register.counted}`,
    phone,
    userId: userIdOf(register, who),
    parentUserId: what.withParent ? parentIdOf(register, who) : null,
    username: what.username ?? null,
    phoneShown: what.phoneShown ?? 'auto',
    country: who.country,
    inContactBook: false,
    reachable: true,
    marketingAtMs: [],
    relations: null,
    chat: null,
  };
  register.byId.set(customer.id, customer);
  list(register, customer);
  return customer;
}

function list({ byPhone, byUserId }: Register, customer: Customer): void {
  byPhone.set(customer.phone, customer);
  byUserId.set(customer.userId, customer);
  if (customer.parentUserId !== null) byUserId.set(customer.parentUserId, customer);
}

function unlist({ byPhone, byUserId }: Register, customer: Customer): void {
  byPhone.delete(customer.phone);
  byUserId.delete(customer.userId);
  if (customer.parentUserId !== null) byUserId.delete(customer.parentUserId);
}

/** The oldest beyond the first makes room when there are too many. */
function makeRoom(register: Register): void {
  if (register.byId.size < customersMax) return;
  let place = 0;
  for (const customer of register.byId.values()) {
    place += 1;
    if (place <= seededKept) continue;
    unlist(register, customer);
    register.byId.delete(customer.id);
    return;
  }
}

/** So many of the first are never dropped: they are the ones that the phone page begins with. */
const seededKept = 100;

/** Business-scoped ids follow from the number, as Meta's do: another number, another id. */
function userIdOf(register: Register, who: { phone: string; country: string }): string {
  return `${landOf(who.country)}.${idDigits(`bsuid:${register.portfolio}:${who.phone}`)}`;
}

function parentIdOf(register: Register, who: { phone: string; country: string }): string {
  return `${landOf(who.country)}.ENT.${idDigits(`parent:${register.portfolio}:${who.phone}`)}`;
}

function landOf(country: string): string {
  return country === 'ZZ' ? 'US' : country;
}

function idDigits(what: string): string {
  return (sha256(what).readBigUInt64BE(0) + 10n ** 19n).toString().slice(0, 20);
}

/** What holds between a customer and a business number; made when it is first asked for. */
export function relationOf(customer: Customer, phoneNumberId: string): Relation {
  customer.relations ??= new Map();
  const known = customer.relations.get(phoneNumberId);
  if (known) return known;
  const relation: Relation = {
    windowUntilMs: 0,
    lastWroteAtMs: 0,
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
