// People whose number may be another's by now: what they agreed to is suspended until they prove to be there, or staff have
// found out who is who.

import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useText } from '../../text/text.tsx';
import { Known } from '../people/known.tsx';

type Found = Answer<'searchContacts'>['items'][number];

/** The list of these people. */
export function ChangedHands() {
  const { t } = useText();
  const body = { filters: { blocked: ['identity_stale' as const] }, limit: 50 };
  const read = useList('searchContacts', { body }, { where: 'body', later: { count: false } });
  const columns = [
    { name: t('decision.person'), cell: (one: Found) => <Known of={one} /> },
    { name: t('people.active'), cell: (one: Found) => <Instant at={one.last_activity_at} /> },
    { name: t('people.came'), cell: (one: Found) => <Instant at={one.created_at} /> },
  ];
  return (
    <Reading of={{ ...read, data: read.items }}>
      {rows =>
        rows.length === 0 ? (
          <EmptyState title={t('needs.changed.empty')}>{t('needs.changed.do')}</EmptyState>
        ) : (
          <>
            <p className="quiet">{t('needs.changed.do')}</p>
            <DataTable
              caption={t('needs.changed')}
              columns={columns}
              rows={rows}
              idOf={one => one.id}
              leadsTo={one => ({ to: '/people/$id', params: { id: one.id } })}
              more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
            />
          </>
        )
      }
    </Reading>
  );
}
