// The command line. Exit codes: 0 done, 1 failed (with a sentence that says what to do), 2 not understood.

import { enableCompileCache } from 'node:module';
import { Failure } from '../kernel/kernel.ts';
import type { Configuration } from './env.ts';
import type { Opened } from './open-database.ts';

// Stripped types are cached, so that the second start is quick.
enableCompileCache();

const [{ findCommand, helpText }, { processEnvironment, readConfiguration }, { endAtSignal }] = await Promise.all([
  import('./commands.ts'),
  import('./env.ts'),
  import('./until-stopped.ts'),
]);

const words = process.argv.slice(2);
const command = findCommand(words);
if (command === undefined) {
  const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
  if (!asked) console.error(`There is no command \`${words[0]}\`.\n`);
  console.log(helpText());
  process.exitCode = asked ? 0 : 2;
} else {
  let opening: Promise<Opened> | undefined;
  try {
    const { configuration, problems } = readConfiguration(processEnvironment());
    endAtSignal();
    if (problems.length > 0) throw new Failure('configuration', undefined, { problems });
    if (command.name === 'start') {
      // PostgreSQL comes up while the rest of the house is being loaded; loading leaves no turn to anything else.
      const waiting = Promise.withResolvers<void>();
      opening = openEarly(configuration, waiting.resolve);
      // A failure is told where the start waits for it.
      await Promise.race([waiting.promise, opening.catch(() => undefined)]);
    }
    const { runCommand } = await import('./run-command.ts');
    process.exitCode = await runCommand(command, configuration, opening);
  } catch (cause) {
    console.error(wordsOf(cause));
    process.exitCode = 1;
  }
}

async function openEarly(configuration: Configuration, onWaiting: () => void): Promise<Opened> {
  const { createLog, openDatabase } = await import('./open-database.ts');
  return await openDatabase(configuration, createLog(configuration.logLevel), onWaiting);
}

/** A failure in a person's words; a fault with its stack, for a report. */
function wordsOf(cause: unknown): string {
  if (cause instanceof Failure) {
    return [cause.message, ...cause.problems.map(one => `  ${one.field}: ${one.message}`)].join('\n');
  }
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
