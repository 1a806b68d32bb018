// An event as it stands in the ledger for ever: canonical JSON without personal data. What is personal lies apart, and
// the leaf holds only a commitment to it under a random salt, so that nothing can be guessed from it.

import { type ConsentEventId, canonicalJson, type Id, type Json, sha256 } from '../kernel/kernel.ts';
import type { ConsentInput } from './types.ts';

export type Leaf = { readonly event: string; readonly leafHash: Buffer };

export type Written = {
  readonly id: ConsentEventId;
  /** The pseudonym of the person. */
  readonly subject: Id<'subject'>;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  /** Hex. */
  readonly evidence: string;
};

export const saltBytes = 32;
// RFC 6962, 2.1: leaves and inner nodes are hashed with different first bytes.
const leafPrefix = Buffer.of(0);

/** The canonical text of an event and its RFC 6962 leaf hash. */
export function writeLeaf(input: ConsentInput, written: Written): Leaf {
  const event = canonicalJson({
    v: 1,
    id: written.id,
    subject: written.subject,
    type: input.type,
    purpose: input.purpose,
    keepPurposes: input.keepPurposes,
    channel: input.channel,
    act: input.act,
    grade: input.grade,
    by: input.by,
    source: input.source,
    scope: input.scope,
    reason: input.reason,
    objectedTo: input.objectedTo,
    wording: wordingOf(input),
    thirdParties: input.thirdParties,
    senderIds: input.senderIds,
    occurredAt: new Date(written.occurredAtMs).toISOString(),
    recordedAt: new Date(written.recordedAtMs).toISOString(),
    evidence: written.evidence,
  });
  return { event, leafHash: sha256(leafPrefix, event) };
}

function wordingOf({ wording }: ConsentInput): Json | undefined {
  if (wording === undefined) return undefined;
  return { hash: sha256(wording.text).toString('hex'), language: wording.language, version: wording.version };
}

/** The evidence with its fresh salt, ready to be sealed, and what the leaf says of it: SHA-256(salt ‖ canonical evidence). */
export function commitTo(
  input: Pick<ConsentInput, 'evidence' | 'wording'>,
  salt: Buffer,
): { readonly commitment: string; readonly plain: string } {
  const evidence = mended(input.evidence);
  const commitment = sha256(salt, canonicalJson(evidence)).toString('hex');
  const plain = canonicalJson({ salt: salt.toString('hex'), evidence, wording: input.wording });
  return { commitment, plain };
}

/**
 * Evidence comes from outside and a STOP must not fail for a broken emoji: halves of a surrogate pair become U+FFFD.
 */
function mended(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(mended);
  const members = Object.entries(value).map(([key, member]) => [
    key.toWellFormed(),
    member === undefined ? undefined : mended(member),
  ]);
  return Object.fromEntries(members);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
