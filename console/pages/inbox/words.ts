// The shapes of the API that the parts of the inbox share, and how they are named for people.

import type { Answer } from '../../api/call.ts';
import { useRead } from '../../api/queries.ts';
import { useText } from '../../text/text.tsx';

export type Conversation = Answer<'readConversation'>;
export type Message = Answer<'readConversationMessages'>['items'][number];
export type Note = Answer<'listNotes'>['items'][number];
export type Possible = Answer<'readPossible'>;
export type Verdict = Possible['classes'][number]['text'];
export type Reason = Verdict['reasons'][number];
export type Checked = Answer<'checkDraft'>;

/** Names the person of a conversation, without a name by the end of the number under which they are known. */
export function useNameOf(): (of: Pick<Conversation, 'identities' | 'contact_name'>) => string {
  const { t } = useText();
  return ({ identities, contact_name }) => {
    if (contact_name !== null) return contact_name;
    const known = identities.find(one => one.kind === 'phone') ?? identities[0];
    if (known === undefined) return t('people.nameless');
    return t(known.kind === 'phone' ? 'people.known.phone' : 'people.known.id', { hint: known.hint.replace('…', '') });
  };
}

/** The labels of the business. */
export function useLabels() {
  return useRead('listLabels', {}).data?.items ?? [];
}

/** The reason that decided a verdict. */
export function decidingReason(of: Pick<Verdict, 'outcome' | 'reasons'>): Reason | undefined {
  return of.reasons.find(one => one.effect === of.outcome) ?? of.reasons[0];
}
