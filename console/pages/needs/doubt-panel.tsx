// One message that may have been a stop, and the question that only a person can answer.

import { Button, Textarea } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useList } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Countdown, Instant } from '../../parts/instant.tsx';
import { Facts } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useByWhom } from '../../session/by-whom.ts';
import { useText } from '../../text/text.tsx';
import styles from './needs.module.css';
import { Notes } from './notes.tsx';

type Doubt = Answer<'listDoubts'>['items'][number];

const route = getRouteApi('/needs/doubts/$id');

/** The panel of the doubt that the URL names. */
export function DoubtPanel() {
  const { t } = useText();
  const { id } = route.useParams();
  const read = useList('listDoubts', { query: { state: 'all', limit: 200 } });
  return (
    <SidePanel title={t('doubts.one')} back={{ to: '/needs/doubts', search: true }}>
      <Reading of={{ ...read, data: read.items }}>
        {items => {
          const doubt = items.find(one => one.id === id);
          return doubt === undefined ? <Trouble error={null} /> : <DoubtDetail doubt={doubt} />;
        }}
      </Reading>
    </SidePanel>
  );
}

function DoubtDetail({ doubt }: { doubt: Doubt }) {
  const { t } = useText();
  return (
    <>
      <Facts
        of={[
          [
            t('doubts.meant'),
            <span key="meant" lang="en">
              {doubt.meant}
            </span>,
          ],
          [t('needs.came'), <Instant key="came" at={doubt.opened_at} exact />],
          [
            t('doubts.asked'),
            doubt.asked_at === null ? t('doubts.asked.not') : <Instant key="asked" at={doubt.asked_at} exact />,
          ],
          [
            t('needs.person'),
            <Link key="person" to="/people/$id" params={{ id: doubt.contact_id }}>
              {(doubt.contact_name ?? null) === null ? t('needs.person.open') : <bdi>{doubt.contact_name}</bdi>}
            </Link>,
          ],
          doubt.closed_at === null
            ? [t('needs.due'), <Countdown key="due" until={doubt.due_at} />]
            : [t('doubts.closed'), <Closed key="closed" doubt={doubt} at={doubt.closed_at} />],
        ]}
      />
      {doubt.notes.length > 0 && <Notes of={doubt.notes} />}
      {doubt.closed_at === null && <Question doubt={doubt} />}
    </>
  );
}

function Closed({ doubt, at }: { doubt: Doubt; at: string }) {
  const { t } = useText();
  const byWhom = useByWhom();
  return (
    <>
      {t(doubt.outcome === 'stop' ? 'doubts.stop' : 'doubts.no-stop')} · <Instant at={at} exact />
      {doubt.closed_by !== null && ` · ${byWhom(doubt.closed_by)}`}
    </>
  );
}

const noteMin = 2;

function Question({ doubt }: { doubt: Doubt }) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<'stop' | 'no_stop' | null>(null);
  const act = useAct('resolveDoubt', ['listDoubts', 'readContact']);
  const isStop = outcome === 'stop';
  const resolve = () => {
    if (outcome === null) return;
    act.mutate({ params: { id: doubt.id }, body: { outcome, note } }, { onSuccess: () => setOutcome(null) });
  };
  const ask = (which: 'stop' | 'no_stop') => {
    act.reset();
    setOutcome(which);
  };
  return (
    <div className={styles.acts}>
      <h3>{t('doubts.question')}</h3>
      <p className="quiet">{t('doubts.waits')}</p>
      <Textarea
        label={t('needs.note')}
        description={t('needs.note.why')}
        required
        autosize
        minRows={2}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <Button disabled={note.trim().length < noteMin} onClick={() => ask('stop')}>
        {t('doubts.stop')}
      </Button>
      <Button variant="default" disabled={note.trim().length < noteMin} onClick={() => ask('no_stop')}>
        {t('doubts.no-stop')}
      </Button>
      <Confirm
        opened={outcome !== null}
        title={t('doubts.question')}
        act={t(isStop ? 'doubts.stop' : 'doubts.no-stop')}
        isBusy={act.isPending}
        error={act.error}
        close={() => setOutcome(null)}
        confirm={resolve}
      >
        {t(isStop ? 'doubts.stop.then' : 'doubts.no-stop.then')}
      </Confirm>
    </div>
  );
}
