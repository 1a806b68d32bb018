// What staff do with a conversation as a whole: close and open it again, assign it, leave it unread. Each can be undone.

import { useNavigate } from '@tanstack/react-router';
import { useContext } from 'react';
import { call } from '../../../api/call.ts';
import { queries } from '../../../api/queries.ts';
import { useTeam } from '../../../session/by-whom.ts';
import { useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { nextAfter, OrderContext } from '../list/order.ts';
import { useUndo } from '../use-undo.ts';
import type { Conversation } from '../words.ts';

/** The acts; each resolves when it is durable. */
export function useConversationActs(of: Conversation) {
  const { t } = useText();
  const { session } = useSession();
  const team = useTeam();
  const navigate = useNavigate();
  const undo = useUndo();
  const order = useContext(OrderContext);
  const params = { id: of.id };
  const setState = async (state: Conversation['state']) =>
    took(await call('closeConversation', { params, body: { state } }));
  const setAssignee = async (to: string | null) => took(await call('assignConversation', { params, body: { to } }));
  return {
    close: () =>
      undo.run(async () => {
        const next = matchMedia(roomBeside).matches ? nextAfter(order, of.id) : undefined;
        await setState('closed');
        if (next === undefined) await navigate({ to: '/inbox', search: true });
        else await navigate({ to: '/inbox/$id', params: { id: next }, search: true });
        const back = async () => {
          await setState('open');
          await navigate({ to: '/inbox/$id', params, search: true });
        };
        return { words: t('inbox.did.close'), back };
      }),
    reopen: () =>
      undo.run(async () => {
        await setState('open');
        return { words: t('inbox.did.reopen'), back: () => setState('closed') };
      }),
    assign: (to: string | null) =>
      undo.run(async () => {
        const before = of.assigned_to;
        await setAssignee(to);
        const name = to === session.user?.id ? t('inbox.me') : team.get(to ?? '');
        const words = name === undefined ? t('inbox.did.unassign') : t('inbox.did.assign', { name });
        return { words, back: () => setAssignee(before) };
      }),
    leaveUnread: () =>
      undo.run(async () => {
        // Whoever looks on would read it again.
        await navigate({ to: '/inbox', search: true });
        took(await call('markConversationUnread', { params, body: {} }));
        return null;
      }),
  };
}

// Where the list stands beside, the next conversation follows the one that was closed; else the list comes back.
const roomBeside = '(width > 64rem)';

async function took(now: Conversation): Promise<void> {
  queries.setQueryData(['readConversation', { params: { id: now.id } }], now);
  await queries.invalidateQueries({ queryKey: ['searchConversations'] });
}
