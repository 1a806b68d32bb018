// The list of conversations: which are shown, the search, and a row for each. The row of the open one carries the focus, so
// that keys and screen readers stay in the list.

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Reading } from '../../../parts/reading.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../inbox.module.css';
import type { Shown } from '../shown.ts';
import { FindConversation } from './find-conversation.tsx';
import { Rows } from './rows.tsx';
import { StartConversation } from './start-conversation.tsx';
import type { Listed } from './use-conversations.ts';
import { Views } from './views.tsx';

type ListProps = {
  shown: Shown;
  listed: Listed;
  openId: string | undefined;
  sought: string | null;
  seek(who: string | null): void;
};

/** The pane with the list. */
export function ConversationList({ shown, listed, openId, sought, seek }: ListProps) {
  const { t } = useText();
  return (
    <div className={styles.list}>
      <header className={styles.listHead}>
        <p className={styles.title} aria-hidden="true">
          {t('nav.inbox')}
        </p>
        <FindConversation sought={sought} seek={seek} />
        {sought === null && <Views shown={shown} counts={listed.counts} />}
      </header>
      <nav className={styles.rows} aria-label={t('inbox.list')}>
        <Reading of={{ ...listed, data: listed.items }}>
          {items =>
            items.length === 0 ? (
              <Empty shown={shown} sought={sought} seek={seek} />
            ) : (
              <Rows items={items} shown={shown} openId={openId} />
            )
          }
        </Reading>
        {listed.hasNextPage && (
          <Button
            variant="default"
            m="sm"
            loading={listed.isFetchingNextPage}
            onClick={() => void listed.fetchNextPage()}
          >
            {t('list.more')}
          </Button>
        )}
      </nav>
    </div>
  );
}

function Empty({ shown, sought, seek }: Pick<ListProps, 'shown' | 'sought' | 'seek'>) {
  const { t } = useText();
  if (sought !== null) return <StartConversation sought={sought} started={() => seek(null)} />;
  const { view = 'anyone', label } = shown;
  const isWhole = view === 'anyone' && label === undefined;
  return (
    <div className={styles.emptyList}>
      <h2>{t(isWhole ? 'inbox.empty' : `inbox.empty.${view}`)}</h2>
      <p>{t(isWhole ? 'inbox.empty.do' : 'inbox.empty.other')}</p>
      {!isWhole && (
        <Link to="." search={{}}>
          {t('inbox.view.all')}
        </Link>
      )}
    </div>
  );
}
