import type { Browser } from 'playwright-core';
import { percentile, type Figure } from '../figure.ts';
import type { LargeInstance } from '../large/large-instance.ts';
import { openBoard, openTab } from './open-browser.ts';

type Paint = { readonly first: number; readonly largest: number };

/** Starts before the page does, as the largest paint is only told to who listens. */
const listen = `
  window.largestPaint = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });`;
const read = `({
  first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  largest: window.largestPaint,
})`;

/** A board opened from nothing, again and again, each time in a browser that has seen nothing. */
export async function measureFirstPaint(
  browser: Browser,
  instance: LargeInstance,
  wanted: { boardId: string; what: string; limit: number; times: number; warmUps: number },
): Promise<Figure[]> {
  const paints: Paint[] = [];
  await warmUp(browser, instance, wanted);
  for (let n = 0; n < wanted.times; n += 1) {
    const page = await openTab(browser, instance);
    await page.addInitScript(listen);
    await openBoard(page, instance.url, wanted.boardId);
    paints.push(await page.evaluate<Paint>(read));
    await page.context().close();
  }
  const { what, limit } = wanted;
  const median = (of: (paint: Paint) => number) => percentile(paints.map(of), 0.5);
  return [
    { name: `${what}: first paint, p50`, value: median(({ first }) => first), limit, unit: 'ms' },
    {
      name: `${what}: largest paint, p50`,
      value: median(({ largest }) => largest),
      limit,
      unit: 'ms',
    },
  ];
}

/** What has been up for a while is measured: its code has been compiled by rendering such pages. */
async function warmUp(
  browser: Browser,
  instance: LargeInstance,
  { boardId, warmUps }: { boardId: string; warmUps: number },
): Promise<void> {
  const page = await openTab(browser, instance);
  const headers = { accept: 'text/html' };
  for (let n = 0; n < warmUps; n += 1) {
    const answer = await page.request.get(`${instance.url}/boards/${boardId}`, { headers });
    await answer.body();
  }
  await page.context().close();
}
