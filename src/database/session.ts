// The one connection that is not pooled: it hears notifications, holds advisory locks, and probes whether PostgreSQL
// answers. When it breaks, whoever led is told to stop, and it comes back by itself. Where PostgreSQL leaves a new
// connection without an answer too, it is silent: then nobody need wait for it until it answers again.

import { Socket } from 'node:net';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import { invariant } from '../kernel/kernel.ts';
import type { Log } from './log.ts';

/** A standing claim to lead; `stop` ends the body and gives the lock away. */
export type Lead = { stop(): Promise<void> };

export type Session = {
  listen(channel: string, onNotify: (payload: string) => void): () => void;
  lead(lockName: string, body: (signal: AbortSignal) => Promise<void>): Lead;
  ready(): boolean;
  /** Whether a new connection was left without an answer, and none has been answered since. */
  silent(): boolean;
  /** Says that a statement elsewhere lost its connection, so that the probe looks at once. */
  suspect(): void;
  close(): Promise<void>;
};

const probeEveryMs = 1_000;
const probeTimeoutMs = 3_000;
const reconnectEveryMs = 250;
const claimEveryMs = 500;

type SessionDeps = {
  config: ClientConfig;
  log: Log;
  /** Called each time that a new connection was left without an answer: who waits on another will not get one either. */
  onSilence: () => void;
};

type State = SessionDeps & {
  client: Client | undefined;
  silent: boolean;
  lost: AbortController;
  closing: AbortController;
  listeners: Map<string, Set<(payload: string) => void>>;
  leads: Map<string, Lead>;
  nudge: () => void;
};

/** Opens the session in the background and keeps it open until closed. */
export function createSession(deps: SessionDeps): Session {
  const state: State = {
    ...deps,
    client: undefined,
    silent: false,
    lost: new AbortController(),
    closing: new AbortController(),
    listeners: new Map(),
    leads: new Map(),
    nudge: () => {},
  };
  const kept = keepOpen(state);
  return {
    listen: (channel, onNotify) => listen(state, channel, onNotify),
    lead: (lockName, body) => lead(state, lockName, body),
    ready: () => state.client !== undefined,
    silent: () => state.silent,
    suspect: () => state.nudge(),
    close: async () => {
      await Promise.all([...state.leads.values()].map(each => each.stop()));
      state.closing.abort();
      state.nudge();
      await kept;
    },
  };
}

async function keepOpen(state: State): Promise<void> {
  let told = false;
  while (!state.closing.signal.aborted) {
    const client = await open(state);
    if (client === undefined) {
      if (!told) state.log.warn('the database cannot be reached; trying again until it can');
      told = true;
      await rest(state, reconnectEveryMs);
      continue;
    }
    if (told) state.log.info('the database can be reached again');
    told = false;
    while (!state.closing.signal.aborted && (await inTime(client.query('select 1'))) === 'done') {
      await rest(state, probeEveryMs);
    }
    drop(state, client);
    await ended(client);
  }
}

async function open(state: State): Promise<Client | undefined> {
  const socket = new Socket();
  const client = new Client({ ...state.config, connectionTimeoutMillis: 0, stream: () => socket });
  client.on('error', () => drop(state, client));
  client.on('end', () => drop(state, client));
  client.on('notification', note => {
    for (const hear of state.listeners.get(note.channel) ?? []) hear(note.payload ?? '');
  });
  const answer = await inTime(setUp(state, client));
  // Where connecting fails at once there is no need to cut anything: a connection that is no more says so by itself, and
  // one that is left may do its work.
  state.silent = answer === 'silence';
  if (state.silent) state.onSilence();
  if (answer !== 'done') {
    await ended(client);
    socket.destroy();
    return undefined;
  }
  state.lost = new AbortController();
  state.client = client;
  for (const hearers of state.listeners.values()) for (const hear of hearers) hear('');
  return client;
}

async function setUp(state: State, client: Client): Promise<void> {
  await client.connect();
  await client.query("select set_config('assent.business_id', '*', false)");
  for (const channel of state.listeners.keys()) await client.query(`listen ${escapeIdentifier(channel)}`);
}

function drop(state: State, client: Client): void {
  if (state.client !== client) return;
  state.client = undefined;
  state.lost.abort();
  state.nudge();
}

async function inTime(asked: Promise<unknown>): Promise<'done' | 'failed' | 'silence'> {
  const late = new AbortController();
  const patience = async () => {
    // It rejects when the answer came first, and then nobody asks for what comes of it.
    await pause(probeTimeoutMs, undefined, { signal: late.signal, ref: false }).catch(() => {});
    // Where this process itself stood still, the answer may have come meanwhile and is read only now.
    await turn();
    return 'silence' as const;
  };
  const answer = asked.then(
    () => 'done' as const,
    () => 'failed' as const,
  );
  try {
    return await Promise.race([answer, patience()]);
  } finally {
    late.abort();
  }
}

async function ended(client: Client): Promise<void> {
  // A connection that no longer answers would never say goodbye.
  await Promise.race([client.end().catch(() => {}), pause(500, undefined, { ref: false })]);
}

async function rest(state: State, restMs: number): Promise<void> {
  if (state.closing.signal.aborted) return;
  const woken = new AbortController();
  state.nudge = () => woken.abort();
  await pause(restMs, undefined, { signal: woken.signal, ref: false }).catch(() => {});
  state.nudge = () => {};
}

function listen(state: State, channel: string, onNotify: (payload: string) => void): () => void {
  const hearers = state.listeners.get(channel) ?? new Set();
  const first = hearers.size === 0;
  hearers.add(onNotify);
  state.listeners.set(channel, hearers);
  // A failure here means a broken session; the next one listens to all channels anew.
  if (first) state.client?.query(`listen ${escapeIdentifier(channel)}`).catch(() => {});
  return () => {
    hearers.delete(onNotify);
    if (hearers.size > 0) return;
    state.listeners.delete(channel);
    state.client?.query(`unlisten ${escapeIdentifier(channel)}`).catch(() => {});
  };
}

function lead(state: State, lockName: string, body: (signal: AbortSignal) => Promise<void>): Lead {
  // A session may take its own lock twice, so two claims of one process would both win.
  invariant(!state.leads.has(lockName), 'a process claims a lock once');
  const stopping = new AbortController();
  const running = claimAndRun(state, lockName, body, stopping.signal);
  const claim: Lead = {
    stop: async () => {
      stopping.abort();
      await running;
      state.leads.delete(lockName);
    },
  };
  state.leads.set(lockName, claim);
  return claim;
}

async function claimAndRun(
  state: State,
  lockName: string,
  body: (signal: AbortSignal) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    const { client, lost } = state;
    if (client !== undefined && (await locked(client, 'pg_try_advisory_lock', lockName))) {
      await body(AbortSignal.any([stopping, lost.signal])).catch((error: unknown) => {
        const what = error instanceof Error ? error.name : 'no error';
        state.log.warn(`the work under the lock ${lockName} failed: ${what}`);
      });
      if (!lost.signal.aborted) await locked(client, 'pg_advisory_unlock', lockName);
    }
    await pause(claimEveryMs, undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}

async function locked(client: Client, how: string, lockName: string): Promise<boolean> {
  try {
    const result = await client.query<{ held: boolean }>(`select ${how}(hashtextextended($1, 0)) as held`, [lockName]);
    return result.rows[0]?.held === true;
  } catch {
    return false;
  }
}
