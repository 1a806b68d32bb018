// What may be said in a conversation now, what the person agreed to, and what blocks; read again while it is looked at,
// since windows close by themselves.

import { useRead } from '../../api/queries.ts';
import { useMay } from '../../session/session.tsx';

const everyMs = 60_000;

/** The answer; none for whoever may not ask the gate. */
export function usePossible(id: string) {
  const may = useMay();
  return useRead('readPossible', may('decisions:ask') ? { params: { id } } : null, { everyMs });
}
