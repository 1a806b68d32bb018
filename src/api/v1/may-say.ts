// What may be said in a conversation now, and what not and why; what a draft would be answered as it is typed, and what is
// possible in its place. Nothing is stored and nothing sent.

import { z } from 'zod';
import type { Conversation } from '../../conversations/conversations.ts';
import type { SendInput, Weighed } from '../../messages/messages.ts';
import type { Decision } from '../../policy/policy.ts';
import type { Caller } from '../keys/keys.ts';
import { opens } from '../keys/scopes.ts';
import type { ApiDeps } from '../types.ts';
import { answerShape, hasOneThing, wholeBody } from './conversation-messages.ts';
import { getConversation } from './conversation-shape.ts';
import { conversationParams } from './conversations.ts';
import { draftOf } from './message-body.ts';
import { promotionShape, toldPromotion } from './promotion-shape.ts';
import { decisionShape, toldDecision } from './reasons.ts';
import { route } from './route.ts';
import { instant, written, writtenOrNull } from './shapes.ts';

const possibilityShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), until: instant }),
  z.object({ kind: z.literal('ask_consent'), purpose: z.string(), title: z.string() }),
  z.object({
    kind: z.literal('template'),
    name: z.string(),
    language: z.string(),
    category: z.string(),
    purpose: z.string().nullable(),
    outcome: z.enum(['allow', 'defer']),
    until: instant.nullable(),
  }),
  z.object({ kind: z.literal('override') }),
]);

type Possibility = z.input<typeof possibilityShape>;

const templatesMax = 10;

export const checkDraft = route({
  method: 'POST',
  path: '/conversations/{id}/check',
  operationId: 'checkDraft',
  summary: 'What a draft would be answered, which of its words make it so, and what is possible in its place.',
  scope: 'decisions:ask',
  audit: 'none',
  params: conversationParams,
  body: z
    .strictObject({
      ...answerShape,
      override: z.boolean().default(false).meta({ description: 'As if a person had said that it is no advertising' }),
    })
    .refine(hasOneThing, {
      message: 'name exactly one of text, template, media and message',
      params: { code: 'combination' },
    }),
  answers: {
    200: {
      description: 'The decision, which is not stored',
      schema: z.object({
        decision: decisionShape,
        promotion: promotionShape.nullable().meta({ description: 'null: Meta holds the words, or there are none' }),
        possible: z.array(possibilityShape),
      }),
    },
  },
  async handle(deps, { caller, params, body }) {
    const conversation = await getConversation(deps, caller, params.id);
    const { override, ...said } = body;
    const draft = draftOf(deps, caller, await wholeBody(deps, { caller, conversation, said }));
    const input = { ...draft, override: override ? asIfSaid : null };
    const weighed = await deps.messages.talks.weigh(input, conversation.contactId);
    const possible = await possibleFor(deps, { caller, conversation, input, weighed });
    const promotion = toldPromotion(weighed.words);
    return { status: 200, body: { decision: toldDecision(weighed.decision), promotion, possible } };
  },
});

/** Stands for a record that is not made. */
const asIfSaid = 'as-if-said';

type Draft = {
  readonly caller: Caller;
  readonly conversation: Conversation;
  readonly input: SendInput;
  readonly weighed: Weighed;
};

/** What is possible in place of a draft that cannot go now. */
async function possibleFor(deps: ApiDeps, draft: Draft): Promise<Possibility[]> {
  const { decision } = draft.weighed;
  if (decision.outcome === 'allow') return [];
  const { untilMs } = decision;
  const wait: Possibility[] =
    decision.outcome === 'defer' && untilMs !== null ? [{ kind: 'wait', until: written(untilMs) }] : [];
  const [asks, templates, override] = await Promise.all([
    isMarketing(decision) ? asksFor(deps, draft) : [],
    templatesFor(deps, draft),
    overrideFor(deps, draft),
  ]);
  return [...wait, ...asks, ...templates, ...override];
}

function isMarketing({ class: judgedAs }: Decision): boolean {
  return judgedAs.startsWith('marketing') || judgedAs === 'survey';
}

async function asksFor(deps: ApiDeps, { conversation, input }: Draft): Promise<Possibility[]> {
  const { sender, purpose } = input;
  const { asks } = await deps.messages.talks.weighAll({ sender, contactId: conversation.contactId });
  return asks
    .filter(one => one.decision.outcome !== 'deny' && one.purpose.class !== 'utility')
    .filter(one => purpose === null || one.purpose.id === purpose)
    .map(one => ({ kind: 'ask_consent', purpose: one.purpose.id, title: one.purpose.title }));
}

async function templatesFor(deps: ApiDeps, { conversation, input }: Draft): Promise<Possibility[]> {
  const { sender, notBeforeMs: atMs } = input;
  const found = await deps.messages.talks.weighTemplates({ sender, contactId: conversation.contactId, atMs });
  return found.slice(0, templatesMax).map(({ name, language, category, purposeId, decision }) => ({
    kind: 'template',
    name,
    language,
    category,
    purpose: purposeId,
    outcome: decision.outcome === 'defer' ? 'defer' : 'allow',
    until: writtenOrNull(decision.untilMs),
  }));
}

/** A person may say that the words are no advertising: where they have the right, and where it would help. */
async function overrideFor(deps: ApiDeps, { caller, conversation, input, weighed }: Draft): Promise<Possibility[]> {
  const { words } = weighed;
  const isRead = words !== null && words.class !== 'service' && words.certainty === 'certain';
  if (!isRead || input.override !== null || input.madeByAi || !opens(caller.scopes, 'content:override')) return [];
  const cleared = await deps.messages.talks.weigh({ ...input, override: asIfSaid }, conversation.contactId);
  return cleared.decision.outcome === 'deny' ? [] : [{ kind: 'override' }];
}
