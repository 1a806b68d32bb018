// What was learned of texts that go out, unpacked once when it is first needed: who only receives does not pay for it.

import { type Concepts, createConcepts } from '../concepts.ts';
import { type Classifier, createClassifier } from './classifier.ts';
import { ideas } from './ideas.generated.ts';
import { outbound } from './outbound.generated.ts';
import { trained } from './trained.ts';

/** What judging a text needs; the ideas of both lexicons and what tells languages apart are shared with recognising. */
export type TrainedOutbound = {
  readonly outbound: Classifier;
  readonly language: Classifier;
  readonly ideas: { readonly inbound: Concepts; readonly outbound: Concepts };
};

let ready: TrainedOutbound | undefined;

/** The classifier and the ideas that ship with the program. */
export function trainedOutbound(): TrainedOutbound {
  const { language, concepts } = trained();
  ready ??= {
    outbound: createClassifier(outbound),
    language,
    ideas: { inbound: concepts, outbound: createConcepts(ideas) },
  };
  return ready;
}
