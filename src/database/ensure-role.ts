// The application's role and its database on a server of our own: made at the first start, found at all later ones.

import { Client, escapeLiteral } from 'pg';
import { connectionOf, type Endpoint } from './endpoint.ts';
import { faultOf } from './faults.ts';

/** The application's role owns its database and nothing more: row-level security binds it. */
export async function ensureRoleAndDatabase(endpoint: Endpoint, { fresh }: { fresh: boolean }): Promise<void> {
  if (!fresh && (await letsIn(endpoint))) return;
  const client = new Client(connectionOf(endpoint, 'postgres', 'postgres'));
  client.on('error', () => {});
  try {
    await client.connect();
    const roles = await client.query("select 1 from pg_roles where rolname = 'assent'");
    if (roles.rowCount === 0) {
      const secret = endpoint.password === undefined ? '' : ` password ${escapeLiteral(endpoint.password)}`;
      await client.query(`create role assent login nosuperuser nobypassrls createdb nocreaterole${secret}`);
    }
    const databases = await client.query("select 1 from pg_database where datname = 'assent'");
    if (databases.rowCount === 0) await client.query('create database assent owner assent template template0');
  } catch (error) {
    throw faultOf(error, 'ensure-role-and-database');
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the role and its database are there, which is the case from the second start on. */
async function letsIn(endpoint: Endpoint): Promise<boolean> {
  const client = new Client(connectionOf(endpoint, 'assent', 'assent'));
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    // Nothing waits for the goodbye.
    client.end().catch(() => {});
  }
}
