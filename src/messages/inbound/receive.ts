// The intake: a webhook is verified, looked at for withdrawals, and stored before its 200. A recognised withdrawal is
// written in the same transaction: there is no queue between a STOP and its effect.

import { type Update, updatesOf, verifySignature } from '../../channels/whatsapp/whatsapp.ts';
import { coalesce } from '../../database/database.ts';
import { type BusinessId, Failure, newId, present } from '../../kernel/kernel.ts';
import type { Directory } from '../directory/directory.ts';
import type { Sender } from '../types.ts';
import { type Withdrawal, withdrawalsIn } from './consequences.ts';
import { createKeep, type ToKeep } from './keep.ts';
import { namesStranger, ownerAmong } from './owner.ts';
import { namesIn, partition } from './partition.ts';
import { insertUnclear } from './store.ts';
import type { IntakeDeps } from './types.ts';

/** Meta's own limit on the updates in one webhook. */
const updatesMax = 1_000;
/** Of bodies that are being stored at once; beyond it Meta is asked to come again. */
const bytesInFlightMax = 64 * 1_048_576;

type Inside = {
  readonly deps: IntakeDeps;
  readonly keep: (one: ToKeep) => Promise<true>;
  readonly refresh: (asked: null) => Promise<true>;
};

/** A part while it is being stored: without what was read from it, which takes many times as much memory. */
type Kept = {
  readonly businessId: BusinessId | null;
  readonly bytes: Buffer;
  readonly withdrawals: readonly Withdrawal[];
  /** The numbers to which its messages came, one for each message. */
  readonly numbers: readonly string[];
};

type Read = { readonly parts: readonly Kept[]; readonly updates: number; readonly signer: Sender };

/** Prepares the intake of one process. */
export function createIntake(deps: IntakeDeps) {
  const inside: Inside = {
    deps,
    keep: createKeep(deps),
    // Whoever asks while the directory is being read waits for a reading that began after they asked.
    refresh: coalesce<null, true>({
      run: async asked => {
        await deps.directory.refresh();
        return asked.map(() => true);
      },
      batchMax: 1_000,
      inFlightMax: 1,
      waitingMax: 10_000,
    }),
  };
  let bytesInFlight = 0;
  let arriving = 0;
  return {
    /** Webhooks that are being taken in at this moment. */
    arriving: () => arriving,
    /** Resolves when the webhook and its withdrawals are committed; throws Failure and stores nothing otherwise. */
    async receive(rawBody: Buffer, signature: string | undefined): Promise<{ readonly updates: number }> {
      if (bytesInFlight > 0 && bytesInFlight + rawBody.length > bytesInFlightMax) throw new Failure('queue-full');
      bytesInFlight += rawBody.length;
      arriving += 1;
      try {
        return await receiveOne(inside, rawBody, signature);
      } finally {
        bytesInFlight -= rawBody.length;
        arriving -= 1;
      }
    },
  };
}

