// What the judgement must know of the business: its brands and those of others, and whom its offers speak to.

import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useMay, useSession } from '../../session/session.tsx';
import { languages, useText } from '../../text/text.tsx';
import styles from './settings.module.css';

type Own = Answer<'readOwnValues'>['profile'];

const ageMax = 99;
const answerLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'] as const;

/** The form, with what is set now. */
export function Profile() {
  const read = useRead('readOwnValues', {});
  return <Reading of={read}>{({ profile }) => <ProfileForm now={profile} />}</Reading>;
}

const lines = (text: string) => text.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.trim()]));

function ProfileForm({ now }: { now: Own }) {
  const { t } = useText();
  const { session } = useSession();
  const may = useMay();
  const [brands, setBrands] = useState(now.brands?.join('\n') ?? '');
  const [others, setOthers] = useState(now.other_brands?.join('\n') ?? '');
  const [isForChildren, setForChildren] = useState(now.child_audience === true);
  const [age, setAge] = useState<number | null>(now.min_age ?? null);
  const [language, setLanguage] = useState<Own['language']>(now.language ?? null);
  const [reason, setReason] = useState('');
  const act = useAct('setBusinessProfile', ['readOwnValues', 'listOwnValueChanges']);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const told = {
      brands: lines(brands),
      other_brands: lines(others),
      child_audience: isForChildren,
      min_age: age,
      language,
    };
    const decided = { reason, decided_by: session.user?.name ?? null };
    act.mutate({ body: { ...told, ...decided, processors: now.processors ?? [] } }, { onSuccess: () => setReason('') });
  };
  return (
    <form className={`${styles.form} ${styles.narrow}`} onSubmit={save}>
      <Textarea
        label={t('profile.brands')}
        description={t('profile.brands.how')}
        autosize
        minRows={3}
        value={brands}
        onChange={event => setBrands(event.currentTarget.value)}
      />
      <Textarea
        label={t('profile.others')}
        description={t('profile.others.how')}
        autosize
        minRows={2}
        value={others}
        onChange={event => setOthers(event.currentTarget.value)}
      />
      <Checkbox
        label={t('profile.children')}
        checked={isForChildren}
        onChange={event => setForChildren(event.currentTarget.checked)}
      />
      <NumberInput
        label={t('profile.age')}
        min={1}
        max={ageMax}
        value={age ?? ''}
        onChange={value => setAge(typeof value === 'number' ? value : null)}
      />
      <LanguageChoice value={language} choose={setLanguage} />
      {may('policy:manage') && (
        <SaveWithReason reason={reason} setReason={setReason} error={act.error} isBusy={act.isPending} />
      )}
      <div role="status">{act.isSuccess && <StateMark state="allow" word={t('profile.saved')} />}</div>
    </form>
  );
}

type LanguageChoiceProps = { value: Own['language']; choose(language: Own['language']): void };

function LanguageChoice({ value, choose }: LanguageChoiceProps) {
  const { t } = useText();
  return (
    <NativeSelect
      label={t('profile.language')}
      description={t('profile.language.how')}
      value={value ?? ''}
      data={[
        { value: '', label: t('profile.language.none') },
        ...answerLanguages.map(one => ({ value: one, label: languages[one].name })),
      ]}
      onChange={event => choose(answerLanguages.find(one => one === event.currentTarget.value) ?? null)}
    />
  );
}

type SaveProps = { reason: string; setReason(reason: string): void; error: unknown; isBusy: boolean };

function SaveWithReason({ reason, setReason, error, isBusy }: SaveProps) {
  const { t } = useText();
  return (
    <>
      <TextInput
        label={t('profile.why')}
        required
        minLength={3}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Refusal error={error} />
      <div>
        <Button type="submit" loading={isBusy}>
          {t('act.save')}
        </Button>
      </div>
    </>
  );
}
