// What a coalesced call promises to each caller: its own answer, whatever travels with it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../kernel/kernel.ts';
import { coalesce } from './coalesce.ts';

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>(done => {
    open = done;
  });
  return { opened, open };
}

describe('coalesce', () => {
  test('gives every caller its own answer, in batches no larger than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (inputs, max) => {
          const sizes: number[] = [];
          const double = coalesce<number, number>({
            run: async batch => {
              sizes.push(batch.length);
              return batch.map(each => each * 2);
            },
            batchMax: max,
            waitingMax: 100,
          });
          expect(await Promise.all(inputs.map(double))).toEqual(inputs.map(each => each * 2));
          expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(max);
          expect(sizes.length).toBe(Math.ceil(inputs.length / max));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('lets no more travel together than weigh so much, but what is heavier still travels, alone', async () => {
    const batches: number[][] = [];
    const call = coalesce<number, number>({
      run: async batch => {
        batches.push(batch);
        return batch;
      },
      batchMax: 3,
      weight: { of: input => input, max: 10 },
      waitingMax: 100,
    });
    const inputs = [5, 5, 1, 30, 9, 1, 1, 1, 1, 1];
    expect(await Promise.all(inputs.map(call))).toEqual(inputs);
    expect(batches).toEqual([[5, 5], [1], [30], [9, 1], [1, 1, 1], [1]]);
  });

  test('lets what arrives during a rest travel together, and a lone input leave at once', async () => {
    const batches: number[][] = [];
    const call = coalesce<number, number>({
      run: async batch => {
        batches.push(batch);
        return batch;
      },
      batchMax: 50,
      waitingMax: 100,
      restMs: 60,
    });
    await call(0);
    const began = performance.now();
    const second = call(1);
    await new Promise(setImmediate);
    await Promise.all([second, call(2)]);
    expect(batches).toEqual([[0], [1, 2]]);
    expect(performance.now() - began).toBeGreaterThan(20);
  });

  test('lets the next batch leave beside one under way only when it is as large', async () => {
    const holds = [gate(), gate(), gate()];
    const batches: number[][] = [];
    const call = coalesce<number, number>({
      run: async batch => {
        batches.push(batch);
        await holds[batches.length - 1]?.opened;
        return batch;
      },
      batchMax: 50,
      inFlightMax: 2,
      waitingMax: 100,
    });
    const turns = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    };
    const calls = [1, 2, 3].map(call);
    await turns();
    calls.push(call(4), call(5));
    await turns();
    expect(batches).toEqual([[1, 2, 3]]);
    calls.push(call(6));
    await turns();
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    // What is smaller waits no longer than for the last of those under way.
    calls.push(call(7));
    holds[0]?.open();
    await turns();
    expect(batches).toHaveLength(2);
    holds[1]?.open();
    await turns();
    expect(batches[2]).toEqual([7]);
    holds[2]?.open();
    expect(await Promise.all(calls)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('lets what arrives during a batch travel together in the next', async () => {
    const hold = gate();
    const batches: number[][] = [];
    const call = coalesce<number, number>({
      run: async batch => {
        batches.push(batch);
        if (batches.length === 1) await hold.opened;
        return batch;
      },
      batchMax: 50,
      inFlightMax: 1,
      waitingMax: 100,
    });
    const first = call(0);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const later = [1, 2, 3].map(call);
    hold.open();
    await Promise.all([first, ...later]);
    expect(batches).toEqual([[0], [1, 2, 3]]);
  });

  test('refuses more inputs than may wait', async () => {
    const call = coalesce<number, number>({ run: async batch => batch, batchMax: 10, waitingMax: 2 });
    const answers = await Promise.allSettled([call(1), call(2), call(3)]);
    expect(answers.map(each => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(answers[2]).toMatchObject({ reason: { code: 'queue-full' } });
  });

  test('one poisonous input fails alone', async () => {
    const call = coalesce<number, number>({
      run: async batch => {
        if (batch.includes(2)) throw new Error('poison');
        return batch;
      },
      batchMax: 10,
      waitingMax: 10,
    });
    const answers = await Promise.allSettled([1, 2, 3].map(call));
    expect(answers.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('a lost database fails the whole batch at once, without trying each alone', async () => {
    let runs = 0;
    const call = coalesce<number, number>({
      run: async () => {
        runs++;
        throw new Failure('database-unavailable');
      },
      batchMax: 10,
      waitingMax: 10,
    });
    const answers = await Promise.allSettled([1, 2, 3].map(call));
    expect(answers.every(each => each.status === 'rejected')).toBe(true);
    expect(runs).toBe(1);
  });

  test('an Error among the answers rejects its own caller only', async () => {
    const call = coalesce<number, number>({
      run: async batch => batch.map(each => (each === 2 ? new Failure('conflict') : each)),
      batchMax: 10,
      waitingMax: 10,
    });
    const answers = await Promise.allSettled([1, 2, 3].map(call));
    expect(answers.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('a batch with a wrong number of answers fails and mixes nobody up', async () => {
    const call = coalesce<number, number>({ run: async batch => batch.slice(1), batchMax: 10, waitingMax: 10 });
    const answers = await Promise.allSettled([1, 2].map(call));
    expect(answers.every(each => each.status === 'rejected')).toBe(true);
  });
});
