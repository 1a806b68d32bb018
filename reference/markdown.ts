// Pieces of Markdown as the reference pages use them: links, tables, and prose in lines of a readable length.

import type { Source } from '../src/policy/decision.ts';

const lineMax = 120;

/** What stands at the top of a page that nobody edits by hand. */
export function writtenFrom(where: string): string {
  return `<!-- Written by \`npm run docs\` from ${where}: change it there. -->`;
}

/** The blocks of a page, one empty line between them; empty ones are left out. */
export function page(...blocks: readonly string[]): string {
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

/** A heading with what stands under it; without anything under it nothing. */
export function section(heading: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter(block => block !== '');
  return filled.length === 0 ? '' : [heading, ...filled].join('\n\n');
}

/** A table; without rows nothing. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A list; without entries nothing. */
export function list(entries: readonly string[]): string {
  return entries.map(entry => `- ${entry}`).join('\n');
}

/** A source as a link, where it has an address. */
export function sourceLink({ title, url }: Source): string {
  return url === undefined ? title : `[${title}](${url})`;
}

/** Sources, each one once. */
export function distinctSources(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map(source => [`${source.title} ${source.url}`, source])).values()];
}

/** A name as code. */
export function code(name: string): string {
  return `\`${name}\``;
}

/** `a, b and c`. */
export function joined(parts: readonly string[], last = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** Prose in lines of at most 120 letters; a word that is longer has its own line. */
export function prose(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineMax) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
