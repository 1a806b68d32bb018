// Double opt-in, customer first: a page, a QR code or a paper shows the wording; the person sends the sentence with the
// token from their own phone. Possession is proven, and nothing unsolicited was sent. Rules D-1 to D-5.

import { renderSVG } from 'uqr';
import type { Database } from '../../database/database.ts';
import { type Clock, Failure, newId, type Problem, type Random, sha256 } from '../../kernel/kernel.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Directory } from '../directory/directory.ts';
import type { OptInAsked, OptInInput } from '../types.ts';
import { sentenceOf } from './sentence.ts';
import { insertOptIn } from './store.ts';

/** D-1: 128 bits of chance, valid for 48 hours. */
const tokenBytes = 16;
const ttlMs = 48 * 60 * 60 * 1_000;
/** D-4: from one form session a day. */
const perSessionMax = 3;

/** Makes a token, the wa.me link, its QR code and the sentence that the person will send. */
export async function askOptIn(
  deps: { db: Database; vault: Vault; directory: Directory; clock: Clock; random: Random },
  input: OptInInput,
): Promise<OptInAsked> {
  const { sender } = input;
  const business = deps.directory.business(sender.businessId);
  const purposes = input.purposes.map(id => business.purposes.get(id));
  const missing = input.purposes.filter(id => !business.purposes.has(id));
  if (missing.length > 0 || purposes.length === 0) {
    throw new Failure('request-invalid', 'an opt-in names purposes that the business has', {
      problems: missing.map(
        (id): Problem => ({ field: 'purposes', message: `there is no purpose \`${id}\``, code: 'not-known' }),
      ),
    });
  }
  const token = deps.random.bytes(tokenBytes).toString('base64url');
  const titles = purposes.filter(one => one !== undefined).map(one => one.title);
  const sentence = sentenceOf({ language: input.language, business: business.name, titles, token });
  const id = newId<'opt-in'>(deps);
  const atMs = deps.clock.now();
  const stored = await insertOptIn(deps.db, sender.businessId, {
    id,
    token_hash: sha256(token),
    sender_id: sender.id,
    purposes: [...input.purposes],
    language: input.language,
    wording: input.wording,
    notice_hash: sha256(input.wording),
    third_parties: input.thirdParties,
    source: input.source,
    sessionHash: input.session === null ? null : deps.vault.keyedHash('opt-in-session', input.session),
    atMs,
    ttlMs,
    perDayMax: perSessionMax,
  });
  if (!stored) throw new Failure('rate-limited', 'this form session asked for too many opt-ins today');
  const link = `https://wa.me/${sender.displayNumber.replace(/\D/g, '')}?text=${encodeURIComponent(sentence)}`;
  return { id, token, sentence, link, qrSvg: renderSVG(link), expiresMs: atMs + ttlMs };
}
