// Blocks on a person: how they are laid, and the few acts that take them away again. A block beats every consent, and
// taking one away never creates consent.

import type { Channel, SuppressionFact, SuppressionReason, SuppressionScope } from '../policy/policy.ts';
import { turnOff } from './turn-off.ts';
import type { ConsentEvent, Gate, Mark } from './types.ts';

/** Every channel: a block on all of them that is lifted on one goes on for each of the others. */
export const channels: readonly Channel[] = ['whatsapp', 'sms', 'email', 'telegram', 'line', 'signal', 'call'];

const notThePerson = new Set(['import', 'platform', 'system']);
const gradeRank = { E0: 0, E1: 1, E2: 2, E3: 3, E4: 4 } as const;

/** How strong an evidence grade is; a higher number proves more. */
export function strengthOf(grade: keyof typeof gradeRank): number {
  return gradeRank[grade];
}

/** The person's own act, logged: not a claim, an import, a setting of the platform or something that we concluded. */
export function isOwnAct(event: Pick<ConsentEvent, 'by' | 'act' | 'grade'>): boolean {
  return event.by === 'person' && !notThePerson.has(event.act) && strengthOf(event.grade) >= strengthOf('E2');
}

/** Who may take away a block, by its reason (a newer act of the person itself, with evidence: law.md 10.2). */
const mayLiftBy: { readonly [reason in SuppressionReason]: (event: ConsentEvent) => boolean } = {
  stop: isOwnAct,
  refused: isOwnAct,
  complaint: isOwnAct,
  erasure: isOwnAct,
  // Meta laid it, and only Meta's `resume` takes it away.
  platform: event => event.act === 'platform',
  registry: event => event.act === 'platform' || event.act === 'system',
  staff: event => event.by === 'staff' || isOwnAct(event),
  // Nobody was sure that it was a stop: whoever looks may say that it was none.
  doubt: event => (event.by === 'staff' && event.act !== 'import') || isOwnAct(event),
  // An objection is taken back by a new consent and by nothing less.
  objection: () => false,
};

/** Whether this event may lift the blocks of its reason. */
export function mayLift(event: ConsentEvent): boolean {
  return event.reason !== undefined && mayLiftBy[event.reason](event);
}

/** Adds a block for each scope; one that stands already keeps the later moment. */
export function suppress(gate: Gate, event: ConsentEvent): Gate {
  const { scope = [], reason, channel, eventId, occurredAtMs } = event;
  if (reason === undefined) return gate;
  let { suppressions } = gate;
  for (const one of scope) {
    suppressions = withBlock(suppressions, { scope: one, channel, reason, sinceMs: occurredAtMs, eventId });
  }
  return { ...gate, suppressions };
}

function withBlock(blocks: readonly SuppressionFact[], added: SuppressionFact): readonly SuppressionFact[] {
  const standing = blocks.find(one => isSameBlock(one, added));
  if (standing === undefined) return [...blocks, added];
  if (standing.sinceMs >= added.sinceMs) return blocks;
  return blocks.map(one => (one === standing ? added : one));
}

function isSameBlock(one: SuppressionFact, other: SuppressionFact): boolean {
  return one.scope === other.scope && one.channel === other.channel && one.reason === other.reason;
}

/**
 * START or Meta's resume: takes away the blocks of one reason that are not newer than it. Whoever takes back their stop
 * leaves no doubt whether they meant one.
 */
export function lift(gate: Gate, event: ConsentEvent): Gate {
  if (!mayLift(event) || event.reason === undefined) return gate;
  const { scope, channel, occurredAtMs, reason } = event;
  const scopes = scope === undefined || scope.length === 0 ? {} : { scopes: scope };
  const reasons: readonly SuppressionReason[] = reason === 'stop' ? ['stop', 'doubt'] : [reason];
  return {
    ...gate,
    suppressions: liftBlocks(gate.suppressions, { ...scopes, reasons, channel, occurredAtMs }),
  };
}

type Lifting = {
  readonly reasons: readonly SuppressionReason[];
  /** Absent: of every scope. */
  readonly scopes?: readonly SuppressionScope[];
  readonly channel: Channel | null;
  readonly occurredAtMs: number;
};

/**
 * The blocks that are left. What held on every channel and is lifted on one goes on for each of the others; a block
 * newer than the act stays.
 */
export function liftBlocks(blocks: readonly SuppressionFact[], lifting: Lifting): readonly SuppressionFact[] {
  let left: readonly SuppressionFact[] = [];
  for (const block of blocks) {
    for (const rest of isLifted(block, lifting) ? elsewhere(block, lifting.channel) : [block]) {
      left = withBlock(left, rest);
    }
  }
  return left;
}

function isLifted(block: SuppressionFact, lifting: Lifting): boolean {
  const { reasons, scopes, channel, occurredAtMs } = lifting;
  const here = channel === null || block.channel === null || block.channel === channel;
  const named = reasons.includes(block.reason) && (scopes === undefined || scopes.includes(block.scope));
  return here && named && block.sinceMs <= occurredAtMs;
}

function elsewhere(block: SuppressionFact, lifted: Channel | null): SuppressionFact[] {
  if (lifted === null || block.channel !== null) return [];
  return channels.filter(one => one !== lifted).map(channel => ({ ...block, channel }));
}

/** Art. 21 GDPR. An objection to everything covers one to marketing; consent given before it counts no more. */
export function object(gate: Gate, event: ConsentEvent): Gate {
  const objected = gate.objected === 'all' || event.objectedTo !== 'marketing' ? 'all' : 'marketing';
  return { ...turnOff(gate, { ...event, channel: null }), objected, objection: laterMark(gate.objection, event) };
}

/** The number may have changed hands: every consent is suspended until its holder proves to be there. */
export function suspendIdentity(gate: Gate, event: ConsentEvent): Gate {
  return {
    ...turnOff(gate, { ...event, channel: null }),
    identityStale: true,
    identityChange: laterMark(gate.identityChange, event),
  };
}

/** Art. 18 GDPR: stored only, until the business says that the restriction is over. */
export function restrict(gate: Gate, event: ConsentEvent): Gate {
  return { ...gate, restricted: true, restriction: laterMark(gate.restriction, event) };
}

/** Ends a restriction that is not newer. */
export function endRestriction(gate: Gate, event: ConsentEvent): Gate {
  const { restriction, ...rest } = gate;
  if (event.act === 'import' || event.occurredAtMs < (restriction?.sinceMs ?? 0)) return gate;
  return { ...rest, restricted: false };
}

function laterMark(standing: Mark | undefined, event: ConsentEvent): Mark {
  if (standing !== undefined && standing.sinceMs > event.occurredAtMs) return standing;
  return { sinceMs: event.occurredAtMs, eventId: event.eventId };
}
