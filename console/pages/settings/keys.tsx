// API keys: who may call the API and how far. A key is revoked at once, after a last look.

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useList } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Instant } from '../../parts/instant.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { SettingsList } from './settings-list.tsx';

type Key = Answer<'listKeys'>['items'][number];

/** The list of keys. */
export function Keys() {
  const { t } = useText();
  const may = useMay();
  const [leaving, setLeaving] = useState<Key | null>(null);
  const read = useList('listKeys', { query: { limit: 200 } });
  const revoke = useAct('revokeKey', ['listKeys']);
  const columns = [
    { name: t('key.name'), cell: (one: Key) => one.name },
    {
      name: t('key.state'),
      cell: (one: Key) => (
        <StateMark
          state={one.revoked_at === null ? 'allow' : 'deny'}
          word={t(one.revoked_at === null ? 'key.works' : 'key.revoked')}
        />
      ),
    },
    { name: t('key.rights'), cell: (one: Key) => one.scopes?.join(', ') ?? t('key.rights.all') },
    { name: t('key.hint'), cell: (one: Key) => <code>{`…${one.hint}`}</code> },
    { name: t('key.made'), cell: (one: Key) => <Instant at={one.created_at} /> },
    may('keys:manage') && {
      name: t('key.revoke'),
      cell: (one: Key) =>
        one.revoked_at === null && (
          <Button size="compact-sm" variant="default" onClick={() => setLeaving(one)}>
            {t('key.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <SettingsList
      title={t('settings.keys')}
      columns={columns.filter(column => column !== false)}
      read={{ ...read, data: read.items }}
      idOf={one => one.id}
      empty={{ title: t('key.empty'), words: t('key.empty.do') }}
      add={{ word: t('key.add'), to: '/settings/keys/new', scope: 'keys:manage' }}
    >
      <Confirm
        opened={leaving !== null}
        title={t('key.revoke.title', { name: leaving?.name ?? '' })}
        act={t('key.revoke')}
        isBusy={revoke.isPending}
        error={revoke.error}
        close={() => setLeaving(null)}
        confirm={() => revoke.mutate({ params: { id: leaving?.id ?? '' } }, { onSuccess: () => setLeaving(null) })}
      >
        {t('key.revoke.then')}
      </Confirm>
    </SettingsList>
  );
}
