// SQL of the log-in library's own models. Tables and columns come from one list (columns.ts) and never from outside;
// every value is a parameter.

import type { Database } from '../../database/database.ts';

export type Row = Record<string, unknown>;

const operators = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=', in: '= any' } as const;

export type Operator = keyof typeof operators;

export type Condition = {
  readonly column: string;
  readonly operator: Operator;
  readonly value: unknown;
  /** Joined to the others by `or`. */
  readonly either: boolean;
};

/** Whether an operator of the library is one that is known here. */
export function isOperator(text: string): text is Operator {
  return Object.hasOwn(operators, text);
}

/** Adds a row and gives it as it is stored. */
export async function insertRow(db: Database, table: string, row: Row): Promise<Row | undefined> {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  const [stored] = await db.query<Row>('all', {
    text: `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) returning *`,
    values: Object.values(row),
  });
  return stored;
}

/** Rows for which all conditions hold. */
export async function selectRows(
  db: Database,
  table: string,
  how: { where: readonly Condition[]; limit: number; order?: { column: string; descending: boolean }; offset?: number },
): Promise<Row[]> {
  const { text, values } = whereOf(how.where, 0);
  const order = how.order === undefined ? '' : `order by ${how.order.column} ${how.order.descending ? 'desc' : 'asc'}`;
  return await db.query<Row>('all', {
    text: `select * from ${table} ${text} ${order} limit $${values.length + 1} offset $${values.length + 2}`,
    values: [...values, how.limit, how.offset ?? 0],
  });
}

/** Changes the rows for which all conditions hold: sets columns, and adds to others; gives them as they are now. */
export async function updateRows(
  db: Database,
  table: string,
  how: { where: readonly Condition[]; set: Row; add?: Readonly<Record<string, number>> },
): Promise<Row[]> {
  const set = Object.keys(how.set).map((column, at) => `${column} = $${at + 1}`);
  const add = Object.keys(how.add ?? {}).map((column, at) => `${column} = ${column} + $${set.length + at + 1}`);
  const changes = [...set, ...add];
  if (changes.length === 0) return await selectRows(db, table, { where: how.where, limit: 1 });
  const { text, values } = whereOf(how.where, changes.length);
  return await db.query<Row>('all', {
    text: `update ${table} set ${changes.join(', ')} ${text} returning *`,
    values: [...Object.values(how.set), ...Object.values(how.add ?? {}), ...values],
  });
}

/** Deletes the rows for which all conditions hold, and gives them. */
export async function deleteRows(db: Database, table: string, where: readonly Condition[]): Promise<Row[]> {
  const { text, values } = whereOf(where, 0);
  return await db.query<Row>('all', { text: `delete from ${table} ${text} returning *`, values });
}

/** Deletes one row for which all conditions hold, and gives it: of two at once only one gets it. */
export async function takeRow(db: Database, table: string, where: readonly Condition[]): Promise<Row | undefined> {
  const { text, values } = whereOf(where, 0);
  const [taken] = await db.query<Row>('all', {
    text: `delete from ${table} where id = (select id from ${table} ${text} limit 1 for update) returning *`,
    values,
  });
  return taken;
}

/** How many rows there are for which all conditions hold. */
export async function countRows(db: Database, table: string, where: readonly Condition[]): Promise<number> {
  const { text, values } = whereOf(where, 0);
  const [row] = await db.query<{ count: number }>('all', {
    text: `select count(*)::integer as count from ${table} ${text}`,
    values,
  });
  return row?.count ?? 0;
}

function whereOf(where: readonly Condition[], before: number): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const written = where.map(({ column, operator, value, either }) => {
    if (value === null && (operator === 'eq' || operator === 'ne'))
      return { either, text: `${column} is ${operator === 'eq' ? '' : 'not '}null` };
    values.push(value);
    const place = `$${before + values.length}`;
    return { either, text: `${column} ${operators[operator]} ${operator === 'in' ? `(${place})` : place}` };
  });
  const every = written.filter(one => !one.either).map(one => one.text);
  const some = written.filter(one => one.either).map(one => one.text);
  const all = [...every, ...(some.length === 0 ? [] : [`(${some.join(' or ')})`])];
  return { text: all.length === 0 ? '' : `where ${all.join(' and ')}`, values };
}
