// What would lose its content at once if it were kept for so many days: in numbers, and that it cannot be undone.

import { Stack } from '@mantine/core';
import { useRead } from '../../api/queries.ts';
import { Instant } from '../../parts/instant.tsx';
import { Reading } from '../../parts/reading.tsx';
import { useText } from '../../text/text.tsx';

/** The words; the numbers are those of this moment. */
export function WhatGoes({ days }: { days: number }) {
  const { t, number } = useText();
  const read = useRead('previewRetention', { query: { days } });
  return (
    <Reading of={read}>
      {found => {
        const many = (count: number) =>
          count < found.counted_max ? number(count) : t('retention.more', { count: number(count) });
        if (found.oldest_at === null) return <p role="status">{t('retention.goes.none', { count: found.days })}</p>;
        return (
          <Stack gap="xs" role="status">
            <p>
              <strong>{t('retention.goes', { count: found.days })}</strong>
            </p>
            <ul>
              {(['messages', 'notes', 'webhooks'] as const).flatMap(kind =>
                found[kind] === 0
                  ? []
                  : [
                      <li key={kind}>
                        {t(`retention.${kind}`)}: <strong>{many(found[kind])}</strong>
                      </li>,
                    ],
              )}
              <li>
                {t('retention.oldest')}: <Instant at={found.oldest_at} />
              </li>
            </ul>
            <p>{t('retention.for-good')}</p>
          </Stack>
        );
      }}
    </Reading>
  );
}
