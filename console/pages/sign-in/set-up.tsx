// The first run of an installation: the account of its owner.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '../../form/use-form.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { setUp } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import styles from './sign-in.module.css';

/** The form of the owner. */
export function SetUp() {
  const { t } = useText();
  const { renew } = useSession();
  const form = useForm({ name: '', email: '', password: '', businessName: '' }, async values => {
    await setUp(values);
    await renew();
  });
  return (
    <>
      <h1>{t('setup.title')}</h1>
      <p className={styles.lead}>{t('setup.lead')}</p>
      <form onSubmit={form.submit}>
        <TextInput autoComplete="organization" label={t('setup.business')} {...form.field('businessName')} />
        <TextInput autoComplete="name" label={t('setup.name')} {...form.field('name')} />
        <TextInput type="email" autoComplete="username" label={t('sign-in.email')} {...form.field('email')} />
        <PasswordInput
          autoComplete="new-password"
          label={t('sign-in.password')}
          description={t('setup.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show') }}
          {...form.field('password')}
        />
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {t('setup.act')}
        </Button>
      </form>
    </>
  );
}
