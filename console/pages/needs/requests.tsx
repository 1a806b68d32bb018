// Requests of people by their rights: the list with its clocks, with one opened beside it.

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

type RightsRequest = Answer<'readRequest'>;

const route = getRouteApi('/needs/requests');

/** The list of requests. */
export function Requests() {
  const { t } = useText();
  const { state } = route.useSearch();
  const read = useList('listRequests', { query: { ...(state === undefined ? {} : { state }), limit: 50 } });
  const columns = [
    { name: t('request.kind'), cell: (one: RightsRequest) => t(`kind.${one.kind}`) },
    { name: t('request.state'), cell: (one: RightsRequest) => t(`request.state.${one.state}`) },
    {
      name: t('decision.person'),
      cell: (one: RightsRequest) => <PersonName name={one.contact_name} id={one.contact_id} />,
    },
    { name: t('needs.came'), cell: (one: RightsRequest) => <Instant at={one.received_at} /> },
    {
      name: t('needs.due'),
      cell: (one: RightsRequest) => (one.days_left === null ? t('doubts.closed') : <Countdown until={one.due_at} />),
    },
    { name: t('request.source'), cell: (one: RightsRequest) => t(`request.source.${one.source}`) },
  ];
  return (
    <>
      <StateFilter to="/needs/requests" state={state ?? 'open'} />
      <Reading of={{ ...read, data: read.items }}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState title={t('request.empty')}>{t('request.empty.do')}</EmptyState>
          ) : (
            <DataTable
              caption={t('needs.requests')}
              columns={columns}
              rows={rows}
              idOf={one => one.id}
              leadsTo={one => ({ to: '/needs/requests/$id', params: { id: one.id }, search: true })}
              more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
            />
          )
        }
      </Reading>
      <Outlet />
    </>
  );
}
