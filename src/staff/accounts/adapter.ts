// The log-in library on our database. A session's token is kept as its hash: what stands in the database opens nothing.

import type { CustomAdapter } from 'better-auth/adapters';
import type { Database } from '../../database/database.ts';
import { invariant, present, sha256 } from '../../kernel/kernel.ts';
import { isInstant, isLeftOut, models } from './columns.ts';
import {
  type Condition,
  countRows,
  deleteRows,
  insertRow,
  isOperator,
  type Row,
  selectRows,
  takeRow,
  updateRows,
} from './store.ts';

type Where = Parameters<CustomAdapter['deleteMany']>[0]['where'];
type Model = {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly isSession: boolean;
};

/** What the library's factory of adapters takes. */
export function createAdapter(deps: { db: Database }): () => CustomAdapter {
  const { db } = deps;
  return () => ({
    create: async ({ model: name, data }) => {
      const model = modelOf(name);
      const stored = present(await insertRow(db, model.table, written(model, data)), 'the row that was added');
      return read(model, stored, data['token']) as typeof data; // the library names the shape of its own model
    },
    findOne: async ({ model: name, where }) => {
      const model = modelOf(name);
      const [found] = await selectRows(db, model.table, { where: conditions(model, where), limit: 1 });
      return given(model, found, where);
    },
    findMany: async ({ model: name, where, limit, sortBy, offset }) => {
      const model = modelOf(name);
      const order =
        sortBy === undefined
          ? {}
          : { order: { column: columnOf(model, sortBy.field), descending: sortBy.direction === 'desc' } };
      const asked = { where: conditions(model, where ?? []), limit, offset: offset ?? 0, ...order };
      const rows = await selectRows(db, model.table, asked);
      return rows.map(row => read(model, row) as never); // the library names the shape of its own model
    },
    update: async ({ model: name, where, update }) => {
      const model = modelOf(name);
      const set = written(model, Object.fromEntries(Object.entries(update ?? {})));
      const [changed] = await updateRows(db, model.table, { where: conditions(model, where), set });
      return given(model, changed, where);
    },
    updateMany: async ({ model: name, where, update }) => {
      const model = modelOf(name);
      const set = written(model, update);
      return (await updateRows(db, model.table, { where: conditions(model, where), set })).length;
    },
    delete: async ({ model: name, where }) => {
      const model = modelOf(name);
      await deleteRows(db, model.table, conditions(model, where));
    },
    deleteMany: async ({ model: name, where }) => {
      const model = modelOf(name);
      return (await deleteRows(db, model.table, conditions(model, where))).length;
    },
    consumeOne: async ({ model: name, where }) => {
      const model = modelOf(name);
      return given(model, await takeRow(db, model.table, conditions(model, where)), where);
    },
    incrementOne: async ({ model: name, where, increment, set }) => {
      const model = modelOf(name);
      const add = Object.fromEntries(
        Object.entries(increment).map(([field, by]) => [columnOf(model, field), by] as const),
      );
      const how = { where: conditions(model, where), set: written(model, set ?? {}), add };
      const [changed] = await updateRows(db, model.table, how);
      return given(model, changed, where);
    },
    count: async ({ model: name, where }) => {
      const model = modelOf(name);
      return await countRows(db, model.table, conditions(model, where ?? []));
    },
  });
}

/** The hash under which a session's token is kept. */
export function tokenHash(token: string): string {
  return sha256(token).toString('base64url');
}

function modelOf(name: string): Model {
  return { ...present(models[name], `a table for the model ${name}`), isSession: name === 'session' };
}

function columnOf(model: Model, field: string): string {
  return present(model.columns[field], `a column for the field ${field} of ${model.table}`);
}

function written(model: Model, data: Row): Row {
  const kept = Object.entries(data).filter(([field]) => !isLeftOut(field));
  return Object.fromEntries(kept.map(([field, value]) => [columnOf(model, field), keptValue(model, field, value)]));
}

function keptValue(model: Model, field: string, value: unknown): unknown {
  if (!model.isSession || field !== 'token') return value;
  return Array.isArray(value) ? value.map(one => tokenHash(String(one))) : tokenHash(String(value));
}

function conditions(model: Model, where: Where): Condition[] {
  return where.map(({ field, operator = 'eq', value, connector }) => {
    invariant(isOperator(operator), 'the log-in library asks with an operator that is known');
    return {
      column: columnOf(model, field),
      operator,
      value: keptValue(model, field, value),
      either: connector === 'OR',
    };
  });
}

/** The row in the library's words; whoever asked by a token gets that token, of which only the hash is stored. */
function given(model: Model, row: Row | undefined, where: Where): never | null {
  if (row === undefined) return null;
  const token = where.find(one => model.isSession && one.field === 'token' && one.operator === 'eq')?.value;
  return read(model, row, token) as never; // the library names the shape of its own model
}

function read(model: Model, row: Row, token?: unknown): Row {
  const fields = Object.entries(model.columns).map(([field, column]) => {
    const value = row[column];
    if (isInstant(field) && typeof value === 'number') return [field, new Date(value)] as const;
    if (model.isSession && field === 'token' && typeof token === 'string') return [field, token] as const;
    return [field, value] as const;
  });
  return Object.fromEntries(fields);
}
