// Every consent event of a person, newest first, as the ledger has it.

import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Instant } from '../../parts/instant.tsx';
import { Facts } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import type { Key } from '../../text/keys.ts';
import { useText } from '../../text/text.tsx';
import styles from './people.module.css';

type LedgerEvent = Answer<'readConsents'>['events']['items'][number];

const names: Readonly<Record<string, Key>> = {
  requested: 'event.requested',
  given: 'event.given',
  renewed: 'event.renewed',
  refused: 'event.refused',
  withdrawn: 'event.withdrawn',
  revoked: 'event.revoked',
  invalidated: 'event.invalidated',
  suppressed: 'event.suppressed',
  lifted: 'event.lifted',
  restricted: 'event.restricted',
  unrestricted: 'event.unrestricted',
  objected: 'event.objected',
};

/** The events of a person. */
export function History({ of }: { of: string }) {
  const { t } = useText();
  const read = useRead('readConsents', { params: { id: of }, query: { limit: 200 } });
  return (
    <Reading of={read}>
      {({ events }) =>
        events.items.length === 0 ? (
          <p className={styles.plain}>{t('person.history.none')}</p>
        ) : (
          <ol className={styles.list}>
            {events.items.map(one => (
              <OneEvent key={one.id} of={one} />
            ))}
          </ol>
        )
      }
    </Reading>
  );
}

function OneEvent({ of }: { of: LedgerEvent }) {
  const { t, number } = useText();
  const field = (name: string) => {
    const value = of.event[name];
    return typeof value === 'string' ? value : null;
  };
  const lines = [
    [t('person.purpose'), field('purpose')],
    [t('person.channel'), field('channel')],
    [t('event.act'), field('act')],
    [t('event.source'), field('source')],
    [t('event.seq'), of.seq === null ? t('event.seq.soon') : number(of.seq)],
  ] as const;
  return (
    <li className={styles.event} id={of.id}>
      <Instant at={of.recorded_at} />
      <div>
        <p>
          <strong>{t(names[field('type') ?? ''] ?? 'event.other')}</strong>
        </p>
        <Facts of={lines.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))} />
      </div>
    </li>
  );
}
