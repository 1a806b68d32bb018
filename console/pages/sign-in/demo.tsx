// The demo's one click, and beside it the way to an installation of one's own.

import { Button } from '@mantine/core';
import { useForm } from '../../form/use-form.ts';
import { Refusal } from '../../parts/trouble.tsx';
import { useSession } from '../../session/session.tsx';
import { signInToDemo } from '../../session/session-api.ts';
import { useText } from '../../text/text.tsx';
import styles from './sign-in.module.css';

/** Says that it is a demonstration, and opens it. */
export function Demo({ setUp }: { setUp(): void }) {
  const { t } = useText();
  const { renew } = useSession();
  const form = useForm({}, async () => {
    await signInToDemo();
    await renew();
  });
  return (
    <>
      <h1>{t('sign-in.demo.title')}</h1>
      <p className={styles.lead}>{t('sign-in.demo')}</p>
      <form onSubmit={form.submit}>
        <Refusal error={form.error} />
        <Button type="submit" loading={form.isBusy}>
          {t('sign-in.demo.act')}
        </Button>
        <Button variant="default" onClick={setUp}>
          {t('sign-in.demo.setup')}
        </Button>
      </form>
    </>
  );
}
