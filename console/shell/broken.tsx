// A page that broke by a mistake of ours: what happened and what to do, in words, with what a report needs.

import { Button, Code } from '@mantine/core';
import { EmptyState } from '../parts/page.tsx';
import { useText } from '../text/text.tsx';

/** In the place of a page that could not be drawn. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useText();
  return (
    <EmptyState
      title={t('trouble.broken')}
      act={<Button onClick={() => location.reload()}>{t('trouble.broken.reload')}</Button>}
    >
      {t('trouble.broken.do')} <Code>{error instanceof Error ? error.message : String(error)}</Code>
    </EmptyState>
  );
}
