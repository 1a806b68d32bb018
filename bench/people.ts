// The list of people: a filtered page and the exact count among many people over those among few.
// Both servers run side by side and take turns; nothing is asserted, ratios are printed.

import { openHouse } from './rig/house.ts';
import { readOptions } from './rig/options.ts';
import { startProgram } from './rig/program.ts';
import { heading, median, printFigure, printRatio, whole } from './rig/table.ts';

/** What is asked for in turn; a count comes with a page of one person. */
const asked = {
  'first page, filtered': { filters: { consent: { purpose: 'orders', status: ['given'] } }, limit: 100, count: false },
  'first page, active since': { filters: { active_since: '2020-01-01T00:00:00Z' }, limit: 100, count: false },
  'count, filtered': { filters: { consent: { purpose: 'orders', status: ['given'] } }, limit: 1 },
  'count, active since': { filters: { active_since: '2020-01-01T00:00:00Z' }, limit: 1 },
  'count, nobody fits': { filters: { consent: { purpose: 'orders', status: ['withdrawn'] } }, limit: 1 },
} as const;

const options = readOptions();
const stub = await startProgram(new URL('./rig/stub.ts', import.meta.url));
const few = await openHouse(options, { people: options.people, graphUrl: stub.url });
const many = await openHouse(options, { people: options.manyPeople, graphUrl: stub.url });

type House = typeof few;

/** Milliseconds of one search. */
async function timeOf(house: House, body: object): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${house.url}/api/v1/contacts/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`a search was answered ${answer.status}`);
  return performance.now() - began;
}

/** The middle of several searches of one house, in each round. */
async function measure(body: object): Promise<{ few: number[]; many: number[] }> {
  const times = { few: [] as number[], many: [] as number[] }; // filled below
  for (const house of [few, many]) for (let at = 0; at < 5; at += 1) await timeOf(house, body);
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [name, house] of [['few', few] as const, ['many', many] as const]) {
      const mine: number[] = [];
      for (let at = 0; at < 20; at += 1) mine.push(await timeOf(house, body));
      times[name].push(median(mine));
    }
  }
  return times;
}

heading(`Looking for people, ${whole(few.people)} and ${whole(many.people)}, ${options.rounds} rounds of 20`);
for (const [words, body] of Object.entries(asked)) {
  const times = await measure(body);
  printFigure(
    `${words}: p50 with few and with many`,
    `${median(times.few).toFixed(1)} and ${median(times.many).toFixed(1)} ms`,
  );
  printRatio(`${words}: with many / with few`, { of: times.many, to: times.few, hope: 'at most 1.5' });
}

await Promise.all([few, many, stub].map(one => one.stop()));
