// The people whom the filters fit: how many there are, and a page of them at a time.

import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useZone } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { ConsentMark } from './consents.tsx';
import { isNarrowed } from './filter-form.tsx';
import { filtersOf, type PeopleSearch, sorts } from './filters.ts';
import { LabelMarks } from './labels.tsx';
import styles from './people.module.css';
import { usePurposeTitles } from './purpose-titles.ts';

type Found = Answer<'searchContacts'>['items'][number];

/** The list under its count. */
export function PeopleList({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  const columns = useColumns();
  const sort = search.sort ?? 'last_activity';
  const zone = useZone();
  const read = useList('searchContacts', { body: { filters: filtersOf(search, zone), sort, limit: 50 } }, 'body', {
    count: false,
  });
  const count = read.data?.pages[0]?.count?.exact ?? 0;
  return (
    <Reading of={{ ...read, data: read.items }}>
      {rows =>
        rows.length === 0 ? (
          <Nobody search={search} />
        ) : (
          <>
            <div className={styles.over}>
              <p role="status">{t('people.count', { count })}</p>
              <Sort search={search} />
            </div>
            <DataTable
              caption={t('people.title')}
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

function Sort({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <NativeSelect
      label={t('people.sort')}
      size="xs"
      value={search.sort ?? 'last_activity'}
      data={sorts.map(value => ({ value, label: t(`sort.${value}`) }))}
      onChange={event => {
        const sort = sorts.find(one => one === event.currentTarget.value) ?? 'last_activity';
        void navigate({ to: '/people', search: { ...search, sort } });
      }}
    />
  );
}

function Nobody({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  if (!isNarrowed(search)) return <EmptyState title={t('people.empty')}>{t('people.empty.do')}</EmptyState>;
  return (
    <EmptyState
      title={t('people.nofit')}
      act={
        <Link to="/people" search={{}}>
          {t('filter.clear')}
        </Link>
      }
    >
      {t('people.nofit.do')}
    </EmptyState>
  );
}

function useColumns(): Column<Found>[] {
  const { t, locale } = useText();
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return [
    {
      name: t('person.title'),
      cell: one => (
        <>
          <Known of={one} /> <LabelMarks of={one.labels} />
        </>
      ),
    },
    { name: t('person.consents'), cell: one => <Agreed of={one} /> },
    { name: t('people.blocks'), cell: one => <Blocked of={one} /> },
    {
      name: t('person.countries'),
      cell: one => one.countries.map(code => countries.of(code) ?? code).join(', ') || t('word.unknown'),
    },
    { name: t('people.active'), cell: one => <Instant at={one.last_activity_at} /> },
    { name: t('people.came'), cell: one => <Instant at={one.created_at} /> },
  ];
}

/** A person, by what they are called and the end of the number or id by which they are known. */
export function Known({ of }: { of: Found }) {
  const { t } = useText();
  const known = of.identities.find(one => one.kind === 'phone') ?? of.identities[0];
  const hint =
    known === undefined
      ? t('people.nameless')
      : t(known.kind === 'phone' ? 'people.known.phone' : 'people.known.id', { hint: known.hint.replace('…', '') });
  if (of.name === null) return hint;
  return (
    <>
      <bdi>{of.name}</bdi> <span className={styles.hint}>{hint}</span>
    </>
  );
}

function Agreed({ of }: { of: Found }) {
  const { t } = useText();
  const titles = usePurposeTitles();
  if (of.consents.length === 0) return <StateMark state="none" word={t('state.none')} />;
  return (
    <ul className={styles.cell}>
      {of.consents.map(one => (
        <li key={`${one.purpose} ${one.channel}`}>
          {titles.get(one.purpose) ?? one.purpose}: <ConsentMark status={one.status} />
        </li>
      ))}
    </ul>
  );
}

function Blocked({ of }: { of: Found }) {
  const { t } = useText();
  const kinds = [...new Set(of.blocks.map(one => one.kind))];
  if (kinds.length === 0) return t('word.none');
  return (
    <ul className={styles.cell}>
      {kinds.map(kind => (
        <li key={kind}>
          <StateMark state="deny" word={t(`block.${kind}`)} />
        </li>
      ))}
    </ul>
  );
}
