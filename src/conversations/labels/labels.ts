// Labels that staff put on people: a short list of them, each with a name of its own and a colour.

import { type Database, violatedConstraint } from '../../database/database.ts';
import { type BusinessId, type Clock, type ContactId, Failure, newId, type Random } from '../../kernel/kernel.ts';
import { addEvents, holdFeed } from '../events/store.ts';
import type { Label, LabelId } from '../types.ts';
import { deleteLabel, findConversationsOf, insertLabel, listLabels, setLabels, updateLabel } from './store.ts';

type Deps = { readonly db: Database; readonly clock: Clock; readonly random: Random };

const labelsMax = 100;

export type Labels = {
  list(businessId: BusinessId): Promise<(Label & { contacts: number })[]>;
  /** Throws `conflict` when the name is taken, or there are 100 already. */
  create(businessId: BusinessId, what: Omit<Label, 'id'>): Promise<Label>;
  /** False: there is none. Throws `conflict` when the name is taken. */
  change(businessId: BusinessId, label: Label): Promise<boolean>;
  /** From everybody too. False: there is none. */
  remove(businessId: BusinessId, id: LabelId): Promise<boolean>;
  /** Gives a person exactly these; those that do not exist are left out. */
  put(businessId: BusinessId, of: { contactId: ContactId; labels: readonly LabelId[] }): Promise<LabelId[]>;
};

/** The labels of this installation's businesses. */
export function createLabels(deps: Deps): Labels {
  return {
    list: businessId => listLabels(deps.db, businessId),
    create: async (businessId, what) => {
      const label = { ...what, id: newId<'label'>(deps) };
      const added = await changing(deps, businessId, tx => insertLabel(tx, businessId, { ...label, most: labelsMax }));
      if (!added) throw new Failure('conflict', `there are ${labelsMax} labels already: remove one first`);
      return label;
    },
    change: (businessId, label) => changing(deps, businessId, tx => updateLabel(tx, businessId, label)),
    remove: (businessId, id) => changing(deps, businessId, tx => deleteLabel(tx, businessId, id)),
    put: (businessId, of) => put(deps, businessId, of),
  };
}

type Tx = Parameters<typeof addEvents>[0];

/** Changes the list, and tells those who look on. */
async function changing(deps: Deps, businessId: BusinessId, act: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  try {
    return await deps.db.transaction(businessId, async tx => {
      await holdFeed(tx, businessId);
      const done = await act(tx);
      if (done) await addEvents(tx, businessId, { events: [{ kind: 'label' }], atMs: deps.clock.now() });
      return done;
    });
  } catch (cause) {
    if (violatedConstraint(cause) !== 'label_name_once') throw cause;
    throw new Failure('conflict', 'there is a label with this name already');
  }
}

async function put(
  deps: Deps,
  businessId: BusinessId,
  of: { contactId: ContactId; labels: readonly LabelId[] },
): Promise<LabelId[]> {
  const { contactId } = of;
  return await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    const labels = await setLabels(tx, businessId, of);
    const conversations = await findConversationsOf(tx, businessId, contactId);
    const events = conversations.map(({ id }) => ({ kind: 'conversation' as const, conversationId: id, contactId }));
    await addEvents(tx, businessId, { events, atMs: deps.clock.now() });
    return labels;
  });
}
