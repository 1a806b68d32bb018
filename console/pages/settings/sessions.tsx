// Where one is signed in; any of it is ended at once.

import { Button } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import { deviceName } from './device-name.ts';
import styles from './settings.module.css';

type Session = Answer<'listSessions'>['items'][number];

/** The list, this session among it. */
export function Sessions() {
  const { t } = useText();
  const read = useRead('listSessions', {});
  const end = useAct('endSession', ['listSessions']);
  const endOthers = useAct('endOtherSessions', ['listSessions']);
  const columns = [
    { name: t('account.device'), cell: (one: Session) => <bdi title={one.device}>{deviceName(one.device)}</bdi> },
    { name: t('account.address'), cell: (one: Session) => <bdi dir="ltr">{one.address}</bdi> },
    { name: t('team.seen'), cell: (one: Session) => <Instant at={one.last_seen_at} /> },
    {
      name: t('account.end'),
      cell: (one: Session) =>
        one.current ? (
          <StateMark state="allow" word={t('account.this')} />
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => end.mutate({ params: { id: one.id } })}>
            {t('account.end')}
          </Button>
        ),
    },
  ];
  return (
    <Reading of={read}>
      {({ items }) => (
        <>
          {items.length > 1 && (
            <div className={styles.act}>
              <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
                {t('account.end.others')}
              </Button>
            </div>
          )}
          <DataTable caption={t('account.sessions')} columns={columns} rows={items} idOf={one => one.id} />
          <Refusal error={end.error ?? endOthers.error} />
        </>
      )}
    </Reading>
  );
}
