// The door of the composition root, for tests and benchmarks: they start the same house as the commands do.

export { createHouse, createLog, createWorld, openDatabase } from './compose.ts';
export { playDemo } from './demo.ts';
export { demoSender } from './demo-business.ts';
export { readConfiguration } from './env.ts';
export type { Running } from './running.ts';
export { open } from './start.ts';
