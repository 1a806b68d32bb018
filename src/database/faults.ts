// Turns the driver's errors into ours. PostgreSQL puts values into its messages and details, and values may be personal
// data, so what leaves this file carries the SQLSTATE, the constraint and our own names, and only harmless messages.

import { DatabaseError } from 'pg';
import { Failure } from '../kernel/kernel.ts';

/** A statement that PostgreSQL refused: a violated constraint, or a fault in our own SQL. Never holds row values. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  readonly sqlState: string;
  readonly constraint: string | undefined;

  constructor(sqlState: string, words: string, constraint?: string) {
    super(words);
    this.sqlState = sqlState;
    this.constraint = constraint;
  }
}

/** The name of the constraint that a statement broke; undefined when the error is anything else. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof StatementError ? error.constraint : undefined;
}

// Classes whose primary message names only tables, columns and our own words; class 22 quotes the offending value.
const harmless = new Set(['0A', '23', '25', '28', '2B', '3D', '3F', '40', '42', '53', '54', '55', '57', 'P0']);

// 57014 is the statement's time limit, 25006 a server that became a standby; 53300 and 53400 are exhausted limits.
const unavailable = new Set(['57014', '25006', '53300', '53400', '53200', '3D000', '57P01', '57P02', '57P03', '57P05']);

/** Our error for whatever a query threw: a Failure for lost connections and full disks, else a StatementError. */
export function faultOf(error: unknown, statement: string | undefined): Error {
  if (error instanceof Failure || error instanceof StatementError) return error;
  if (error instanceof DatabaseError) return faultOfServer(error, statement);
  if (isConnectionLoss(error)) return new Failure('database-unavailable', undefined, { cause: error });
  return error instanceof Error ? error : new Error('the database driver threw something that is no error');
}

function faultOfServer(error: DatabaseError, statement: string | undefined): Error {
  const state = error.code ?? 'XX000';
  if (state === '53100') return new Failure('storage-full');
  if (state.startsWith('08') || unavailable.has(state)) {
    return new Failure('database-unavailable', `The database cannot be reached (SQLSTATE ${state})`);
  }
  const words = harmless.has(state.slice(0, 2)) ? `: ${error.message}` : '';
  return new StatementError(
    state,
    `statement ${statement ?? 'without a name'} failed with SQLSTATE ${state}${words}`,
    error.constraint,
  );
}

/** Whether the same work may be tried again at once: PostgreSQL undid it to keep transactions apart. */
export function isContention(error: unknown): boolean {
  return error instanceof StatementError && (error.sqlState === '40001' || error.sqlState === '40P01');
}

/** Whether the connection itself is what failed, so that the fate of a statement in flight is unknown. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof Failure && error.code === 'database-unavailable';
}

const lossCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const moreLossCodes = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENOTCONN', 'ECONNABORTED', 'EACCES', 'EAGAIN']);
// The driver gives these no code.
const lossWords =
  /connection (terminated|ended|timeout)|timeout (exceeded|expired)|read timeout|client has encountered|not queryable/i;

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return lossCodes.has(code) || moreLossCodes.has(code) || lossWords.test(error.message);
}
