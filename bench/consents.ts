// Consent events written durably and decisions asked for over HTTP, with few and with many people.
// The measure for decisions is a bare server of the same framework that parses JSON and answers 200.

import { memoryWords, openHouse } from './rig/house.ts';
import { type Candidate, startDriver, takeTurns } from './rig/load.ts';
import { readOptions } from './rig/options.ts';
import { startProgram, watchMemory } from './rig/program.ts';
import { heading, median, printFigure, printRates, printRatio, rateOf, whole } from './rig/table.ts';

const connections = 32;

const options = readOptions();
const stub = await startProgram(new URL('./rig/stub.ts', import.meta.url));
const bare = await startProgram(new URL('./rig/bare-server.ts', import.meta.url));
const few = await openHouse(options, { people: options.people, graphUrl: stub.url });
const many = await openHouse(options, { people: options.manyPeople, graphUrl: stub.url });
const driver = await startDriver();
const memory = [few, many].map(house => ({ house, seen: watchMemory(house.pid) }));

const candidates: Candidate[] = [few, many].flatMap(({ url, pid, key, numbers, people }) => [
  {
    name: `decisions, ${whole(people)} people`,
    pid,
    job: { url, connections, recipe: { kind: 'decisions', key, numbers, people } },
  },
  {
    name: `consents, ${whole(people)} people`,
    pid,
    job: { url, connections, recipe: { kind: 'consents', key, people } },
  },
]);
const { key, numbers, people } = few;
candidates.unshift({
  name: 'bare server',
  pid: bare.pid,
  job: { url: bare.url, connections, recipe: { kind: 'decisions', key, numbers, people } },
});
const rounds = await takeTurns(driver, candidates, options);
const rates = (name: string) => (rounds.get(name) ?? []).map(rateOf);
const consentsOf = (house: { people: number }) => rates(`consents, ${whole(house.people)} people`);
const decisionsOf = (house: { people: number }) => rates(`decisions, ${whole(house.people)} people`);

heading(`Consents and decisions, ${connections} connections, ${options.rounds} rounds of ${options.seconds} s`);
printRates(rounds);
console.log();
for (const house of [few, many]) {
  const words = `${whole(house.people)} people`;
  printFigure(`consent events a second, ${words}`, whole(median(consentsOf(house))), 'at least 3,000');
  printRatio(`decisions / bare server, ${words}`, {
    of: decisionsOf(house),
    to: rates('bare server'),
    hope: 'at least 0.35',
  });
}
printRatio('consents with few / with many', { of: consentsOf(few), to: consentsOf(many), hope: 'at most 1.3' });
printRatio('decisions with few / with many', { of: decisionsOf(few), to: decisionsOf(many), hope: 'at most 1.3' });
for (const { house, seen } of memory) {
  const words = `memory of the server, ${whole(house.people)} people`;
  printFigure(words, memoryWords(house, seen.mostMb()), 'under 250 MB');
}

await Promise.all([driver, few, many, bare, stub].map(one => one.stop()));
