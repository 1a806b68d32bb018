// An open conversation that somebody looks at is read: what came is no longer unread, and the person sees that it was seen.

import { useEffect, useRef } from 'react';
import { useAct } from '../../../api/queries.ts';
import { useMay } from '../../../session/session.tsx';
import type { Conversation } from '../words.ts';

/** Marks it as read, once for each message that is the last. */
export function useMarkRead(of: Conversation): void {
  const may = useMay();
  const mark = useAct('markConversationRead', ['searchConversations', 'readConversation']);
  const marked = useRef('');
  const last = of.last_message?.id;
  const isUnread = of.unread > 0 && last !== undefined && may('conversations:write');
  useEffect(() => {
    const look = () => {
      if (!isUnread || document.visibilityState !== 'visible' || marked.current === last) return;
      marked.current = last;
      mark.mutate({ params: { id: of.id }, body: { up_to: last } });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [isUnread, last, of.id, mark.mutate]);
}
