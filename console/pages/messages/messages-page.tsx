// Messages of everybody without their content, newest first: the lists behind the figures of what went out and did not
// arrive. What was written stands on the person's page.

import { getRouteApi, Link } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { FoundList } from '../../parts/found-list.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Page } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { useText } from '../../text/text.tsx';
import { classWord } from '../decision/words-of.ts';
import { Delivery } from '../people/delivery.tsx';
import { messagesAskedBy } from './filter.ts';
import { FilterForm } from './filter-form.tsx';

type Found = Answer<'searchMessages'>['items'][number];
type Senders = Answer<'listSenders'>['items'];

const route = getRouteApi('/messages');

/** The page with its filters. */
export function MessagesPage() {
  const { t } = useText();
  const filter = route.useSearch();
  const senders = useList('listSenders', { query: { limit: 200 } }).items ?? [];
  const read = useList('searchMessages', { body: { ...messagesAskedBy(filter), limit: 50 } }, { where: 'body' });
  const columns = useColumns(senders);
  return (
    <Page title={t('messages.title')}>
      <FilterForm filter={filter} senders={senders} />
      <FoundList of={read} none={t('found.none')}>
        {(rows, more) => (
          <DataTable
            caption={t('messages.title')}
            columns={columns}
            rows={rows}
            idOf={one => one.id}
            leadsTo={one => ({ to: '/people/$id', params: { id: one.contact_id } })}
            more={more}
          />
        )}
      </FoundList>
    </Page>
  );
}

function useColumns(senders: Senders): Column<Found>[] {
  const { t } = useText();
  const className = (of: string) => {
    const key = classWord(of);
    return key === undefined ? of : t(key);
  };
  return [
    { name: t('decision.person'), cell: one => <PersonName name={one.contact_name} id={one.contact_id} /> },
    { name: t('found.direction'), cell: one => t(`direction.${one.direction}`) },
    { name: t('decisions.class'), cell: one => (one.direction === 'out' ? className(one.class) : t('word.none')) },
    { name: t('found.state'), cell: one => <Delivery of={one} /> },
    { name: t('message.error'), cell: one => one.error_code ?? t('word.none') },
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
    {
      name: t('timeline.why'),
      cell: one =>
        one.decision_id === null ? (
          t('word.none')
        ) : (
          <Link to="/decisions/$id" params={{ id: one.decision_id }}>
            {t('found.decision')}
          </Link>
        ),
    },
    { name: t('found.at'), cell: one => <Instant at={one.at} /> },
  ];
}
