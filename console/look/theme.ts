// The theme of the components, made from the tokens: one accent, small corners, no shadows, the system's humanist sans.

import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { dark, light, type Tokens } from './tokens.ts';

const accent: MantineColorsTuple = [
  '#e6f4f3',
  '#d0e8e6',
  '#a9d6d2',
  '#7fcbc4',
  '#5bb3ac',
  '#3d9892',
  '#257c78',
  '#176866',
  '#0f5757',
  '#0a4444',
];

const sans =
  'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "Open Sans", "Noto Sans", "Noto Sans Arabic", system-ui, sans-serif';
const mono = 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, "DejaVu Sans Mono", monospace';

/** The one act of a place, in either scheme. */
const filled = {
  background: 'var(--accent)',
  hover: 'color-mix(in srgb, var(--accent) 85%, var(--ink))',
  color: 'var(--accentInk)',
};

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 3 },
  variantColorResolver: input => {
    const made = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...made, ...filled } : made;
  },
  fontFamily: sans,
  fontFamilyMonospace: mono,
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // The head of a dialog is no second banner of the page.
  components: { Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } } },
});

const variables = (tokens: Tokens): Record<string, string> => ({
  '--mantine-color-body': tokens.paper,
  '--mantine-color-text': tokens.ink,
  '--mantine-color-dimmed': tokens.muted,
  '--mantine-color-placeholder': tokens.muted,
  '--mantine-color-default': tokens.paper,
  '--mantine-color-default-hover': tokens.raised,
  '--mantine-color-default-border': tokens.edge,
  '--mantine-color-default-color': tokens.ink,
  '--mantine-color-anchor': tokens.accent,
  '--mantine-color-disabled': tokens.raised,
  '--mantine-color-disabled-color': tokens.muted,
  '--mantine-color-disabled-border': tokens.line,
  '--mantine-color-error': tokens.deny,
  ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value])),
});

/** The tokens as variables of style sheets, for both schemes. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(light),
  dark: variables(dark),
});
