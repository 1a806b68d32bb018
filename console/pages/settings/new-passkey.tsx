// A passkey is made on this device: the password first, then the device asks in its own way.

import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { makePasskey } from '../../session/passkeys.ts';
import { useText } from '../../text/text.tsx';
import { OwnPassword } from './own-password.tsx';
import { PanelForm } from './panel-form.tsx';

const back = { to: '/settings/account' } as const;

/** The panel. */
export function NewPasskey() {
  const { t } = useText();
  const navigate = useNavigate();
  const add = useAct('addPasskey', ['listPasskeys']);
  const form = useForm({ name: '', password: '' }, async ({ name, password }) => {
    const response = await makePasskey(await call('beginPasskey', { body: { password } }));
    await add.mutateAsync({ body: { name, response } });
    await navigate(back);
  });
  return (
    <PanelForm title={t('account.passkeys.add')} lead={t('account.passkeys.lead')} back={back} form={form}>
      <TextInput label={t('team.name')} description={t('account.passkeys.how')} {...form.field('name')} />
      <OwnPassword {...form.field('password')} />
    </PanelForm>
  );
}
