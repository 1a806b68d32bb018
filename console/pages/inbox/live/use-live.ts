// Keeps the inbox as it is now: each event of the stream says what changed, and what is shown of it is read again. Events
// that come together are one reading.

import { useEffect, useState } from 'react';
import { callForResponse, type OperationId } from '../../../api/call.ts';
import { queries } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.tsx';
import type { ServerEvent } from './event-lines.ts';
import { follow, type Line } from './follow.ts';

const togetherMs = 150;
const everything: readonly OperationId[] = [
  'searchConversations',
  'readConversation',
  'readConversationMessages',
  'listNotes',
  'readPossible',
  'readContact',
  'checkDraft',
  'listLabels',
  'listQuickReplies',
];

/** The state of the line. `feed` is where the list that is shown ends; the stream begins there. */
export function useLive(feed: string | null): Line {
  const { business } = useSession();
  const [line, setLine] = useState<Line>('opening');
  const [begun, begin] = useState<{ business: string | undefined; feed: string } | null>(null);
  if (feed !== null && begun?.business !== business?.id) begin({ business: business?.id, feed });
  const from = begun?.business === business?.id ? begun?.feed : undefined;
  useEffect(() => {
    if (from === undefined) return undefined;
    const gathered = gather();
    const end = follow({
      open: (lastId, signal) =>
        callForResponse('followEvents', { headers: { 'last-event-id': lastId ?? from } }, signal),
      event: event => gathered.take(event),
      line: setLine,
    });
    return () => {
      end();
      gathered.end();
    };
  }, [from]);
  return line;
}

/** Which operations answer otherwise after an event. */
function touchedBy({ type }: Pick<ServerEvent, 'type'>): readonly OperationId[] {
  if (type === 'reset') return everything;
  if (type === 'label') return ['listLabels', 'searchConversations', 'readConversation'];
  if (type === 'quick-reply') return ['listQuickReplies'];
  if (type === 'conversation') return ['searchConversations', 'readConversation', 'listNotes'];
  return [
    'searchConversations',
    'readConversation',
    'readConversationMessages',
    'readPossible',
    'readContact',
    'checkDraft',
  ];
}

function gather() {
  const touched = new Set<OperationId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    timer = undefined;
    for (const id of touched) void queries.invalidateQueries({ queryKey: [id] });
    touched.clear();
  };
  return {
    take: (event: ServerEvent) => {
      for (const id of touchedBy(event)) touched.add(id);
      timer ??= setTimeout(read, togetherMs);
    },
    end: () => clearTimeout(timer),
  };
}
