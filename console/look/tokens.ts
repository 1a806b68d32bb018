// The colours of the console: ink on paper in light, warm grey on near-black in dark, one accent. A test checks their
// contrast.

/** One scheme; every text colour stands on `paper` and on `raised`, every state colour is text and shape. */
export type Tokens = {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly edge: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly allow: string;
  readonly defer: string;
  readonly deny: string;
  readonly none: string;
};

export const light: Tokens = {
  paper: '#fdfcfa',
  raised: '#f5f3ee',
  ink: '#1d1b18',
  muted: '#615c54',
  line: '#e2ddd4',
  edge: '#8c867c',
  accent: '#0f5757',
  accentInk: '#ffffff',
  allow: '#1f6a3a',
  defer: '#855400',
  deny: '#9a3324',
  none: '#625d56',
};

export const dark: Tokens = {
  paper: '#171513',
  raised: '#211f1c',
  ink: '#ebe7e0',
  muted: '#aaa49a',
  line: '#37332e',
  edge: '#7d776d',
  accent: '#7fcbc4',
  accentInk: '#0b2524',
  allow: '#7fca96',
  defer: '#e2b45a',
  deny: '#f09c88',
  none: '#aea89e',
};
