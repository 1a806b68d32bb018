// All cases, of rules and of packs. Apart from the rules, so that a running server does not load them.

import { type PackCases, type RuleCases, type Tried, tryPack, tryRule } from './case.ts';
import { ageCases } from './rules/age.cases.ts';
import { specialCategoryCases } from './rules/special-category.cases.ts';
import { thirdPartyCases } from './rules/third-party.cases.ts';

export const ruleCases: readonly RuleCases[] = [ageCases, specialCategoryCases, thirdPartyCases];

export const packCases: readonly PackCases[] = [];

/** Every case with what came out. */
export function tryAll(): Tried[] {
  return [...ruleCases.flatMap(tryRule), ...packCases.flatMap(tryPack)];
}
