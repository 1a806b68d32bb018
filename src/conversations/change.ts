// What staff do with a conversation: give it to somebody, close and open it, read it. One transaction while the feed is
// held; whoever looks on is told with its commit.

import type { Transaction } from '../database/database.ts';
import { type BusinessId, type ContactId, newId, type SenderId, type StaffId } from '../kernel/kernel.ts';
import { addEvents, holdFeed } from './events/store.ts';
import { type RefreshDeps, refreshIn } from './following/refresh.ts';
import {
  findConversation,
  findOfContact,
  insertConversation,
  setAssignee,
  setRead,
  setState,
  setUnread,
} from './store.ts';
import type { Conversation, ConversationId } from './types.ts';

type Act = (tx: Transaction, conversation: Conversation) => Promise<boolean>;

/** The conversation after the act; undefined when there is none with this id. */
async function change(
  deps: RefreshDeps,
  of: { businessId: BusinessId; id: ConversationId },
  act: Act,
): Promise<Conversation | undefined> {
  const { businessId } = of;
  return await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    const found = await findConversation(tx, businessId, of.id);
    if (found === undefined) return undefined;
    const { id, contactId } = found;
    if (!(await act(tx, found))) return found;
    await refreshIn(deps, tx, { businessId, stirred: [{ contactId, wrote: false }] });
    const events = [{ kind: 'conversation' as const, conversationId: id, contactId }];
    await addEvents(tx, businessId, { events, atMs: deps.clock.now() });
    return await findConversation(tx, businessId, id);
  });
}

type Named = { readonly businessId: BusinessId; readonly id: ConversationId };

/** Gives it to somebody; null: to nobody. */
export async function assign(
  deps: RefreshDeps,
  what: Named & { to: StaffId | null },
): Promise<Conversation | undefined> {
  return await change(deps, what, (tx, { id }) => setAssignee(tx, what.businessId, { id, to: what.to }));
}

/** Closes or opens it. What the person writes later opens it again. */
export async function closeOrOpen(
  deps: RefreshDeps,
  what: Named & { state: Conversation['state'] },
): Promise<Conversation | undefined> {
  return await change(deps, what, (tx, { id }) => setState(tx, what.businessId, { id, state: what.state }));
}

/** Notes that staff have read up to a message. */
export async function read(deps: RefreshDeps, what: Named & { upTo: string }): Promise<Conversation | undefined> {
  return await change(deps, what, async (tx, { id }) => {
    await setRead(tx, what.businessId, { id, upTo: what.upTo });
    return true;
  });
}

/** Marks what the person said last as unread again. */
export async function unread(deps: RefreshDeps, what: Named): Promise<Conversation | undefined> {
  return await change(deps, what, async (tx, { id }) => {
    await setUnread(tx, what.businessId, id);
    return true;
  });
}

/** The conversation of a person with a number; it begins here where there is none. */
export async function begin(
  deps: RefreshDeps,
  what: { businessId: BusinessId; contactId: ContactId; senderId: SenderId },
): Promise<Conversation | undefined> {
  const { businessId, contactId, senderId } = what;
  return await deps.db.transaction(businessId, async tx => {
    await holdFeed(tx, businessId);
    const found = await findOfContact(tx, businessId, { contactId, senderId });
    if (found !== undefined) return found;
    const id = newId<'conversation'>(deps);
    await insertConversation(tx, businessId, { id, contactId, senderId });
    await refreshIn(deps, tx, { businessId, stirred: [{ contactId, wrote: false }] });
    const events = [{ kind: 'conversation' as const, conversationId: id, contactId }];
    await addEvents(tx, businessId, { events, atMs: deps.clock.now() });
    return await findConversation(tx, businessId, id);
  });
}
