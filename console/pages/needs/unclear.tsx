// Updates of Meta's that were not understood: kept, so that nothing is lost.

import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useText } from '../../text/text.tsx';

type Update = Answer<'listUnclear'>['items'][number];

/** The list of them. */
export function Unclear() {
  const { t } = useText();
  const read = useList('listUnclear', { query: { limit: 50 } });
  return (
    <Reading of={{ ...read, data: read.items }}>
      {rows =>
        rows.length === 0 ? (
          <EmptyState title={t('unclear.empty')}>{t('unclear.empty.do')}</EmptyState>
        ) : (
          <DataTable
            caption={t('needs.unclear')}
            columns={[
              { name: t('unclear.field'), cell: (one: Update) => <code>{one.field}</code> },
              { name: t('unclear.reason'), cell: (one: Update) => <span lang="en">{one.reason}</span> },
              { name: t('needs.came'), cell: (one: Update) => <Instant at={one.received_at} /> },
            ]}
            rows={rows}
            idOf={one => one.id}
            more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
          />
        )
      }
    </Reading>
  );
}
