// Staff say who is who: two contacts are one person, or one contact is two. Each act has a look beforehand, which says what
// becomes stricter, and each stands on record with its reason.

import { z } from 'zod';
import { Failure } from '../../kernel/kernel.ts';
import type { Caller } from '../keys/keys.ts';
import type { ApiDeps } from '../types.ts';
import { stateShape, toldPerson } from './person-shape.ts';
import { route } from './route.ts';
import { idOf } from './shapes.ts';
import { byWhom } from './waiting.ts';

const paramsShape = z.strictObject({ id: idOf('contact') });
const aliasesMax = 50;
const reason = z
  .string()
  .min(2)
  .max(1_000)
  .meta({ description: 'Why, in a sentence: kept sealed, with who says so and when' });

const mergeBody = z.strictObject({ with: idOf('contact').meta({ description: 'The other contact' }) });

const goingBody = z
  .strictObject({
    identities: z
      .array(z.strictObject({ kind: z.enum(['phone', 'bsuid', 'parent_bsuid']), value: z.string().min(3).max(160) }))
      .min(1)
      .max(aliasesMax)
      .optional()
      .meta({ description: 'What goes to the other contact' }),
    merge_id: idOf('contact merge').optional().meta({ description: 'All that came by this merge goes' }),
  })
  .refine(body => (body.identities === undefined) !== (body.merge_id === undefined), {
    message: 'say either identities or merge_id',
    params: { code: 'combination' },
  });
const splitBody = goingBody.safeExtend({ reason });

export const previewMerge = route({
  method: 'POST',
  path: '/contacts/{id}/merge-preview',
  operationId: 'previewMerge',
  summary: 'What would become of two contacts if they were one person: both as they are, and the one afterwards.',
  scope: 'contacts:write',
  audit: 'read',
  params: paramsShape,
  body: mergeBody,
  answers: {
    200: {
      description: 'Nothing was changed',
      schema: z.object({ before: z.array(stateShape), after: stateShape }),
    },
  },
  async handle(deps, { caller, params, body }) {
    const preview = await deps.contacts.merges.previewMerge(
      await pairOf(deps, caller, { ...params, other: body.with }),
    );
    const before = preview.before.map(one => toldPerson(one));
    return { status: 200, body: { before, after: toldPerson(preview.after) } };
  },
});

export const mergeContacts = route({
  method: 'POST',
  path: '/contacts/{id}/merge',
  operationId: 'mergeContacts',
  summary: 'Makes one person of two contacts. The stricter side wins in everything that permits; `split` undoes it.',
  scope: 'contacts:write',
  params: paramsShape,
  body: mergeBody.extend({ reason }),
  answers: { 200: { description: 'The one contact', schema: stateShape } },
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    const pair = await pairOf(deps, caller, { ...params, other: body.with });
    const id = await deps.contacts.merges.merge({ ...pair, by: byWhom(caller), reason: body.reason });
    await deps.messages.awaitSilence(businessId, id);
    return { status: 200, body: toldPerson(await deps.contacts.refresh(businessId, id)) };
  },
});

export const previewSplit = route({
  method: 'POST',
  path: '/contacts/{id}/split-preview',
  operationId: 'previewSplit',
  summary: 'What would become of a contact if some of its numbers and ids were another person’s.',
  scope: 'contacts:write',
  audit: 'read',
  params: paramsShape,
  body: goingBody,
  answers: {
    200: {
      description: 'Nothing was changed',
      schema: z.object({
        before: stateShape,
        stays: stateShape,
        goes: stateShape,
        undoes_merge: z.boolean().meta({ description: 'The contact that was merged would be back' }),
      }),
    },
  },
  async handle(deps, { caller, params, body }) {
    const { before, stays, goes, isBack } = await deps.contacts.merges.previewSplit(
      await askedOf(deps, caller, { ...params, ...body }),
    );
    return {
      status: 200,
      body: { before: toldPerson(before), stays: toldPerson(stays), goes: toldPerson(goes), undoes_merge: isBack },
    };
  },
});

export const splitContact = route({
  method: 'POST',
  path: '/contacts/{id}/split',
  operationId: 'splitContact',
  summary:
    'Gives some numbers and ids of a contact to another. Blocks hold for both; consents go where their evidence says.',
  scope: 'contacts:write',
  params: paramsShape,
  body: splitBody,
  answers: {
    200: { description: 'Both contacts', schema: z.object({ stays: stateShape, goes: stateShape }) },
  },
  async handle(deps, { caller, params, body }) {
    const { businessId } = caller;
    const asked = await askedOf(deps, caller, { ...params, ...body });
    const { stays, goes } = await deps.contacts.merges.split({ ...asked, by: byWhom(caller), reason: body.reason });
    await deps.messages.awaitSilence(businessId, stays);
    const [stayed, went] = [
      await deps.contacts.refresh(businessId, stays),
      await deps.contacts.refresh(businessId, goes),
    ];
    return { status: 200, body: { stays: toldPerson(stayed), goes: toldPerson(went) } };
  },
});

type Contacts = Pick<ApiDeps, 'contacts'>;
type ContactIdOf = z.output<typeof paramsShape>['id'];

async function pairOf({ contacts }: Contacts, { businessId }: Caller, of: { id: ContactIdOf; other: ContactIdOf }) {
  const [one, other] = [await contacts.refresh(businessId, of.id), await contacts.refresh(businessId, of.other)];
  if (one.id === other.id) throw new Failure('conflict', 'they are one person already');
  return { businessId, one: one.id, other: other.id };
}

async function askedOf(
  deps: Pick<ApiDeps, 'contacts' | 'ledger'>,
  { businessId }: Caller,
  said: { id: ContactIdOf } & z.output<typeof goingBody>,
) {
  const { id: contactId } = await deps.contacts.refresh(businessId, said.id);
  const going = said.merge_id === undefined ? (said.identities ?? []) : { mergeId: said.merge_id };
  return { businessId, contactId, going, evidenceIn: deps.ledger.evidenceIn };
}
