// Which block on a person covers a message.

import type { SuppressionFact } from './facts.ts';
import type { Situation } from './situation.ts';

/**
 * The latest block that covers the message, of the platform or of any other kind; null when none does. A doubt is named
 * only where nothing is certain.
 */
export function blockOn(situation: Situation, platform: boolean): SuppressionFact | null {
  const { suppressions } = situation.facts.person;
  let latest: SuppressionFact | null = null;
  for (const block of suppressions) {
    if ((block.reason === 'platform') !== platform || !covers(block, situation)) continue;
    if (latest === null || isAhead(block, latest)) latest = block;
  }
  return latest;
}

function isAhead(block: SuppressionFact, latest: SuppressionFact): boolean {
  const [isDoubt, wasDoubt] = [block.reason === 'doubt', latest.reason === 'doubt'];
  return isDoubt === wasDoubt ? block.sinceMs > latest.sinceMs : wasDoubt;
}

function covers(block: SuppressionFact, situation: Situation): boolean {
  if (block.channel !== null && block.channel !== situation.facts.message.channel) return false;
  if (block.scope === 'all') return true;
  const { isMarketing } = situation;
  if (block.scope === 'marketing') return isMarketing;
  // What the business starts. An answer in the open window and a code that the person asked for are not.
  return isMarketing || situation.messageClass === 'utility';
}
