// Sends what was written, once: a second try after a cut carries the same key.

import { useMutation, useMutationState } from '@tanstack/react-query';
import { ApiProblem, type Body, call } from '../../../api/call.ts';
import { queries } from '../../../api/queries.ts';

/** What would be sent; the word of a person that it is no advertising comes with the act alone. */
export type Outgoing = Omit<Body<'answerConversation'>, 'override'>;

const refused = 422;
const touches = ['readConversationMessages', 'readConversation', 'searchConversations', 'readPossible', 'checkDraft'];

const sendKey = (id: string) => ['send', id];

/** How many messages were sent in a conversation lately, to see that it is one more. */
export function useSentCount(id: string): number {
  return useMutationState({ filters: { mutationKey: sendKey(id), status: 'success' } }).length;
}

/** The act of sending. `isRefused`: the gate refused it although the check had let it through. */
export function useSend(id: string) {
  const sending = useMutation({
    mutationKey: sendKey(id),
    mutationFn: ({ body, key }: { body: Body<'answerConversation'>; key: string }) =>
      call('answerConversation', { params: { id }, body, headers: { 'idempotency-key': key } }),
    // Not waited for: what was sent leaves the field at once.
    onSettled: () => {
      for (const touched of touches) void queries.invalidateQueries({ queryKey: [touched] });
    },
  });
  const { error } = sending;
  const isRefused = error instanceof ApiProblem && error.status === refused && error.code === '';
  return { ...sending, isRefused, error: isRefused ? null : error };
}
