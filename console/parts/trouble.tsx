// What stands in the place of something that could not be shown: what happened, why, and what to do.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/call.ts';
import { useText } from '../text/text.tsx';
import { EmptyState } from './page.tsx';
import { StateMark } from './state-mark.tsx';

/** A failure in the place of a page or a part of it. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useText();
  const status = error instanceof ApiProblem ? error.status : -1;
  const again = retry !== undefined && (
    <Button variant="default" onClick={retry}>
      {t('act.again')}
    </Button>
  );
  if (status === 0) {
    return (
      <EmptyState title={t('trouble.offline')} act={again}>
        {t('trouble.offline.do')}
      </EmptyState>
    );
  }
  if (status === 403) return <EmptyState title={t('trouble.forbidden')}>{t('trouble.forbidden.do')}</EmptyState>;
  if (status === 404) return <EmptyState title={t('trouble.absent')}>{t('trouble.absent.do')}</EmptyState>;
  return (
    <EmptyState title={t('trouble.failed')} act={again}>
      {error instanceof Error && error.message !== '' ? <span lang="en">{error.message}. </span> : null}
      {t('trouble.failed.do')}
    </EmptyState>
  );
}

/** Below a form: why the act was refused. Read out when it appears. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useText();
  return (
    <div role="alert" aria-live="polite">
      {error === null || error === undefined ? null : <RefusalWords error={error} fallback={t('trouble.failed')} />}
    </div>
  );
}

function RefusalWords({ error, fallback }: { error: unknown; fallback: string }): ReactNode {
  const { t } = useText();
  const words =
    error instanceof ApiProblem && error.status === 0 ? t('trouble.offline') : errorWords(error) || fallback;
  const problems = error instanceof ApiProblem ? error.problems : [];
  return (
    <>
      <StateMark state="deny" word={words} />
      {problems.length > 0 && (
        <ul lang="en">
          {problems.map(one => (
            <li key={one.field + one.message}>
              <code>{one.field}</code> {one.message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
