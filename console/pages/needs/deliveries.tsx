// What was passed on to the business's own system, and what became of it; what failed can be delivered again.

import { Button } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct, useList } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { type State, StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';

type Delivery = Answer<'listDeliveries'>['items'][number];

const marks: Readonly<Record<string, { state: State; word: 'waiting' | 'failed' | 'delivered' }>> = {
  delivered: { state: 'allow', word: 'delivered' },
  given_up: { state: 'deny', word: 'failed' },
};

/** The list of deliveries, newest first. */
export function Deliveries() {
  const { t, number } = useText();
  const may = useMay();
  const read = useList('listDeliveries', { query: { limit: 50 } });
  const columns = [
    { name: t('request.state'), cell: (one: Delivery) => <Fate of={one} /> },
    { name: t('needs.came'), cell: (one: Delivery) => <Instant at={one.created_at} /> },
    { name: t('deliveries.attempts'), cell: (one: Delivery) => number(one.attempts), isNumber: true },
    {
      name: t('deliveries.outcome'),
      cell: (one: Delivery) => <span lang="en">{one.last_outcome ?? t('word.none')}</span>,
    },
    may('endpoints:manage') && { name: t('deliveries.replay'), cell: (one: Delivery) => <Replay of={one} /> },
  ];
  return (
    <Reading of={{ ...read, data: read.items }}>
      {rows =>
        rows.length === 0 ? (
          <EmptyState title={t('deliveries.empty')}>{t('deliveries.empty.do')}</EmptyState>
        ) : (
          <DataTable
            caption={t('needs.deliveries')}
            columns={columns.filter(column => column !== false)}
            rows={rows}
            idOf={one => one.id}
            more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
          />
        )
      }
    </Reading>
  );
}

function Fate({ of }: { of: Delivery }) {
  const { t } = useText();
  const mark = marks[of.state] ?? { state: 'defer', word: 'waiting' };
  return <StateMark state={mark.state} word={t(`deliveries.state.${mark.word}`)} />;
}

function Replay({ of }: { of: Delivery }) {
  const { t } = useText();
  const act = useAct('replayDelivery', ['listDeliveries']);
  if (of.ended_at === null) return null;
  if (act.isSuccess) return <span role="status">{t('deliveries.replayed')}</span>;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: of.id } })}
      >
        {t('deliveries.replay')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
