// What the words of a message are, as the API tells it: with the words that made it so, and where they stand.

import { z } from 'zod';
import type { Weighed } from '../../messages/messages.ts';

export const promotionShape = z.object({
  class: z.enum(['service', 'promotional', 'third_party']),
  certainty: z.enum(['certain', 'ambiguous']),
  language: z.string().nullable(),
  words: z
    .array(z.object({ text: z.string(), start: z.number(), end: z.number() }))
    .meta({ description: 'Places in the text, in UTF-16 units; none for service' }),
});

/** A judgement in the API's shape. */
export function toldPromotion(words: Weighed['words']): z.input<typeof promotionShape> | null {
  if (words === null) return null;
  const { class: kind, certainty, language } = words;
  return { class: kind, certainty, language, words: words.words.map(({ text, start, end }) => ({ text, start, end })) };
}
