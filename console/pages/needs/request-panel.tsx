// One request with its clock, its notes, and the steps that it can take.

import { Button, Textarea } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer, Body } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Countdown, Instant } from '../../parts/instant.tsx';
import { Facts } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useText } from '../../text/text.tsx';
import styles from './needs.module.css';
import { Notes } from './notes.tsx';

type RightsRequest = Answer<'readRequest'>;

const route = getRouteApi('/needs/requests/$id');

/** The panel of the request that the URL names. */
export function RequestPanel() {
  const { t } = useText();
  const { id } = route.useParams();
  const read = useRead('readRequest', { params: { id } });
  return (
    <SidePanel title={t('request.one')} back={{ to: '/needs/requests', search: true }}>
      <Reading of={read}>{request => <RequestDetail request={request} />}</Reading>
    </SidePanel>
  );
}

function RequestDetail({ request }: { request: RightsRequest }) {
  const { t } = useText();
  const isOpen = request.days_left !== null;
  return (
    <>
      {!request.certain && (
        <p>
          <StateMark state="defer" word={t('request.certain')} />
        </p>
      )}
      <Facts
        of={[
          [t('request.kind'), t(`kind.${request.kind}`)],
          [t('request.state'), t(`request.state.${request.state}`)],
          [t('needs.came'), <Instant key="came" at={request.received_at} exact />],
          [t('needs.due'), isOpen ? <Countdown key="due" until={request.due_at} /> : t('doubts.closed')],
          ...(request.extended === null ? [] : [[t('request.extended'), request.extended.reason] as const]),
          [t('request.source'), t(`request.source.${request.source}`)],
          [
            t('needs.person'),
            <Link key="person" to="/people/$id" params={{ id: request.contact_id }}>
              {(request.contact_name ?? null) === null ? t('needs.person.open') : <bdi>{request.contact_name}</bdi>}
            </Link>,
          ],
        ]}
      />
      {request.notes.length > 0 && <Notes of={request.notes} />}
      {isOpen && <Steps request={request} />}
    </>
  );
}

type Step = Body<'changeRequestState'>['state'];

const noteMin = 2;

function Steps({ request }: { request: RightsRequest }) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const act = useAct('changeRequestState', ['readRequest', 'listRequests']);
  const hasNote = note.trim().length >= noteMin;
  const step = (state: Step) =>
    act.mutate(
      { params: { id: request.id }, body: { state, note: hasNote ? note : null } },
      // What was typed meanwhile stays.
      { onSuccess: () => setNote(now => (now === note ? '' : now)) },
    );
  const button = (state: Step, isMain = false) => (
    <Button
      variant={isMain ? 'filled' : 'default'}
      loading={act.isPending && act.variables.body.state === state}
      disabled={(state === 'refused' || state === 'closed') && !hasNote}
      onClick={() => step(state)}
    >
      {t(`request.act.${state}`)}
    </Button>
  );
  return (
    <div className={styles.acts}>
      <Textarea
        label={t('needs.note')}
        description={t('needs.note.why')}
        autosize
        minRows={2}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <Refusal error={act.error} />
      {request.state === 'received' ? button('in_progress', true) : button('answered', true)}
      <p className="quiet">{t('request.end')}</p>
      {request.state === 'received' && button('answered')}
      {button('refused')}
      {button('closed')}
    </div>
  );
}
