// A number beside the list: its connection to Meta looked at live, a new token that is tried before it is kept, and the
// address that Meta has to know.

import { Button, PasswordInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { CopyField } from '../../parts/copy-field.tsx';
import { Facts, Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { ConnectionChecks } from './connection-checks.tsx';
import { NewVerifyToken } from './new-verify-token.tsx';
import styles from './settings.module.css';
import { webhookAddress } from './webhook-address.ts';

type Sender = Answer<'readSender'>;

/** The panel of the number that the URL names. */
export function SenderPanel() {
  const { t } = useText();
  const may = useMay();
  const { sender: id = '' } = useParams({ strict: false });
  const read = useRead('readSender', { params: { id } });
  return (
    <SidePanel title={read.data?.display_number ?? t('sender.number')} back={{ to: '/settings/senders' }}>
      <Reading of={read}>
        {sender => (
          <>
            <Facts
              of={[
                [t('sender.id'), <code key="id">{sender.phone_number_id}</code>],
                [t('sender.waba'), <code key="waba">{sender.waba_id}</code>],
              ]}
            />
            {may('senders:manage') && <Connection of={sender} />}
          </>
        )}
      </Reading>
    </SidePanel>
  );
}

function Connection({ of }: { of: Sender }) {
  const { t } = useText();
  const read = useRead('checkSender', { params: { id: of.id }, body: {} });
  return (
    <>
      <Section title={t('connection.title')}>
        <Reading of={read}>{found => <ConnectionChecks of={found} senderId={of.id} />}</Reading>
        <Button variant="default" loading={read.isFetching} onClick={() => void read.refetch()}>
          {t('connection.again')}
        </Button>
      </Section>
      <Section title={t('connection.token')}>
        <NewToken of={of} />
      </Section>
      <Section title={t('connection.webhook')}>
        <p className="quiet">{t('connection.webhook.do')}</p>
        <CopyField name={t('connection.webhook')} value={read.data?.webhook_url ?? webhookAddress()} />
      </Section>
      <Section title={t('connection.verify')}>
        <NewVerifyToken of={of} />
      </Section>
    </>
  );
}

/** Only a token that works takes the place of the one before. */
function NewToken({ of }: { of: Sender }) {
  const { t } = useText();
  const [token, setToken] = useState('');
  const [failed, setFailed] = useState<Answer<'checkSender'> | null>(null);
  const tried = useAct('checkSender');
  const kept = useAct('putSender', ['listSenders', 'checkSender']);
  const replace = async () => {
    const found = await tried.mutateAsync({ params: { id: of.id }, body: { token } });
    const works = found.checks.every(one => one.what === 'webhook' || one.what === 'templates' || one.state !== 'bad');
    setFailed(works ? null : found);
    if (!works) return;
    const { phone_number_id, waba_id, display_number } = of;
    await kept.mutateAsync({ body: { phone_number_id, waba_id, display_number, token } });
    setToken('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What goes wrong stands in the acts themselves.
    void replace().catch(() => undefined);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className="quiet">{t('connection.token.how')}</p>
      <PasswordInput
        label={t('sender.token')}
        required
        value={token}
        visibilityToggleButtonProps={{ 'aria-label': t('sign-in.password.show') }}
        onChange={event => setToken(event.currentTarget.value)}
      />
      {failed !== null && <ConnectionChecks of={failed} senderId={of.id} onlyBad />}
      <Refusal error={tried.error ?? kept.error} />
      <div>
        <Button type="submit" variant="default" loading={tried.isPending || kept.isPending}>
          {t('connection.token.replace')}
        </Button>
      </div>
      <div role="status">
        {kept.isSuccess && failed === null && <StateMark state="allow" word={t('connection.token.kept')} />}
      </div>
    </form>
  );
}
