// One person of the team: another role, a link for a new password, the way out.

import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { LinkOnce } from './link-once.tsx';
import { RoleChoice } from './role-choice.tsx';
import styles from './settings.module.css';

type Member = Answer<'listTeam'>['items'][number];

const back = { to: '/settings/team' } as const;

/** The panel. */
export function MemberPanel() {
  const { id } = useParams({ from: '/settings/team/$id' });
  const read = useRead('listTeam', {});
  const member = read.data?.items.find(one => one.id === id);
  if (member === undefined) return read.data === undefined && <Reading of={read}>{() => null}</Reading>;
  return (
    <SidePanel key={id} title={member.name} back={back}>
      <div className={styles.acts}>
        <RoleForm member={member} />
        <ResetLink member={member} />
        <Removal member={member} />
      </div>
    </SidePanel>
  );
}

function RoleForm({ member }: { member: Member }) {
  const { t } = useText();
  const { session, renew } = useSession();
  const [role, setRole] = useState(member.role);
  const change = useAct('changeRole', ['listTeam']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = async () => {
      if (member.id === session.user?.id) await renew();
    };
    change.mutate({ params: { userId: member.id }, body: { role } }, { onSuccess });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <RoleChoice role={role} choose={setRole} />
      <Refusal error={change.error} />
      <Button type="submit" disabled={role === member.role} loading={change.isPending}>
        {t('team.change')}
      </Button>
      <div role="status">
        {change.isSuccess && role === member.role && <StateMark state="allow" word={t('team.changed')} />}
      </div>
    </form>
  );
}

function ResetLink({ member }: { member: Member }) {
  const { t } = useText();
  const make = useAct('makeResetLink');
  if (make.data !== undefined) return <LinkOnce words={t('team.reset.once')} link={make.data.link} />;
  return (
    <div className={styles.form}>
      <p className="quiet">{t('team.reset.then')}</p>
      <Refusal error={make.error} />
      <Button variant="default" loading={make.isPending} onClick={() => make.mutate({ params: { userId: member.id } })}>
        {t('team.reset')}
      </Button>
    </div>
  );
}

function Removal({ member }: { member: Member }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { session, renew } = useSession();
  const [isAsked, setAsked] = useState(false);
  const remove = useAct('removeMember', ['listTeam']);
  const onSuccess = async () => {
    await navigate(back);
    if (member.id === session.user?.id) await renew();
  };
  return (
    <div className={styles.form}>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('team.remove')}
      </Button>
      <Confirm
        opened={isAsked}
        title={t('team.remove')}
        act={t('team.remove')}
        isBusy={remove.isPending}
        error={remove.error}
        close={() => setAsked(false)}
        confirm={() => remove.mutate({ params: { userId: member.id } }, { onSuccess })}
      >
        {t('team.remove.then', { name: member.name })}
      </Confirm>
    </div>
  );
}
