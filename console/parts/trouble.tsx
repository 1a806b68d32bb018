// What stands in the place of something that could not be shown: what happened, why, and what to do.

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/call.ts';
import { faultOf } from '../text/faults.ts';
import { sentence } from '../text/sentence.ts';
import { type Text, useText } from '../text/text.tsx';
import { EmptyState } from './page.tsx';
import { StateMark } from './state-mark.tsx';

type Words = { readonly title: string; readonly todo: string; readonly detail: string };

/** What an error is called in the reader's language, what to do, and what the server said beyond it, in English. */
function wordsOf(error: unknown, { t, known, language }: Pick<Text, 't' | 'known' | 'language'>): Words {
  const failed = { title: t('trouble.failed'), todo: t('trouble.failed.do') };
  if (!(error instanceof ApiProblem)) return { ...failed, detail: error instanceof Error ? error.message : '' };
  if (error.status === 0) return { title: t('trouble.offline'), todo: t('trouble.offline.do'), detail: '' };
  const title = known(`problem.${error.code}`);
  if (title === undefined) return { ...failed, detail: error.message };
  const todo = known(`remedy.${error.code}`) ?? failed.todo;
  const detail = error.message === error.title ? '' : error.message;
  // In English the server's own sentence is the better title: it names what it is about.
  return language === 'en' && detail !== '' ? { title: detail, todo, detail: '' } : { title, todo, detail };
}

/** A failure in the place of a page or a part of it. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText();
  const { t } = text;
  const status = error instanceof ApiProblem ? error.status : -1;
  const again = retry !== undefined && (
    <Button variant="default" onClick={retry}>
      {t('act.again')}
    </Button>
  );
  if (status === 403) return <EmptyState title={t('trouble.forbidden')}>{t('trouble.forbidden.do')}</EmptyState>;
  if (status === 404) return <EmptyState title={t('trouble.absent')}>{t('trouble.absent.do')}</EmptyState>;
  const words = wordsOf(error, text);
  if (status === 0) {
    return (
      <EmptyState title={words.title} act={again}>
        {words.todo}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('trouble.failed')} act={again}>
      {words.title === t('trouble.failed') ? '' : `${sentence(words.title)} `}
      {words.todo}
      <InEnglish words={words.detail} />
    </EmptyState>
  );
}

/** The server's own words behind ours: a sentence that reads from left to right, whichever way the page is written. */
function InEnglish({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <>
      {' '}
      <bdi lang="en">{sentence(words)}</bdi>
    </>
  );
}

/** Below a form: why the act was refused, and what to do. Read out when it appears. */
export function Refusal({ error }: { error: unknown }) {
  return (
    <div role="alert" aria-live="polite">
      {error === null || error === undefined ? null : <RefusalWords error={error} />}
    </div>
  );
}

function RefusalWords({ error }: { error: unknown }): ReactNode {
  const text = useText();
  const words = wordsOf(error, text);
  const problems = error instanceof ApiProblem ? error.problems : [];
  return (
    <>
      <StateMark state="deny" word={words.title} />
      <p className="quiet">
        {words.todo}
        <InEnglish words={words.detail} />
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map(one => {
            const { words, english } = faultOf(one, text);
            return (
              <li key={one.field + one.message}>
                {words}
                {english !== '' && <span lang="en"> ({english})</span>}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
