// The second step of signing in: the code of the authenticator, or one that was kept for when it is lost.

import { Button, TextInput } from '@mantine/core';
import { useForm } from '../../form/use-form.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { signInSecond } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import styles from './sign-in.module.css';

/** Asks for the code; `back` begins again. */
export function SecondStep({ back }: { back(): void }) {
  const { t } = useText();
  const { renew } = useSession();
  const form = useForm({ code: '' }, async ({ code }) => {
    await signInSecond(code);
    await renew();
  });
  return (
    <>
      <h1>{t('second.title')}</h1>
      <p className={styles.lead}>{t('second.lead')}</p>
      <form onSubmit={form.submit}>
        <TextInput autoFocus autoComplete="one-time-code" label={t('second.code')} {...form.field('code')} />
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {t('sign-in.act')}
        </Button>
        <Button variant="default" onClick={back}>
          {t('second.back')}
        </Button>
      </form>
    </>
  );
}
