// Quick replies: texts that staff send often, each found by a short name. They are words of the business, not of a person.

import { type Database, violatedConstraint } from '../../database/database.ts';
import { type BusinessId, type Clock, Failure, newId, type Random } from '../../kernel/kernel.ts';
import { addEvents, holdFeed } from '../events/store.ts';
import type { QuickReply, QuickReplyId } from '../types.ts';
import { deleteQuickReply, insertQuickReply, listQuickReplies, updateQuickReply } from './store.ts';

type Deps = { readonly db: Database; readonly clock: Clock; readonly random: Random };
type Written = Pick<QuickReply, 'shortcut' | 'text' | 'language'>;

const repliesMax = 500;

export type QuickReplies = {
  list(businessId: BusinessId): Promise<QuickReply[]>;
  /** Throws `conflict` when the shortcut is taken, or there are 500 already. */
  create(businessId: BusinessId, what: Written): Promise<QuickReply>;
  /** undefined: there is none. Throws `conflict` when the shortcut is taken. */
  change(businessId: BusinessId, what: Written & { id: QuickReplyId }): Promise<QuickReply | undefined>;
  remove(businessId: BusinessId, id: QuickReplyId): Promise<boolean>;
};

/** The quick replies of this installation's businesses. */
export function createQuickReplies(deps: Deps): QuickReplies {
  return {
    list: businessId => listQuickReplies(deps.db, businessId),
    create: async (businessId, what) => {
      const row = { ...what, id: newId<'quick reply'>(deps), changedMs: deps.clock.now() };
      const added = await changing(deps, businessId, tx => insertQuickReply(tx, businessId, { row, most: repliesMax }));
      if (!added) throw new Failure('conflict', `there are ${repliesMax} quick replies already: remove one first`);
      return row;
    },
    change: async (businessId, what) => {
      const row = { ...what, changedMs: deps.clock.now() };
      return (await changing(deps, businessId, tx => updateQuickReply(tx, businessId, row))) ? row : undefined;
    },
    remove: (businessId, id) => changing(deps, businessId, tx => deleteQuickReply(tx, businessId, id)),
  };
}

type Tx = Parameters<typeof addEvents>[0];

async function changing(deps: Deps, businessId: BusinessId, act: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  try {
    return await deps.db.transaction(businessId, async tx => {
      await holdFeed(tx, businessId);
      const done = await act(tx);
      if (done) await addEvents(tx, businessId, { events: [{ kind: 'quick-reply' }], atMs: deps.clock.now() });
      return done;
    });
  } catch (cause) {
    if (violatedConstraint(cause) !== 'quick_reply_shortcut_once') throw cause;
    throw new Failure('conflict', 'there is a quick reply with this shortcut already');
  }
}
