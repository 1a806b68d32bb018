// The keys of the conversation that is open.

import { useMay, useSession } from '../../../session/session.tsx';
import { usePageKeys } from '../../../shell/page-keys.ts';
import { fieldId } from '../composer/draft-field.tsx';
import { type Draft, useDraft } from '../composer/drafts.ts';
import type { Conversation } from '../words.ts';
import { useConversationActs } from './use-conversation-acts.ts';

/** Listens as long as the conversation is open; what a role does not open its keys do not do. */
export function useConversationKeys(of: Conversation): void {
  const may = useMay();
  const { session } = useSession();
  const { change } = useDraft(of.id);
  const acts = useConversationActs(of);
  const write = (mode: Draft['mode']) => {
    change({ mode });
    requestAnimationFrame(() => document.getElementById(fieldId)?.focus());
  };
  const act = (what: () => void) => () => {
    if (may('conversations:write')) what();
  };
  const mine = session.user?.id ?? null;
  usePageKeys([
    { key: 'r', word: 'inbox.key.reply', press: () => write('reply') },
    { key: 'n', word: 'inbox.key.note', press: act(() => write('note')) },
    { key: 'e', word: 'inbox.key.close', press: act(of.state === 'open' ? acts.close : acts.reopen) },
    { key: 'a', word: 'inbox.key.assign', press: act(() => acts.assign(of.assigned_to === mine ? null : mine)) },
    { key: 'u', word: 'inbox.key.unread', press: act(acts.leaveUnread) },
  ]);
}
