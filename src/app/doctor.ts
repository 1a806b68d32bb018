// The command `doctor`: looks at what usually goes wrong and says what to repair. It changes nothing.

import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findRunningEmbedded } from '../database/database.ts';
import type { Configuration } from './env.ts';
import { createLog } from './open-database.ts';

type Finding = { ok: boolean; words: string };

const nodeMajorMin = 24;
const othersMask = 0o077;

/** Prints one line for each thing looked at; exit code 1 when something needs repair. */
export async function doctor(configuration: Configuration): Promise<number> {
  const findings = [node(), await folder(configuration), await key(configuration), await database(configuration)];
  for (const finding of findings) console.log(`${finding.ok ? '✓' : '⊘'} ${finding.words}`);
  return findings.every(finding => finding.ok) ? 0 : 1;
}

function node(): Finding {
  const major = Number.parseInt(process.versions.node, 10);
  return major >= nodeMajorMin
    ? { ok: true, words: `Node ${process.versions.node}` }
    : {
        ok: false,
        words: `Node ${process.versions.node} is too old: run \`npm ci\`, which brings Node ${nodeMajorMin}`,
      };
}

async function folder({ dataDir }: Configuration): Promise<Finding> {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK);
    return { ok: true, words: 'the data folder can be written' };
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
      ? { ok: true, words: 'there is no data folder yet; the first start makes it' }
      : { ok: false, words: `the data folder ${dataDir} cannot be written by this user: give it to this user` };
  }
}

async function key({ masterKeyFile, masterKey, dataDir }: Configuration): Promise<Finding> {
  if (masterKey !== null) return { ok: true, words: 'the master key comes from the environment' };
  const path = masterKeyFile ?? join(dataDir, 'master-key');
  try {
    const { mode } = await stat(path);
    return (mode & othersMask) === 0
      ? { ok: true, words: 'the master key file is readable by its owner only' }
      : { ok: false, words: `the master key file can be read by others: chmod 600 ${path}` };
  } catch {
    return masterKeyFile === null
      ? { ok: true, words: 'there is no master key yet; the first start makes one in the data folder' }
      : { ok: false, words: 'ASSENT_MASTER_KEY_FILE names a file that cannot be read' };
  }
}

async function database(configuration: Configuration): Promise<Finding> {
  if (configuration.databaseUrl !== null)
    return { ok: true, words: 'the database is a server: `assent migrate` checks it' };
  const log = createLog('silent');
  const words = { info: (text: string) => log.info(text), warn: (text: string) => log.warn(text) };
  const running = await findRunningEmbedded({ log: words }, configuration.dataDir);
  return {
    ok: true,
    words: running === undefined ? 'the embedded PostgreSQL is not running' : 'the embedded PostgreSQL runs',
  };
}
