// Signing in with e-mail and password.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useForm } from '../../form/use-form.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { signIn } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import { OtherWays } from './other-ways.tsx';
import styles from './sign-in.module.css';

type SignInProps = { lead?: string; email?: string; needsSecond(): void };

/** The form; `needsSecond` is told when a code is asked for. */
export function SignIn({ lead, email = '', needsSecond }: SignInProps) {
  const { t } = useText();
  const { renew } = useSession();
  const form = useForm({ email, password: '' }, async values => {
    const { needsSecond: isAsked } = await signIn(values);
    if (isAsked) needsSecond();
    else await renew();
  });
  useEffect(() => {
    document.title = `${t('sign-in.title')} · Assent`;
  }, [t]);
  return (
    <>
      <h1>{t('sign-in.title')}</h1>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      <form onSubmit={form.submit}>
        <TextInput type="email" autoComplete="username" label={t('sign-in.email')} {...form.field('email')} />
        <PasswordInput
          autoComplete="current-password"
          label={t('sign-in.password')}
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show') }}
          {...form.field('password')}
        />
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {t('sign-in.act')}
        </Button>
      </form>
      <OtherWays />
    </>
  );
}
