// The audit trail: what people changed and looked at, narrowed by person, action and time, and taken along as CSV.

import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type Answer, callForText } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useZone } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { About, Detail } from './about.tsx';
import { queryOf } from './asked.ts';
import { Filter } from './filter.tsx';

type Row = Answer<'readAudit'>['items'][number];

/** The page. */
export function AuditPage() {
  const { t } = useText();
  const asked = useSearch({ from: '/audit' });
  const zone = useZone();
  const query = queryOf(asked, zone);
  const read = useList('readAudit', { query: { ...query, limit: 50 } });
  const take = useForm({}, async () => save(await callForText('exportAudit', { query })));
  const columns = [
    { name: t('audit.when'), cell: (one: Row) => <Instant at={one.at} exact /> },
    { name: t('audit.who'), cell: (one: Row) => <Who of={one} /> },
    { name: t('audit.action'), cell: (one: Row) => <Action of={one} /> },
    { name: t('audit.object'), cell: (one: Row) => <About of={one} /> },
    { name: t('audit.detail'), cell: (one: Row) => <Detail of={one} /> },
  ];
  return (
    <Page
      title={t('nav.audit')}
      lead={t('audit.lead')}
      act={
        <Button variant="default" loading={take.isBusy} onClick={take.submit}>
          {t('audit.export')}
        </Button>
      }
    >
      <Refusal error={take.error} />
      <Filter key={JSON.stringify(asked)} asked={asked} />
      <Reading of={{ ...read, data: read.items }}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState title={t('audit.empty')}>{t('audit.empty.do')}</EmptyState>
          ) : (
            <DataTable
              caption={t('nav.audit')}
              columns={columns}
              rows={rows}
              idOf={one => one.id}
              more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
            />
          )
        }
      </Reading>
    </Page>
  );
}

/** The file goes to where the browser keeps what it downloads. */
function save(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'audit.csv' });
  link.click();
  URL.revokeObjectURL(url);
}

function Who({ of }: { of: Row }) {
  const { t } = useText();
  if (of.user !== null) return of.user.name ?? <code>{of.user.id}</code>;
  return of.api_key === null ? t('word.unknown') : t('audit.key', { key: of.api_key });
}

function Action({ of: { action } }: { of: Row }) {
  const { known } = useText();
  return known(`action.${action}`) ?? <code>{action}</code>;
}
