// Latency of a decision with many people over that with few: what grows with the number of people.
// Both servers run side by side and take turns; people are picked at random from all.

import { memoryWords, openHouse } from './rig/house.ts';
import { startDriver, takeTurns } from './rig/load.ts';
import { readOptions } from './rig/options.ts';
import { startProgram, watchMemory } from './rig/program.ts';
import { heading, printFigure, printRates, printRatio, whole } from './rig/table.ts';

/** Few, so that what is measured is the decision and not the queue before it. */
const connections = 4;

const options = readOptions();
const stub = await startProgram(new URL('./rig/stub.ts', import.meta.url));
const few = await openHouse(options, { people: options.people, graphUrl: stub.url });
const many = await openHouse(options, { people: options.manyPeople, graphUrl: stub.url });
const driver = await startDriver();
const memory = watchMemory(many.pid);

const houses = [few, many].map(house => ({ house, name: `decision, ${whole(house.people)} people` }));
const rounds = await takeTurns(
  driver,
  houses.map(({ house, name }) => ({
    name,
    pid: house.pid,
    job: {
      url: house.url,
      connections,
      recipe: { kind: 'decisions', key: house.key, numbers: house.numbers, people: house.people },
    },
  })),
  options,
);

heading(`Decisions (dry run) over HTTP, ${connections} connections, ${options.rounds} rounds of ${options.seconds} s`);
printRates(rounds);
const [ofFew = [], ofMany = []] = houses.map(({ name }) => rounds.get(name) ?? []);
console.log();
printRatio('p50 with many / with few', {
  of: ofMany.map(one => one.p50Ms),
  to: ofFew.map(one => one.p50Ms),
  hope: 'at most 1.3',
});
printRatio('p99 with many / with few', {
  of: ofMany.map(one => one.p99Ms),
  to: ofFew.map(one => one.p99Ms),
  hope: 'at most 1.3',
});
printFigure('memory of the server with many', memoryWords(many, memory.mostMb()), 'under 250 MB');

await Promise.all([driver, few, many, stub].map(one => one.stop()));
