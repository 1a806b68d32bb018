// A person is found by their number, which goes into the body of a request and into no address.

import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ApiProblem, call } from '../../api/call.ts';
import { useForm } from '../../form/use-form.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';

const absent = 404;

/** The form; who was found is opened. */
export function FindByNumber() {
  const { t } = useText();
  const navigate = useNavigate();
  const form = useForm({ phone: '' }, async ({ phone }) => {
    const { id } = await call('findContact', { body: { phone } });
    await navigate({ to: '/people/$id', params: { id } });
  });
  const isNobody = form.error instanceof ApiProblem && form.error.status === absent;
  return (
    <>
      <form className={styles.find} onSubmit={form.submit}>
        <TextInput
          type="tel"
          dir="ltr"
          autoComplete="off"
          label={t('people.find')}
          description={t('people.find.how')}
          {...form.field('phone')}
        />
        <Button type="submit" variant="default" loading={form.isBusy}>
          {t('people.find.act')}
        </Button>
      </form>
      {isNobody ? (
        <p role="alert">
          <StateMark state="none" word={t('people.nobody')} />
        </p>
      ) : (
        <Refusal error={form.error} />
      )}
    </>
  );
}
