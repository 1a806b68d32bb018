// docs/reference/rules.md: the list of all rules under the words on how they work together, which people write.

import { looserNames, stricterNames } from '../src/policy/own-values.ts';
import { code, page, section, table } from './markdown.ts';
import { everythingTold, type Told } from './told.ts';
import { parameterNames, titleOf } from './values.ts';
import { keptPart } from './written-part.ts';

const effects = [
  ['deny', 'DENY_', 'What forbids'],
  ['defer', 'DEFER_', 'What delays'],
  ['allow', 'ALLOW_', 'What permits'],
] as const;

/** The page as Markdown, with the part that people write as it is in `text`. */
export function rulesPage(text: string): string {
  const rules = everythingTold.filter(told => told.rule !== null);
  const others = everythingTold.filter(told => told.rule === null);
  return page(
    keptPart(text),
    ...effects.map(([, prefix, title]) =>
      section(`## ${title}`, tableOf(rules.filter(told => told.codes[0]?.startsWith(prefix)))),
    ),
    section('## Rules without cases', tableOf(rules.filter(told => told.codes.length === 0))),
    section(
      '## What goes along, and the ground',
      table(
        ['name', 'what it is', 'obligation or codes'],
        others.map(told => [pageLink(told), told.entry.title, told.duty === null ? codesOf(told) : code(told.duty)]),
      ),
    ),
    section(
      '## Values that a business can set',
      table(
        ['value', 'what it means', 'stricter', 'looser, where a pack leaves room'],
        parameterNames().map(name => [
          code(name),
          titleOf(name),
          stricterNames.includes(name) ? 'yes' : 'no',
          looserNames.includes(name) ? 'yes' : 'no',
        ]),
      ),
    ),
  );
}

function tableOf(rules: readonly Told[]): string {
  return table(
    ['rule', 'what it holds', 'codes'],
    rules.map(told => [pageLink(told), told.entry.title, codesOf(told)]),
  );
}

function codesOf({ codes }: Told): string {
  return codes.map(one => `[${code(one)}](reasons.md#${one.toLowerCase()})`).join(', ');
}

function pageLink({ entry }: Told): string {
  return `[${code(entry.id)}](rules/${entry.id}.md)`;
}
