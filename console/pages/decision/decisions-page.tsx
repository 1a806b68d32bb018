// All decisions, newest first: what was allowed, refused and deferred, and why. The list follows what happens until
// somebody pauses it; each row leads to the decision's own page.

import { Button, Switch } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import styles from './decisions.module.css';
import { FilterForm } from './filter-form.tsx';
import { FindDecision } from './find-decision.tsx';
import { useDecisions } from './use-decisions.ts';
import { classWord, reasonWord } from './words-of.ts';

type Found = Answer<'searchDecisions'>['items'][number];
type Senders = Answer<'listSenders'>['items'];

const route = getRouteApi('/decisions');

/** The page with its filters. */
export function DecisionsPage() {
  const { t } = useText();
  const filter = route.useSearch();
  const [isLive, setIsLive] = useState(true);
  const { list, isBehind } = useDecisions(filter, isLive);
  const senders = useList('listSenders', { query: { limit: 200 } }).items ?? [];
  const columns = useColumns(senders);
  const more = { has: list.hasNextPage, isBusy: list.isFetchingNextPage, load: () => void list.fetchNextPage() };
  return (
    <Page title={t('decisions.title')}>
      <FindDecision />
      <FilterForm filter={filter} senders={senders} />
      <div className={styles.live}>
        <Switch
          label={t('decisions.live')}
          checked={isLive}
          onChange={event => setIsLive(event.currentTarget.checked)}
        />
        <div role="status">{isBehind && <StateMark state="defer" word={t('decisions.live.behind')} />}</div>
      </div>
      <Reading of={{ ...list, data: list.items }}>
        {rows =>
          rows.length === 0 ? (
            <Nothing isFiltered={Object.keys(filter).length > 0} more={more} />
          ) : (
            <DataTable
              caption={t('decisions.title')}
              columns={columns}
              rows={rows}
              idOf={one => one.id}
              leadsTo={one => ({ to: '/decisions/$id', params: { id: one.id } })}
              more={more}
            />
          )
        }
      </Reading>
    </Page>
  );
}

function useColumns(senders: Senders): Column<Found>[] {
  const { t } = useText();
  const word = (code: string) => {
    const key = reasonWord(code);
    return key === undefined ? code : t(key);
  };
  const className = (of: string) => {
    const key = classWord(of);
    return key === undefined ? of : t(key);
  };
  return [
    { name: t('decisions.outcome'), cell: one => <StateMark state={one.outcome} /> },
    { name: t('decisions.reasons'), cell: one => one.codes.map(word).join(' · ') },
    { name: t('decisions.class'), cell: one => className(one.class) },
    {
      name: t('decision.person'),
      cell: one => (
        <Link to="/people/$id" params={{ id: one.contact_id }}>
          <PersonName name={one.contact_name} id={one.contact_id} />
        </Link>
      ),
    },
    ...(senders.length > 1
      ? [
          {
            name: t('decisions.sender'),
            cell: (one: Found) => (
              <span dir="ltr">{senders.find(({ id }) => id === one.sender_id)?.display_number ?? one.sender_id}</span>
            ),
          },
        ]
      : []),
    { name: t('decisions.kind'), cell: one => t(`decisions.kind.${one.dry_run ? 'asked' : 'sent'}`) },
    { name: t('decisions.at'), cell: one => <Instant at={one.at} /> },
  ];
}

type More = { readonly has: boolean; readonly isBusy: boolean; load(): void };

/** Where what fits is rare, the first page can be empty and more can follow all the same. */
function Nothing({ isFiltered, more }: { isFiltered: boolean; more: More }) {
  const { t } = useText();
  if (!isFiltered && !more.has) {
    return (
      <EmptyState title={t('decisions.empty')} act={<Link to="/settings/keys">{t('settings.keys')}</Link>}>
        {t('decisions.empty.do')}
      </EmptyState>
    );
  }
  const further = more.has && (
    <Button variant="default" loading={more.isBusy} onClick={more.load}>
      {t('list.more')}
    </Button>
  );
  return (
    <EmptyState title={t('decisions.none')} act={further}>
      {t('decisions.none.do')}
    </EmptyState>
  );
}
