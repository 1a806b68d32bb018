// Messages a second: straight to a stub of Graph, through a bare forwarding proxy, and through Assent.
// The proxy has the same framework and client and does nothing else: what remains is the price of the gate.

import { drained, memoryWords, openHouse } from './rig/house.ts';
import { startDriver, takeTurns } from './rig/load.ts';
import { readOptions } from './rig/options.ts';
import { startProgram, watchMemory } from './rig/program.ts';
import { heading, median, printFigure, printRates, printRatio, rateOf } from './rig/table.ts';

const connections = 64;

/** The gate lets one number write to one person once in six seconds, so that a fast run needs many people. */
const peoplePerWish = 10;

const options = readOptions();
const stub = await startProgram(new URL('./rig/stub.ts', import.meta.url));
const proxy = await startProgram(new URL('./rig/bare-proxy.ts', import.meta.url), [stub.url]);
const house = await openHouse(options, { people: options.people * peoplePerWish, graphUrl: stub.url });
const driver = await startDriver();
const memory = watchMemory(house.pid);

const recipe = { kind: 'messages', key: house.key, numbers: house.numbers, people: house.people } as const;
const rounds = await takeTurns(
  driver,
  [
    { name: 'straight to the stub', pid: stub.pid, job: { url: stub.url, connections, recipe } },
    { name: 'through a bare proxy', pid: proxy.pid, job: { url: proxy.url, connections, recipe } },
    { name: 'through Assent', pid: house.pid, job: { url: house.url, connections, recipe } },
  ],
  options,
);

heading(
  `Messages, ${connections} connections, ${house.people} people, ${options.rounds} rounds of ${options.seconds} s`,
);
printRates(rounds);
const assent = rounds.get('through Assent') ?? [];
console.log();
printRatio('Assent / bare proxy', {
  of: assent.map(rateOf),
  to: (rounds.get('through a bare proxy') ?? []).map(rateOf),
  hope: 'at least 0.5',
});
printFigure('p99 through Assent', `${median(assent.map(one => one.p99Ms)).toFixed(1)} ms`, 'under 60 ms');
printFigure('memory of the server', memoryWords(house, memory.mostMb()), 'under 250 MB');

await drained(house);
await Promise.all([driver, house, proxy, stub].map(one => one.stop()));
