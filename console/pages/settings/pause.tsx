// The pause of sending: one switch that holds what the business sends, and the way back.

import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Facts } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import styles from './settings.module.css';

type Told = Answer<'readPause'>;
type Paused = NonNullable<Told['paused']>;

const touched = ['readPause', 'listOwnValueChanges'] as const;
/** The API does not count beyond it. */
const heldMax = 10_000;

/** The page: what is paused with the way back, or the switch. */
export function Pause() {
  const { t } = useText();
  const read = useRead('readPause', {});
  return (
    <Reading of={read}>
      {({ paused, held }) =>
        paused === null ? (
          <div className={styles.narrow}>
            <p className="quiet">{t('pause.lead')}</p>
            <PauseForm first="started" act={t('pause.act')} />
          </div>
        ) : (
          <WhilePaused of={paused} held={held} />
        )
      }
    </Reading>
  );
}

function WhilePaused({ of, held }: { of: Paused; held: number }) {
  const { t, number } = useText();
  return (
    <div className={`${styles.narrow} ${styles.acts}`}>
      <Facts
        of={[
          [t('pause.covers'), t(`pause.covers.${of.covers}`)],
          [t('pause.since'), <Instant key="since" at={of.since} />],
          [t('rules.by'), of.by],
          [t('rules.why'), of.reason],
          [t('pause.held'), held < heldMax ? number(held) : t('pause.held.many', { count: number(heldMax) })],
        ]}
      />
      <ResumeForm />
      <PauseForm first={of.covers === 'started' ? 'everything' : 'started'} act={t('pause.change')} isSecond />
    </div>
  );
}

type PauseFormProps = { first: Paused['covers']; act: string; isSecond?: boolean };

function PauseForm({ first, act: word, isSecond = false }: PauseFormProps) {
  const { t } = useText();
  const { session } = useSession();
  const [covers, setCovers] = useState<Paused['covers']>(first);
  const [reason, setReason] = useState('');
  const [asks, setAsks] = useState(false);
  const act = useAct('pauseSending', touched);
  const pause = () => {
    const body = { covers, reason, decided_by: session.user?.name ?? '' };
    act.mutate({ body }, { onSuccess: () => [setAsks(false), setReason('')] });
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsks(true);
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <Radio.Group
        label={t('pause.covers')}
        value={covers}
        onChange={value => setCovers(value === 'everything' ? 'everything' : 'started')}
      >
        <Stack gap="sm" mt="xs">
          {(['started', 'everything'] as const).map(one => (
            <Radio key={one} value={one} label={t(`pause.covers.${one}`)} description={t(`pause.how.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Reason label={t('pause.reason')} value={reason} set={setReason} />
      <div>
        <Button type="submit" variant={isSecond ? 'default' : 'filled'}>
          {word}
        </Button>
      </div>
      <div role="status">
        {act.data !== undefined && act.data.under_way > 0 && (
          <StateMark state="defer" word={t('pause.under-way', { count: act.data.under_way })} />
        )}
      </div>
      <Confirm
        opened={asks}
        title={word}
        act={word}
        isBusy={act.isPending}
        error={act.error}
        close={() => setAsks(false)}
        confirm={pause}
      >
        <p>{t(`pause.how.${covers}`)}</p>
        <p>{t('pause.does')}</p>
      </Confirm>
    </form>
  );
}

function ResumeForm() {
  const { t } = useText();
  const { session } = useSession();
  const [reason, setReason] = useState('');
  const [asks, setAsks] = useState(false);
  const act = useAct('resumeSending', touched);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsks(true);
  };
  return (
    <form className={styles.form} onSubmit={ask}>
      <Reason label={t('pause.end.why')} value={reason} set={setReason} />
      <div>
        <Button type="submit">{t('pause.end')}</Button>
      </div>
      <Confirm
        opened={asks}
        title={t('pause.end')}
        act={t('pause.end')}
        isBusy={act.isPending}
        error={act.error}
        close={() => setAsks(false)}
        confirm={() => act.mutate({ body: { reason, decided_by: session.user?.name ?? '' } })}
      >
        {t('pause.end.does')}
      </Confirm>
    </form>
  );
}

function Reason({ label, value, set }: { label: string; value: string; set(value: string): void }) {
  return (
    <TextInput
      label={label}
      required
      minLength={3}
      maxLength={2_000}
      value={value}
      onChange={event => set(event.currentTarget.value)}
    />
  );
}
