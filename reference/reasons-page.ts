// docs/reference/reasons.md: what each code means and what to do is written by people; which rules say it and after which
// law is put in by the program, at the end of each section.

import { reasonCodes } from '../src/policy/decision.ts';
import { distinctSources, joined, prose, sourceLink } from './markdown.ts';
import { saying } from './told.ts';

const start = '\n## ';
const says = '**Who says so.**';

/** The page as Markdown, with the words that people write as they are in `text`. */
export function reasonsPage(text: string): string {
  const [opening = '', ...sections] = text.split(start);
  return [opening, ...sections.map(withSources)].join(start);
}

/** Codes that the page has no section for, and what to do then. */
export function codesMissing(text: string): string[] {
  return reasonCodes.filter(code => !text.includes(`${start}\`${code}\`\n`));
}

function withSources(section: string): string {
  const name = /^`([A-Z_]+)`\n/.exec(section)?.[1];
  const found = reasonCodes.find(code => code === name);
  const kept = (section.split(says)[0] ?? '').trimEnd();
  return found === undefined ? section : `${kept}\n\n${saidBy(found)}\n`;
}

function saidBy(code: (typeof reasonCodes)[number]): string {
  const all = saying(code);
  if (all.length === 0) return `${says} No rule says it today.`;
  const links = all.map(({ entry }) => `[${entry.id}](rules/${entry.id}.md)`);
  const sources = distinctSources(all.flatMap(({ entry }) => entry.sources));
  const opening = prose(`${says} The rule${all.length === 1 ? '' : 's'} ${joined(links)}, after`);
  return `${opening}\n${sources.map(sourceLink).join(';\n')}.`;
}
