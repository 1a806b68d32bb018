// How well texts that come in and go out are understood, by language, on lines never learned from; and how many a second.

import { asksFor, judgeOutbound, languages, type Meaning, type MeaningKind, recognise } from '../src/intent/intent.ts';
import { type Line, readCorpus } from '../training/corpus.ts';

const rights: readonly string[] = [
  'access',
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'portability',
  'complaint',
];
const secondsPerRound = 2;
const rounds = 5;
const shortMax = 30;
const now = Date.UTC(2026, 10, 26);

const lines = readCorpus('inbound', 'test');
const codes = [...new Set(lines.map(line => line.language))].sort();
console.log(
  'Per cent of lines that were never learned from. "stop": clear wishes to stop that stop marketing, and those of',
);
console.log('them that are certain; "keyword": keywords with noise; "talk": ordinary talk taken for a stop.\n');
console.log('| language | lines | stop | certain | keyword | right | talk → certain | talk → ambiguous |');
console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
for (const code of codes)
  console.log(
    row(
      code,
      lines.filter(line => line.language === code),
    ),
  );
console.log(row('all', lines));
printOutbound(readCorpus('outbound', 'test'));
printAsks(readCorpus('asks', 'test'));
console.log(`\n${speed(lines).toLocaleString('en')} short messages a second on one core (median of ${rounds} rounds)`);

function row(name: string, mine: readonly Line[]): string {
  const read = mine.map(line => ({ line, meanings: meaningsOf(line) }));
  const of = (label: string) => read.filter(one => one.line.label === label);
  const stops = of('withdrawal');
  const talk = of('talk');
  const asked = read.filter(one => rights.includes(one.line.label));
  const figures = [
    share(stops, one => has(one.meanings, 'withdrawal') || has(one.meanings, 'objection')),
    share(stops, one => one.meanings.some(isCertainStop)),
    name === 'all' ? '' : keywordShare(name),
    share(asked, one => has(one.meanings, one.line.label)),
    share(talk, one => one.meanings.some(isCertainStop)),
    share(talk, one => has(one.meanings, 'withdrawal') && !one.meanings.some(isCertainStop)),
  ];
  return `| ${[name, mine.length, ...figures].join(' | ')} |`;
}

function printOutbound(sent: readonly Line[]): void {
  console.log(
    '\nPer cent of lines that go out. "found": advertising that was seen as such, and what of it is certain;',
  );
  console.log(
    '"third-party": of the advertising for others that was found, what was told apart; "false alarms": service.\n',
  );
  console.log('| language | lines | found | certain | third-party told apart | false alarms | certain ones |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const [code, mine] of [...Map.groupBy(sent, line => line.language), ['all', sent] as const]) {
    console.log(outboundRow(code, mine));
  }
}

function outboundRow(name: string, mine: readonly Line[]): string {
  const judged = mine.map(line => ({ line, judgement: judgeOutbound(line.text, { language: line.language }) }));
  const adverts = judged.filter(one => one.line.label !== 'service');
  const service = judged.filter(one => one.line.label === 'service');
  const isFound = ({ judgement }: (typeof judged)[number]) => judgement.class !== 'service';
  const isCertain = (one: (typeof judged)[number]) => isFound(one) && one.judgement.certainty === 'certain';
  const figures = [
    share(adverts, isFound),
    share(adverts, isCertain),
    share(
      adverts.filter(one => one.line.label === 'third_party' && isFound(one)),
      one => one.judgement.class === 'third_party',
    ),
    share(service, isFound),
    share(service, isCertain),
  ];
  return `| ${[name, mine.length, ...figures].join(' | ')} |`;
}

function printAsks(sent: readonly Line[]): void {
  console.log(
    '\nPer cent of lines that go out. "found": of those that ask for a card, an account, an identity number or a',
  );
  console.log('document, in the chat; "kind": of these, told right; "false alarms": lines that do not ask.\n');
  console.log('| language | lines | found | kind | false alarms |');
  console.log('|---|---:|---:|---:|---:|');
  for (const [code, mine] of [...Map.groupBy(sent, line => line.language), ['all', sent] as const]) {
    console.log(asksRow(code, mine));
  }
}

function asksRow(name: string, mine: readonly Line[]): string {
  const read = mine.map(line => ({ line, asked: asksFor(line.text, { language: line.language }) }));
  const asking = read.filter(one => one.line.label !== 'none');
  const found = asking.filter(one => one.asked.length > 0);
  const figures = [
    share(asking, one => one.asked.length > 0),
    share(found, one => one.asked.some(asked => asked.kind === one.line.label)),
    share(
      read.filter(one => one.line.label === 'none'),
      one => one.asked.length > 0,
    ),
  ];
  return `| ${[name, mine.length, ...figures].join(' | ')} |`;
}

function meaningsOf({ text, language }: Line): Meaning[] {
  const meaning = recognise(text, { language, atMs: now });
  return [meaning, ...meaning.others];
}

function has(meanings: readonly Meaning[], kind: MeaningKind | string): boolean {
  return meanings.some(one => one.kind === kind);
}

function isCertainStop(meaning: Meaning): boolean {
  return meaning.kind === 'withdrawal' && meaning.certainty === 'certain';
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): string {
  return all.length === 0 ? '' : ((100 * all.filter(holds).length) / all.length).toFixed(1);
}

/** Every stop word of a language in the dress in which people send it. */
function keywordShare(code: string): string {
  const list = languages.find(one => one.language === code);
  const courtesy = list?.polite[0] ?? '';
  const texts = (list?.stop ?? []).flatMap(word => [
    word.toUpperCase(),
    ` ${word}! `,
    `${word}.`,
    `${word} ${courtesy}`,
    `${courtesy} ${word}`,
    `${word} ${word}`,
    [...word].join('\u200b'),
    `"${word}"`,
  ]);
  return share(texts, text => has(meaningsOf({ language: code, label: '', detail: null, text }), 'withdrawal'));
}

function speed(all: readonly Line[]): number {
  const texts = all.filter(line => line.label === 'talk' && line.text.length <= shortMax).map(line => line.text);
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    let read = 0;
    while (performance.now() - began < secondsPerRound * 1_000) {
      for (const text of texts) recognise(text);
      read += texts.length;
    }
    if (round > 0) rates.push(read / ((performance.now() - began) / 1_000));
  }
  return Math.round(rates.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0);
}
