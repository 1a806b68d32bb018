// What an advertising text is for. It is asked only where the text is one; with a single such purpose it is said, not asked.

import { NativeSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useRead } from '../../../api/queries.ts';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import type { Check } from './use-check.ts';

type ChoiceProps = { check: Check; chosen: string | null; choose(purpose: string | null): void };

/** The choice, for a text that is no plain service. */
export function PurposeChoice({ check, chosen, choose }: ChoiceProps) {
  const { t } = useText();
  const { isService, isAsked } = kindOf(check);
  const isShown = isAsked || (chosen !== null && !isService);
  const purposes = useRead('listPurposes', isShown ? { query: { limit: 200 } } : null);
  const marketing = purposes.data?.items.filter(one => one.class.startsWith('marketing')) ?? [];
  const only = marketing.length === 1 ? marketing[0] : undefined;
  const { isFresh } = check;
  useEffect(() => {
    if (isAsked && chosen === null && only !== undefined) choose(only.id);
    if (isService && isFresh && chosen !== null) choose(null);
  }, [isAsked, isService, isFresh, chosen, only, choose]);
  if (!isShown || marketing.length === 0) return null;
  if (only !== undefined) {
    return (
      <p className={styles.purpose}>
        {t('inbox.purpose')}: <strong>{only.title}</strong>
      </p>
    );
  }
  return (
    <NativeSelect
      size="xs"
      className={styles.purpose ?? ''}
      label={t('inbox.purpose')}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('inbox.purpose.none') },
        ...marketing.map(one => ({ value: one.id, label: one.title })),
      ]}
      onChange={event => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}

/** A text that only may be advertising, and may go as it is, needs no purpose. */
function kindOf({ checked }: Check): { isService: boolean; isAsked: boolean } {
  const promotion = checked?.promotion ?? null;
  if (promotion === null || promotion.class === 'service') return { isService: true, isAsked: false };
  return { isService: false, isAsked: promotion.certainty === 'certain' || checked?.decision.outcome === 'deny' };
}
