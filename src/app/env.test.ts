// The environment becomes a configuration, or a list of everything that is wrong with it.

import { expect, test } from 'vitest';
import { readConfiguration } from './env.ts';

test('nothing has to be set', () => {
  const { configuration, problems } = readConfiguration({});
  expect(problems).toEqual([]);
  expect(configuration).toMatchObject({ port: 3000, databaseUrl: null, emulator: true, allowPrivateWebhooks: false });
});

test('a server of its own has no emulator, unless asked', () => {
  const DATABASE_URL = 'postgres://localhost/assent';
  expect(readConfiguration({ DATABASE_URL }).configuration.emulator).toBe(false);
  expect(readConfiguration({ DATABASE_URL, ASSENT_EMULATOR: 'on' }).configuration.emulator).toBe(true);
});

test('all problems are told at once, each with its variable', () => {
  const { problems } = readConfiguration({
    PORT: '99999',
    DATABASE_URL: 'mysql://x',
    ASSENT_MASTER_KEY: 'x',
    ASSENT_MASTER_KEY_FILE: 'y',
    ASSENT_EMULATOR: 'perhaps',
    ASSENT_PUBLIC_URL: 'nowhere',
    ASSENT_LOG_LEVEL: 'loud',
    ASSENT_CLOCK_START: '2026-01-01T00:00:00Z',
  });
  expect(problems.map(one => one.field).sort()).toEqual([
    'ASSENT_CLOCK_START',
    'ASSENT_EMULATOR',
    'ASSENT_LOG_LEVEL',
    'ASSENT_MASTER_KEY',
    'ASSENT_PUBLIC_URL',
    'DATABASE_URL',
    'PORT',
  ]);
});

test('the clock can begin elsewhere only beside the emulator', () => {
  const start = '2026-03-10T10:00:00Z';
  expect(readConfiguration({ ASSENT_CLOCK_START: start }).configuration.clockStartMs).toBe(Date.parse(start));
  expect(readConfiguration({ ASSENT_CLOCK_START: 'noon' }).problems).toHaveLength(1);
  expect(readConfiguration({ ASSENT_CLOCK_START: '2999-01-01T00:00:00Z' }).problems).toHaveLength(1);
  expect(readConfiguration({ ASSENT_CLOCK_START: start, ASSENT_EMULATOR: 'off' }).problems).toHaveLength(1);
});
