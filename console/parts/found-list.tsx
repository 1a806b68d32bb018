// What a search found, a page at a time. Where what fits is rare, the first page can be empty and more can follow all the
// same.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/text.tsx';
import { EmptyState } from './page.tsx';
import { Reading } from './reading.tsx';

type More = { readonly has: boolean; readonly isBusy: boolean; load(): void };

type FoundListProps<Row> = {
  of: {
    readonly items: readonly Row[] | undefined;
    readonly error: Error | null;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    refetch(): unknown;
    fetchNextPage(): unknown;
  };
  none: string;
  children: (rows: readonly Row[], more: More) => ReactNode;
};

/** The rows, or that nothing fits. */
export function FoundList<Row>({ of: read, none, children }: FoundListProps<Row>) {
  const { t } = useText();
  const more = { has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() };
  const further = more.has && (
    <Button variant="default" loading={more.isBusy} onClick={more.load}>
      {t('list.more')}
    </Button>
  );
  return (
    <Reading of={{ ...read, data: read.items }}>
      {rows =>
        rows.length === 0 ? (
          <EmptyState title={none} act={further}>
            {t('found.none.do')}
          </EmptyState>
        ) : (
          children(rows, more)
        )
      }
    </Reading>
  );
}
