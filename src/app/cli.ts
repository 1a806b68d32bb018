// The command line. Exit codes: 0 done, 1 failed (with a sentence that says what to do), 2 not understood.

import { enableCompileCache } from 'node:module';
import { Failure } from '../kernel/kernel.ts';

// Stripped types are cached, so that the second start is quick.
enableCompileCache();

const [{ findCommand, helpText }, { processEnvironment }] = await Promise.all([
  import('./commands.ts'),
  import('./env.ts'),
]);

const words = process.argv.slice(2);
const command = findCommand(words);
if (command === undefined) {
  const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
  if (!asked) console.error(`There is no command \`${words[0]}\`.\n`);
  console.log(helpText());
  process.exitCode = asked ? 0 : 2;
} else {
  try {
    const { runCommand } = await import('./run-command.ts');
    process.exitCode = await runCommand(command, processEnvironment());
  } catch (cause) {
    console.error(wordsOf(cause));
    process.exitCode = 1;
  }
}

/** A failure in a person's words; a fault with its stack, for a report. */
function wordsOf(cause: unknown): string {
  if (cause instanceof Failure) {
    return [cause.message, ...cause.problems.map(one => `  ${one.field}: ${one.message}`)].join('\n');
  }
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
