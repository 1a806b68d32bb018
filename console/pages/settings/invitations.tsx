// The invitations that can still be accepted; each can be withdrawn, after a last look.

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useText } from '../../text/text.tsx';

type Invitation = Answer<'listInvitations'>['items'][number];

/** The list. */
export function Invitations() {
  const { t } = useText();
  const [leaving, setLeaving] = useState<Invitation | null>(null);
  const read = useRead('listInvitations', {});
  const team = useRead('listTeam', {});
  // A person is written as "user <id>", a key in its own words.
  const nameOf = (by: string) => team.data?.items.find(one => by.endsWith(one.id))?.name ?? by;
  const withdraw = useAct('withdrawInvitation', ['listInvitations']);
  const columns = [
    { name: t('sign-in.email'), cell: (one: Invitation) => <bdi dir="ltr">{one.email}</bdi> },
    { name: t('team.role'), cell: (one: Invitation) => t(`role.${one.role}`) },
    { name: t('team.by'), cell: (one: Invitation) => nameOf(one.invited_by) },
    { name: t('team.until'), cell: (one: Invitation) => <Instant at={one.expires_at} exact /> },
    {
      name: t('team.withdraw'),
      cell: (one: Invitation) => (
        <Button size="compact-sm" variant="default" onClick={() => setLeaving(one)}>
          {t('team.withdraw')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Reading of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('team.open.none')}</p>
          ) : (
            <DataTable caption={t('team.open')} columns={columns} rows={items} idOf={one => one.id} />
          )
        }
      </Reading>
      <Confirm
        opened={leaving !== null}
        title={t('team.withdraw')}
        act={t('team.withdraw')}
        isBusy={withdraw.isPending}
        error={withdraw.error}
        close={() => setLeaving(null)}
        confirm={() => withdraw.mutate({ params: { id: leaving?.id ?? '' } }, { onSuccess: () => setLeaving(null) })}
      >
        {t('team.withdraw.then', { email: leaving?.email ?? '' })}
      </Confirm>
    </>
  );
}
