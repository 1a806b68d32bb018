// One act of staff for a person: how and when the person asked, a note, and above the button what follows.

import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/queries.ts';
import { useForm } from '../../form/use-form.ts';
import { useNow } from '../../parts/instant.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useZone } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { dayIn, startOfDay } from '../../text/zone.ts';
import styles from './people.module.css';
import { usePurposeTitles } from './purpose-titles.ts';

export type StaffAct = 'withdrawal' | 'restriction' | 'restriction_lifted';
type Person = Answer<'readContact'>;

const ways = ['call', 'in_person', 'letter', 'email'] as const;
const noteMin = 2;
const noteMax = 4_000;

const noonMs = 12 * 3_600_000;

type FormProps = { act: StaffAct; of: Person; close(): void; done(): void };

/** The form in a dialog. */
export function StaffActForm({ act, of, close, done }: FormProps) {
  const { t } = useText();
  const zone = useZone();
  const today = dayIn(new Date(useNow()).toISOString(), zone);
  const record = useAct('recordStaffAct', ['readContact', 'readTimeline', 'searchContacts']);
  const form = useForm({ purpose: '', way: 'call', day: today, note: '' }, async ({ purpose, way, day, note }) => {
    const body = {
      act,
      way: ways.find(one => one === way) ?? 'call',
      note,
      ...(purpose === '' ? {} : { purpose }),
      ...(day === today ? {} : { occurred_at: new Date(Date.parse(startOfDay(day, zone)) + noonMs).toISOString() }),
    };
    await record.mutateAsync({ params: { id: of.id }, body });
    done();
  });
  const { purpose = '', way, note = '' } = form.values;
  return (
    <Modal
      opened
      onClose={close}
      title={t(`staff.${act}`)}
      centered
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <form className={styles.form} onSubmit={form.submit}>
        {act === 'withdrawal' && <Which of={of} purpose={purpose} choose={value => form.set('purpose', value)} />}
        <NativeSelect
          label={t('staff.way')}
          value={way ?? ''}
          data={ways.map(value => ({ value, label: t(`way.${value}`) }))}
          onChange={event => form.set('way', event.currentTarget.value)}
        />
        <TextInput type="date" label={t('staff.day')} max={today} {...form.field('day')} />
        <Textarea
          label={t('needs.note')}
          description={t('staff.note.how')}
          autosize
          minRows={2}
          minLength={noteMin}
          maxLength={noteMax}
          {...form.field('note')}
        />
        <Consequence act={act} of={of} purpose={purpose} />
        <Refusal error={form.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('act.cancel')}
          </Button>
          <Button type="submit" loading={form.isBusy} disabled={note.trim().length < noteMin}>
            {act === 'withdrawal' ? t(purpose === '' ? 'staff.act.all' : 'staff.act.one') : t(`staff.${act}`)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Which({ of, purpose, choose }: { of: Person; purpose: string; choose(value: string): void }) {
  const { t } = useText();
  const titles = usePurposeTitles();
  const purposes = [...new Set(of.consents.map(one => one.purpose))];
  return (
    <NativeSelect
      label={t('staff.what')}
      value={purpose}
      data={[
        { value: '', label: t('staff.what.all') },
        ...purposes.map(value => ({ value, label: titles.get(value) ?? value })),
      ]}
      onChange={event => choose(event.currentTarget.value)}
    />
  );
}

function Consequence({ act, of, purpose }: { act: StaffAct; of: Person; purpose: string }) {
  const { t } = useText();
  if (act !== 'withdrawal') return <p className={styles.consequence}>{t(`staff.then.${act}`)}</p>;
  const ending = of.consents.filter(
    one => ['given', 'renewed'].includes(one.status) && (purpose === '' || one.purpose === purpose),
  );
  return (
    <p className={styles.consequence}>
      {t('staff.ending', { count: ending.length })} {t(purpose === '' ? 'staff.then.all' : 'staff.then.one')}
    </p>
  );
}
