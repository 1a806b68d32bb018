// The person beside their conversation: what may be said to them now and why not the rest, what they agreed to, since when
// and by which act, and what stands in the way.

import { Link } from '@tanstack/react-router';
import { useRead } from '../../../api/queries.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Reading } from '../../../parts/reading.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import { Blocks } from '../../people/blocks.tsx';
import styles from '../card.module.css';
import { usePossible } from '../use-possible.ts';
import { WindowLeft } from '../window-left.tsx';
import { type Conversation, type Possible, useNameOf } from '../words.ts';
import { Agreed } from './agreed.tsx';
import { MayAsk } from './may-ask.tsx';
import { MayBeSaid } from './may-be-said.tsx';

/** The card. */
export function PersonCard({ of }: { of: Conversation }) {
  const { t } = useText();
  const may = useMay();
  const nameOf = useNameOf();
  const person = useRead('readContact', may('contacts:read') ? { params: { id: of.contact_id } } : null).data;
  const phone = person?.identities.find(one => one.kind === 'phone')?.value;
  const possible = usePossible(of.id);
  return (
    <aside className={styles.card} aria-label={t('inbox.card')}>
      <header className={styles.head}>
        <h2>
          <bdi>{nameOf(of)}</bdi>
        </h2>
        <Link
          className={styles.away ?? ''}
          to="."
          search={({ card: _, ...search }) => search}
          aria-label={t('act.close')}
        >
          <Icon name="close" />
        </Link>
      </header>
      {phone !== undefined && <bdi dir="ltr">+{phone}</bdi>}
      {may('contacts:read') && (
        <Link to="/people/$id" params={{ id: of.contact_id }}>
          {t('decision.person.open')}
        </Link>
      )}
      {person?.erased === true && <StateMark state="deny" word={t('person.erased')} />}
      {may('decisions:ask') ? (
        <Reading of={possible}>{found => <Parts of={of} possible={found} />}</Reading>
      ) : (
        <p className="quiet">{t('inbox.possible.forbidden')}</p>
      )}
      {person !== undefined && (
        <section>
          <h3>{t('person.blocks')}</h3>
          <Blocks of={person} />
        </section>
      )}
    </aside>
  );
}

function Parts({ of, possible }: { of: Conversation; possible: Possible }) {
  const { t } = useText();
  return (
    <>
      <section>
        <h3>{t('inbox.possible')}</h3>
        <p className={styles.window}>
          <WindowLeft until={of.window_until} />
        </p>
        <MayBeSaid of={possible.classes} />
      </section>
      <section>
        <h3>{t('person.consents')}</h3>
        <Agreed of={possible.consents} />
        <MayAsk of={of} possible={possible} />
      </section>
    </>
  );
}
