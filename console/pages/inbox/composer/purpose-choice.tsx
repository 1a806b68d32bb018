// What an advertising text is for, among the purposes that the person agreed to: with one it is said, with several it is
// asked. Without any there is nothing to choose, and the gate says what is possible.

import { NativeSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import { usePossible } from '../use-possible.ts';
import type { Conversation } from '../words.ts';
import type { Check } from './use-check.ts';

type ChoiceProps = { of: Conversation; check: Check; chosen: string | null; choose(purpose: string | null): void };
type Purpose = { readonly id: string; readonly title: string };

/** The choice, for a text that is no plain service. */
export function PurposeChoice({ of, check, chosen, choose }: ChoiceProps) {
  const { t } = useText();
  const isWanted = isAdvertising(check);
  const agreed = useAgreed(of.id);
  const only = agreed.length === 1 ? agreed[0]?.id : undefined;
  const { isFresh } = check;
  useEffect(() => {
    if (isWanted && chosen === null && only !== undefined) choose(only);
    if (!isWanted && isFresh && chosen !== null) choose(null);
  }, [isWanted, isFresh, chosen, only, choose]);
  if (!isWanted || agreed.length === 0) return null;
  if (only !== undefined) {
    return (
      <p className={styles.purpose}>
        {t('inbox.purpose')}: <strong>{agreed[0]?.title}</strong>
      </p>
    );
  }
  return (
    <NativeSelect
      size="xs"
      label={t('inbox.purpose')}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('inbox.purpose.none') },
        ...agreed.map(one => ({ value: one.id, label: one.title })),
      ]}
      onChange={event => choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}

/** A text that only may be advertising, and may go as it is, needs no purpose. */
function isAdvertising({ checked }: Check): boolean {
  const promotion = checked?.promotion ?? null;
  if (promotion === null || promotion.class === 'service') return false;
  return promotion.certainty === 'certain' || checked?.decision.outcome === 'deny';
}

const holding = new Set(['given', 'renewed']);

/** The marketing purposes that the person agreed to. */
function useAgreed(id: string): Purpose[] {
  const possible = usePossible(id).data;
  const marketing = new Set(possible?.classes.filter(one => one.class === 'marketing_own').map(one => one.purpose));
  const consents = possible?.consents.filter(one => holding.has(one.status) && marketing.has(one.purpose)) ?? [];
  return [...new Map(consents.map(one => [one.purpose, { id: one.purpose, title: one.purpose_title }])).values()];
}
