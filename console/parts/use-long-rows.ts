// The rows of a long table as one moves through them: which are drawn, which one Tab reaches, where keys lead, and when more
// are read.

import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { LongList } from '../api/long-list.ts';
import { rowLedTo } from './row-keys.ts';
import { useFocusLeft, useNearRows } from './use-near-rows.ts';

/** So many rows before the end of those that are there, the next ones are read. */
const ahead = 40;

type Body = RefObject<HTMLTableSectionElement | null>;

/** `height` is that of a row, likely, in pixels. */
export function useLongRows<Row>({ list, height, body }: { list: LongList<Row>; height: number; body: Body }) {
  const { from, rows } = list;
  const end = from + rows.length;
  const left = useFocusLeft();
  const [focused, setFocused] = useState(left !== null && left >= from && left < end ? left : null);
  // The row that has the focus stays as it is, wherever the window of pages goes.
  const held = useRef<{ readonly at: number; readonly row: Row } | null>(null);
  const rowAt = (at: number) => rows[at - from] ?? (held.current?.at === at ? held.current.row : undefined);
  const count = Math.max(end, held.current === null ? 0 : held.current.at + 1);
  const { near, drawn, gapBelow, first, last } = useNearRows({ body, count, height, held: focused });
  const bringFocus = useFocus(body, focused);
  useReading(list, { first, last, end });

  const focus = (at: number) => {
    const row = rowAt(at);
    held.current = row === undefined ? null : { at, row };
    setFocused(at);
  };
  return {
    drawn,
    gapBelow,
    first,
    rowAt,
    /** Whether one waits for rows that are being read. */
    waits: list.isBusy && list.hasNext && last >= end - 1,
    measure: near.measureElement,
    reached: focused !== null && focused < count ? focused : first,
    focus,
    blur: ({ relatedTarget }: FocusEvent) => {
      if (body.current?.contains(relatedTarget) === true) return;
      held.current = null;
      setFocused(null);
    },
    press: (event: KeyboardEvent, at: number) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const to = rowLedTo(event.key, at, { count: end, shown: last - first + 1 });
      if (to === undefined) return;
      event.preventDefault();
      bringFocus(to);
      focus(to);
      near.scrollToIndex(to);
    },
  };
}

/** Gives the focus to a row as soon as it is drawn; at first to the one from which somebody comes back. */
function useFocus(body: Body, before: number | null): (to: number) => void {
  const wanted = useRef(before);
  useLayoutEffect(() => {
    const link = body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`);
    if (link === null || link === undefined) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  return to => {
    wanted.current = to;
  };
}

type Seen = { readonly first: number; readonly last: number; readonly end: number };

/** Reads what one comes near to; what failed waits until it is tried again. */
function useReading<Row>(list: LongList<Row>, { first, last, end }: Seen): void {
  const latest = useRef(list);
  latest.current = list;
  const { from, isBusy, hasNext, error } = list;
  useEffect(() => {
    if (isBusy || error !== null) return;
    if (last + 2 * ahead < from) latest.current.readAt(first);
    else if (from > 0 && first < from + ahead) latest.current.readPrevious();
    else if (hasNext && last >= end - ahead) latest.current.readNext();
  }, [isBusy, error, hasNext, from, first, last, end]);
}
