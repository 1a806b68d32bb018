// Which rows of a long list are drawn: those near the window, and the one that has the focus wherever it is. The page
// scrolls, not the list.

import { useRouter } from '@tanstack/react-router';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { findLeft, keepLeft } from './left-place.ts';

type Body = RefObject<HTMLTableSectionElement | null>;

type Near = {
  body: Body;
  count: number;
  /** How high a row is likely to be, in pixels. */
  height: number;
  /** The row that is drawn wherever it is. */
  held: number | null;
};

const beside = 8;
/** Below a row to which keys lead stays room for what lies on the lower edge of the window, in pixels. */
const roomBelow = 72;

/** The rows to draw, each with the gap above it, and the gap below the last one, in pixels. */
export function useNearRows({ body, count, height, held }: Near) {
  const entry = useEntry();
  const [left] = useState(() => findLeft(entry));
  const top = useTop(body);
  const near = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: beside,
    scrollMargin: top,
    scrollPaddingEnd: roomBelow,
    initialMeasurementsCache: left?.sizes ?? [],
    rangeExtractor: range => {
      const drawn = defaultRangeExtractor(range);
      const isDrawn = held === null || held >= count || drawn.includes(held);
      return isDrawn ? drawn : [...drawn, held].sort((one, other) => one - other);
    },
  });
  useLayoutEffect(
    () => () => keepLeft(entry, { sizes: near.takeSnapshot(), focused: focusedIn(body) }),
    [near, entry, body],
  );
  const items = near.getVirtualItems();
  const drawn = items.map(({ index, start, size }, at) => ({ index, size, gap: start - (items[at - 1]?.end ?? top) }));
  const gapBelow = top + near.getTotalSize() - (items.at(-1)?.end ?? top);
  return {
    near,
    drawn,
    gapBelow,
    first: near.range?.startIndex ?? 0,
    last: near.range?.endIndex ?? 0,
  };
}

/** The row that had the focus when the list of this entry was left. */
export function useFocusLeft(): number | null {
  const entry = useEntry();
  const [focused] = useState(() => findLeft(entry)?.focused ?? null);
  return focused;
}

/** The entry in the browser's history for which the list was opened. */
function useEntry(): string {
  const router = useRouter();
  const [entry] = useState(() => router.latestLocation.state.__TSR_key ?? '');
  return entry;
}

function focusedIn(body: Body): number | null {
  const row = body.current?.querySelector<HTMLElement>('[data-index]:focus-within');
  return row === null || row === undefined ? null : Number(row.dataset['index']);
}

/** Where on the page the rows begin, in pixels; what stands above them comes and goes. */
function useTop(body: Body): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current !== null) setTop(Math.round(body.current.getBoundingClientRect().top + scrollY));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [body]);
  return top;
}
