// A role is chosen, with what it may do below it.

import { NativeSelect } from '@mantine/core';
import type { Body } from '../../api/call.ts';
import { useText } from '../../text/text.tsx';

export type Role = Body<'createInvitation'>['role'];

const roles = ['owner', 'marketer', 'agent', 'developer', 'dpo'] as const satisfies readonly Role[];

/** The choice. */
export function RoleChoice({ role, choose }: { role: Role; choose(role: Role): void }) {
  const { t } = useText();
  return (
    <NativeSelect
      label={t('team.role')}
      description={t(`team.does.${role}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={role}
      data={roles.map(value => ({ value, label: t(`role.${value}`) }))}
      onChange={event => choose(roles.find(one => one === event.currentTarget.value) ?? role)}
    />
  );
}
