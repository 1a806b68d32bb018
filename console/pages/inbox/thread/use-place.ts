// Where somebody reads in a thread. At its end they see what comes; above it what they read stays where it is, whatever is
// added or taken away around it.

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

type Anchor = { readonly id: string; readonly top: number; readonly scrollTop: number };
type Seen = { wasAtEnd: boolean; height: number; anchor: Anchor | null; hadFocus: boolean };
type Around = {
  /** What changes when entries come or go, or more of them can. */
  readonly changes: string;
  /** Whether the end of what is shown is the end of all. */
  readonly isWhole: boolean;
  /** Whoever comes near an end of what is shown. */
  nearTop(): void;
  nearBottom(): void;
};

const atEndPx = 80;
const nearPx = 800;

/** Keeps the place; whether it is the end, and how to go there. */
export function usePlace(place: RefObject<HTMLDivElement | null>, around: Around) {
  const [isAtEnd, setAtEnd] = useState(true);
  const seen = useRef<Seen>({ wasAtEnd: true, height: 0, anchor: null, hadFocus: false });
  const latest = useRef(around);
  latest.current = around;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when an end of the list is another
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const look = () => {
      note(element, seen.current, latest.current.isWhole);
      setAtEnd(seen.current.wasAtEnd);
      reach(element, latest.current);
    };
    const keep = () => {
      hold(element, seen.current);
      look();
    };
    seen.current.wasAtEnd &&= latest.current.isWhole;
    giveFocusBack(element, seen.current);
    keep();
    element.addEventListener('scroll', look, { passive: true });
    // A picture that arrives, or a composer that grows, moves the rest too.
    const grows = new ResizeObserver(keep);
    grows.observe(element);
    for (const child of element.children) grows.observe(child);
    return () => {
      element.removeEventListener('scroll', look);
      grows.disconnect();
    };
  }, [around.changes, around.isWhole]);
  const goToEnd = () => {
    seen.current.wasAtEnd = true;
    const element = place.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };
  return { isAtEnd, goToEnd };
}

/** Puts what is read back to where it was. */
function hold(element: HTMLElement, { wasAtEnd, anchor }: Seen): void {
  if (wasAtEnd) element.scrollTop = element.scrollHeight;
  if (wasAtEnd || anchor === null) return;
  const found = element.querySelector(`[data-entry="${CSS.escape(anchor.id)}"]`);
  if (found === null) return;
  const scrolled = element.scrollTop - anchor.scrollTop;
  const moved = topOf(element, found) - (anchor.top - scrolled);
  if (Math.abs(moved) >= 1) element.scrollTop += moved;
}

function note(element: HTMLElement, seen: Seen, isWhole: boolean): void {
  const { scrollHeight, scrollTop, clientHeight } = element;
  // What grew moved the end away from whoever was there: that is no scrolling of theirs.
  const hasGrown = scrollHeight > seen.height && seen.wasAtEnd;
  seen.wasAtEnd = isWhole && (hasGrown || scrollHeight - scrollTop - clientHeight < atEndPx);
  seen.height = scrollHeight;
  seen.anchor = anchorIn(element);
  seen.hadFocus = element.contains(document.activeElement);
}

function reach(element: HTMLElement, { nearTop, nearBottom }: Around): void {
  const { scrollHeight, scrollTop, clientHeight } = element;
  if (scrollTop < nearPx) nearTop();
  if (scrollHeight - scrollTop - clientHeight < nearPx) nearBottom();
}

/** The first entry in sight. */
function anchorIn(element: HTMLElement): Anchor | null {
  const edge = element.getBoundingClientRect().top;
  const entries = [...element.querySelectorAll<HTMLElement>('[data-entry]')];
  const first = entries.find(one => one.getBoundingClientRect().bottom > edge);
  if (first === undefined) return null;
  return { id: first.dataset['entry'] ?? '', top: topOf(element, first), scrollTop: element.scrollTop };
}

/** From the top of the thread to the words of an entry: the day above them comes and goes. */
function topOf(element: HTMLElement, entry: Element): number {
  const words = entry.lastElementChild ?? entry;
  return words.getBoundingClientRect().top - element.getBoundingClientRect().top;
}

/** What had the focus may have left: whoever went by keys goes on from the thread. */
function giveFocusBack(element: HTMLElement, { hadFocus }: Seen): void {
  if (hadFocus && document.activeElement === document.body) element.focus({ preventScroll: true });
}
