// The numbers that send; each leads to its connection.

import type { Answer } from '../../api/call.ts';
import { useList } from '../../api/queries.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useText } from '../../text/text.tsx';
import { SettingsList } from './settings-list.tsx';

type Sender = Answer<'readSender'>;

/** The list of numbers. */
export function Senders() {
  const { t, number, locale } = useText();
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
  ];
  return (
    <SettingsList
      title={t('settings.senders')}
      columns={columns}
      read={{ ...read, data: read.items }}
      idOf={one => one.id}
      leadsTo={one => ({ to: '/settings/senders/$sender', params: { sender: one.id } })}
      empty={{ title: t('sender.empty'), words: t('sender.empty.do') }}
      add={{ word: t('sender.add'), to: '/settings/senders/new', scope: 'senders:manage' }}
    />
  );
}
