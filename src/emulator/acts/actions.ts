// What a customer can do on the phone, as data, and what follows from it for the business.

import { z } from 'zod';

const text = z.string().min(1).max(65_536);
const wamid = z.string().min(1).max(400);

/** An act of a customer; `do` names it. */
export const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('text'), text, replyTo: wamid.optional(), forwarded: z.boolean().optional() }),
  /** A quick reply of a template, a reply button or a row of a list; by its place, or by what stands on it. */
  z.strictObject({ do: z.literal('tap'), wamid, button: z.union([z.int().min(0).max(99), z.string().max(256)]) }),
  z.strictObject({
    do: z.literal('media'),
    kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
    caption: z.string().max(1_024).optional(),
    filename: z.string().max(240).optional(),
    mimeType: z.string().max(100).optional(),
    base64: z.base64().max(2_000_000).optional(),
    voice: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal('react'), wamid, emoji: z.string().max(32) }),
  z.strictObject({
    do: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(1_000).optional(),
    address: z.string().max(1_000).optional(),
  }),
  z.strictObject({ do: z.literal('contacts'), name: z.string().min(1).max(200), phone: z.string().max(40).optional() }),
  /** The phone number, shared on request (a person who hides it can give it). */
  z.strictObject({ do: z.literal('share-number'), replyTo: wamid.optional() }),
  z.strictObject({
    do: z.literal('order'),
    catalogId: z.string().max(64).default('1'),
    text: z.string().max(1_000).default(''),
    items: z
      .array(
        z.strictObject({
          id: z.string().max(100),
          quantity: z.int().min(1).max(999),
          price: z.number().min(0).max(1e9),
          currency: z.string().length(3),
        }),
      )
      .min(1)
      .max(30),
  }),
  z.strictObject({ do: z.literal('edit'), wamid, text }),
  z.strictObject({ do: z.literal('revoke'), wamid }),
  z.strictObject({ do: z.literal('unsupported'), kind: z.string().max(40).default('poll') }),
  z.strictObject({ do: z.literal('call') }),
  /** Opens a click-to-chat link and sends its text, changed or not. */
  z.strictObject({ do: z.literal('open-link'), link: z.string().max(4_000), text: text.optional() }),
  /** Comes from an advertisement that opens a chat. */
  z.strictObject({
    do: z.literal('from-ad'),
    text,
    headline: z.string().max(200).default('Fresh bread every morning'),
  }),
  z.strictObject({ do: z.literal('stop-offers') }),
  z.strictObject({ do: z.literal('resume-offers') }),
  z.strictObject({ do: z.literal('sign-up') }),
  z.strictObject({ do: z.literal('block') }),
  z.strictObject({ do: z.literal('unblock') }),
  z.strictObject({ do: z.literal('change-number'), phone: z.string().min(4).max(40) }),
  z.strictObject({ do: z.literal('read') }),
]);

export type Action = z.infer<typeof actionSchema>;
