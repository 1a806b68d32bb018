// The rules as they hold here: what the business set for itself, every change of it, the law of each place,
// and each rule.

import { Button } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useList, useRead } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Facts, Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { PackSources } from './pack-sources.tsx';
import { RuleList } from './rule-list.tsx';
import styles from './settings.module.css';

type Pack = Answer<'readPacks'>['packs'][number];
type Change = Answer<'listOwnValueChanges'>['items'][number];

/** The parts. */
export function Rules() {
  const { t } = useText();
  const may = useMay();
  const own = useRead('readOwnValues', {});
  const packs = useRead('readPacks', { query: {} });
  return (
    <>
      <Section
        title={t('rules.own')}
        act={
          may('policy:manage') && (
            <Button component={Link} to="/settings/values">
              {t('rules.own.set')}
            </Button>
          )
        }
      >
        <Reading of={own}>{values => <Own of={values} />}</Reading>
      </Section>
      <Changes />
      <Section title={t('rules.packs')}>
        <Reading of={packs}>
          {({ packs: rows }) => (
            <DataTable
              caption={t('rules.packs')}
              columns={[
                { name: t('rules.pack'), cell: (one: Pack) => <PackName of={one} /> },
                { name: t('rules.confidence'), cell: (one: Pack) => t(`rules.confidence.${one.confidence}`) },
                { name: t('decision.sources'), cell: (one: Pack) => <PackSources of={one.sources} /> },
              ]}
              rows={rows}
              idOf={one => one.id}
              leadsTo={one => ({ to: '/settings/rules/$pack', params: { pack: one.id } })}
            />
          )}
        </Reading>
      </Section>
      <RuleList />
      <Outlet />
    </>
  );
}

function PackName({ of }: { of: Pack }) {
  return (
    <>
      <strong lang="en">{of.title}</strong> <code className="quiet">{of.id}</code>
    </>
  );
}

function Own({ of }: { of: Answer<'readOwnValues'> }) {
  const { t } = useText();
  const isSet = (values: object) => Object.keys(values).length > 0;
  const lines = [
    [t('rules.own.stricter'), of.stricter],
    ...Object.entries(of.purposes).map(([id, values]) => [`${t('rules.own.stricter')}: ${id}`, values]),
    ...Object.entries(of.senders).map(([id, values]) => [`${t('rules.own.stricter')}: ${id}`, values]),
    [t('rules.own.looser'), of.looser],
  ] as [string, object][]; // names and values, as just put together
  const set = lines.filter(([, values]) => isSet(values));
  if (set.length === 0) return <p className="quiet">{t('rules.own.none')}</p>;
  return <Facts of={set.map(([name, values]) => [name, <Values key={name} of={values} />])} />;
}

function Values({ of }: { of: object }) {
  return (
    <pre className={styles.values} dir="ltr">
      {JSON.stringify(of, null, 1)}
    </pre>
  );
}

function Changes() {
  const { t } = useText();
  const read = useList('listOwnValueChanges', { query: { limit: 20 } });
  if (read.items === undefined || read.items.length === 0) return null;
  return (
    <Section title={t('rules.changes')}>
      <DataTable
        caption={t('rules.changes')}
        columns={[
          { name: t('rules.what'), cell: (one: Change) => t(`rules.what.${one.what}`) },
          { name: t('rules.changed'), cell: (one: Change) => <Instant at={one.changed_at} /> },
          { name: t('rules.by'), cell: (one: Change) => one.decided_by ?? t('word.unknown') },
          { name: t('rules.why'), cell: (one: Change) => one.reason ?? t('word.none') },
        ]}
        rows={read.items}
        idOf={one => one.id}
        more={{ has: read.hasNextPage, isBusy: read.isFetchingNextPage, load: () => void read.fetchNextPage() }}
      />
    </Section>
  );
}
