// One decision, for whoever asks why: a page that a lawyer can read and print. The outcome first, then the reasons with
// their rules and sources, what it rests on, and what the rules say when they are asked again.

import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { Icon } from '../../parts/icon.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Facts, Page, Section } from '../../parts/page.tsx';
import { Reading } from '../../parts/reading.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSession } from '../../session/session.tsx';
import { useText } from '../../text/text.tsx';
import styles from './decision.module.css';
import { ReasonList } from './reason-list.tsx';
import { Replay } from './replay.tsx';
import { classWord, dutyWord } from './words-of.ts';

type Decision = Answer<'readDecision'>;

const route = getRouteApi('/decisions/$id');

/** The page of the decision that the URL names. */
export function DecisionPage() {
  const { t } = useText();
  const { id } = route.useParams();
  const read = useRead('readDecision', { params: { id } });
  const print = (
    <Button variant="default" leftSection={<Icon name="print" size={16} />} onClick={() => window.print()}>
      {t('act.print')}
    </Button>
  );
  return (
    <Page title={t('decision.title')} act={print} narrow>
      <Reading of={read}>{decision => <Parts decision={decision} />}</Reading>
    </Page>
  );
}

function Parts({ decision }: { decision: Decision }) {
  const { t } = useText();
  const { business } = useSession();
  const deciding = decision.reasons.filter(one => one.effect === decision.outcome);
  const others = decision.reasons.filter(one => one.effect !== decision.outcome);
  return (
    <>
      <p className={styles.outcome}>
        <StateMark state={decision.outcome} word={t(`decision.${decision.outcome}`)} large />
      </p>
      {decision.dry_run && <p className="quiet">{t('decision.dry')}</p>}
      <Basics of={decision} />
      <Section title={t('decision.reasons')}>
        <ReasonList of={deciding} />
      </Section>
      {others.length > 0 && (
        <Section title={t('decision.reasons.more')}>
          <ReasonList of={others} />
        </Section>
      )}
      {decision.obligations.length > 0 && (
        <Section title={t('decision.obligations')}>
          <ul className={styles.plain}>
            {decision.obligations.map(one => (
              <li key={one.kind}>
                <Duty kind={one.kind} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Replay of={decision.id} />
      <Section title={t('decision.facts')}>
        <details className={styles.facts}>
          <summary>{t('decision.facts.show')}</summary>
          <pre dir="ltr">{JSON.stringify(decision.facts, null, 2)}</pre>
        </details>
      </Section>
      <p className="only-print">
        {business?.name} · {t('decision.printed')}
      </p>
    </>
  );
}

function Duty({ kind }: { kind: string }) {
  const { t } = useText();
  const word = dutyWord(kind);
  return word === undefined ? kind : t(word);
}

function Basics({ of }: { of: Decision }) {
  const { t } = useText();
  const judgedAs = classWord(of.class);
  const atMs = of.facts['atMs'];
  const lines: (readonly [string, ReactNode])[] = [
    [t('decision.class'), judgedAs === undefined ? of.class : t(judgedAs)],
    ...(of.until === null ? [] : [[t('decision.until'), <Instant key="until" at={of.until} exact />] as const]),
    [
      t('decision.person'),
      <Link key="person" to="/people/$id" params={{ id: of.contact_id }}>
        {of.contact_name === null ? t('decision.person.open') : <bdi>{of.contact_name}</bdi>}
      </Link>,
    ],
    ...(typeof atMs === 'number'
      ? [[t('decision.at'), <Instant key="at" at={new Date(atMs).toISOString()} exact />] as const]
      : []),
    [t('decision.basis'), of.basis === null ? t('word.none') : of.basis.ground],
    [t('decision.consent'), <Consent key="consent" of={of} />],
    [t('decision.packs'), of.packs.join(', ')],
    [t('decision.ruleset'), <code key="ruleset">{of.ruleset}</code>],
    [t('decision.id'), <code key="id">{of.id}</code>],
  ];
  return (
    <div className={styles.basics}>
      <Facts of={lines} />
    </div>
  );
}

function Consent({ of }: { of: Decision }) {
  const { t } = useText();
  const id = of.basis?.consent_event_id ?? null;
  if (id === null) return <StateMark state="none" word={t('word.none')} />;
  return (
    <Link to="/people/$id" params={{ id: of.contact_id }} hash={id}>
      <code>{id}</code>
    </Link>
  );
}
