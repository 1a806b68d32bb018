// Trains what the recogniser has learned: npm run train. It reads training/corpus and training/lexicon and writes the
// generated files of src/intent/learned; the same corpus gives the same files. The test split is never read here.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Concepts, createConcepts } from '../src/intent/concepts.ts';
import { featuresOf, languageFeaturesOf } from '../src/intent/features.ts';
import type { PackedModel } from '../src/intent/learned/classifier.ts';
import { learnedLabels } from '../src/intent/learned/meanings.ts';
import type { PackedParted } from '../src/intent/learned/parted-classifier.ts';
import { type Lexicon, type LexiconOf, type PackedLexicon, packLexicons } from '../src/intent/lexicon.ts';
import { normalise, spellingsOf } from '../src/intent/normalise.ts';
import { outboundLabels } from '../src/intent/outbound-labels.ts';
import { traitsOfText } from '../src/intent/traits.ts';
import { type Line, readCorpus } from './corpus.ts';
import { learn, learnParted } from './learn.ts';

const lexiconFolder = fileURLToPath(new URL('./lexicon/', import.meta.url));
const target = fileURLToPath(new URL('../src/intent/learned/', import.meta.url));
const how = { epochs: 15, rate: 0.3, decay: 3e-4, seed: 20_261_126 };
const asks = /[?？؟¿]/u;

const lexicon = packLexicons(readLexicons(lexiconFolder), spellingsOf);
write('lexicon', lexicon);
const concepts = createConcepts(lexicon);

const inbound = readCorpus('inbound', 'train');
const languages = [...new Set(inbound.map(line => line.language))].sort();
const parted = { ...how, averagedFrom: 5, firstBits: 18, otherBits: 17, most: 1 };
write('inbound', learnParted([...learnedLabels], examples(inbound, learnedLabels, concepts), parted));
const spoken = inbound.map(line => ({
  label: languages.indexOf(line.language),
  features: languageFeaturesOf(normalise(line.text)),
}));
write('language', learn(languages, spoken, { ...how, epochs: 8, bits: 12 }));

// What goes out: its own ideas beside those of what comes in, so that neither changes the other.
const outboundLexicon = packLexicons(readLexicons(`${lexiconFolder}outbound/`), spellingsOf);
write('ideas', outboundLexicon);
const ideas = { inbound: concepts, outbound: createConcepts(outboundLexicon) };
const sent = readCorpus('outbound', 'train').map(({ language, label, text }) => ({
  label: placeOf(outboundLabels, label),
  features: traitsOfText(text, ideas, [language]),
}));
const adverts = sent.map(({ label, features }) => ({ label: label === 0 ? 1 : 0, features }));
write('advert', learn(['advert'], adverts, { ...how, epochs: 8, bits: 17 }));
const forOthers = sent.filter(({ label }) => label > 0).map(({ label, features }) => ({ label: 2 - label, features }));
write('others', learn(['others'], forOthers, { ...how, epochs: 8, bits: 15 }));

function readLexicons(folder: string): LexiconOf[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.tsv'))
    .sort()
    .map(file => ({ language: file.replace('.tsv', ''), lexicon: readLexicon(folder + file) }));
}

/** One idea a line: its name, then the words that express it, parted by tabs. */
function readLexicon(path: string): Lexicon {
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter(line => line !== '')
      .map(line => {
        const [name = '', ...words] = line.split('\t');
        return [name, words];
      }),
  );
}

function examples(lines: readonly Line[], labels: readonly string[], known: Concepts) {
  return lines.map(({ language, label, text }) => {
    const normal = normalise(text);
    return {
      label: placeOf(labels, label),
      features: featuresOf(normal, known.in(normal, [language]), asks.test(text)),
    };
  });
}

function placeOf(labels: readonly string[], label: string): number {
  const place = labels.indexOf(label);
  if (place < 0) throw new Error(`there is no label ${label}`);
  return place;
}

/** As JSON: a program of this size takes a quarter of a second to be read as TypeScript. */
function write(name: string, value: PackedModel | PackedParted | PackedLexicon): void {
  const text = JSON.stringify(value);
  writeFileSync(`${target}${name}.generated.json`, `${text}\n`);
  console.log(`${name}.generated.json: ${(text.length / 1e6).toFixed(2)} MB`);
}
