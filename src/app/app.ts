// The door of the composition root, for tests and benchmarks: they start the same house as the commands do.

export { createHouse, createWorld } from './compose.ts';
export { playDemo } from './demo.ts';
export { demoSender } from './demo-business.ts';
export { readConfiguration } from './env.ts';
export { createLog, openDatabase } from './open-database.ts';
export type { Running } from './running.ts';
export { open } from './start.ts';
