// A list that comes by the page: what it says when it is empty, its items one below the other, and the button for more.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import styles from './paged-list.module.css';
import { Reading } from './reading.tsx';

type PagedListProps<Item> = {
  of: {
    readonly items: readonly Item[] | undefined;
    readonly error: Error | null;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    refetch(): unknown;
    fetchNextPage(): unknown;
  };
  /** What is said when there is nothing. */
  none: string;
  /** What stands above the items. */
  lead?: ReactNode;
  children: (item: Item) => ReactNode;
};

/** The list; each child is a list item. */
export function PagedList<Item>({ of: read, none, lead, children }: PagedListProps<Item>) {
  const { t } = useText();
  return (
    <Reading of={{ ...read, data: read.items }}>
      {items => (
        <>
          {lead}
          {items.length === 0 ? (
            <p className={styles.none}>{none}</p>
          ) : (
            <ol className={styles.list}>{items.map(children)}</ol>
          )}
          {read.hasNextPage && (
            <Button
              variant="default"
              mt="md"
              loading={read.isFetchingNextPage}
              onClick={() => void read.fetchNextPage()}
            >
              {t('list.more')}
            </Button>
          )}
        </>
      )}
    </Reading>
  );
}
