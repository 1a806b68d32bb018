// The numbers that send, and the templates that each has at Meta.

import { Button } from '@mantine/core';
import type { Answer } from '../../api/call.ts';
import { useAct, useList } from '../../api/queries.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { Refusal } from '../../parts/trouble.tsx';
import { useMay } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import { SettingsList } from './settings-list.tsx';

type Sender = Answer<'readSender'>;

/** The list of numbers. */
export function Senders() {
  const { t, number, locale } = useText();
  const may = useMay();
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const read = useList('listSenders', { query: { limit: 200 } });
  const columns = [
    { name: t('sender.number'), cell: (one: Sender) => <bdi dir="ltr">{one.display_number}</bdi> },
    {
      name: t('sender.state'),
      cell: (one: Sender) => (
        <StateMark state={one.active ? 'allow' : 'none'} word={t(one.active ? 'sender.active' : 'sender.inactive')} />
      ),
    },
    {
      name: t('sender.country'),
      cell: (one: Sender) => (one.country === null ? t('word.unknown') : countries.of(one.country)),
    },
    { name: t('sender.rate'), cell: (one: Sender) => number(one.per_second), isNumber: true },
    { name: t('sender.id'), cell: (one: Sender) => <code>{one.phone_number_id}</code> },
    may('senders:manage') && { name: t('sender.templates'), cell: (one: Sender) => <Sync of={one} /> },
  ];
  return (
    <SettingsList
      title={t('settings.senders')}
      columns={columns.filter(column => column !== false)}
      read={{ ...read, data: read.items }}
      idOf={one => one.id}
      empty={{ title: t('sender.empty'), words: t('sender.empty.do') }}
      add={{ word: t('sender.add'), to: '/settings/senders/new', scope: 'senders:manage' }}
    />
  );
}

function Sync({ of }: { of: Sender }) {
  const { t } = useText();
  const act = useAct('syncTemplates', ['listTemplates']);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate({ params: { id: of.id } })}
      >
        {t('sender.sync')}
      </Button>
      <span role="status">{act.data === undefined ? null : ` ${t('sender.synced', { count: act.data.read })}`}</span>
      <Refusal error={act.error} />
    </>
  );
}
