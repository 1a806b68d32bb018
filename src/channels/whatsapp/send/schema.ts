// The shape of a request to send. Only what the house reads has a strict type; every member beside it is kept as it is.

import { z } from 'zod';

const text = z.string();
const flag = z.union([z.boolean(), z.string(), z.number()]);
const numeric = z.union([z.number(), z.string()]);
const media = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  link: text.optional(),
  caption: text.optional(),
  filename: text.optional(),
});
const shown = z.looseObject({ text });

const interactive = z.looseObject({
  type: text,
  header: z.looseObject({ type: text, text: text.optional() }).optional(),
  body: shown.optional(),
  footer: shown.optional(),
  action: z.looseObject({}).optional(),
});

const parameter = z.looseObject({ type: text });
const component = z.looseObject({
  type: text,
  sub_type: text.optional(),
  index: numeric.optional(),
  parameters: z.array(parameter).optional(),
});

const template = z.looseObject({
  name: text,
  language: z.looseObject({ code: text, policy: text.optional() }),
  components: z.array(component).optional(),
});

const contact = z.looseObject({ name: z.looseObject({ formatted_name: text }) });

export const sendRequestSchema = z.looseObject({
  messaging_product: text,
  recipient_type: text.optional(),
  // Graph takes a number where it wants a text of digits; so do clients that send one.
  to: z.union([text, z.number().int().transform(String)]).optional(),
  recipient: text.optional(),
  type: text.optional(),
  category: text.optional(),
  context: z.looseObject({ message_id: text.optional() }).optional(),
  biz_opaque_callback_data: text.optional(),
  recipient_identity_key_hash: text.optional(),
  message_activity_sharing: flag.optional(),
  product_policy: text.optional(),
  text: z.looseObject({ body: text, preview_url: flag.optional() }).optional(),
  image: media.optional(),
  video: media.optional(),
  audio: media.optional(),
  document: media.optional(),
  sticker: media.optional(),
  location: z
    .looseObject({ latitude: numeric, longitude: numeric, name: text.optional(), address: text.optional() })
    .optional(),
  contacts: z.array(contact).optional(),
  reaction: z.looseObject({ message_id: text, emoji: text }).optional(),
  interactive: interactive.optional(),
  template: template.optional(),
});

export type SendRequest = z.infer<typeof sendRequestSchema>;
