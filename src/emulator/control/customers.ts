// The customers by control API: who they are, what they do, what they see.

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actionSchema } from '../acts/actions.ts';
import { perform } from '../acts/perform.ts';
import { ActProblem } from '../acts/problem.ts';
import { dialledDigits } from '../people/digits.ts';
import { relationOf } from '../people/people.ts';
import { type Scenario, scenarioSchema, scenarios } from '../people/scenarios.ts';
import type { BusinessNumber, Customer } from '../types.ts';
import type { World } from '../world.ts';
import { customerView, messageView } from './views.ts';

type WithId = { Params: { id: string }; Querystring: { number?: string } };

const username = z.string().regex(/^@?[a-z0-9._]{3,35}$/);

export const newCustomerSchema = z.strictObject({
  phone: z.string().min(4).max(40),
  name: z.string().min(1).max(100).optional(),
  username: username.nullable().optional(),
  scenario: scenarioSchema.optional(),
});

const changeSchema = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  username: username.nullable().optional(),
  scenario: scenarioSchema.optional(),
  phoneShown: z.enum(['always', 'never', 'auto']).optional(),
  reachable: z.boolean().optional(),
  inContactBook: z.boolean().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Opens the window for so long from now; 0 closes it. */
  windowMs: z
    .int()
    .min(0)
    .max(30 * 86_400_000)
    .optional(),
});

/** Mounts the customers. */
export function mountCustomers(control: FastifyInstance, world: World): void {
  control.get('/customers', () =>
    [...world.people.all()].slice(0, 1_000).map(customer => customerView(world, customer)),
  );
  control.post('/customers', request => customerView(world, addCustomer(world, newCustomerSchema.parse(request.body))));
  control.get<WithId>('/customers/:id', request => customerView(world, customerOf(world, request.params.id)));
  control.patch<WithId>('/customers/:id', request => {
    const customer = customerOf(world, request.params.id);
    const number = businessNumber(world, request.query.number);
    change(world, { customer, number }, changeSchema.parse(request.body));
    return customerView(world, customer);
  });
  control.get<WithId>('/customers/:id/messages', request =>
    (customerOf(world, request.params.id).chat ?? []).map(messageView),
  );
  control.post<WithId>('/customers/:id/actions', request => {
    const action = actionSchema.parse(request.body);
    const customer = customerOf(world, request.params.id);
    const number = businessNumber(world, request.query.number);
    const message = perform(world, { customer, number }, action);
    return { customer: customer.id, wamid: message?.wamid ?? null };
  });
}

/** A new customer; an ActProblem when somebody has the number already. */
export function addCustomer(world: World, what: z.infer<typeof newCustomerSchema>): Customer {
  const digits = dialledDigits(what.phone, null);
  if (digits === null) throw new ActProblem('this is not a phone number');
  if (world.people.byPhone(digits)) throw new ActProblem('another customer has this number');
  const customer = world.people.add({ phone: digits, name: what.name, username: what.username?.replace(/^@/, '') });
  if (what.scenario !== undefined) changeScenario(world, customer, what.scenario);
  world.changed({ customerId: null, news: 'people' });
  return customer;
}

function change(
  world: World,
  who: { customer: Customer; number: BusinessNumber },
  what: z.infer<typeof changeSchema>,
): void {
  const { customer, number } = who;
  const { scenario, windowMs, username: name, ...plain } = what;
  if (scenario !== undefined) changeScenario(world, customer, scenario);
  if (name !== undefined) customer.username = name?.replace(/^@/, '') ?? null;
  if (windowMs !== undefined) {
    relationOf(customer, number.id).windowUntilMs = windowMs === 0 ? 0 : world.clock.now() + windowMs;
  }
  Object.assign(customer, plain);
  world.changed({ customerId: customer.id, news: 'people' });
}

/** Lets the business see the person in another way. */
export function changeScenario(world: World, customer: Customer, scenario: Scenario): void {
  const { username: hasUsername, phoneShown, withParent } = scenarios[scenario];
  customer.username = hasUsername ? (customer.username ?? `customer.${customer.id}`) : null;
  customer.phoneShown = phoneShown;
  world.people.setParent(customer, withParent);
}

/** The customer with this id, number or business-scoped id; a number that nobody has yet becomes a customer. */
function customerOf(world: World, words: string): Customer {
  const known = world.people.find(words);
  if (known) return known;
  const digits = dialledDigits(words, null);
  if (digits === null) throw new ActProblem('there is no such customer', true);
  return world.people.add({ phone: digits });
}

/** The business number that is meant; the first when none is named. */
export function businessNumber(world: World, id: string | undefined): BusinessNumber {
  const number = id === undefined ? world.numbers.values().next().value : world.numbers.get(id);
  if (number === undefined) throw new ActProblem('there is no such business number', true);
  return number;
}
