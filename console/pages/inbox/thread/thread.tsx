// What was said, oldest first: a window of it that moves with whoever reads, with the notes of staff where they were
// written. The end stays in sight while somebody reads there; above it, a button leads to what is new.

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useList } from '../../../api/queries.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Reading } from '../../../parts/reading.tsx';
import { useText } from '../../../text/text.tsx';
import { useSentCount } from '../composer/use-send.ts';
import styles from '../thread.module.css';
import type { Conversation } from '../words.ts';
import { type Entry, entriesOf, firstUnread } from './entries.ts';
import { MessageBubble } from './message-bubble.tsx';
import { NoteBubble } from './note-bubble.tsx';
import { useMessages } from './use-messages.ts';
import { usePlace } from './use-place.ts';

const notesAtOnce = 50;

/** The thread; it scrolls by itself. */
export function Thread({ of }: { of: Conversation }) {
  const { t } = useText();
  const messages = useMessages(of.id);
  const entries = useEntries(of.id, messages);
  const unreadFrom = useUnreadFrom(of, messages.items);
  const place = useRef<HTMLDivElement>(null);
  const { hasNextPage, hasNewer, isFetching, error, fetchNextPage, fetchPreviousPage } = messages;
  const mayFetch = !isFetching && error === null;
  const { isAtEnd, goToEnd } = usePlace(place, {
    changes: `${entries[0]?.id} ${entries.at(-1)?.id} ${mayFetch}`,
    isWhole: !hasNewer,
    nearTop: () => mayFetch && hasNextPage && void fetchNextPage(),
    nearBottom: () => mayFetch && hasNewer && void fetchPreviousPage(),
  });
  const toEnd = async () => {
    if (hasNewer) await messages.toEnd();
    goToEnd();
  };
  useOwnSent(of.id, () => void toEnd());
  const go = () => {
    place.current?.focus({ preventScroll: true });
    void toEnd();
  };
  return (
    <div className={styles.around}>
      <div
        className={styles.thread}
        ref={place}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys too
        tabIndex={0}
        role="log"
        aria-live={isAtEnd ? 'polite' : 'off'}
        aria-label={t('inbox.thread')}
      >
        <Reading of={{ ...messages, data: messages.items }}>
          {() => (
            <>
              <More has={hasNextPage} isBusy={messages.isFetchingNextPage} load={fetchNextPage} word="inbox.earlier" />
              {entries.length === 0 && <p className={styles.none}>{t('messages.none')}</p>}
              <Entries entries={entries} unreadFrom={unreadFrom} conversationId={of.id} />
              <More
                has={hasNewer}
                isBusy={messages.isFetchingPreviousPage}
                load={fetchPreviousPage}
                word="inbox.later"
              />
            </>
          )}
        </Reading>
      </div>
      {!isAtEnd && <ToEnd of={of} go={go} />}
    </div>
  );
}

/** Whoever sends sees it, wherever they were reading. */
function useOwnSent(id: string, sent: () => void): void {
  const count = useSentCount(id);
  const before = useRef(count);
  const latest = useRef(sent);
  latest.current = sent;
  useEffect(() => {
    if (count > before.current) latest.current();
    before.current = count;
  }, [count]);
}

type EntriesProps = { entries: readonly Entry[]; unreadFrom: string | null; conversationId: string };

function Entries({ entries, unreadFrom, conversationId }: EntriesProps) {
  const { t } = useText();
  return (
    <ol>
      {entries.map((entry, at) => (
        <li key={entry.id} data-entry={entry.id}>
          <Day of={entry} before={entries[at - 1]} />
          {entry.id === unreadFrom && <p className={styles.unreadFrom}>{t('inbox.unread.from')}</p>}
          {entry.kind === 'note' ? (
            <NoteBubble of={entry.note} conversationId={conversationId} />
          ) : (
            <MessageBubble of={entry.message} />
          )}
        </li>
      ))}
    </ol>
  );
}

type MoreProps = { has: boolean; isBusy: boolean; load(): unknown; word: 'inbox.earlier' | 'inbox.later' };

/** They come by themselves to whoever scrolls; this is for keys, and for a second try. */
function More({ has, isBusy, load, word }: MoreProps) {
  const { t } = useText();
  if (!has) return null;
  return (
    <Button variant="subtle" size="compact-sm" loading={isBusy} onClick={() => void load()}>
      {t(word)}
    </Button>
  );
}

/** The way to the end; it says so when something came meanwhile. */
function ToEnd({ of, go }: { of: Conversation; go(): void }) {
  const { t } = useText();
  const last = of.last_message?.id ?? '';
  const [seenTo] = useState(last);
  const hasNew = last > seenTo;
  return (
    <div className={styles.toEnd} role="status">
      <Button
        size="xs"
        variant={hasNew ? 'filled' : 'default'}
        leftSection={<Icon name="down" size={16} />}
        onClick={go}
      >
        {t(hasNew ? 'inbox.end.new' : 'inbox.end')}
      </Button>
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

type Messages = ReturnType<typeof useMessages>;

/** The entries of the window; of the notes as many are read as it takes. */
function useEntries(id: string, { items = [], hasNextPage, hasNewer }: Messages): Entry[] {
  const notes = useList('listNotes', { params: { id }, query: { limit: notesAtOnce } });
  const oldest = hasNextPage ? items.at(-1)?.at : '';
  const known = notes.items?.at(-1)?.at;
  const isMissing = known !== undefined && oldest !== undefined && known > oldest;
  const { hasNextPage: hasEarlierNotes, isFetching, error, fetchNextPage } = notes;
  useEffect(() => {
    if (isMissing && hasEarlierNotes && !isFetching && error === null) void fetchNextPage();
  }, [isMissing, hasEarlierNotes, isFetching, error, fetchNextPage]);
  return entriesOf(items, notes.items ?? [], { hasEarlier: hasNextPage, hasLater: hasNewer });
}

/** Where the unread ones began when the conversation was opened. */
function useUnreadFrom(of: Conversation, items: Messages['items']): string | null {
  const [unread] = useState(of.unread);
  const [from, setFrom] = useState<string | null>(null);
  if (from === null && unread > 0 && items !== undefined) setFrom(firstUnread(items, unread) ?? '');
  return from;
}
