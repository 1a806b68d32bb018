// The people of a benchmark: numbered, each with a phone number made from the number, so that the seed and the load
// driver agree without telling each other. The numbers are made up.

/** The phone number of a person, in the digits that Meta uses. */
export function phoneOf(person: number): string {
  return `49151${10_000_000 + person}`;
}

/** The same sequence of numbers from 0 to 1 in every run (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
