// The door of the database room: PostgreSQL, embedded or given, behind one pool; migrations; batching under load.

export { type CoalesceSettings, coalesce } from './coalesce.ts';
export type { Connection } from './connection.ts';
export { type EmbeddedServer, type EmbeddedSettings, findRunningEmbedded, startEmbedded } from './embedded.ts';
export { isContention, StatementError, violatedConstraint } from './faults.ts';
export type { Log } from './log.ts';
export { checkServer, migrate } from './migrate.ts';
export {
  createDatabase,
  type Database,
  type DatabaseSettings,
  type Speaker,
  type Statement,
  type Transaction,
} from './pool.ts';
export { dumpSchema } from './schema-dump.ts';
export type { Lead } from './session.ts';
export { analyzeYoung } from './young-tables.ts';
