// The load driver, a process of its own: so many connections, one request at a time on each, for so many seconds. It
// uses undici's bare dispatch, because it shares the processor with what it measures.

import { createHistogram } from 'node:perf_hooks';
import { type Dispatcher, Pool } from 'undici';
import type { Job, Measured } from './load.ts';
import { type Call, createCalls } from './recipes.ts';

const nsPerMs = 1e6;
const answerTimeoutMs = 30_000;

process.on('message', (job: Job) => {
  void run(job).then(measured => process.send?.(measured));
});
process.send?.('ready');

async function run(job: Job): Promise<Measured> {
  const next = createCalls(job.recipe, job);
  const pool = new Pool(job.url, {
    connections: job.connections,
    pipelining: 1,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
  });
  const latency = createHistogram();
  const problems: Record<string, number> = {};
  const startedNs = process.hrtime.bigint();
  const deadline = performance.now() + job.seconds * 1_000;
  let calls = 0;

  const oneConnection = async (): Promise<void> => {
    while (performance.now() < deadline) {
      const call = next();
      if (call === undefined) return;
      const sentAt = performance.now();
      const problem = await ask(pool, call);
      latency.record(Math.max(1, Math.round((performance.now() - sentAt) * nsPerMs)));
      if (problem === undefined) calls += 1;
      else problems[problem] = (problems[problem] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: job.connections }, oneConnection));
  const seconds = Number(process.hrtime.bigint() - startedNs) / 1e9;
  await pool.close();
  return {
    calls,
    seconds,
    p50Ms: latency.percentile(50) / nsPerMs,
    p99Ms: latency.percentile(99) / nsPerMs,
    errors: Object.values(problems).reduce((sum, times) => sum + times, 0),
    problems,
  };
}

/** One request; undefined when it was answered with 2xx, else what went wrong with the start of the answer. */
function ask(pool: Pool, call: Call): Promise<string | undefined> {
  return new Promise(resolve => {
    let status = 0;
    let said = '';
    const answered: Dispatcher.DispatchHandler = {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, statusCode) => {
        status = statusCode;
      },
      onResponseData: (_controller, chunk) => {
        if (status >= 300 && said.length < 200) said += chunk.toString('utf8');
      },
      onResponseEnd: () => resolve(status < 300 ? undefined : `${status} ${said.slice(0, 160)}`),
      onResponseError: (_controller, error) => resolve(error.message),
    };
    pool.dispatch({ method: 'POST', path: call.path, headers: call.headers, body: call.body }, answered);
  });
}
