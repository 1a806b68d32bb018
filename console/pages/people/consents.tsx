// What a person agreed to, by purpose and channel, since when, on which evidence.

import type { Answer } from '../../api/call.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { type State, StateMark } from '../../parts/state-mark.tsx';
import type { Key } from '../../text/keys.ts';
import { useText } from '../../text/text.tsx';
import { channels } from './filters.ts';
import { usePurposeTitles } from './purpose-titles.ts';

type Consent = Answer<'readContact'>['consents'][number];

const marks: Readonly<Record<string, { state: State; word: Key }>> = {
  unknown: { state: 'none', word: 'status.unknown' },
  requested: { state: 'defer', word: 'status.requested' },
  given: { state: 'allow', word: 'status.given' },
  renewed: { state: 'allow', word: 'status.renewed' },
  refused: { state: 'deny', word: 'status.refused' },
  expired: { state: 'none', word: 'status.expired' },
  withdrawn: { state: 'deny', word: 'status.withdrawn' },
  revoked: { state: 'deny', word: 'status.revoked' },
  invalidated: { state: 'none', word: 'status.invalidated' },
};

/** The consents as a table; without any it says what that means. */
export function Consents({ of }: { of: readonly Consent[] }) {
  const { t } = useText();
  const titles = usePurposeTitles();
  if (of.length === 0) return <StateMark state="none" word={t('person.consents.none')} />;
  return (
    <DataTable
      caption={t('person.consents')}
      columns={[
        { name: t('person.purpose'), cell: (one: Consent) => titles.get(one.purpose) ?? one.purpose },
        { name: t('person.status'), cell: (one: Consent) => <ConsentMark status={one.status} /> },
        { name: t('person.since'), cell: (one: Consent) => <Instant at={one.since} /> },
        { name: t('person.grade'), cell: (one: Consent) => one.grade },
        { name: t('person.channel'), cell: (one: Consent) => <ChannelName of={one.channel} /> },
      ]}
      rows={of}
      idOf={one => `${one.purpose} ${one.channel}`}
    />
  );
}

/** A channel in words. */
export function ChannelName({ of }: { of: string }) {
  const { t } = useText();
  const known = channels.find(one => one === of);
  return known === undefined ? of : t(`channel.${known}`);
}

/** The state of a consent as one of the four marks. */
export function ConsentMark({ status }: { status: string }) {
  const { t } = useText();
  const mark = marks[status];
  return mark === undefined ? status : <StateMark state={mark.state} word={t(mark.word)} />;
}
