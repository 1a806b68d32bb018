// A number is connected, step by step: what to copy from where in Meta's dashboards, and what to give to Meta. Then its
// panel looks whether all of it works.

import { PasswordInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { useText } from '../../text/text.tsx';
import { PanelForm } from './panel-form.tsx';
import styles from './settings.module.css';
import { newVerifyToken } from './verify-token.ts';
import { webhookAddress } from './webhook-address.ts';

const back = { to: '/settings/senders' } as const;

const first = () => ({
  display_number: '',
  phone_number_id: '',
  waba_id: '',
  token: '',
  app_secret: '',
  verify_token: newVerifyToken(),
});

/** The panel. */
export function NewSender() {
  const { t } = useText();
  const navigate = useNavigate();
  const put = useAct('putSender', ['listSenders']);
  const form = useForm(first(), async body => {
    const { id } = await put.mutateAsync({ body });
    await navigate({ to: '/settings/senders/$sender', params: { sender: id } });
  });
  const show = { 'aria-label': t('sign-in.password.show') };
  return (
    <PanelForm title={t('sender.add')} back={back} lead={t('sender.add.lead')} form={form}>
      <ol className={styles.steps}>
        <Step title={t('connect.number')} how={t('connect.number.how')}>
          <TextInput dir="ltr" type="tel" label={t('sender.number')} {...form.field('display_number')} />
          <TextInput dir="ltr" inputMode="numeric" label={t('sender.id')} {...form.field('phone_number_id')} />
          <TextInput dir="ltr" inputMode="numeric" label={t('sender.waba')} {...form.field('waba_id')} />
        </Step>
        <Step title={t('connect.token')} how={t('connect.token.how')}>
          <PasswordInput visibilityToggleButtonProps={show} label={t('sender.token')} {...form.field('token')} />
        </Step>
        <Step title={t('connect.secret')} how={t('connect.secret.how')}>
          <PasswordInput visibilityToggleButtonProps={show} label={t('sender.secret')} {...form.field('app_secret')} />
        </Step>
        <Step title={t('connect.webhook')} how={t('connect.webhook.how')}>
          <p>{t('connection.webhook')}</p>
          <CopyField name={t('connection.webhook')} value={webhookAddress()} />
          <TextInput dir="ltr" label={t('sender.verify')} {...form.field('verify_token')} />
          <CopyField name={t('sender.verify')} value={form.values.verify_token} />
        </Step>
      </ol>
    </PanelForm>
  );
}

function Step({ title, how, children }: { title: string; how: string; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      <p className="quiet">{how}</p>
      {children}
    </li>
  );
}
