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
  ready ??= unpack();
  return ready;
}

function unpack(): Trained {
  const all = {
    inbound: createPartedClassifier(inbound),
    language: createClassifier(language),
    concepts: createConcepts(lexicon),
  };
  // A module keeps what it imported for as long as the program runs: texts that are unpacked would lie there twice.
  inbound.first.weights = inbound.others.weights = language.weights = '';
  lexicon.hashes = lexicon.concepts = lexicon.begun = '';
  return all;
}
