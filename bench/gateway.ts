// Messages a second: straight to a stub of Graph, through a bare forwarding proxy, and through Assent.
// The proxy has the same framework and client and does nothing else: what remains is the price of the gate.

import { drained, memoryWords, openHouse } from './rig/house.ts';
import { startDriver, takeTurns } from './rig/load.ts';
import { readOptions } from './rig/options.ts';
import { startProgram, watchMemory } from './rig/program.ts';
import { heading, median, printFigure, printRates, printRatio, rateOf, whole } from './rig/table.ts';

const connections = 64;
/** One number may write to one person once in six seconds, so that a fast run needs many people, or many numbers. */
const crowds = { known: 2_000, strangers: 100_000 };

const options = readOptions();
const stub = await startProgram(new URL('./rig/stub.ts', import.meta.url));
const proxy = await startProgram(new URL('./rig/bare-proxy.ts', import.meta.url), [stub.url]);
const house = await openHouse(options, { people: crowds.strangers, graphUrl: stub.url });
const driver = await startDriver();
const memory = watchMemory(house.pid);

const recipe = (people: number) => ({ kind: 'messages', key: house.key, numbers: house.numbers, people }) as const;
const lines = {
  stub: 'straight to the stub',
  proxy: 'through a bare proxy',
  known: `through Assent, ${whole(crowds.known)} people`,
  strangers: `through Assent, ${whole(crowds.strangers)} people`,
};
const rounds = await takeTurns(
  driver,
  [
    { name: lines.stub, pid: stub.pid, job: { url: stub.url, connections, recipe: recipe(crowds.known) } },
    { name: lines.proxy, pid: proxy.pid, job: { url: proxy.url, connections, recipe: recipe(crowds.known) } },
    { name: lines.known, pid: house.pid, job: { url: house.url, connections, recipe: recipe(crowds.known) } },
    { name: lines.strangers, pid: house.pid, job: { url: house.url, connections, recipe: recipe(crowds.strangers) } },
  ],
  options,
);

heading(`Messages, ${connections} connections, ${options.rounds} rounds of ${options.seconds} s`);
printRates(rounds);
console.log();
const through = (name: string) => rounds.get(name) ?? [];
for (const name of [lines.known, lines.strangers]) {
  printRatio(`${name} / bare proxy`, {
    of: through(name).map(rateOf),
    to: through(lines.proxy).map(rateOf),
    hope: 'at least 0.5',
  });
  printFigure('p99', `${median(through(name).map(one => one.p99Ms)).toFixed(1)} ms`, 'under 60 ms');
}
printFigure('memory of the server', memoryWords(house, memory.mostMb()), 'under 250 MB');

await drained(house);
await Promise.all([driver, house, proxy, stub].map(one => one.stop()));
