// All cases, of rules and of packs. Apart from the rules, so that a running server does not load them.

import { type RuleCases, type Tried, tryPack, tryRule } from './case.ts';
import { packCases } from './packs/packs.cases.ts';
import { thirdPartyCases } from './rules/third-party.cases.ts';

export const ruleCases: readonly RuleCases[] = [thirdPartyCases];

export { packCases };

/** Every case with what came out. */
export function tryAll(): Tried[] {
  return [...ruleCases.flatMap(tryRule), ...packCases.flatMap(tryPack)];
}
