// The verdicts on a number's connection, each with a mark and what to do; the app is subscribed with one button.

import { Button } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { Instant } from '../../parts/instant.tsx';
import { type State, StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { limitInWords, qualityInWords } from '../../text/meta-words.ts';
import { useText } from '../../text/text.tsx';
import styles from './settings.module.css';
import { SyncTemplates } from './sync-templates.tsx';

type Checked = Answer<'checkSender'>;
type Check = Checked['checks'][number];

const marks: Readonly<Record<Check['state'], State>> = {
  good: 'allow',
  waiting: 'defer',
  bad: 'deny',
  unknown: 'none',
};

/** The list of verdicts, or only what is wrong. */
export function ConnectionChecks(props: { of: Checked; senderId: string; onlyBad?: boolean }) {
  const { of: checked, senderId, onlyBad = false } = props;
  const { t } = useText();
  const shown = checked.checks.filter(one => !onlyBad || one.state === 'bad');
  return (
    <ul className={styles.checks}>
      {shown.map(one => (
        <li key={one.what}>
          <StateMark state={marks[one.state]} word={t(`connection.what.${one.what}`)} />
          <p>
            {t(`verdict.${one.verdict}`)}
            <Detail of={one} checked={checked} />
          </p>
          {one.verdict === 'not-subscribed' && <Subscribe senderId={senderId} />}
          {one.what === 'templates' && <SyncTemplates senderId={senderId} />}
        </li>
      ))}
    </ul>
  );
}

/** What was found beside the verdict. */
function Detail({ of, checked }: { of: Check; checked: Checked }) {
  const text = useText();
  const { t } = text;
  const { number, templates, last_webhook_at: heardAt } = checked;
  if (of.what === 'number' && number.quality !== null) {
    const quality = qualityInWords(number.quality, text);
    return ` ${t('connection.quality', { quality, limit: limitInWords(number.limit, text) })}`;
  }
  if (of.what === 'webhook' && heardAt !== null)
    return (
      <>
        {' '}
        <Instant at={heardAt} />
      </>
    );
  return of.what === 'templates' && templates > 0 ? ` ${t('connection.templates', { count: templates })}` : null;
}

function Subscribe({ senderId }: { senderId: string }) {
  const { t } = useText();
  const act = useAct('subscribeSender', ['checkSender']);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: senderId } })}
      >
        {t('connection.subscribe')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
