// What the launcher and the gate share: dependencies that match the lockfile, a Node that strips types, and a child
// process whose signals and exit code become ours. Plain JavaScript, because it runs on Node 20 before anything is
// installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR_MIN = 24;
const windows = process.platform === 'win32';

/** The folder of the repository, wherever the command was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * What Node is told of memory. It sizes its young generation by the machine; a server of this kind needs far less than a
 * large one offers, but that much from the start on: with less, requests under way are met by two collections and taken
 * for old, and the old generation fills with them. No more of it while the old generation is marked (a mark of a busy
 * server takes long, and until its end V8 would let the young generation grow). `npm start` says the same.
 */
export const memory = [
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
  '--max-old-space-size=512',
  '--no-separate-gc-phases',
];

const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.assent-installed');

/**
 * Installs what package-lock.json asks for if it is not there yet. A stamp with the lockfile's hash makes the usual
 * case one small read; without it npm's own record is compared, so that a plain `npm ci` is not repeated.
 */
export async function installIfStale({ development = false } = {}) {
  if (!existsSync(lockfile)) return;
  const lock = readFileSync(lockfile);
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${development ? 'all' : 'runtime'}`;
  const found = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : '';
  if (found === wanted || found === wanted.replace(/runtime$/, 'all')) return;
  if (!matchesRecord(lock, development)) await install();
  try {
    writeFileSync(stamp, `${wanted}\n`);
  } catch {
    // A read-only installation stays usable; it only pays for the comparison each time.
  }
}

function matchesRecord(lock, development) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  try {
    const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
    return Object.entries(JSON.parse(lock.toString('utf8')).packages).every(
      ([path, entry]) =>
        path === '' ||
        entry.optional ||
        entry.devOptional ||
        (entry.dev && !development) ||
        (installed[path]?.version === entry.version && existsSync(join(root, path))),
    );
  } catch {
    return false;
  }
}

async function install() {
  process.stderr.write('Installing dependencies (npm ci) …\n');
  const npm = process.env.npm_execpath;
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const code =
    npm?.endsWith('.js') && existsSync(npm)
      ? await run(process.execPath, [npm, ...flags], { stdout: 'ignore' })
      : await run('npm', flags, { stdout: 'ignore', shell: windows });
  if (code !== 0) {
    process.stderr.write('The dependencies could not be installed. Run `npm ci` here and read what it says.\n');
    process.exit(code);
  }
}

/** The path of a Node that runs TypeScript as it is: the npm package `node`, else this very Node if it is new enough. */
export function findNode() {
  const name = windows ? 'node.exe' : 'node';
  const packaged = join(root, 'node_modules', 'node', 'bin', name);
  // With install scripts switched off the package `node` stays empty, and only its platform package has the binary.
  const platform = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const places = [
    packaged,
    join(root, 'node_modules', 'node', 'node_modules', platform, 'bin', name),
    join(root, 'node_modules', platform, 'bin', name),
  ];
  const found = places.find(existsSync);
  if (found) return found;
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR_MIN) return process.execPath;
  process.stderr.write(
    `Assent needs Node ${NODE_MAJOR_MIN}. This is ${process.version}, and the npm package \`node\` is not installed:\n` +
      'run `npm ci`, or install a newer Node.\n',
  );
  return process.exit(1);
}

/**
 * Runs a program in the repository (or in `cwd`) to its end and resolves to its exit code. SIGINT and SIGTERM are passed
 * on; after `timeoutMs` the program and its children are killed and the code is 124.
 */
export function run(file, args, { cwd = root, env = process.env, shell = false, stdout = 'inherit', timeoutMs } = {}) {
  // Its own process group, so that a time-out reaches the grandchildren too.
  const detached = timeoutMs !== undefined && !windows;
  const stdin = timeoutMs === undefined ? 'inherit' : 'ignore';
  const child = spawn(file, args, { cwd, env, shell, detached, stdio: [stdin, stdout, 'inherit'] });
  const signal = name => {
    try {
      if (detached && child.pid) process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // It has ended by itself.
    }
  };
  return new Promise(resolve => {
    let timedOut = false;
    // In a terminal Ctrl-C reaches the whole group already; passing it on would make two of it.
    const onInterrupt = () => (detached || !process.stdin.isTTY) && signal('SIGINT');
    const onTerminate = () => signal('SIGTERM');
    const timer =
      timeoutMs &&
      setTimeout(() => {
        timedOut = true;
        signal('SIGKILL');
      }, timeoutMs);
    process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
    const end = code => {
      clearTimeout(timer);
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
      resolve(code);
    };
    child.on('error', error => {
      process.stderr.write(`Cannot run ${file}: ${error.message}\n`);
      end(127);
    });
    child.on('exit', (code, name) => end(timedOut ? 124 : (code ?? signalCode(name))));
  });
}

function signalCode(name) {
  return { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[name] ?? 1;
}
