// What the gate says on a draft: calmly, the reason first, then the words that made it so, the rule one click away, and
// what is possible instead.

import { Refusal } from '../../../parts/trouble.tsx';
import { useMay } from '../../../session/session.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import { usePossible } from '../use-possible.ts';
import { type Conversation, decidingReason } from '../words.ts';
import { AskConsent } from './ask-consent.tsx';
import { Override, type Said } from './override.tsx';
import { TemplateButton } from './template-button.tsx';
import type { Check } from './use-check.ts';
import { Why } from './why.tsx';

type VerdictProps = { of: Conversation; check: Check; isBusy: boolean; override(said: Said): void };

/** The verdict on what is written. */
export function Verdict({ of, check, isBusy, override }: VerdictProps) {
  const { t } = useText();
  const { checked } = check;
  if (check.error !== null) {
    return (
      <div className={styles.verdict}>
        <Refusal error={check.error} />
        <button type="button" className={styles.link} onClick={check.again}>
          {t('act.again')}
        </button>
      </div>
    );
  }
  if (checked === undefined) return <p className={styles.verdict}>{t('inbox.checking')}</p>;
  const { decision } = checked;
  const words = new Set(checked.promotion?.words.map(one => one.text));
  return (
    <div
      className={styles.verdict}
      role="status"
      data-outcome={decision.outcome}
      data-fresh={check.isFresh || undefined}
    >
      <Why of={decision} />
      {decision.outcome === 'deny' && words.size > 0 && (
        <p>
          {t('inbox.words')}{' '}
          {[...words].map(word => (
            <mark key={word}>{word}</mark>
          ))}
        </p>
      )}
      {decision.outcome === 'deny' && (
        <Instead of={of} possible={checked.possible} isBusy={isBusy} override={override} />
      )}
    </div>
  );
}

/** What stands there before anything is written: whether a reply may go at all. */
export function WithoutDraft({ of }: { of: Conversation }) {
  const { t } = useText();
  const possible = usePossible(of.id);
  const reply = possible.data?.classes.find(one => one.class === 'reply')?.text;
  if (reply === undefined || reply.outcome === 'allow') return null;
  return (
    <div className={styles.verdict} data-outcome={reply.outcome}>
      <Why of={reply} />
      {decidingReason(reply)?.code === 'DENY_WINDOW_CLOSED' && (
        <div className={styles.instead}>
          <span>{t('decision.instead')}:</span>
          <TemplateButton of={of} isWord />
        </div>
      )}
    </div>
  );
}

type InsteadProps = {
  of: Conversation;
  possible: NonNullable<Check['checked']>['possible'];
  isBusy: boolean;
  override(said: Said): void;
};

function Instead({ of, possible, isBusy, override }: InsteadProps) {
  const { t } = useText();
  const may = useMay();
  const asks = possible.filter(one => one.kind === 'ask_consent');
  const templates = possible.filter(one => one.kind === 'template');
  const overrides = possible.some(one => one.kind === 'override');
  if (possible.length === 0) return <p>{t('inbox.instead.nothing')}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set is for fields
    <div className={styles.instead} role="group" aria-label={t('decision.instead')}>
      <span>{t('decision.instead')}:</span>
      {may('consents:write') &&
        asks.map(one => <AskConsent key={one.purpose} of={of} purpose={one.purpose} title={one.title} />)}
      {templates.length > 0 && <TemplateButton of={of} isWord offered={templates} />}
      {overrides && <Override isBusy={isBusy} say={override} />}
    </div>
  );
}
