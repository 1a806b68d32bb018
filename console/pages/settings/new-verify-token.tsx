// Another verify token for a number: what it means on Meta’s side, one that nobody can guess, and how to take it there.

import { Button, TextInput } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import styles from './settings.module.css';
import { newVerifyToken } from './verify-token.ts';

/** The form; once it is kept, the token to copy. */
export function NewVerifyToken({ of }: { of: Answer<'readSender'> }) {
  const { t } = useText();
  const put = useAct('putSender', ['listSenders']);
  const form = useForm({ verify_token: newVerifyToken() }, ({ verify_token }) => {
    const { phone_number_id, waba_id, display_number } = of;
    return put.mutateAsync({ body: { phone_number_id, waba_id, display_number, verify_token } });
  });
  if (put.isSuccess) {
    return (
      <div role="status" className={styles.form}>
        <StateMark state="allow" word={t('connection.verify.kept')} />
        <CopyField name={t('sender.verify')} value={form.values.verify_token} />
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={form.submit}>
      <p className="quiet">{t('connection.verify.how')}</p>
      <TextInput dir="ltr" autoComplete="off" label={t('sender.verify')} {...form.field('verify_token')} />
      <Refusal error={form.error} />
      <div>
        <Button type="submit" variant="default" loading={form.isBusy}>
          {t('connection.verify.replace')}
        </Button>
      </div>
    </form>
  );
}
