// The colours of labels, in the order in which new labels take them.

import type { Body } from '../../api/call.ts';

export type LabelColour = Body<'createLabel'>['colour'];

export const labelColours = [
  'teal',
  'blue',
  'violet',
  'pink',
  'red',
  'orange',
  'yellow',
  'green',
  'gray',
] as const satisfies readonly LabelColour[];

/** The first colour that no label has yet, as long as there is one. */
export function freeColour(labels: readonly { readonly colour: LabelColour }[]): LabelColour {
  return labelColours.find(one => labels.every(label => label.colour !== one)) ?? 'teal';
}
