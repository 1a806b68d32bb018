// What was learned of texts that go out, unpacked once when it is first needed: who only receives does not pay for it.

import { type Concepts, createConcepts } from '../concepts.ts';
import advert from './advert.generated.json' with { type: 'json' };
import { type Classifier, createClassifier } from './classifier.ts';
import ideas from './ideas.generated.json' with { type: 'json' };
import others from './others.generated.json' with { type: 'json' };
import { trained } from './trained.ts';

/** What judging a text needs; the ideas of both lexicons and what tells languages apart are shared with recognising. */
export type TrainedOutbound = {
  /** Whether a text advertises. */
  readonly advert: Classifier;
  /** Whether an advertisement is for others. */
  readonly others: Classifier;
  readonly language: Classifier;
  readonly ideas: { readonly inbound: Concepts; readonly outbound: Concepts };
};

let ready: TrainedOutbound | undefined;

/** The classifiers and the ideas that ship with the program. */
export function trainedOutbound(): TrainedOutbound {
  ready ??= unpack();
  return ready;
}

function unpack(): TrainedOutbound {
  const { language, concepts } = trained();
  const all = {
    advert: createClassifier(advert),
    others: createClassifier(others),
    language,
    ideas: { inbound: concepts, outbound: createConcepts(ideas) },
  };
  // As with what comes in: what is unpacked lies in memory once.
  advert.weights = others.weights = ideas.hashes = ideas.concepts = ideas.begun = '';
  return all;
}
