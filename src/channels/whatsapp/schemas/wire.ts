// Shapes of the wire that the gateway and the emulator share, beside messages. All are loose: Meta adds members, and
// what is not known here is kept and passed on.

import { z } from 'zod';

const text = z.string();

/** Mark as read, with or without the typing indicator. */
export const nonMessageSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: text,
  typing_indicator: z.looseObject({ type: text }).optional(),
});

const button = z.looseObject({ type: text, text: text.optional() });

/** A part of a template: header, body, footer, buttons, and what Meta adds. */
const templateComponentSchema = z.looseObject({
  type: text,
  format: text.optional(),
  text: text.optional(),
  buttons: z.array(button).optional(),
});

/** A template as Meta lists it. */
const templateSchema = z.looseObject({
  id: z.union([text, z.number()]).optional(),
  name: text,
  language: text,
  status: text.optional(),
  category: text.optional(),
  components: z.array(templateComponentSchema).optional(),
});

/** The request that makes a template. */
export const templateCreateSchema = z.looseObject({
  name: text.regex(/^[a-z0-9_]{1,512}$/),
  language: text,
  category: text,
  components: z.array(templateComponentSchema),
});

/** A page of templates. */
export const templateListSchema = z.looseObject({
  data: z.array(templateSchema),
  paging: z
    .looseObject({
      cursors: z.looseObject({ before: text.optional(), after: text.optional() }).optional(),
      next: text.optional(),
    })
    .optional(),
});

/** Where a medium can be fetched, for five minutes. */
export const mediaUrlSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  id: text,
  url: text,
  mime_type: text,
  sha256: text,
  file_size: z.union([text, z.number()]),
});

/** A business number. */
export const phoneNumberSchema = z.looseObject({
  id: text,
  display_phone_number: text,
  verified_name: text.optional(),
  quality_rating: text.optional(),
});

/** The request that blocks or unblocks users. */
export const blockUsersSchema = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  block_users: z.array(z.looseObject({ user: text })),
});

/** The request that subscribes an app to the webhooks of a business account. */
export const subscribedAppsSchema = z.looseObject({
  override_callback_uri: text.optional(),
  verify_token: text.optional(),
});

/** The envelope of every webhook. What a value holds is read by `updatesOf`. */
export const webhookSchema = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.looseObject({
      id: text,
      time: z.number().optional(),
      changes: z.array(z.looseObject({ field: text, value: z.looseObject({}) })),
    }),
  ),
});
