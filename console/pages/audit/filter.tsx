// What narrows the audit trail. It is in the URL, so that a finding can be passed on.

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { operations } from '../../api/operations.generated.ts';
import { useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useText } from '../../text/text.tsx';
import { type Asked, askedIn } from './asked.ts';
import styles from './audit.module.css';

const listId = 'audit-actions';

/** The form. */
export function Filter({ asked }: { asked: Asked }) {
  const { t } = useText();
  const navigate = useNavigate();
  const team = useRead('listTeam', {});
  const { user = '', action = '', from = '', to = '' } = asked;
  const form = useForm({ user, action, from, to }, values => navigate({ to: '/audit', search: askedIn(values) }));
  const people = team.data?.items.map(one => ({ value: one.id, label: one.name })) ?? [];
  return (
    <form className={styles.filter} onSubmit={form.submit}>
      <NativeSelect
        label={t('audit.who')}
        value={form.values.user}
        data={[{ value: '', label: t('audit.who.all') }, ...people]}
        onChange={event => form.set('user', event.currentTarget.value)}
      />
      <TextInput dir="ltr" label={t('audit.action')} list={listId} {...form.field('action')} required={false} />
      <datalist id={listId}>
        {Object.keys(operations).map(id => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <TextInput type="date" label={t('audit.from')} {...form.field('from')} required={false} />
      <TextInput type="date" label={t('audit.to')} {...form.field('to')} required={false} />
      <Button type="submit" variant="default">
        {t('audit.show')}
      </Button>
    </form>
  );
}
