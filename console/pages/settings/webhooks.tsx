// Where Meta's webhooks are passed on to: the business's own systems.

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useList } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Instant } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { SettingsList } from './settings-list.tsx';

type Webhook = Answer<'listWebhooks'>['items'][number];

/** The list of addresses. */
export function Webhooks() {
  const { t } = useText();
  const may = useMay();
  const [leaving, setLeaving] = useState<Webhook | null>(null);
  const read = useList('listWebhooks', { query: { limit: 200 } });
  const end = useAct('deleteWebhook', ['listWebhooks']);
  const columns = [
    { name: t('hook.url'), cell: (one: Webhook) => <bdi dir="ltr">{one.url}</bdi> },
    {
      name: t('key.state'),
      cell: (one: Webhook) => (
        <StateMark
          state={one.disabled_at === null ? 'allow' : 'none'}
          word={t(one.disabled_at === null ? 'hook.works' : 'hook.off')}
        />
      ),
    },
    { name: t('key.made'), cell: (one: Webhook) => <Instant at={one.created_at} /> },
    may('endpoints:manage') && {
      name: t('hook.end'),
      cell: (one: Webhook) =>
        one.disabled_at === null && (
          <Button size="compact-sm" variant="default" onClick={() => setLeaving(one)}>
            {t('hook.end')}
          </Button>
        ),
    },
  ];
  return (
    <SettingsList
      title={t('settings.webhooks')}
      columns={columns.filter(column => column !== false)}
      read={{ ...read, data: read.items }}
      idOf={one => one.id}
      empty={{ title: t('hook.empty'), words: t('hook.empty.do') }}
      add={{ word: t('hook.add'), to: '/settings/webhooks/new', scope: 'endpoints:manage' }}
    >
      <p>
        <Link to="/needs/deliveries">{t('hook.deliveries')}</Link>
      </p>
      <Confirm
        opened={leaving !== null}
        title={t('hook.end')}
        act={t('hook.end')}
        isBusy={end.isPending}
        error={end.error}
        close={() => setLeaving(null)}
        confirm={() => end.mutate({ params: { id: leaving?.id ?? '' } }, { onSuccess: () => setLeaving(null) })}
      >
        {t('hook.end.then', { url: leaving?.url ?? '' })}
      </Confirm>
    </SettingsList>
  );
}
