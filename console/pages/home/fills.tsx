// The fills of layers: a colour of the console and a pattern each, so that no two are told apart by colour alone.

const kinds = [
  { colour: 'var(--accent)', lines: null },
  { colour: 'var(--accent)', lines: 'M-2 2l4-4M0 8l8-8M6 10l4-4' },
  { colour: 'var(--none)', lines: null },
  { colour: 'var(--none)', lines: 'M-2 6l4 4M0 0l8 8M6-2l4 4' },
  { colour: 'var(--accent)', lines: 'M0 2h8M0 6h8' },
  { colour: 'var(--none)', lines: 'M2 0v8M6 0v8' },
  { colour: 'var(--ink)', lines: 'M0 4h8M4 0v8' },
] as const;

/** The fill of the layer at this place. */
export function fillOf(nth: number): string {
  const kind = kinds[nth % kinds.length] ?? kinds[0];
  return kind.lines === null ? kind.colour : `url(#fill-${nth % kinds.length})`;
}

/** Draws the patterns once for the page. */
export function Fills() {
  return (
    <defs>
      {kinds.map(
        ({ colour, lines }, nth) =>
          lines !== null && (
            <pattern key={lines} id={`fill-${nth}`} width="8" height="8" patternUnits="userSpaceOnUse">
              <rect width="8" height="8" fill="var(--paper)" />
              <path d={lines} stroke={colour} strokeWidth="2" />
            </pattern>
          ),
      )}
    </defs>
  );
}
