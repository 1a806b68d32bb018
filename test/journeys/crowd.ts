// A crowd of customers who write at once, as Meta would tell of it: signed webhooks, most with one message, some with
// several people's, some delivered twice. Everything follows from a seed.

import { createHmac } from 'node:crypto';
import { demoSender } from '../../src/app/app.ts';

/** A person by the ids that Meta shows of them; who has a username may show no number. */
export type Member = { readonly phone: string | null; readonly userId: string; readonly stops: boolean };

/** One message as it was said. */
export type Said = { readonly by: Member; readonly wamid: string; readonly text: string };

/** A webhook ready to be posted: exact bytes and their signature. */
export type Letter = { readonly body: string; readonly signature: string };

/** Numbers between 0 and 1, the same ones for the same seed. */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** People of a crowd: every third shows no phone number, and of ten two in a row will say STOP. */
export function createCrowd(size: number): Member[] {
  return Array.from({ length: size }, (_, place) => ({
    phone: place % 3 === 0 ? null : `49151${String(20_000_000 + place * 37)}`,
    userId: `DE.${String(7_000_000_000 + place * 101)}`,
    stops: place % 10 === 4 || place % 10 === 5,
  }));
}

/** What each of them says, one message after the other; those who stop do so in the middle and then go on talking. */
export function whatTheySay(crowd: readonly Member[], each: number): Said[] {
  const said: Said[] = [];
  for (let turn = 0; turn < each; turn += 1) {
    for (const [place, by] of crowd.entries()) {
      const stops = by.stops && turn === Math.floor(each / 2);
      const wamid = `wamid.${Buffer.from(`${by.userId} says ${turn}`).toString('base64')}`;
      said.push({ by, wamid, text: stops ? 'STOP' : `message ${turn} of person ${place}` });
    }
  }
  return said;
}

/** The bytes of a webhook with these messages, each in a change of its own, signed with the app secret. */
export function letterOf(said: readonly Said[], atMs: number): Letter {
  const metadata = { display_phone_number: '4930901820', phone_number_id: demoSender.phoneNumberId };
  const changes = said.map(one => ({
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [
        {
          profile: { name: 'Somebody' },
          ...(one.by.phone === null ? {} : { wa_id: one.by.phone }),
          user_id: one.by.userId,
        },
      ],
      messages: [
        {
          ...(one.by.phone === null ? {} : { from: one.by.phone }),
          from_user_id: one.by.userId,
          id: one.wamid,
          timestamp: String(Math.floor(atMs / 1_000)),
          type: 'text',
          text: { body: one.text },
        },
      ],
    },
  }));
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: demoSender.wabaId, changes }] });
  return { body, signature: signatureOf(body, demoSender.appSecret) };
}

/** Meta's signature, made here anew so that ours is not checked by itself. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Puts messages into letters: most alone, one in forty with four others; one letter in twenty comes twice. */
export function lettersOf(said: readonly Said[], how: { atMs: number; chance: () => number }): Letter[] {
  const letters: Letter[] = [];
  for (let at = 0; at < said.length; ) {
    const size = how.chance() < 1 / 40 ? 5 : 1;
    const letter = letterOf(said.slice(at, at + size), how.atMs);
    letters.push(letter);
    if (how.chance() < 1 / 20) letters.push(letter);
    at += size;
  }
  return letters;
}
