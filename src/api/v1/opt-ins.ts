// POST /api/v1/opt-ins: the first half of a double opt-in. The person sends the sentence; that is the second half.

import { z } from 'zod';
import { type BusinessId, Failure } from '../../kernel/kernel.ts';
import { sourceProblem } from '../../ledger/ledger.ts';
import type { OptInInput } from '../../messages/messages.ts';
import { onceApart } from '../idempotency/once.ts';
import type { ApiDeps } from '../types.ts';
import { senderOf } from './message-body.ts';
import { type Answer, route } from './route.ts';
import { instant, phoneNumberId, slug, written } from './shapes.ts';

const askedShape = z.object({
  id: z.string(),
  token: z.string(),
  sentence: z.string(),
  link: z.string(),
  qr_svg: z.string(),
  expires_at: instant,
});

const titlesBytesMax = 1_500;

export const createOptIn = route({
  method: 'POST',
  path: '/opt-ins',
  operationId: 'createOptIn',
  summary: 'Gives a token, a wa.me link, its QR code and the sentence that the person sends to agree.',
  scope: 'consents:write',
  body: z.strictObject({
    sender: phoneNumberId.optional().meta({ description: 'phone_number_id; may be left out with one sender' }),
    purposes: z.array(slug).min(1).max(20),
    language: z.string().regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}$/),
    wording: z.string().min(1).max(4_000).meta({ description: 'The exact text that the person sees before the link' }),
    third_parties: z.boolean().default(false),
    source: z
      .string()
      .min(1)
      .max(120)
      .superRefine((source, context) => {
        const fault = sourceProblem(source);
        if (fault === undefined) return;
        const message = 'names the place in a few words, without a phone number or an address';
        context.addIssue({ code: 'custom', message, params: { code: fault.code, limit: fault.limit } });
      })
      .meta({ description: 'Where it is shown: a page, a poster, a till' }),
    session: z.string().min(1).max(200).nullable().default(null),
  }),
  once: true,
  answers: { 201: { description: 'It waits for the person’s own message', schema: askedShape } },
  async handle(deps, { caller, body, idempotencyKey }) {
    requireShort(deps, caller.businessId, body.purposes);
    const input: OptInInput = {
      sender: senderOf(deps, caller, body.sender),
      purposes: [...new Set(body.purposes)],
      language: body.language,
      wording: body.wording,
      thirdParties: body.third_parties,
      source: body.source,
      session: body.session,
    };
    if (idempotencyKey === null) return await ask(deps, input);
    const { businessId } = caller;
    const keyed = { businessId, operation: 'createOptIn', key: idempotencyKey, request: body };
    return await onceApart(deps, keyed, () => ask(deps, input));
  },
});

/** A QR code holds 2,953 bytes at most; the sentence names every purpose by its title. */
function requireShort(deps: Pick<ApiDeps, 'directory'>, businessId: BusinessId, purposes: readonly string[]): void {
  const known = deps.directory.business(businessId).purposes;
  const titles = purposes.map(id => known.get(id)?.title ?? '').join(', ');
  if (encodeURIComponent(titles).length <= titlesBytesMax) return;
  const problems = [{ field: 'purposes', message: 'have titles that are too long for one QR code: ask for fewer' }];
  throw new Failure('request-invalid', undefined, { problems });
}

async function ask(deps: ApiDeps, input: OptInInput): Promise<Answer> {
  const asked = await deps.messages.createOptIn(input);
  const body: z.input<typeof askedShape> = {
    id: asked.id,
    token: asked.token,
    sentence: asked.sentence,
    link: asked.link,
    qr_svg: asked.qrSvg,
    expires_at: written(asked.expiresMs),
  };
  return { status: 201, body };
}
