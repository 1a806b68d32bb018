// The ways in which Meta tells a business who somebody is, as presets: the four of Meta's own test tool, and the rule of
// 30 days that holds for people with a username.

import { z } from 'zod';
import type { Customer, PhoneShown } from '../types.ts';

export const scenarioSchema = z.enum(['no-username', 'username-hidden', 'username-shown', 'username-auto', 'parent']);

export type Scenario = z.infer<typeof scenarioSchema>;

type Preset = { readonly username: boolean; readonly phoneShown: PhoneShown; readonly withParent: boolean };

export const scenarios: Readonly<Record<Scenario, Preset & { readonly words: string }>> = {
  'no-username': {
    username: false,
    phoneShown: 'always',
    withParent: false,
    words: 'No username. The business sees the phone number.',
  },
  'username-hidden': {
    username: true,
    phoneShown: 'never',
    withParent: false,
    words: 'Username. The business sees a user id and no phone number.',
  },
  'username-shown': {
    username: true,
    phoneShown: 'always',
    withParent: false,
    words: 'Username. The business sees the phone number too.',
  },
  'username-auto': {
    username: true,
    phoneShown: 'auto',
    withParent: false,
    words: 'Username. The business sees the phone number for 30 days after writing to it.',
  },
  parent: {
    username: false,
    phoneShown: 'always',
    withParent: true,
    words: 'No username. The business also sees a parent user id.',
  },
};

/** Which of the presets a customer is nearest to. */
export function scenarioOf(customer: Customer): Scenario {
  if (customer.parentUserId !== null) return 'parent';
  if (customer.username === null) return 'no-username';
  if (customer.phoneShown === 'never') return 'username-hidden';
  return customer.phoneShown === 'always' ? 'username-shown' : 'username-auto';
}
