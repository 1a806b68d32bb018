// The few icons of the console, drawn for it: strokes of one width in the colour of the text beside them.

const drawings = {
  check: 'M4 12.5l5 5L20 6.5',
  clock: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3.5 2',
  barred: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.6 5.6l12.8 12.8',
  circle: 'M12 3a9 9 0 100 18 9 9 0 000-18z',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6',
  scales: 'M12 4v16M8 20h8M5 7h14M5 7l-3 7a3.2 3.2 0 006 0zM19 7l-3 7a3.2 3.2 0 006 0z',
  bell: 'M6 17V11a6 6 0 0112 0v6l1.5 1.500h-15zM10 21h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.800v4.400M9 14.800v4.4',
  list: 'M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.01M4.5 12h.01M4.5 17.500h.01',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.500L20 20',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 6.500h16M4 12h16M4 17.500h16',
  message: 'M4 5h16v11h-9l-4.500 4v-4H4z',
  sent: 'M20.500 3.500L3 10.500l7 3.500 3.500 7zM20.500 3.500L10 14',
  agreed: 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 12.500l3 3 5-6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  down: 'M6 9.500l6 6 6-6',
  up: 'M6 14.500l6-6 6 6',
  back: 'M14.500 6l-6 6 6 6',
  label: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
  unread: 'M4 6h10M4 6v12h16v-7M4 7l8 6 3-2M19 3.500a2 2 0 100 4 2 2 0 000-4z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  clip: 'M19 11.500l-7.500 7.500a4.500 4.500 0 01-6.400-6.400l8-8a3 3 0 014.300 4.300l-8 8a1.500 1.500 0 01-2.200-2.200l7-7',
  quick: 'M13 3L5 13.500h6L10 21l8-10.500h-6z',
  template: 'M4 4h16v16H4zM4 9h16M8 13h8M8 16.500h5',
  pin: 'M12 21c4.500-4.500 7-7.800 7-11a7 7 0 00-14 0c0 3.200 2.500 6.500 7 11zM12 7.500a2.500 2.500 0 100 5 2.500 2.500 0 000-5z',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4',
  globe: 'M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9z',
  keyboard: 'M3 7h18v10H3zM7 10.500h.01M11 10.500h.01M15 10.500h.01M8 14h8',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  collapse: 'M4 5h16v14H4zM9 5v14',
} as const;

export type IconName = keyof typeof drawings;

/** An icon; a word always stands beside it or names its button. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
