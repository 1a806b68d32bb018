// Prints what was measured: one line a candidate, medians over the rounds with the least and the most, and ratios that
// are taken round by round, so that both sides of each saw the same machine.

import { availableParallelism, cpus } from 'node:os';
import type { Measured, Rounds } from './load.ts';

/** Where and how this run was measured. */
export function heading(words: string): void {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  console.log(`\n${words}`);
  console.log(
    `Node ${process.versions.node}, ${availableParallelism()} cores (${processor}), everything on one machine\n`,
  );
}

/** One line for each candidate: the rate's median, least and most; latencies, errors, processor time for a call. */
export function printRates(rounds: Rounds): void {
  const lines = [['', 'per second', 'min', 'max', 'p50 ms', 'p99 ms', 'errors', 'server µs', 'database µs']];
  for (const [name, measured] of rounds) {
    const rates = measured.map(rateOf);
    const perCall = (ms: 'ownMs' | 'belowMs') => median(measured.map(one => (one.spent[ms] * 1_000) / one.calls));
    lines.push([
      name,
      whole(median(rates)),
      whole(Math.min(...rates)),
      whole(Math.max(...rates)),
      median(measured.map(one => one.p50Ms)).toFixed(2),
      median(measured.map(one => one.p99Ms)).toFixed(2),
      whole(measured.reduce((sum, one) => sum + one.errors, 0)),
      whole(perCall('ownMs')),
      whole(perCall('belowMs')),
    ]);
  }
  printAligned(lines);
  for (const [name, measured] of rounds) {
    const problems = measured.flatMap(one => Object.entries(one.problems));
    for (const [what, times] of sumOf(problems)) console.log(`  ${name}: ${whole(times)} × ${what}`);
  }
}

/** One figure against another, round by round: median, least and most, and what is hoped for. */
export function printRatio(words: string, pairs: { of: readonly number[]; to: readonly number[]; hope: string }): void {
  const ratios = pairs.of.map((value, round) => value / (pairs.to[round] ?? Number.NaN));
  const spread = `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`;
  console.log(`${words}: ${median(ratios).toFixed(3)}  (${spread}; hoped for: ${pairs.hope})`);
}

/** A single figure and what is hoped for. */
export function printFigure(words: string, value: string, hope?: string): void {
  console.log(`${words}: ${value}${hope === undefined ? '' : `  (hoped for: ${hope})`}`);
}

/** Calls a second. */
export function rateOf(one: Measured): number {
  return one.calls / one.seconds;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A whole number with thousands set apart. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function printAligned(lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  '));
  }
}

function sumOf(entries: readonly [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [what, times] of entries) sums.set(what, (sums.get(what) ?? 0) + times);
  return sums;
}
