// The colours keep their contrast: 4.5:1 for text, 3:1 for shapes and edges (WCAG 2.2, 1.4.3 and 1.4.11).

import { describe, expect, it } from 'vitest';
import { dark, light, type Tokens } from './tokens.ts';

const texts = ['ink', 'muted', 'accent', 'allow', 'defer', 'deny', 'none'] as const;
const grounds = ['paper', 'raised'] as const;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const schemes: [string, Tokens][] = [
  ['light', light],
  ['dark', dark],
];

describe.each(schemes)('the colours in %s', (_, tokens) => {
  it.each(texts.flatMap(text => grounds.map(ground => [text, ground] as const)))('%s is read on %s', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of fields are seen, and words on the accent are read', () => {
    expect(contrast(tokens.edge, tokens.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.accentInk, tokens.accent)).toBeGreaterThanOrEqual(4.5);
  });
});

it('the measure is the usual one', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
