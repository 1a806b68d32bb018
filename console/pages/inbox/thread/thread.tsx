// What was said, oldest first, a page at a time from the end; notes of staff stand where they were written. The end stays
// in sight while somebody reads there.

import { Button } from '@mantine/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useList } from '../../../api/queries.ts';
import { Reading } from '../../../parts/reading.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../thread.module.css';
import type { Conversation } from '../words.ts';
import { type Entry, entriesOf, firstUnread } from './entries.ts';
import { MessageBubble } from './message-bubble.tsx';
import { NoteBubble } from './note-bubble.tsx';

const pageSize = 50;
const nearEndPx = 80;

/** The thread; it scrolls by itself. */
export function Thread({ of }: { of: Conversation }) {
  const { t } = useText();
  const params = { id: of.id };
  const messages = useList('readConversationMessages', { params, query: { limit: pageSize } });
  const notes = useList('listNotes', { params, query: { limit: pageSize } });
  const entries = entriesOf(messages.items ?? [], notes.items ?? [], messages.hasNextPage);
  const [unread] = useState(of.unread);
  const [unreadFrom, setUnreadFrom] = useState<string | null>(null);
  if (unreadFrom === null && unread > 0 && messages.items !== undefined)
    setUnreadFrom(firstUnread(messages.items, unread) ?? '');
  const place = useRef<HTMLDivElement>(null);
  useEndInSight(place, entries);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too
    <div className={styles.thread} ref={place} tabIndex={0} role="log" aria-label={t('inbox.thread')}>
      <Reading of={{ ...messages, data: messages.items }}>
        {() => (
          <>
            {messages.hasNextPage && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={messages.isFetchingNextPage}
                onClick={() => void messages.fetchNextPage()}
              >
                {t('inbox.earlier')}
              </Button>
            )}
            {entries.length === 0 && <p className={styles.none}>{t('messages.none')}</p>}
            <ol>
              {entries.map((entry, at) => (
                <li key={entry.id} data-entry={entry.id}>
                  <Day of={entry} before={entries[at - 1]} />
                  {entry.id === unreadFrom && <p className={styles.unreadFrom}>{t('inbox.unread.from')}</p>}
                  {entry.kind === 'note' ? (
                    <NoteBubble of={entry.note} conversationId={of.id} />
                  ) : (
                    <MessageBubble of={entry.message} />
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </Reading>
    </div>
  );
}

function Day({ of, before }: { of: Entry; before: Entry | undefined }) {
  const text = useText();
  const day = new Date(of.at).toDateString();
  if (before !== undefined && new Date(before.at).toDateString() === day) return null;
  return (
    <p className={styles.day}>
      <time dateTime={of.at.slice(0, 10)}>{text.day(of.at)}</time>
    </p>
  );
}

/** What comes at the end is shown to whoever was there; what comes on top leaves in its place what was being read. */
function useEndInSight(place: RefObject<HTMLDivElement | null>, entries: readonly Entry[]): void {
  const before = useRef({ first: '', height: 0, wasAtEnd: true });
  const last = entries.at(-1)?.id;
  const first = entries[0]?.id ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when an end of the list is another
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const { wasAtEnd, height, first: firstBefore } = before.current;
    if (wasAtEnd) element.scrollTop = element.scrollHeight;
    else if (first !== firstBefore) element.scrollTop += element.scrollHeight - height;
    const note = () => {
      const { scrollHeight, scrollTop, clientHeight } = element;
      // What grew moved the end away from whoever was there: that is no scrolling of theirs.
      const hasGrown = scrollHeight > before.current.height && before.current.wasAtEnd;
      const wasAtEnd = hasGrown || scrollHeight - scrollTop - clientHeight < nearEndPx;
      before.current = { first, height: scrollHeight, wasAtEnd };
    };
    before.current.height = element.scrollHeight;
    note();
    element.addEventListener('scroll', note, { passive: true });
    // A picture that arrives, or a composer that grows, moves the end too.
    const grows = new ResizeObserver(() => {
      if (before.current.wasAtEnd) element.scrollTop = element.scrollHeight;
    });
    grows.observe(element);
    for (const child of element.children) grows.observe(child);
    return () => {
      element.removeEventListener('scroll', note);
      grows.disconnect();
    };
  }, [first, last]);
}
