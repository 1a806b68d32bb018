// Whose values are looked at, as a choice that stands in the URL.

import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRead } from '../../../api/queries.ts';
import { useText } from '../../../text/text.tsx';
import styles from '../settings.module.css';
import type { Target } from './target.ts';

/** The choice. */
export function TargetChoice({ of: target }: { of: Target }) {
  const { t } = useText();
  const navigate = useNavigate();
  const purposes = useRead('listPurposes', { query: { limit: 200 } });
  const senders = useRead('listSenders', { query: { limit: 200 } });
  const targets: readonly { target: Target; label: string }[] = [
    { target: { of: 'business' }, label: t('values.of.business') },
    ...(purposes.data?.items ?? []).map(one => ({
      target: { of: 'purpose', id: one.id } as const,
      label: t('values.of.purpose', { name: one.title }),
    })),
    ...(senders.data?.items ?? []).map(one => ({
      target: { of: 'sender', id: one.phone_number_id } as const,
      label: t('values.of.sender', { name: one.display_number }),
    })),
    { target: { of: 'looser' }, label: t('values.of.looser') },
  ];
  const open = (key: string) => {
    const found = targets.find(one => keyOf(one.target) === key);
    if (found !== undefined) void navigate({ to: '/settings/values', search: found.target });
  };
  return (
    <NativeSelect
      className={styles.narrow ?? ''}
      mb="lg"
      label={t('values.of')}
      value={keyOf(target)}
      data={targets.map(one => ({ value: keyOf(one.target), label: one.label }))}
      onChange={event => open(event.currentTarget.value)}
    />
  );
}

function keyOf(target: Target): string {
  return 'id' in target ? `${target.of} ${target.id}` : target.of;
}
