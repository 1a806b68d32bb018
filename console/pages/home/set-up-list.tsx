// The steps of a new business up to its first decision, each as it really stands; the list goes once all are done.

import { Link, type LinkProps } from '@tanstack/react-router';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import styles from './home.module.css';

const steps = ['number', 'webhook', 'purpose', 'key', 'decision'] as const;
const places: Readonly<Record<(typeof steps)[number], NonNullable<LinkProps['to']>>> = {
  number: '/settings/senders',
  webhook: '/settings/senders',
  purpose: '/settings/purposes',
  key: '/settings/keys',
  decision: '/decisions',
};

/** Nothing, until all that it says is known, and for roles that set nothing up. */
export function SetUpList({ account }: { account: Answer<'readAccount'> }) {
  const { t } = useText();
  const { business } = useSession();
  const may = (scope: string) => business?.scopes.includes(scope) === true;
  const isTheirs = ['senders:read', 'settings:read', 'decisions:read'].every(may);
  const purposes = useRead('listPurposes', isTheirs ? { query: { limit: 1 } } : null);
  const keys = useRead('listKeys', isTheirs ? { query: { limit: 200 } } : null);
  const decisions = useRead('searchDecisions', isTheirs ? { body: { limit: 1 } } : null);
  if (purposes.data === undefined || keys.data === undefined || decisions.data === undefined) return null;
  const done = {
    number: account.senders.length > 0,
    webhook: account.senders.some(one => one.last_webhook_at !== null),
    purpose: purposes.data.items.length > 0,
    key: keys.data.items.some(one => one.revoked_at === null),
    decision: decisions.data.items.length > 0,
  };
  if (steps.every(step => done[step])) return null;
  return (
    <Section title={t('home.setup')}>
      <p className="quiet">{t('home.setup.lead')}</p>
      <ol className={styles.steps}>
        {steps.map(step => (
          <li key={step}>
            <StateMark
              state={done[step] ? 'allow' : 'none'}
              word={t(done[step] ? 'home.setup.done' : 'home.setup.open')}
            />
            <Link to={places[step]}>{t(`home.setup.${step}`)}</Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