async function receiveOne(
  inside: Inside,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<{ readonly updates: number }> {
  const { deps } = inside;
  const read = readBody(deps, rawBody, signature) ?? (await readAfresh(inside, rawBody, signature));
  for (const part of read.parts) {
    if (part.businessId === null) await keepAsStray(deps, read.signer.businessId, part);
    else await storePart(inside, part.businessId, part);
  }
  deps.metrics.webhooksStored.inc(read.updates);
  deps.wakeProcessor();
  return { updates: read.updates };
}

/** Undefined: it names somebody who is not known, but may have been added a moment ago. */
function readBody(deps: IntakeDeps, rawBody: Buffer, signature: string | undefined): Read | undefined {
  const signers = sendersOfSignature(deps.directory, rawBody, signature);
  const parsed = parse(rawBody);
  return namesIn(parsed).some(one => namesStranger(signers, one)) ? undefined : partsOf(parsed, rawBody, signers);
}

async function readAfresh(inside: Inside, rawBody: Buffer, signature: string | undefined): Promise<Read> {
  await inside.refresh(null);
  return partsOf(parse(rawBody), rawBody, sendersOfSignature(inside.deps.directory, rawBody, signature));
}

function partsOf(parsed: unknown, rawBody: Buffer, signers: readonly Sender[]): Read {
  const read = partition(parsed, rawBody, one => ownerAmong(signers, one)).map(({ businessId, bytes, webhook }) => {
    return { businessId, bytes, updates: updatesOf(webhook) };
  });
  const updates = countUpdates(read.flatMap(part => part.updates));
  if (updates > updatesMax) throw new Failure('body-too-large', 'a webhook holds at most 1,000 updates');
  const parts = read.map(part => ({
    businessId: part.businessId,
    bytes: part.bytes,
    withdrawals: withdrawalsIn(part.updates),
    numbers: numbersOf(part.updates),
  }));
  return { parts, updates, signer: present(signers[0], 'a sender that signed') };
}

/** As Meta counts: a change of identity and the system message that tells of it are one. */
function countUpdates(updates: readonly Update[]): number {
  return updates.filter(update => update.kind !== 'identity').length;
}

function numbersOf(updates: readonly Update[]): string[] {
  return updates.flatMap(update => (update.kind === 'message' ? (update.phoneNumberId ?? []) : []));
}

/** What comes in counts against the number's rate too (Meta counts both ways together). */
function countInbound(deps: IntakeDeps, businessId: BusinessId, numbers: readonly string[]): void {
  for (const number of numbers) {
    const sender = deps.directory.findSender(number);
    if (sender?.businessId === businessId) deps.limiter.countInbound(sender.id, 1);
  }
}

/** The senders whose app secret signed the body; a forged or unsigned body belongs to nobody. */
function sendersOfSignature(directory: Directory, rawBody: Buffer, signature: string | undefined): Sender[] {
  const senders = directory.senders();
  const secrets = [...new Set(senders.map(sender => sender.appSecret))];
  const place = verifySignature(rawBody, signature, secrets);
  if (place < 0) throw new Failure('webhook-signature');
  return senders.filter(sender => sender.appSecret === secrets[place]);
}

/** Deeper than any webhook of Meta's; far less deep than what the steps behind could not walk through. */
const depthMax = 100;

function parse(rawBody: Buffer): unknown {
  const parsed = parseText(rawBody);
  if (isDeeper(parsed, depthMax)) throw new Failure('body-malformed', `the body nests deeper than ${depthMax} levels`);
  return parsed;
}

function parseText(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    // The parser's own words quote the text, which may be personal.
    throw new Failure('body-malformed');
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  return Object.values(value).some(member => isDeeper(member, levels - 1));
}

async function storePart(inside: Inside, businessId: BusinessId, part: Kept): Promise<void> {
  const { deps } = inside;
  const id = newId<'webhook'>(deps);
  const { dataKey } = deps.directory.business(businessId);
  const row = { id, body: () => deps.vault.seal(dataKey, part.bytes, `webhook:${id}`) };
  await inside.keep({ businessId, row, bytes: part.bytes.length, withdrawals: part.withdrawals });
  countInbound(deps, businessId, part.numbers);
}

/**
 * Nobody can tell to which of the app's businesses this belongs: it is listed, under the one that was added first, so
 * that a person looks; it is not passed on, and nobody in it becomes that business's contact.
 */
async function keepAsStray(deps: IntakeDeps, businessId: BusinessId, part: Kept): Promise<void> {
  const id = newId<'webhook update'>(deps);
  const { dataKey } = deps.directory.business(businessId);
  const body = deps.vault.seal(dataKey, part.bytes, `unclear:${id}`);
  const row = { id, field: 'webhook', reason: 'unknown-number', body };
  await deps.db.transaction(businessId, tx => insertUnclear(tx, businessId, [row]));
  deps.metrics.unclear.inc();
}
