// The passkeys that one has: on which device, when it was last used, and the way to remove it.

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useText } from '../../text/text.tsx';
import styles from './settings.module.css';

type Passkey = Answer<'listPasskeys'>['items'][number];

/** The list. */
export function Passkeys() {
  const { t } = useText();
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  const read = useRead('listPasskeys', {});
  const remove = useAct('removePasskey', ['listPasskeys']);
  const columns = [
    { name: t('team.name'), cell: (one: Passkey) => one.name },
    { name: t('key.made'), cell: (one: Passkey) => <Instant at={one.created_at} /> },
    {
      name: t('account.passkeys.used'),
      cell: (one: Passkey) => (one.last_used_at === null ? t('time.never') : <Instant at={one.last_used_at} />),
    },
    {
      name: t('account.passkeys.remove'),
      cell: (one: Passkey) => (
        <Button size="compact-sm" variant="default" onClick={() => setLeaving(one)}>
          {t('account.passkeys.remove')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className={styles.act}>
        <Button variant="default" component={Link} to="/settings/account/passkey">
          {t('account.passkeys.add')}
        </Button>
      </div>
      <Reading of={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('account.passkeys.none')}</p>
          ) : (
            <DataTable caption={t('account.passkeys')} columns={columns} rows={items} idOf={one => one.id} />
          )
        }
      </Reading>
      <Confirm
        opened={leaving !== null}
        title={t('account.passkeys.remove')}
        act={t('account.passkeys.remove')}
        isBusy={remove.isPending}
        error={remove.error}
        close={() => setLeaving(null)}
        confirm={() => remove.mutate({ params: { id: leaving?.id ?? '' } }, { onSuccess: () => setLeaving(null) })}
      >
        {t('account.passkeys.remove.then', { name: leaving?.name ?? '' })}
      </Confirm>
    </>
  );
}
