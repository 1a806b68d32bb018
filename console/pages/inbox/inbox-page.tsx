// The inbox: the list of conversations, the one that is open, and the person's card, side by side where there is room. The
// URL holds what is shown; the stream keeps it as it is now.

import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import styles from './inbox.module.css';
import { ConversationList } from './list/conversation-list.tsx';
import { OrderContext } from './list/order.ts';
import { useConversations } from './list/use-conversations.ts';
import { useListKeys } from './list/use-list-keys.ts';
import type { Line } from './live/follow.ts';
import { useLive } from './live/use-live.ts';
import { UndoBar, UndoProvider } from './undo.tsx';
import { type Conversation, useNameOf } from './words.ts';

/** The page. */
export function InboxPage() {
  return (
    <UndoProvider>
      <Inbox />
    </UndoProvider>
  );
}

function Inbox() {
  const { t } = useText();
  const navigate = useNavigate();
  const shown = useSearch({ from: '/inbox' });
  const { id } = useParams({ strict: false });
  const [sought, seek] = useState<string | null>(null);
  const listed = useConversations(shown, sought);
  const line = useLive(listed.feed);
  const open = (next: string | undefined) =>
    void navigate(
      next === undefined ? { to: '/inbox', search: true } : { to: '/inbox/$id', params: { id: next }, search: true },
    );
  const order = listed.items?.map(one => one.id) ?? [];
  useListKeys({ order, openId: id, open });
  const waiting = listed.counts?.unread ?? 0;
  useEffect(() => {
    document.title = waiting === 0 ? `${t('nav.inbox')} · Assent` : `(${waiting}) ${t('nav.inbox')} · Assent`;
  }, [t, waiting]);
  return (
    <div className={styles.frame}>
      <h1 tabIndex={-1} id="title" className="hidden">
        {t('nav.inbox')}
      </h1>
      <LineBanner line={line} />
      <OpenNow of={listed.items?.find(one => one.id === id)} />
      <div className={styles.panes} data-open={id !== undefined || undefined}>
        <ConversationList shown={shown} listed={listed} openId={id} sought={sought} seek={seek} />
        <OrderContext value={order}>
          {id === undefined ? <NothingOpen isEmpty={order.length === 0} /> : <Outlet />}
        </OrderContext>
      </div>
      <UndoBar />
    </div>
  );
}

function NothingOpen({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useText();
  return (
    <section className={styles.conversation}>
      {!isEmpty && (
        <div className={styles.nothing}>
          <h2>{t('inbox.choose')}</h2>
          <p>{t('inbox.choose.do')}</p>
        </div>
      )}
    </section>
  );
}

/** Whoever does not see which row is chosen hears it. */
function OpenNow({ of }: { of: Conversation | undefined }) {
  const { t } = useText();
  const nameOf = useNameOf();
  return (
    <p role="status" className="hidden">
      {of !== undefined && t('inbox.list.opened', { name: nameOf(of) })}
    </p>
  );
}

/** A cut of the stream is said; what is shown stays, and it goes on by itself. */
function LineBanner({ line }: { line: Line }) {
  const { t } = useText();
  return (
    <div role="status">
      {line === 'cut' && (
        <p className={styles.cut}>
          <StateMark state="defer" word={t('inbox.cut')} />
        </p>
      )}
    </div>
  );
}
