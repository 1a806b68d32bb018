// Somebody is invited; then the link is shown, once, to be passed on.

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { SidePanel } from '../../parts/side-panel.tsx';
import { useText } from '../../text/text.tsx';
import { LinkOnce } from './link-once.tsx';
import { PanelForm } from './panel-form.tsx';
import { type Role, RoleChoice } from './role-choice.tsx';

const back = { to: '/settings/team' } as const;

/** The panel. */
export function NewInvitation() {
  const { t } = useText();
  const [role, setRole] = useState<Role>('agent');
  const make = useAct('createInvitation', ['listInvitations']);
  const form = useForm({ email: '' }, ({ email }) => make.mutateAsync({ body: { email, role } }));
  if (make.data !== undefined) {
    return (
      <SidePanel title={make.data.email} back={back}>
        <LinkOnce words={t('team.invite.once')} link={make.data.link} />
      </SidePanel>
    );
  }
  return (
    <PanelForm title={t('team.invite')} back={back} form={form}>
      <TextInput type="email" dir="ltr" label={t('sign-in.email')} {...form.field('email')} />
      <RoleChoice role={role} choose={setRole} />
    </PanelForm>
  );
}
