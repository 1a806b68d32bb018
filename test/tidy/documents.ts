// Checks of what is not code: Markdown pages and migrations.
import type { Finding } from './source.ts';

/** The pages that have a length of their own. */
export const pageLines: Readonly<Record<string, number>> = { 'README.md': 120, 'ARCHITECTURE.md': 200 };

/** Pages without exactly one H1, and pages longer than they may be. */
export function checkPage(path: string, text: string): Finding[] {
  const titles = withoutFences(text)
    .split('\n')
    .flatMap((line, at) => (/^# \S/.test(line) ? [at + 1] : []));
  const lines = text.replace(/\n$/, '').split('\n').length;
  const max = pageLines[path] ?? Number.POSITIVE_INFINITY;
  const found: Finding[] = [];
  if (titles.length !== 1)
    found.push({ path, line: titles[1] ?? 1, words: `${titles.length} titles (# …): a page has exactly one` });
  if (lines > max) found.push({ path, line: max + 1, words: `${lines} lines, ${max} at most: move detail to docs/` });
  return found;
}

/** The text with fenced blocks emptied, line by line, so that examples are not taken for headings or links. */
export function withoutFences(text: string): string {
  return text.replace(/^(```+|~~~+)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, block => block.replace(/[^\n]/g, ''));
}

/** Tables that are not a business's, each with the reason. */
export const tablesOfTheHouse: Readonly<Record<string, string>> = {
  setting: 'settings of the installation itself',
  process: 'processes of the installation itself',
  staff_user: 'a person can work for several businesses; what they are in each is staff_member',
  staff_session: 'a log-in of such a person, before a business is chosen',
  staff_account: 'a way in of such a person',
  staff_verification: 'a log-in that was begun, by somebody who is not known yet',
  staff_two_factor: 'the second factor of such a person',
  staff_passkey: 'a passkey of such a person',
  staff_attempt: 'tries at signing in, by somebody who is not known yet',
};

/** Migrations by name and by what each table must have: `business_id` first, a comment, times with their zone. */
export function checkMigration(path: string, text: string): Finding[] {
  const sql = text.replace(/--[^\n]*/g, comment => ' '.repeat(comment.length));
  const lineOf = (index: number): number => sql.slice(0, index).split('\n').length;
  const found: Finding[] = [];
  if (!/^migrations\/\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/.test(path))
    found.push({ path, line: 1, words: 'name a migration with four digits and words: 0007-what-it-adds.sql' });
  for (const match of sql.matchAll(/create table (?:if not exists )?(\w+)\s*(\(\s*(\w+)|partition of)/gi)) {
    const [, table = '', , column] = match;
    const line = lineOf(match.index);
    if (column && column !== 'business_id' && !(table in tablesOfTheHouse))
      found.push({ path, line, words: `the table ${table} begins with ${column}: business_id comes first` });
    if (!new RegExp(`comment on table ${table}\\b`, 'i').test(sql))
      found.push({ path, line, words: `the table ${table} has no comment: say in a sentence what a row is` });
  }
  for (const match of sql.matchAll(/\b(?:varchar|character varying|char\(|timestamp(?!tz)\b(?! with time zone))/gi))
    found.push({ path, line: lineOf(match.index), words: `${match[0]}: use text, or timestamptz` });
  return found;
}
