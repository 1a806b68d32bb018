// How long a page takes in a real Chromium whose processor is slowed down, and what it loads: measured by the page itself,
// from the moment that it was asked for.

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export type PageLoad = {
  /** Its content is drawn: a heading, and no place that still waits for what it reads. */
  readonly drawnMs: number;
  /** And no task longer than 50 ms came after it: from then on it answers at once. */
  readonly interactiveMs: number;
  /** Processor time of the page's main thread until then, slowed: what a machine with nothing else to do would take. */
  readonly busyMs: number;
  readonly requests: number;
  /** The scripts that it loaded until then. */
  readonly scripts: readonly string[];
};

export type Asked = {
  readonly url: string;
  /** So many times slower than this machine. */
  readonly slowdown: number;
  /** Prepares the new window, such as signing in. */
  readonly before?: (context: BrowserContext) => Promise<unknown>;
  /** Visits it once before, so that its files are in the cache. */
  readonly again?: boolean;
};

const quietMs = 1_500;
const boundMs = 20_000;

/** Loads a page in a window of its own, with nothing in the cache unless it is visited again. */
export async function measurePage(browser: Browser, asked: Asked): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 960 } });
  await context.addInitScript(watch);
  await asked.before?.(context);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  if (asked.again === true) {
    await page.goto(asked.url);
    await quiet(page);
  }
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: asked.slowdown });
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskMs(protocol);
  const loaded: { url: string; isScript: boolean }[] = [];
  page.on('request', one => loaded.push({ url: one.url(), isScript: one.resourceType() === 'script' }));
  await page.goto(asked.url);
  await quiet(page);
  const busyMs = (await taskMs(protocol)) - before;
  const { drawnMs, lastMs } = await page.evaluate<{ drawnMs: number; lastMs: number }>('assentWatch');
  await context.close();
  return {
    drawnMs,
    interactiveMs: Math.max(drawnMs, lastMs),
    busyMs,
    requests: loaded.length,
    scripts: loaded.filter(one => one.isScript).map(one => one.url),
  };
}

async function taskMs(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return (metrics.find(one => one.name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** The page itself may not compile text, so it is asked again and again. */
async function quiet(page: Page): Promise<void> {
  const began = performance.now();
  while (!(await page.evaluate<boolean>(isQuiet))) {
    if (performance.now() - began > boundMs) throw new Error(`${page.url()} is never done`);
    await new Promise(done => setTimeout(done, 500));
  }
}

// Times are those of the page's own clock, which begins with the navigation.
const watch = `{
  const seen = globalThis.assentWatch = { drawnMs: 0, lastMs: 0 };
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) seen.lastMs = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const isDrawn = document.querySelector('h1') !== null && document.querySelector('[role="status"][aria-label]') === null;
    if (!isDrawn) seen.drawnMs = 0;
    else if (seen.drawnMs === 0) requestAnimationFrame(() => { seen.drawnMs ||= performance.now(); });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}`;

const isQuiet = `assentWatch.drawnMs > 0 &&
  performance.now() - Math.max(assentWatch.drawnMs, assentWatch.lastMs) > ${quietMs}`;
