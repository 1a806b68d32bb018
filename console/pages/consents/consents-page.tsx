// Consent events of everybody, newest first: the lists behind the figures of who agreed and who said no.

import { getRouteApi } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { FoundList } from '../../parts/found-list.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Page } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { useText } from '../../text/text.tsx';
import { ChannelName } from '../people/consents.tsx';
import { usePurposeTitles } from '../people/purpose-titles.ts';
import { eventWord } from '../people/telling.tsx';
import { eventsAskedBy } from './filter.ts';
import { FilterForm } from './filter-form.tsx';

type Found = Answer<'searchConsents'>['items'][number];

const route = getRouteApi('/consents');

/** The page with its filters. */
export function ConsentsPage() {
  const { t } = useText();
  const filter = route.useSearch();
  const read = useList('searchConsents', { body: { ...eventsAskedBy(filter), limit: 50 } }, { where: 'body' });
  const columns = useColumns();
  return (
    <Page title={t('events.title')}>
      <FilterForm filter={filter} />
      <FoundList of={read} none={t('found.none')}>
        {(rows, more) => (
          <DataTable
            caption={t('events.title')}
            columns={columns}
            rows={rows}
            idOf={one => one.id}
            leadsTo={one =>
              one.contact_id === null
                ? { to: '/people' }
                : { to: '/people/$id', params: { id: one.contact_id }, hash: one.id }
            }
            more={more}
          />
        )}
      </FoundList>
    </Page>
  );
}

function useColumns(): Column<Found>[] {
  const { t } = useText();
  const titles = usePurposeTitles();
  const field = ({ event }: Found, name: string) => {
    const value = event[name];
    return typeof value === 'string' ? value : null;
  };
  return [
    {
      name: t('decision.person'),
      cell: one =>
        one.contact_id === null ? t('people.nameless') : <PersonName name={one.contact_name} id={one.contact_id} />,
    },
    { name: t('events.what'), cell: one => t(eventWord(field(one, 'type') ?? '')) },
    {
      name: t('person.purpose'),
      cell: one => {
        const purpose = field(one, 'purpose');
        return purpose === null ? t('staff.what.all') : (titles.get(purpose) ?? purpose);
      },
    },
    {
      name: t('person.channel'),
      cell: one => {
        const channel = field(one, 'channel');
        return channel === null ? t('events.everywhere') : <ChannelName of={channel} />;
      },
    },
    { name: t('event.source'), cell: one => field(one, 'source') ?? t('word.unknown') },
    { name: t('person.grade'), cell: one => field(one, 'grade') ?? t('word.none') },
    { name: t('found.at'), cell: one => <Instant at={one.at} /> },
  ];
}
