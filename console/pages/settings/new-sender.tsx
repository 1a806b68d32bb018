// A number is added: what Meta's dashboard shows, copied here.

import { PasswordInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useText } from '../../text/text.tsx';
import { PanelForm } from './panel-form.tsx';

const first = { display_number: '', phone_number_id: '', waba_id: '', token: '', app_secret: '', verify_token: '' };
const back = { to: '/settings/senders' } as const;

/** The panel. */
export function NewSender() {
  const { t } = useText();
  const navigate = useNavigate();
  const put = useAct('putSender', ['listSenders']);
  const form = useForm(first, async body => {
    await put.mutateAsync({ body });
    await navigate(back);
  });
  const show = { 'aria-label': t('sign-in.password.show') };
  return (
    <PanelForm title={t('sender.add')} back={back} lead={t('sender.add.lead')} form={form}>
      <TextInput dir="ltr" type="tel" label={t('sender.number')} {...form.field('display_number')} />
      <TextInput dir="ltr" inputMode="numeric" label={t('sender.id')} {...form.field('phone_number_id')} />
      <TextInput dir="ltr" inputMode="numeric" label={t('sender.waba')} {...form.field('waba_id')} />
      <PasswordInput visibilityToggleButtonProps={show} label={t('sender.token')} {...form.field('token')} />
      <PasswordInput visibilityToggleButtonProps={show} label={t('sender.secret')} {...form.field('app_secret')} />
      <TextInput dir="ltr" label={t('sender.verify')} {...form.field('verify_token')} />
    </PanelForm>
  );
}
