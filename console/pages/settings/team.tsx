// Who works for the business and as what, and who is invited. Owners change it; who only reads it sees the same list.

import { Button } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { Invitations } from './invitations.tsx';
import styles from './settings.module.css';

type Member = Answer<'listTeam'>['items'][number];

/** The people, and for owners the invitations below them. */
export function Team() {
  const { t } = useText();
  const { business } = useSession();
  const isMine = business?.scopes.includes('team:manage') === true;
  const read = useRead('listTeam', {});
  const columns = [
    { name: t('team.name'), cell: (one: Member) => one.name },
    { name: t('sign-in.email'), cell: (one: Member) => <bdi dir="ltr">{one.email}</bdi> },
    { name: t('team.role'), cell: (one: Member) => t(`role.${one.role}`) },
    {
      name: t('team.second'),
      cell: (one: Member) => (
        <StateMark
          state={one.second_factor ? 'allow' : 'none'}
          word={t(one.second_factor ? 'team.second.on' : 'team.second.off')}
        />
      ),
    },
    {
      name: t('team.seen'),
      cell: (one: Member) => (one.last_seen_at === null ? t('team.seen.nowhere') : <Instant at={one.last_seen_at} />),
    },
  ];
  return (
    <>
      {isMine && (
        <div className={styles.act}>
          <Button component={Link} to="/settings/team/new">
            {t('team.invite')}
          </Button>
        </div>
      )}
      <Reading of={read}>
        {({ items }) => (
          <DataTable
            caption={t('settings.team')}
            columns={columns}
            rows={items}
            idOf={one => one.id}
            {...(isMine && {
              leadsTo: (one: Member) => ({ to: '/settings/team/$id', params: { id: one.id } }) as const,
            })}
          />
        )}
      </Reading>
      {isMine && (
        <Section title={t('team.open')}>
          <Invitations />
        </Section>
      )}
      <Outlet />
    </>
  );
}
