// The gate's word on a draft, asked a moment after the last key; what is asked is given up when the draft moves on.

import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import type { Outgoing } from './use-send.ts';

const pauseMs = 400;

/** The check of what would be sent; null: there is nothing to ask about. */
export function useCheck(id: string, body: Outgoing | null) {
  const written = JSON.stringify(body);
  const [asked] = useDebouncedValue(written, pauseMs);
  const about: Outgoing | null = JSON.parse(asked);
  const check = useQuery({
    queryKey: ['checkDraft', id, about],
    enabled: about !== null && body !== null,
    queryFn: ({ signal }) => call('checkDraft', { params: { id }, body: about ?? {} }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return {
    checked: body === null ? undefined : check.data,
    /** What the answer is about: the draft may have moved on since. */
    askedText: about?.text ?? about?.media?.caption ?? '',
    isFresh: written === asked && check.isSuccess && !check.isPlaceholderData,
    error: body === null ? null : check.error,
    again: () => void check.refetch(),
  };
}

export type Check = ReturnType<typeof useCheck>;
