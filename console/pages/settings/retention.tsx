// For how long what was written is kept: what is set, what would go under another number of days, and what went.

import { Button, NumberInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Facts } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useMay, useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import styles from './settings.module.css';
import { WhatGoes } from './what-goes.tsx';

type Told = Answer<'readRetention'>;
type Run = Told['runs'][number];

/** The page. */
export function Retention() {
  const { t } = useText();
  const may = useMay();
  const read = useRead('readRetention', {});
  return (
    <Reading of={read}>
      {told => (
        <div className={styles.acts}>
          <Stack className={styles.narrow ?? ''} gap="md">
            <p className="quiet">{t('retention.lead')}</p>
            <Facts
              of={[
                [t('retention.kept'), t('retention.days', { count: told.days })],
                [t('retention.run.at'), <LastRun key="last" of={told.runs[0]} />],
              ]}
            />
            <p>{t('retention.stays')}</p>
            {may('retention:manage') && <Change key={told.days} now={told} />}
          </Stack>
          {told.runs.length > 0 && <Runs of={told.runs} />}
        </div>
      )}
    </Reading>
  );
}

function LastRun({ of }: { of: Run | undefined }) {
  const { t } = useText();
  return of === undefined ? (
    <StateMark state="none" word={t('retention.runs.none')} />
  ) : (
    <Instant at={of.last_run_at} />
  );
}

function Change({ now }: { now: Told }) {
  const { t, number } = useText();
  const { session } = useSession();
  const [days, setDays] = useState<number | null>(now.days);
  const [reason, setReason] = useState('');
  const [asks, setAsks] = useState(false);
  const act = useAct('setRetention', [
    'readRetention',
    'previewRetention',
    'listOwnValueChanges',
    'readConversationMessages',
    'readContactMessages',
    'searchConversations',
    'readTimeline',
    'listNotes',
  ]);
  const isAllowed = days !== null && Number.isInteger(days) && days >= now.min && days <= now.max;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (isAllowed && days !== now.days) setAsks(true);
  };
  const save = () => {
    if (!isAllowed) return;
    act.mutate(
      { body: { days, reason, decided_by: session.user?.name ?? '' } },
      { onSuccess: () => [setAsks(false), setReason('')] },
    );
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <NumberInput
        label={t('retention.set')}
        description={t('retention.bounds', { min: number(now.min), max: number(now.max), usual: number(now.usual) })}
        required
        min={now.min}
        max={now.max}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={days ?? ''}
        error={isAllowed ? null : t('retention.outside', { min: number(now.min), max: number(now.max) })}
        onChange={value => setDays(typeof value === 'number' ? value : null)}
      />
      {isAllowed && days !== now.days && <WhatGoes days={days} />}
      <TextInput
        label={t('profile.why')}
        required
        minLength={3}
        maxLength={2_000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" disabled={!isAllowed || days === now.days}>
          {t('act.save')}
        </Button>
      </div>
      <Confirm
        opened={asks}
        title={t('retention.confirm', { count: days ?? 0 })}
        act={t('retention.act', { count: days ?? 0 })}
        isBusy={act.isPending}
        error={act.error}
        close={() => setAsks(false)}
        confirm={save}
      >
        {isAllowed && <WhatGoes days={days} />}
        <p>{t('retention.stays')}</p>
      </Confirm>
    </form>
  );
}

function Runs({ of }: { of: readonly Run[] }) {
  const { t, number, day } = useText();
  const columns = [
    { name: t('retention.run.day'), cell: (one: Run) => day(one.last_run_at) },
    { name: t('retention.run.at'), cell: (one: Run) => <Instant at={one.last_run_at} /> },
    { name: t('retention.kept'), cell: (one: Run) => t('retention.days', { count: one.days }) },
    { name: t('retention.messages'), cell: (one: Run) => number(one.messages), isNumber: true },
    { name: t('retention.notes'), cell: (one: Run) => number(one.notes), isNumber: true },
    { name: t('retention.webhooks'), cell: (one: Run) => number(one.webhooks), isNumber: true },
  ];
  return (
    <section>
      <h2>{t('retention.runs')}</h2>
      <DataTable caption={t('retention.runs')} columns={columns} rows={of} idOf={one => one.day} />
    </section>
  );
}
