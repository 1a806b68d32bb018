// What narrows the audit trail. It is in the URL, so that a finding can be passed on.

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { operations } from '../../api/operations.generated.ts';
import { useRead } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useZone } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { type Asked, askedIn } from './asked.ts';
import styles from './audit.module.css';

/** What is kept in the trail and is no operation of the API: the way back from the issuer. */
const others = ['singleSignOn'];

/** The form. */
export function Filter({ asked }: { asked: Asked }) {
  const { t } = useText();
  const actions = useActions();
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
      <NativeSelect
        label={t('audit.action')}
        value={form.values.action}
        data={[{ value: '', label: t('audit.action.all') }, ...actions]}
        onChange={event => form.set('action', event.currentTarget.value)}
      />
      <TextInput type="date" label={t('audit.from')} {...form.field('from')} required={false} />
      <TextInput type="date" label={t('audit.to')} {...form.field('to')} required={false} />
      <Button type="submit" variant="default">
        {t('audit.show')}
      </Button>
      <p className={`quiet ${styles.zone}`}>{t('filter.zone', { zone: useZone() })}</p>
    </form>
  );
}

/** What can stand in the trail, by its words. */
function useActions(): { value: string; label: string }[] {
  const { known, locale } = useText();
  return [...Object.keys(operations), ...others]
    .flatMap(id => {
      const label = known(`action.${id}`);
      return label === undefined ? [] : [{ value: id, label }];
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
