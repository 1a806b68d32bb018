// The dry run over the stored people: page by page, counted together, told as it goes on, and ended when it is left.

import { useEffect, useRef, useState } from 'react';
import { type Answer, type Body, call } from '../../../api/call.ts';

type Page = Answer<'comparePolicy'>;
type Asked = Pick<Body<'comparePolicy'>, 'new' | 'purpose' | 'sender'>;
export type Counted = Omit<Page, 'next'>;

export type DryRun = {
  readonly counted: Counted | null;
  readonly state: 'idle' | 'running' | 'done';
  readonly error: unknown;
  run(asked: Asked): void;
  reset(): void;
};

const nothing: Counted = {
  checked: 0,
  reachable_before: 0,
  reachable_after: 0,
  gained: { people: 0, by_rule: {} },
  lost: { people: 0, by_rule: {} },
};

/** What is counted so far; a new run ends the one before. */
export function useDryRun(): DryRun {
  const [counted, setCounted] = useState<Counted | null>(null);
  const [state, setState] = useState<DryRun['state']>('idle');
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const reset = () => {
    running.current?.abort();
    setCounted(null);
    setState('idle');
    setError(null);
  };
  const run = (asked: Asked) => {
    reset();
    const mine = new AbortController();
    running.current = mine;
    setState('running');
    void count(asked, mine.signal, setCounted).then(
      () => !mine.signal.aborted && setState('done'),
      (cause: unknown) => {
        if (mine.signal.aborted) return;
        setError(cause);
        setState('idle');
      },
    );
  };
  return { counted, state, error, run, reset };
}

async function count(asked: Asked, signal: AbortSignal, tell: (counted: Counted) => void): Promise<void> {
  let sum = nothing;
  let after: string | null = null;
  do {
    const page: Page = await call('comparePolicy', { body: { ...asked, after } }, signal);
    sum = together(sum, page);
    if (!signal.aborted) tell(sum);
    after = page.next;
  } while (after !== null && !signal.aborted);
}

/** Two pages counted together. */
export function together(one: Counted, other: Counted): Counted {
  return {
    checked: one.checked + other.checked,
    reachable_before: one.reachable_before + other.reachable_before,
    reachable_after: one.reachable_after + other.reachable_after,
    gained: bothMoved(one.gained, other.gained),
    lost: bothMoved(one.lost, other.lost),
  };
}

function bothMoved(one: Counted['lost'], other: Counted['lost']): Counted['lost'] {
  const by_rule = { ...one.by_rule };
  for (const [rule, people] of Object.entries(other.by_rule)) by_rule[rule] = (by_rule[rule] ?? 0) + people;
  return { people: one.people + other.people, by_rule };
}
