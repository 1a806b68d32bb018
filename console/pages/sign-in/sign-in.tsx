// Signing in with e-mail and password; in the demo by one click.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useForm } from '../../form/use-form.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { signIn, signInToDemo } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import styles from './sign-in.module.css';

/** The form; `needsSecond` is told when a code is asked for. */
export function SignIn({ needsSecond }: { needsSecond(): void }) {
  const { t } = useText();
  const { session, renew } = useSession();
  const form = useForm({ email: '', password: '' }, async values => {
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
      {session.demo && <Demo />}
    </>
  );
}

function Demo() {
  const { t } = useText();
  const { renew } = useSession();
  const form = useForm({}, async () => {
    await signInToDemo();
    await renew();
  });
  return (
    <form className={styles.or} onSubmit={form.submit}>
      <p className={styles.lead}>{t('sign-in.demo')}</p>
      <Refusal error={form.error} />
      <Button type="submit" variant="default" loading={form.isBusy}>
        {t('sign-in.demo.act')}
      </Button>
    </form>
  );
}
