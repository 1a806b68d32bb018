// Replies that are written again and again: a slash and the first letters of their name propose them, a button lists and
// changes them.

import { ActionIcon } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useRead } from '../../../api/queries.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useText } from '../../../text/text.tsx';
import styles from '../composer.module.css';
import type { Conversation } from '../words.ts';
import { useDraft } from './drafts.ts';
import { QuickReplyList } from './quick-reply-list.tsx';

const proposedMax = 6;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const asksFor = /^\/([a-z0-9_-]*)$/;

/** Those that a draft asks for by its slash; arrows choose, Enter takes. */
export function useQuickReplies(text: string, take: (text: string) => void) {
  const wanted = asksFor.exec(text)?.[1];
  const all = useRead('listQuickReplies', {}).data?.items ?? [];
  const found = wanted === undefined ? [] : all.filter(one => one.shortcut.startsWith(wanted)).slice(0, proposedMax);
  const [at, setAt] = useState(0);
  const chosen = found[Math.min(at, found.length - 1)];
  const press = (event: KeyboardEvent) => {
    if (chosen === undefined) return;
    const step = steps[event.key];
    if (step !== undefined) setAt((found.indexOf(chosen) + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen.text);
    else return;
    event.preventDefault();
  };
  return { found, chosen, press, take };
}

/** The proposals above the field. */
export function QuickSuggestions({ of }: { of: ReturnType<typeof useQuickReplies> }) {
  const { t } = useText();
  if (of.found.length === 0) return null;
  return (
    <ul className={styles.suggestions} aria-label={t('inbox.quick')}>
      {of.found.map(one => (
        <li key={one.id}>
          <button type="button" data-chosen={one.id === of.chosen?.id || undefined} onClick={() => of.take(one.text)}>
            <strong>/{one.shortcut}</strong> <span dir="auto">{one.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The button of the list. */
export function QuickReplies({ of }: { of: Conversation }) {
  const { t } = useText();
  const [isOpen, open] = useState(false);
  const { draft, change } = useDraft(of.id);
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('inbox.quick')} onClick={() => open(true)}>
        <Icon name="quick" />
      </ActionIcon>
      <QuickReplyList
        opened={isOpen}
        close={() => open(false)}
        take={text => {
          change({ text: draft.text.trim() === '' ? text : `${draft.text}\n${text}` });
          open(false);
        }}
      />
    </>
  );
}
