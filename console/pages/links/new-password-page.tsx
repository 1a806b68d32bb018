// What the link leads to that an owner made for somebody who forgot their password: a new one is chosen, once.

import { Button, PasswordInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useForm } from '../../form/use-form.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import { OpenPlace } from '../sign-in/open-place.tsx';
import styles from '../sign-in/sign-in.module.css';
import { enterConsole, isEnded } from './entering.ts';

/** The page. */
export function NewPasswordPage() {
  return (
    <OpenPlace>
      <NewPassword />
    </OpenPlace>
  );
}

function NewPassword() {
  const { t } = useText();
  const { hash } = useLocation();
  const [isDone, setDone] = useState(false);
  const form = useForm({ password: '' }, async ({ password }) => {
    await call('resetPassword', { body: { token: hash, password } });
    setDone(true);
  });
  const hasEnded = hash === '' || isEnded(form.error);
  const title = t(hasEnded ? 'reset.ended' : 'reset.title');
  useEffect(() => {
    document.title = `${title} · Assent`;
  }, [title]);
  return (
    <>
      <h1>{title}</h1>
      {!isDone && <p className={styles.lead}>{t(hasEnded ? 'reset.ended.do' : 'reset.lead')}</p>}
      {!(hasEnded || isDone) && (
        <form onSubmit={form.submit}>
          <PasswordInput
            autoComplete="new-password"
            label={t('reset.title')}
            description={t('setup.password')}
            visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show') }}
            {...form.field('password')}
          />
          <Refusal error={form.error} />
          <Button type="submit" loading={form.isBusy}>
            {t('reset.act')}
          </Button>
        </form>
      )}
      <div role="status">
        {isDone && (
          <p>
            <StateMark state="allow" word={t('reset.done')} />
          </p>
        )}
      </div>
      {isDone && <Button onClick={enterConsole}>{t('sign-in.title')}</Button>}
    </>
  );
}
