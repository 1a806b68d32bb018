// What the dry run found: how many people can be reached before and after, and who is lost or gained by which rule.

import { Link } from '@tanstack/react-router';
import { Facts } from '../../../parts/page.tsx';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useText } from '../../../text/text.tsx';
import type { DryRun } from './use-dry-run.ts';

/** Nothing before the first page is counted. */
export function DryRunResult({ of: { counted, state } }: { of: DryRun }) {
  const { t, number } = useText();
  return (
    <div role="status" aria-busy={state === 'running'}>
      {counted !== null && (
        <>
          <p className="quiet">{t(state === 'running' ? 'dry.running' : 'dry.done', { count: counted.checked })}</p>
          <Facts
            of={[
              [t('dry.before'), number(counted.reachable_before)],
              [t('dry.after'), number(counted.reachable_after)],
              [t('dry.lost'), <Moved key="lost" of={counted.lost} mark="deny" />],
              [t('dry.gained'), <Moved key="gained" of={counted.gained} mark="allow" />],
            ]}
          />
        </>
      )}
    </div>
  );
}

function Moved({ of, mark }: { of: { people: number; by_rule: Record<string, number> }; mark: 'allow' | 'deny' }) {
  const { t, number } = useText();
  if (of.people === 0) return t('dry.nobody');
  return (
    <>
      <StateMark state={mark} word={t('dry.people', { count: of.people })} />
      {Object.entries(of.by_rule).map(([rule, people]) => (
        <div key={rule}>
          <Link to="/rules/$rule" params={{ rule }}>
            {rule}
          </Link>{' '}
          {number(people)}
        </div>
      ))}
    </>
  );
}
