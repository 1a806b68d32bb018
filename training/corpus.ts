// Reads the corpus: one file a language and split, one line each, label and text parted by a tab.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Line = {
  readonly language: string;
  readonly label: string;
  readonly detail: string | null;
  readonly text: string;
};

const folder = fileURLToPath(new URL('./corpus/', import.meta.url));

/** All lines of one split, language by language. `partial:topic` has the label `partial` and the detail `topic`. */
export function readCorpus(part: 'inbound' | 'outbound' | 'asks', split: 'train' | 'test', root = folder): Line[] {
  const files = readdirSync(`${root}${part}`)
    .filter(file => file.endsWith(`.${split}.tsv`))
    .sort();
  return files.flatMap(file => {
    const language = file.split('.')[0] ?? '';
    return readFileSync(`${root}${part}/${file}`, 'utf8')
      .split('\n')
      .filter(line => line.includes('\t'))
      .map(line => {
        const [name = '', text = ''] = line.split('\t');
        const [label = '', detail] = name.split(':');
        return { language, label, detail: detail ?? null, text };
      });
  });
}
