// What a customer's short message asks for. This first list knows exact keywords only; it may only add stops, and
// whatever it does not know is talk. Source of the per-se words: 47 CFR 64.1200(a)(10); STOP and START as CTIA 5.1.3.

import { keywordTextMax, normalise } from './normalise.ts';

export type Meaning = {
  readonly kind: 'withdrawal' | 'resume' | 'help' | 'talk';
  readonly certainty: 'certain';
  /** How much a withdrawal covers. */
  readonly scope: 'unspecified' | 'all';
  /** T1: a keyword that is the whole message. */
  readonly tier: 'T1' | null;
  /** The keyword found, normalised; null for talk. */
  readonly evidence: string | null;
};

const stops = new Set([
  'stop',
  'stopp',
  'quit',
  'end',
  'revoke',
  'opt out',
  'optout',
  'cancel',
  'unsubscribe',
  '🛑',
  '✋',
  '⛔',
  '🚫',
]);
const stopsAll = new Set(['stopall', 'stop all', 'stop everything']);
/** Quick replies of marketing templates, as Meta's own samples word them. */
const stopButtons = new Set([
  'stop promotions',
  'stop offers',
  'unsubscribe from promos',
  'unsubscribe from all',
  'keine angebote mehr',
]);
const resumes = new Set(['start', 'unstop', 'resume', 'subscribe']);
const helps = new Set(['help', 'info', 'hilfe']);
const polite = new Set(['please', 'pls', 'bitte', 'por', 'favor', 'svp', 'now', 'all', 'me', 'thanks', 'thank', 'you']);
const talk: Meaning = { kind: 'talk', certainty: 'certain', scope: 'unspecified', tier: null, evidence: null };

/** The meaning of a text, caption or button title. Pure; bounded by `keywordTextMax` whatever the input. */
export function recognise(text: string): Meaning {
  if (text.length > keywordTextMax * 4) return talk;
  const whole = normalise(text);
  if (whole.length === 0 || whole.length > keywordTextMax) return talk;
  return keyword(whole) ?? keyword(withoutPoliteness(whole)) ?? talk;
}

function keyword(whole: string): Meaning | undefined {
  const repeated = whole.split(' ');
  const word = new Set(repeated).size === 1 ? (repeated[0] ?? whole) : whole;
  if (stopsAll.has(word) || word === 'unsubscribe from all') return found('withdrawal', 'all', word);
  if (stops.has(word) || stopButtons.has(word)) return found('withdrawal', 'unspecified', word);
  if (resumes.has(word)) return found('resume', 'unspecified', word);
  if (helps.has(word)) return found('help', 'unspecified', word);
  return undefined;
}

function found(kind: Meaning['kind'], scope: Meaning['scope'], evidence: string): Meaning {
  return { kind, certainty: 'certain', scope, tier: 'T1', evidence };
}

/** Law's "de minimis variances": a keyword with at most two words of politeness is still the keyword. */
function withoutPoliteness(whole: string): string {
  const words = whole.split(' ');
  const kept = words.filter(word => !polite.has(word));
  return words.length - kept.length <= 2 ? kept.join(' ') : whole;
}
