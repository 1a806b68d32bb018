// Signed webhooks stored durably: one update a post against a bare server, and a hundred a post.
// Each is from a person never seen before, which is the costliest kind; what was stored is then worked off.

import { drained, memoryWords, openHouse } from './rig/house.ts';
import { startDriver, takeTurns } from './rig/load.ts';
import { readOptions } from './rig/options.ts';
import { startProgram, watchMemory } from './rig/program.ts';
import { heading, median, printFigure, printRates, printRatio, rateOf, whole } from './rig/table.ts';

const connections = 32;
const batch = 100;

const options = readOptions();
const stub = await startProgram(new URL('./rig/stub.ts', import.meta.url));
const bare = await startProgram(new URL('./rig/bare-server.ts', import.meta.url));
const house = await openHouse(options, { people: options.people, graphUrl: stub.url });
const driver = await startDriver();
const memory = watchMemory(house.pid);

const { numbers, wabaId, appSecret: secret } = house;
const hooks = { kind: 'webhooks', secret, wabaId, numbers } as const;
const single = { ...hooks, updates: 1, perSecondMax: 40_000 };
const batches = { ...hooks, updates: batch, perSecondMax: 1_000 };
const drainSeconds = { single: 0, batches: 0 };
const rounds = await takeTurns(
  driver,
  [
    { name: 'bare server, 1 update', pid: bare.pid, job: { url: bare.url, connections, recipe: single } },
    {
      name: 'Assent, 1 update',
      pid: house.pid,
      job: { url: house.url, connections, recipe: { ...single, perSecondMax: 20_000 } },
      afterEach: async () => {
        drainSeconds.single += await drained(house);
      },
    },
    {
      name: 'Assent, posts of 100 updates',
      pid: house.pid,
      job: { url: house.url, connections, recipe: batches },
      afterEach: async () => {
        drainSeconds.batches += await drained(house);
      },
    },
  ],
  options,
);

heading(`Webhooks, ${connections} connections, ${options.rounds} rounds of ${options.seconds} s`);
printRates(rounds);
const ones = rounds.get('Assent, 1 update') ?? [];
const hundreds = rounds.get('Assent, posts of 100 updates') ?? [];
console.log();
printRatio('Assent / bare server, 1 update a post', {
  of: ones.map(rateOf),
  to: (rounds.get('bare server, 1 update') ?? []).map(rateOf),
  hope: 'at least 0.25',
});
const stored = median(hundreds.map(rateOf)) * batch;
printFigure('updates a second stored, 100 a post', whole(stored), 'at least 20,000');
printFigure(
  'seconds to work off after the load, all rounds',
  `${drainSeconds.single.toFixed(1)} (1 a post), ${drainSeconds.batches.toFixed(1)} (100 a post)`,
);
printFigure('memory of the server', memoryWords(house, memory.mostMb()), 'under 250 MB');

await Promise.all([driver, house, bare, stub].map(one => one.stop()));
