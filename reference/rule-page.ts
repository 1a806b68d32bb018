// The page of one rule, duty or ground: what it does, on what it is asked, with which values, what it says, its cases.

import type { MessageClass } from '../src/policy/facts.ts';
import type { PackValues } from '../src/policy/packs/pack.ts';
import { every, exceptCompliance } from '../src/policy/rule.ts';
import { code, joined, list, page, prose, section, sourceLink, table, writtenFrom } from './markdown.ts';
import { explanation, type Told } from './told.ts';
import { changesOf, valuesByPack } from './values.ts';

const classWords: Readonly<Record<MessageClass, string>> = {
  compliance: 'compliance',
  reply: 'replies',
  authentication: 'authentication',
  utility: 'utility',
  marketing_own: 'marketing for own products',
  marketing_third_party: 'marketing for other companies',
  survey: 'surveys',
};

const casesWords =
  'Each is tried by the tests and by `assent policy test`. What a title does not name is as in a plain case: an approved marketing template for the purpose of offers, to a person in Germany, on a Tuesday at 13:00.';

const valuesWords =
  'They come from the [packs](../packs.md); where several apply, the strictest holds. Packs with the same value stand together.';
/** A value that more packs have than this is that of all others. */
const namedMax = 8;

/** The page as Markdown; links are from docs/reference/rules/. */
export function rulePage(told: Told): string {
  const { entry, rule, words, about, cases } = told;
  return page(
    writtenFrom(`${told.file}${rule === null ? '' : ' and its cases'}`),
    `# ${entry.title}`,
    prose(explanation(told)),
    prose(asked(told)),
    section(
      '## What it says',
      table(
        ['code', 'in words'],
        words.map(said => [codeLink(said.code), said.words]),
      ),
    ),
    section('## Values', ...parameterBlocks(told)),
    section(
      '## Cases',
      cases.length === 0 ? '' : prose(casesWords),
      table(
        [about, 'the rule says'],
        cases.map(([title, said]) => [title, said === null ? 'nothing' : codeLink(said)]),
      ),
    ),
    section('## Sources', list(entry.sources.map(sourceLink))),
  );
}

function asked({ entry, rule, duty, codes }: Told): string {
  const lasts = [
    ...(rule?.since === undefined ? [] : [`It speaks since version ${rule.since} of the rules.`]),
    ...(rule?.until === undefined ? [] : [`It no longer speaks since version ${rule.until}.`]),
  ];
  return [
    rule === null ? '' : `The rule ${code(entry.id)} is asked for ${classesInWords(rule.applies)}.`,
    codes.length === 0 ? '' : `It can say ${joined(codes.map(codeLink), 'or')}.`,
    duty === null ? '' : `An allowed message that needs it carries the obligation ${code(duty)}.`,
    ...lasts,
  ]
    .filter(part => part !== '')
    .join(' ');
}

/** Classes as a reader speaks of them. */
export function classesInWords(applies: readonly MessageClass[]): string {
  if (every.every(one => applies.includes(one))) return 'every class';
  if (exceptCompliance.length === applies.length && !applies.includes('compliance'))
    return 'every class but compliance';
  const both = applies.includes('marketing_own') && applies.includes('marketing_third_party');
  const words = applies.map(one => (both && one.startsWith('marketing_') ? 'marketing' : classWords[one]));
  return joined([...new Set(words)]);
}

function parameterBlocks({ rule }: Told): string[] {
  if (rule === null || rule.parameters.length === 0) return [];
  return [prose(valuesWords), ...rule.parameters.flatMap(parameterBlock)];
}

function parameterBlock(name: keyof PackValues): string[] {
  const { title, groups } = valuesByPack(name);
  const most = groups.reduce((one, other) => (other.packs.length > one.packs.length ? other : one));
  const others = groups.length > 1 && most.packs.length > namedMax ? most : null;
  const rows = groups.filter(group => group !== others).map(({ value, packs }) => [value, packLinks(packs)]);
  return [
    `### ${code(name)}`,
    prose(`${title}.`.replace(/^./, letter => letter.toUpperCase())),
    table(['value', 'packs'], others === null ? rows : [...rows, [others.value, 'all others']]),
    list(changesOf(name).map(({ from, packs, value }) => `From ${from} in ${packLinks(packs)}: ${value}`)),
  ];
}

function codeLink(name: string): string {
  return `[${code(name)}](../reasons.md#${name.toLowerCase()})`;
}

function packLinks(ids: readonly string[]): string {
  return ids.map(id => `[${id}](../packs.md#${id.toLowerCase()})`).join(', ');
}
