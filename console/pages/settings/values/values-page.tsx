// The business's own values: set for all of it, one purpose or one number, or looser where the law of a place leaves room.
// They are tried on the stored people first; only what was tried is saved, with the reason, on record.

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../../api/call.ts';
import { useAct, useRead } from '../../../api/queries.ts';
import { Reading } from '../../../parts/reading.tsx';
import { Refusal } from '../../../parts/trouble.tsx';
import { useSession } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../settings.module.css';
import { DryRunResult } from './dry-run-result.tsx';
import { changed, fieldsFor, type Side, type Values } from './fields.ts';
import { LeftRoom } from './left-room.tsx';
import { type Target, valuesFor, withValues } from './target.ts';
import { TargetChoice } from './target-choice.tsx';
import { useDryRun } from './use-dry-run.ts';
import { ValueField } from './value-field.tsx';

type Own = Answer<'readOwnValues'>;

/** The page; the URL says whose values. */
export function ValuesPage() {
  const own = useRead('readOwnValues', {});
  const target = useSearch({ from: '/settings/values' });
  return (
    <>
      <TargetChoice of={target} />
      <Reading of={own}>{values => <ValuesForm key={JSON.stringify(target)} own={values} target={target} />}</Reading>
    </>
  );
}

function ValuesForm({ own, target }: { own: Own; target: Target }) {
  const { t } = useText();
  const side: Side = target.of === 'looser' ? 'looser' : 'stricter';
  const [values, setValues] = useState<Values>(() => valuesFor(own, target));
  const dryRun = useDryRun();
  const set = (name: string, value: unknown) => {
    setValues(changed(values, name, value));
    dryRun.reset();
  };
  return (
    <div className={`${styles.narrow} ${styles.acts}`}>
      <p className="quiet">{t(side === 'looser' ? 'values.looser.lead' : 'values.stricter.lead')}</p>
      {side === 'looser' && <LeftRoom />}
      <div className={styles.form}>
        {fieldsFor(own.names[side]).map(field => (
          <ValueField
            key={field.name}
            field={field}
            side={side}
            value={values[field.name]}
            set={value => set(field.name, value)}
          />
        ))}
      </div>
      <TryOut own={own} target={target} values={values} dryRun={dryRun} />
      {dryRun.state === 'done' && <SaveForm target={target} values={values} />}
    </div>
  );
}

type TryOutProps = { own: Own; target: Target; values: Values; dryRun: ReturnType<typeof useDryRun> };

function TryOut({ own, target, values, dryRun }: TryOutProps) {
  const { t } = useText();
  const read = useRead('listPurposes', { query: { limit: 200 } });
  const purposes = (read.data?.items ?? []).filter(one => target.of !== 'purpose' || one.id === target.id);
  const [chosen, choose] = useState('');
  const purpose = purposes.find(one => one.id === chosen)?.id ?? purposes[0]?.id;
  const run = () => {
    if (purpose === undefined) return;
    const sender = target.of === 'sender' ? { sender: target.id } : {};
    dryRun.run({ new: withValues(own, target, values), purpose, ...sender });
  };
  if (read.data !== undefined && purpose === undefined) return <p className="quiet">{t('dry.no-purpose')}</p>;
  return (
    <div className={styles.form}>
      <NativeSelect
        label={t('dry.purpose')}
        value={purpose ?? ''}
        data={purposes.map(one => ({ value: one.id, label: one.title }))}
        onChange={event => {
          choose(event.currentTarget.value);
          dryRun.reset();
        }}
      />
      <div>
        <Button variant="default" loading={dryRun.state === 'running'} onClick={run}>
          {t('dry.run')}
        </Button>
      </div>
      <Refusal error={dryRun.error} />
      <DryRunResult of={dryRun} />
    </div>
  );
}

function SaveForm({ target, values }: { target: Target; values: Values }) {
  const { t } = useText();
  const { session } = useSession();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const touched = ['readOwnValues', 'listOwnValueChanges'] as const;
  const stricter = useAct('setStricterValues', touched);
  const looser = useAct('setLooserValues', touched);
  const act = target.of === 'looser' ? looser : stricter;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const decided = { values, reason, decided_by: session.user?.name ?? null };
    const done = { onSuccess: () => void navigate({ to: '/settings/rules' }) };
    if (target.of === 'looser') looser.mutate({ body: decided }, done);
    else if (target.of === 'business') stricter.mutate({ body: decided }, done);
    else stricter.mutate({ body: { ...decided, [target.of]: target.id } }, done);
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <TextInput
        label={t('profile.why')}
        required
        minLength={3}
        maxLength={2_000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Refusal error={act.error} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {t('values.save')}
        </Button>
      </div>
    </form>
  );
}
