// Decisions: ask one without sending, read one, and replay one to see that it comes out the same.

import { z } from 'zod';
import { canonicalJson, Failure, type Json } from '../../kernel/kernel.ts';
import type { StoredDecision } from '../../messages/messages.ts';
import type { Decision } from '../../policy/policy.ts';
import { mayUseSender } from '../requests/senders.ts';
import type { ApiDeps } from '../types.ts';
import { messageBody, sendInputOf } from './message-body.ts';
import { contactName, withNames } from './names.ts';
import { promotionShape, toldPromotion } from './promotion-shape.ts';
import { decisionShape, toldDecision } from './reasons.ts';
import { type Call, route } from './route.ts';
import { idOf } from './shapes.ts';

const storedShape = decisionShape.extend({
  id: z.string(),
  contact_id: z.string(),
  contact_version: z.number(),
  sender_id: z.string(),
  dry_run: z.boolean(),
});
const paramsShape = z.strictObject({ id: idOf('decision') });

export const askDecision = route({
  method: 'POST',
  path: '/decisions',
  operationId: 'askDecision',
  summary: 'May this be sent now? Decides and stores the decision, and sends nothing.',
  scope: 'decisions:ask',
  audit: 'none',
  body: messageBody,
  answers: {
    200: {
      description: 'The decision',
      schema: storedShape.extend({
        advertising_words: z
          .array(z.string())
          .meta({ description: 'The words of a free text that make it advertising' }),
        promotion: promotionShape.nullable().meta({ description: 'null: Meta holds the words, or there are none' }),
      }),
    },
  },
  async handle(deps, { caller, body }) {
    const input = await sendInputOf(deps, caller, body);
    const asked = await deps.messages.ask(input);
    if ('kind' in asked) throw new Failure('address-unusable', asked.words);
    const advertising_words = deps.messages.advertisingWords(input);
    const promotion = toldPromotion(await deps.messages.talks.readWords(input, asked.contactId));
    return { status: 200, body: { ...toldStored(asked), advertising_words, promotion } };
  },
});

export const readDecision = route({
  method: 'GET',
  path: '/decisions/{id}',
  operationId: 'readDecision',
  summary: 'A stored decision with all its reasons and the facts it rests on.',
  scope: 'decisions:read',
  audit: 'read',
  params: paramsShape,
  answers: {
    200: {
      description: 'The decision',
      schema: storedShape.extend({ contact_name: contactName, facts: z.record(z.string(), z.unknown()) }),
    },
  },
  async handle(deps, call) {
    const stored = await getDecision(deps, call);
    const [told] = await withNames(deps, call.caller, [toldStored(stored)]);
    return { status: 200, body: { ...told, facts: stored.facts } };
  },
});

export const replayDecision = route({
  method: 'POST',
  path: '/decisions/{id}/replay',
  operationId: 'replayDecision',
  summary:
    'Decides again on the stored facts, under its own rules and under today’s, and says whether it comes out the same.',
  scope: 'decisions:read',
  audit: 'read',
  params: paramsShape,
  answers: {
    200: {
      description: 'Both decisions',
      schema: z.object({
        id: z.string(),
        same: z.boolean().meta({ description: 'Its own rules say the same as then' }),
        stored: decisionShape,
        replayed: decisionShape
          .nullable()
          .meta({ description: 'Under its own version of the rules; null when that version was not kept' }),
        same_today: z.boolean(),
        today: decisionShape.meta({ description: 'Under the rules of today' }),
      }),
    },
  },
  async handle(deps, call) {
    const stored = await getDecision(deps, call);
    const { own, today } = await deps.messages.replay(stored);
    return {
      status: 200,
      body: {
        id: stored.id,
        same: own !== null && resultOf(stored.decision) === resultOf(own),
        stored: toldDecision(stored.decision),
        replayed: own === null ? null : toldDecision(own),
        same_today: resultOf(stored.decision) === resultOf(today),
        today: toldDecision(today),
      },
    };
  },
});

/** A stored decision of the caller's business; throws `not-found`. */
export async function getDecision(
  deps: Pick<ApiDeps, 'messages'>,
  { caller, params }: Call<z.output<typeof paramsShape>, unknown, unknown>,
): Promise<StoredDecision> {
  const stored = await deps.messages.findDecision(caller.businessId, params.id);
  if (stored === undefined || !mayUseSender(caller, stored.senderId)) throw new Failure('not-found');
  return stored;
}

/** A stored decision in the API's shape, without its facts. */
export function toldStored(stored: StoredDecision): z.input<typeof storedShape> {
  return {
    id: stored.id,
    ...toldDecision(stored.decision),
    contact_id: stored.contactId,
    contact_version: stored.contactVersion,
    sender_id: stored.senderId,
    dry_run: stored.dryRun,
  };
}

/** What was decided, without the version that decided it and without the words, which may be put better one day. */
function resultOf({ reasons, ruleset: _, packs: __, ...rest }: Decision): string {
  const said = reasons.map(({ sources: ___, words: ____, ...reason }) => reason);
  const plain: Json = JSON.parse(JSON.stringify({ ...rest, reasons: said }));
  return canonicalJson(plain);
}
