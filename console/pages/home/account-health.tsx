// How each number stands with Meta: quality, limit, templates by state, and when a webhook came last.

import type { Answer } from '../../api/call.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { limitInWords, restrictionInWords, templatesInWords } from '../../text/meta-words.ts';
import { useText } from '../../text/text.tsx';

type Account = Answer<'readAccount'>;
type Sender = Account['senders'][number];

/** The section; without a number there is nothing to show. */
export function AccountHealth({ of: { senders, restriction } }: { of: Account }) {
  const text = useText();
  const { t } = text;
  const columns = [
    { name: t('sender.number'), cell: (one: Sender) => <span dir="ltr">{one.display_number}</span> },
    { name: t('home.quality'), cell: (one: Sender) => <Quality of={one} /> },
    { name: t('home.limit'), cell: (one: Sender) => limitInWords(one.quality?.limit ?? one.messaging_limit, text) },
    { name: t('home.templates'), cell: (one: Sender) => <Templates of={one.templates} /> },
    {
      name: t('home.webhook'),
      cell: (one: Sender) => (one.last_webhook_at === null ? t('time.never') : <Instant at={one.last_webhook_at} />),
    },
  ];
  if (senders.length === 0) return null;
  return (
    <Section title={t('home.account')}>
      {restriction !== null && (
        <p>
          <StateMark
            state="deny"
            word={t('home.account.restricted', { event: restrictionInWords(restriction.event, text) })}
          />
        </p>
      )}
      <DataTable caption={t('home.account')} columns={columns} rows={senders} idOf={one => one.id} />
    </Section>
  );
}

function Quality({ of }: { of: Sender }) {
  const { t } = useText();
  if (!of.active) return <StateMark state="none" word={t('sender.inactive')} />;
  if (of.flagged) return <StateMark state="deny" word={t('home.quality.low')} />;
  if (of.quality === null) return <StateMark state="none" word={t('home.quality.unknown')} />;
  return <StateMark state="allow" word={t('home.quality.good')} />;
}

function Templates({ of }: { of: Sender['templates'] }) {
  const text = useText();
  return templatesInWords(of, text).join(' · ') || text.t('word.none');
}
