// Messages that may have been a stop: the list, with one opened beside it.

import { getRouteApi, Outlet } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Countdown, Instant } from '../../parts/instant.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useText } from '../../text/text.tsx';
import { StateFilter } from './state-filter.tsx';

type Doubt = Answer<'listDoubts'>['items'][number];

const route = getRouteApi('/needs/doubts');

/** The list of doubts. */
export function Doubts() {
  const { t } = useText();
  const { state } = route.useSearch();
  const read = useList('listDoubts', { query: { ...(state === undefined ? {} : { state }), limit: 50 } });
  const columns = [
    { name: t('doubts.meant'), cell: (one: Doubt) => <span lang="en">{one.meant}</span> },
    {
      name: t('decision.person'),
      cell: (one: Doubt) => <PersonName name={one.contact_name} id={one.contact_id} />,
    },
    { name: t('needs.came'), cell: (one: Doubt) => <Instant at={one.opened_at} /> },
    {
      name: t('needs.due'),
      cell: (one: Doubt) => (one.closed_at === null ? <Countdown until={one.due_at} /> : t('doubts.closed')),
    },
    {
      name: t('doubts.asked'),
      cell: (one: Doubt) => (one.asked_at === null ? t('doubts.asked.not') : <Instant at={one.asked_at} />),
    },
  ];
  return (
    <>
      <StateFilter to="/needs/doubts" state={state ?? 'open'} />
      <Reading of={{ ...read, data: read.items }}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState title={t('doubts.empty')}>{t('doubts.empty.do')}</EmptyState>
          ) : (
            <DataTable
              caption={t('needs.doubts')}
              columns={columns}
              rows={rows}
              idOf={one => one.id}
              leadsTo={one => ({ to: '/needs/doubts/$id', params: { id: one.id }, search: true })}
              more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
            />
          )
        }
      </Reading>
      <Outlet />
    </>
  );
}
