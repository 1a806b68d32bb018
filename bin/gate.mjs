#!/usr/bin/env node
// The one gate of the repository: types, format and lint, unused code, tests. Its last line says how many passed and
// failed, counted from what really ran: each static step is one, each test is one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode, installIfStale, root, run } from './runtime.mjs';

const STEP_TIMEOUT_MS = 5 * 60_000;
const TESTS_TIMEOUT_MS = 30 * 60_000;

const quick = process.argv.includes('--quick');
const started = Date.now();

await installIfStale({ development: true });
const node = findNode();
const module = (...path) => join(root, 'node_modules', ...path);

const steps = [
  ['Types (tsc)', module('typescript', 'bin', 'tsc'), ['-p', root]],
  ['Format and lint (biome)', module('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', root]],
  ['Unused code (knip)', module('knip', 'bin', 'knip.js'), ['--no-progress']],
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [title, file, args] of steps) {
  heading(title);
  const code = await run(node, [file, ...args], { timeoutMs: STEP_TIMEOUT_MS });
  console.log(code === 0 ? 'ok' : ended(code, STEP_TIMEOUT_MS));
  total[code === 0 ? 'passed' : 'failed'] += 1;
}

heading(quick ? 'Tests (pure only)' : 'Tests');
const tests = await runTests();
for (const key of Object.keys(total)) total[key] += tests[key];

heading(`Result after ${Math.round((Date.now() - started) / 1000)} s`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);

async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'assent-gate-'));
  const report = join(folder, 'tests.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if (quick) args.push('--project=unit');
  try {
    const code = await run(node, [module('vitest', 'vitest.mjs'), ...args], { timeoutMs: TESTS_TIMEOUT_MS });
    const counts = count(report);
    // vitest can fail beside the tests (an error outside of them, a set-up, no report): that is one failure, not none.
    if (code !== 0 && counts.failed === 0) {
      console.log(ended(code, TESTS_TIMEOUT_MS));
      counts.failed = 1;
    }
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts the single results in vitest's JSON report; a file that could not even be loaded counts as one failure. */
function count(report) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let files = [];
  try {
    files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    counts.failed = 1;
    console.log('The tests left no report.');
  }
  for (const file of files) {
    const results = file.assertionResults;
    for (const { status } of results) counts[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
    if (file.status === 'failed' && !results.some(result => result.status === 'failed')) counts.failed += 1;
  }
  return counts;
}

function heading(title) {
  console.log(`\n── ${title}`);
}

function ended(code, limitMs) {
  return code === 124 ? `stopped after ${limitMs / 60_000} minutes` : `failed with exit code ${code}`;
}
