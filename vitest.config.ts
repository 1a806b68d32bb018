// Four kinds of tests, by what they need: nothing, a PostgreSQL, the whole server, a browser. Two workers at most, so
// that the suite is the same on a small machine and on a large one.
import { defineConfig } from 'vitest/config';

const globalSetup = ['./test/global-postgres.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Property tests take their time on a busy machine.
          testTimeout: 30_000,
          include: [
            'src/**/*.test.ts',
            'test/*.test.ts',
            'test/tidy/*.test.ts',
            'training/*.test.ts',
            'reference/*.test.ts',
            'console/**/*.test.ts',
          ],
          exclude: ['src/**/*.db.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts'],
          globalSetup,
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/*.test.ts', 'test/chaos/*.test.ts'],
          globalSetup: [...globalSetup, './test/global-bundle.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          globalSetup: [...globalSetup, './test/global-console.ts'],
          pool: 'forks',
          fileParallelism: false,
          // One process for all of them, so that they share a browser and load the server once.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
