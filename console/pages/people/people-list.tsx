// The people whom the filters fit: how many there are, and a list of them all that is read as one scrolls.

import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useLongList } from '../../api/long-list.ts';
import type { Column } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { LongTable } from '../../parts/long-table.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useZone } from '../../session/session.tsx';
import { type PageKey, usePageKeys } from '../../shell/page-keys.ts';
import { useText } from '../../text/text.tsx';
import { ConsentMark } from './consents.tsx';
import { isNarrowed } from './filter-form.tsx';
import { channels, filtersOf, type PeopleSearch, sorts } from './filters.ts';
import { Known } from './known.tsx';
import { LabelMarks } from './labels.tsx';
import styles from './people.module.css';
import { usePurposeTitles } from './purpose-titles.ts';

type Found = Answer<'searchContacts'>['items'][number];

const pageSize = 100;
/** What rows and cards are high, mostly, in pixels. */
const rowHeight = 63;
const cardHeight = 200;

const keys: readonly PageKey[] = [
  { key: '↓ ↑', word: 'inbox.key.arrows' },
  { key: 'PageDown PageUp', word: 'list.key.screen' },
  { key: 'Home End', word: 'list.key.ends' },
  { key: 'Enter', word: 'inbox.key.open' },
];

/** The list under its count. */
export function PeopleList({ search }: { search: PeopleSearch }) {
  const { t } = useText();
  const columns = useColumns();
  const sort = search.sort ?? 'last_activity';
  const zone = useZone();
  const body = { filters: filtersOf(search, zone), sort, limit: pageSize };
  const { head, list, ...read } = useLongList('searchContacts', { body }, { count: false });
  const isNarrow = useMediaQuery('(width <= 48rem)');
  usePageKeys(keys);
  const count = head?.count?.exact ?? 0;
  return (
    <Reading of={read}>
      {rows =>
        rows.length === 0 ? (
          <Nobody search={search} />
        ) : (
          <>
            <div className={styles.over}>
              <p role="status">{t('people.count', { count })}</p>
              <Sort search={search} />
            </div>
            <LongTable
              key={JSON.stringify(search)}
              caption={t('people.title')}
              columns={columns}
              list={list}
              total={count}
              height={isNarrow ? cardHeight : rowHeight}
              idOf={one => one.id}
              leadsTo={one => ({ to: '/people/$id', params: { id: one.id } })}
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
      share: 3,
      cell: one => (
        <>
          <Known of={one} /> <LabelMarks of={one.labels} />
        </>
      ),
    },
    { name: t('person.consents'), share: 5, cell: one => <Agreed of={one} /> },
    { name: t('people.blocks'), share: 3, cell: one => <Blocked of={one} /> },
    {
      name: t('person.countries'),
      share: 2,
      cell: one => one.countries.map(code => countries.of(code) ?? code).join(', ') || t('word.unknown'),
    },
    { name: t('people.active'), share: 2, cell: one => <Instant at={one.last_activity_at} /> },
    { name: t('people.came'), share: 2, cell: one => <Instant at={one.created_at} /> },
  ];
}

function Agreed({ of }: { of: Found }) {
  const { t } = useText();
  const titles = usePurposeTitles();
  if (of.consents.length === 0) return <StateMark state="none" word={t('state.none')} />;
  // On WhatsApp unless it is said.
  const elsewhere = ({ channel }: { channel: string }) => {
    if (channel === 'whatsapp') return '';
    const known = channels.find(one => one === channel);
    return ` (${known === undefined ? channel : t(`channel.${known}`)})`;
  };
  return (
    <ul className={styles.cell}>
      {of.consents.map(one => (
        <li key={`${one.purpose} ${one.channel}`}>
          {titles.get(one.purpose) ?? one.purpose}
          {elsewhere(one)}: <ConsentMark status={one.status} />
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
