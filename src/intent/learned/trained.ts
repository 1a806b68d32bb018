// What was learned, unpacked once when it is first needed: commands that recognise nothing do not pay for it.

import { type Concepts, createConcepts } from '../concepts.ts';
import { type Classifier, createClassifier } from './classifier.ts';
import inbound from './inbound.generated.json' with { type: 'json' };
import language from './language.generated.json' with { type: 'json' };
import lexicon from './lexicon.generated.json' with { type: 'json' };
import { createPartedClassifier, type PartedClassifier } from './parted-classifier.ts';

/** Everything that was learned from the corpus. */
export type Trained = {
  readonly inbound: PartedClassifier;
  /** Tells languages apart. */
  readonly language: Classifier;
  readonly concepts: Concepts;
};

let ready: Trained | undefined;

/** The classifiers and concepts that ship with the program. */
export function trained(): Trained {
  ready ??= {
    inbound: createPartedClassifier(inbound),
    language: createClassifier(language),
    concepts: createConcepts(lexicon),
  };
  return ready;
}
