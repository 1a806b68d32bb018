// What a price or an offer may be the answer to: the words that the person wrote last. Looked for only where a text reads
// like advertising and the person has just written, so that nothing else waits for it.

import { contentShown, textsShown } from '../../channels/whatsapp/whatsapp.ts';
import type { Contacts } from '../../contacts/contacts.ts';
import type { Database } from '../../database/database.ts';
import { type BusinessId, type Clock, type ContactId, idAt, type SenderId } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Business, Directory } from '../directory/directory.ts';
import { idsOf, type Recipient } from '../outbound/address.ts';
import type { SendInput } from '../types.ts';
import { contentOf, rememberedMax } from './content.ts';
import { findLastInbound } from './store.ts';

export type QuestionDeps = {
  readonly db: Database;
  readonly vault: Pick<Vault, 'open'>;
  readonly contacts: Pick<Contacts, 'find' | 'get' | 'profileKeyOf'>;
  readonly directory: Pick<Directory, 'business'>;
  readonly clock: Clock;
};

const windowMs = 24 * 60 * 60 * 1_000;
/** What is longer is no question. */
const wordsMax = 600;

/** The request with the question that it may answer, where that can make a difference. */
export async function withQuestion(deps: QuestionDeps, input: SendInput, recipient: Recipient): Promise<SendInput> {
  const { businessId } = input.sender;
  if (!mayAnswer(deps.directory.business(businessId), input)) return input;
  const person = await deps.contacts.find(businessId, idsOf(recipient));
  return person === undefined ? input : await withQuestionOf(deps, input, person.id);
}

/** The same for a person who is known. */
export async function withQuestionOf(deps: QuestionDeps, input: SendInput, contactId: ContactId): Promise<SendInput> {
  const { businessId, id: senderId } = input.sender;
  if (!mayAnswer(deps.directory.business(businessId), input)) return input;
  const person = await deps.contacts.get(businessId, contactId);
  const inboundAtMs = person?.facts.windows[senderId]?.inboundAtMs ?? 0;
  if (person === undefined || inboundAtMs + windowMs < deps.clock.now()) return input;
  return { ...input, inReplyTo: await lastWords(deps, businessId, { contactId: person.id, senderId }) };
}

function mayAnswer(business: Business, input: SendInput): boolean {
  if (input.inReplyTo !== undefined) return false;
  // A longer text is no short answer, and would be read twice.
  if (textsShown(input.request).join('\n').length > rememberedMax) return false;
  const content = contentOf(business, input);
  return content !== undefined && content.class === 'promotional';
}

async function lastWords(
  deps: QuestionDeps,
  businessId: BusinessId,
  of: { contactId: ContactId; senderId: SenderId },
): Promise<string | null> {
  const newerThan = idAt(deps.clock.now() - windowMs, new Uint8Array(10));
  const row = await findLastInbound(deps.db, businessId, { ...of, newerThan });
  if (row === undefined) return null;
  const key = await deps.contacts.profileKeyOf(businessId, row.contact_id);
  if (key === null) return null;
  const opened: { update?: unknown } = JSON.parse(deps.vault.open(key, row.body, `message:${row.id}`).toString('utf8'));
  return contentShown(opened.update).text?.slice(0, wordsMax) ?? null;
}
